// cli/messages.cpp - plain stdio; a broken stderr is nobody's problem.
#include "cli/messages.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <map>

namespace cli {

void print_error(std::string const& what, std::string const& advice) {
  show_progress("");
  fmt::print(stderr, "trialbook: {}\n", what);
  if (!advice.empty()) fmt::print(stderr, "    {}\n", advice);
}

void print_problems(core::Problems const& problems) {
  show_progress("");
  constexpr std::size_t most = 100;
  std::map<std::string, std::size_t> kinds;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    ++kinds[problems[i].kind];
    if (i < most) fmt::print(stderr, "{}\n", core::describe(problems[i]));
  }
  if (problems.size() > most) fmt::print(stderr, "… and {} more\n", problems.size() - most);
  std::string counts;
  for (auto const& [kind, n] : kinds) counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", n, kind);
  fmt::print(stderr, "{} problem{}: {}\n", problems.size(), problems.size() == 1 ? "" : "s", counts);
}

void show_progress(std::string const& phase) {
  static bool const terminal = ::isatty(STDERR_FILENO) == 1;
  static bool shown = false;
  if (!terminal || (phase.empty() && !shown)) return;
  fmt::print(stderr, "\r\x1b[K{}{}", phase, phase.empty() ? "" : " …");
  std::fflush(stderr);
  shown = !phase.empty();
}

}  // namespace cli
