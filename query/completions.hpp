// query/completions.hpp - names of a book that a word typed so far can become. For the shell's completion key: quick, and knows no shell.
// An unknown kind has no names.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/database/database.hpp"

namespace query {

struct Completion {
  std::string word, label;  // the label is empty where it says no more than the word
};

// `kinds`, parted by blanks: subtype, treatment, line, biomarker, … (any dimension), prior, endpoint, trial, document, item, name.
std::vector<Completion> completions(core::database::Connection& book, std::string_view kinds, std::string const& typed);

}  // namespace query
