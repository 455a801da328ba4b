// cli/messages.cpp - plain stdio; a broken stderr is nobody's problem.
#include "cli/messages.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "cli/terminal.hpp"
#include "core/text/width.hpp"

namespace cli {
namespace {

// Lines folded to the terminal; further lines stand in. A pipe or file gets them as they are, for programs to read.
std::string folded(std::string const& text) {
  if (::isatty(STDERR_FILENO) != 1) return text + "\n";
  constexpr std::size_t hanging = 4, least = 20;
  std::size_t const width = std::max(columns_of(STDERR_FILENO), hanging + least);
  std::string out;
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find('\n', start), text.size());
    auto const indent = std::min(text.find_first_not_of(' ', start), end) - start;
    for (bool first = true; auto const& line : core::text::wrap(text.substr(start, end - start), width - hanging)) {
      out += std::string(first ? indent : hanging, ' ') + line + "\n";
      first = false;
    }
    start = end + 1;
  }
  return out;
}

}  // namespace

void print_error(std::string const& what, std::string const& advice) {
  show_progress("");
  fmt::print(stderr, "{}", folded("trialbook: " + what));
  if (!advice.empty()) fmt::print(stderr, "{}", folded("    " + advice));
}

void print_note(std::string const& what) {
  show_progress("");
  fmt::print(stderr, "{}", folded(what));
}

void print_problems(core::Problems const& problems) {
  show_progress("");
  constexpr std::size_t most = 100;
  std::map<std::string, std::size_t> kinds;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    ++kinds[problems[i].kind];
    if (i < most) fmt::print(stderr, "{}", folded(core::describe(problems[i])));
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
