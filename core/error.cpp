// core/error.cpp - the printed shape of problems.
#include "core/error.hpp"

#include <fmt/format.h>

namespace core {

std::string describe(Problem const& problem) {
  std::string out = problem.file;
  if (problem.line > 0) out += fmt::format(":{}", problem.line);
  if (problem.column > 0) out += fmt::format(":{}", problem.column);
  out += ": " + problem.message;
  if (!problem.text.empty()) out += ": '" + problem.text + "'";
  if (!problem.advice.empty()) out += "\n    " + problem.advice;
  return out;
}

InputError::InputError(Problems problems)
    : Error(fmt::format("the input has {} problem{}", problems.size(), problems.size() == 1 ? "" : "s")), problems_(std::move(problems)) {}

}  // namespace core
