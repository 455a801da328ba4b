// tests/support/program.cpp - fork and exec with both outputs redirected to files, so that nothing can block; or on a pseudo-terminal.
#include "tests/support/program.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <sstream>

#include "tests/support/book.hpp"

namespace support {

namespace {

[[noreturn]] void become_program(std::string const& home, std::vector<std::string> const& arguments, std::vector<std::string> const& environment) {
  ::setenv("HOME", home.c_str(), 1);
  for (char const* name : {"XDG_DATA_HOME", "TRIALBOOK_DB", "COLUMNS"}) ::unsetenv(name);
  for (auto const& entry : environment) ::putenv(const_cast<char*>(entry.c_str()));
  std::vector<char*> argv{const_cast<char*>(TEST_PROGRAM)};
  for (auto const& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(TEST_PROGRAM, argv.data());
  ::_exit(127);
}

int exit_code_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Ran run(std::vector<std::string> const& arguments, std::vector<std::string> const& environment) {
  TemporaryFolder const folder;
  std::string const out = (folder.path() / "out").string(), err = (folder.path() / "err").string();
  pid_t const child = ::fork();
  if (child == 0) {
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    become_program(folder.path().string(), arguments, environment);
  }
  int const code = exit_code_of(child);
  return {code, read(out), read(err)};
}

Ran run_on_terminal(std::vector<std::string> const& arguments, unsigned short columns, std::vector<std::string> const& environment) {
  TemporaryFolder const folder;
  winsize size{};
  size.ws_row = 50;
  size.ws_col = columns;
  int terminal = -1;
  pid_t const child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) become_program(folder.path().string(), arguments, environment);
  Ran ran;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(terminal, buffer, sizeof buffer)) > 0;)  // fails when the program has closed its side
    std::copy_if(buffer, buffer + n, std::back_inserter(ran.out), [](char c) { return c != '\r'; });
  ran.exit_code = exit_code_of(child);
  ::close(terminal);
  return ran;
}

bool has_terminals() {
  int terminal = -1, program = -1;
  if (::openpty(&terminal, &program, nullptr, nullptr, nullptr) != 0) return false;
  ::close(terminal);
  ::close(program);
  return true;
}

std::string output_of(std::string const& line) {
  TemporaryFolder const folder;
  auto const printed = (folder.path() / "printed").string();
  int const status = std::system(("( " + line + "\n) > " + printed + " 2>&1 < /dev/null").c_str());
  return read(printed) + (status == 0 ? "" : "failed with " + std::to_string(WEXITSTATUS(status)));
}

bool installed(std::string const& program) { return std::system(("command -v " + program + " > /dev/null").c_str()) == 0; }

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string differs_from_golden(std::string const& file, std::string const& actual) {
  std::filesystem::path const golden = std::filesystem::path(TEST_SOURCE_DIR) / "tests" / file;
  char const* update = std::getenv("TRIALBOOK_UPDATE_GOLDEN");
  std::filesystem::path const target = update != nullptr ? golden : std::filesystem::path(TEST_BINARY_DIR) / "actual" / file;
  if (update == nullptr && std::filesystem::exists(golden) && read(golden) == actual) return {};
  std::filesystem::create_directories(target.parent_path());
  std::filesystem::remove(target);
  FILE* out = std::fopen(target.c_str(), "wb");
  std::fwrite(actual.data(), 1, actual.size(), out);
  std::fclose(out);
  return update != nullptr ? std::string() : "see: diff " + golden.string() + " " + target.string();
}

}  // namespace support
