// cli/completion.hpp - what the word under the cursor can become, from the options that commands declare and the names of the book in use. Knows no
// shell; shell_words.hpp and the scripts of completion_scripts.hpp do. A book that cannot be read has no names.
#pragma once
#include <string>
#include <vector>

#include "query/completions.hpp"

namespace cli {

struct Completions {
  enum Kind { words, open, files, folders };  // open: the word goes on behind the candidate, without a blank
  Kind kind = words;
  std::vector<query::Completion> candidates;  // each the whole word
};

// `line`: the words after "trialbook" up to the cursor, free of quotes; the last is the one to complete and may be empty.
Completions complete(std::vector<std::string> const& line);

// trialbook __complete bash LINE WORD, or zsh WORDS…: what the scripts ask. First line of the answer: the kind; then the candidates. Never fails
// aloud, as it would write into the user's command line.
int answer_completion(std::vector<std::string> const& arguments);

}  // namespace cli
