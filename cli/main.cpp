// cli/main.cpp - runs the command line and turns what went wrong into a message and an exit code: 0 done, 1 failed, 2 wrong command line,
// 3 verify found something.
#include <malloc.h>

#include <csignal>
#include <exception>
#include <filesystem>
#include <new>

#include "cli/arguments.hpp"
#include "cli/book_path.hpp"
#include "cli/command_line.hpp"
#include "cli/messages.hpp"
#include "core/database/database.hpp"
#include "core/error.hpp"

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
    auto const error = core::database::explained(cli::book_in_use(), e);
    cli::print_error(error.what(), error.advice());
    return cli::failed;
  } catch (std::filesystem::filesystem_error const& e) {
    cli::print_error(e.path1().string() + ": " + e.code().message(), "check the path, and who may read and write there (ls -l)");
    return cli::failed;
  } catch (std::bad_alloc const&) {
    cli::print_error("there is not enough memory for this", "split large files, or run it on another machine; nothing was changed");
    return cli::failed;
  } catch (std::exception const& e) {
    cli::print_error(e.what(), "this is a fault of trialbook; please report the command line");
    return cli::failed;
  }
}
