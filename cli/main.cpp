// cli/main.cpp - runs the command line and turns what went wrong into a message and an exit code: 0 done, 1 failed, 2 wrong command line,
// 3 verify found something.
#include <SQLiteCpp/Exception.h>
#include <malloc.h>

#include <csignal>
#include <exception>

#include "cli/arguments.hpp"
#include "cli/book_path.hpp"
#include "cli/command_line.hpp"
#include "cli/messages.hpp"
#include "core/error.hpp"

namespace {

// SQLite's own numbers, so that its header stays in core.
constexpr int io_error = 10, corrupt = 11, not_a_database = 26;

}  // namespace

int main(int argc, char** argv) {
  mallopt(M_TOP_PAD, 1 << 20);    // a question takes some megabytes in small pieces: ask the system in steps that suit that
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe and a file-size limit come back as errors of write()
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return cli::run_command_line(argc, argv);
  } catch (core::InputError const& e) {
    cli::print_problems(e.problems());
    cli::print_error("nothing was changed", e.advice());
    return cli::failed;
  } catch (core::UsageError const& e) {
    cli::print_error(e.what(), e.advice());
    return cli::usage;
  } catch (core::Error const& e) {
    cli::print_error(e.what(), e.advice());
    return cli::failed;
  } catch (SQLite::Exception const& e) {
    bool const damaged = e.getErrorCode() == corrupt || e.getErrorCode() == not_a_database || e.getErrorCode() == io_error;
    cli::print_error(cli::book_in_use().string() + (damaged ? ": is damaged: " : ": ") + e.what(),
                     "restore it from a copy, or start again with: trialbook build");
    return cli::failed;
  } catch (std::exception const& e) {
    cli::print_error(e.what(), "this is a fault of trialbook; please report the command line");
    return cli::failed;
  }
}
