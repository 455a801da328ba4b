// tests/programs/program.cpp - through the shell, for its redirection, and `timeout`, which ends children too.
#include "tests/programs/program.hpp"

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/program.hpp"

namespace programs {
namespace {

std::string quoted(std::string const& word) {
  std::string out = "'";
  for (char const c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

Ran Scratch::run(std::vector<std::string> const& line, int seconds) const {
  support::TemporaryFolder const printed;
  auto const folder = quoted(folder_.path().string()), out = (printed.path() / "out").string();
  std::string command =
      "unset XDG_DATA_HOME TRIALBOOK_DB; cd " + folder + " && HOME=" + folder + " LC_ALL=C.UTF-8 timeout --kill-after=5 " + std::to_string(seconds);
  for (auto const& word : line) command += " " + quoted(word);
  int const status = std::system((command + " > " + quoted(out) + " 2>&1 < /dev/null").c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), support::read(out)};
}

void Scratch::trialbook(std::vector<std::string> const& arguments) const {
  std::vector<std::string> line{TEST_PROGRAM};
  line.insert(line.end(), arguments.begin(), arguments.end());
  auto const ran = run(line);
  CAPTURE(ran.out);
  REQUIRE(ran.exit_code == 0);
}

std::string Scratch::read(std::string const& file) const { return has(file) ? support::read(path(file)) : std::string(); }

std::string squeezed(std::string const& text) {
  std::string out;
  for (char const c : text)
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') out += c;
  return out;
}

}  // namespace programs
