// core/error.cpp - the printed shape of problems, fit for a terminal of 80 columns.
#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/text/excerpt.hpp"

namespace core {

std::string describe(Problem const& problem) {
  constexpr std::size_t text_cells = 72, message_cells = 320;
  std::string out = text::excerpt(problem.file, message_cells);
  if (problem.line > 0) out += fmt::format(":{}", problem.line);
  if (problem.column > 0) out += fmt::format(":{}", problem.column);
  out += ": " + text::excerpt(problem.message, message_cells);
  if (problem.caret) {
    auto const pointed = text::point_at(problem.text, *problem.caret, text_cells);
    out += "\n    " + pointed.text + "\n    " + pointed.caret;
  } else if (!problem.text.empty()) {
    out += ": '" + text::excerpt(problem.text, text_cells) + "'";
  }
  if (!problem.advice.empty()) out += "\n    " + problem.advice;
  return out;
}

void sort_by_place(Problems& problems) {
  std::map<std::string, std::size_t> files;
  for (auto const& problem : problems) files.emplace(problem.file, files.size());
  std::stable_sort(problems.begin(), problems.end(), [&](Problem const& a, Problem const& b) {
    return std::tuple(files[a.file], a.line, a.column) < std::tuple(files[b.file], b.line, b.column);
  });
}

InputError::InputError(Problems problems)
    : Error(fmt::format("the input has {} problem{}", problems.size(), problems.size() == 1 ? "" : "s")), problems_(std::move(problems)) {
  sort_by_place(problems_);
}

}  // namespace core
