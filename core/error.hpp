// core/error.hpp - what can go wrong, as values. Error stops an operation; Problem is one bad place of an input and is collected.
// A message says what, where and why; `advice` says what to try. Libraries throw or collect; only cli prints and picks the exit code.
#pragma once
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace core {

class Error : public std::runtime_error {
 public:
  explicit Error(std::string const& what, std::string advice = {}) : std::runtime_error(what), advice_(std::move(advice)) {}
  std::string const& advice() const { return advice_; }

 private:
  std::string advice_;
};

// A wrong command line or an unknown filter value: exit code 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

// One bad place of an input file. Lines and columns count from 1, columns in code points; 0 = unknown.
struct Problem {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string kind;                       // short, stable: "unknown-name", "bad-number" …
  std::string text;                       // the text at fault
  std::string message;                    // what is wrong
  std::string advice;                     // what to try
  std::optional<std::size_t> caret = {};  // code point of `text` where the fault lies; the message then shows the text with a caret below
};

// "file:line:column: message: 'text'" and, on a second line, the advice; with a caret the text and the caret have lines of their own. Long texts are
// cut, control characters replaced.
std::string describe(Problem const& problem);

// All problems of an input; InputError carries them to the caller of a library.
using Problems = std::vector<Problem>;

// By line and column; files stay in the order in which they came.
void sort_by_place(Problems& problems);

class InputError : public Error {
 public:
  explicit InputError(Problems problems);
  Problems const& problems() const { return problems_; }

 private:
  Problems problems_;
};

}  // namespace core
