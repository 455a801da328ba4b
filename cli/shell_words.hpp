// cli/shell_words.hpp - a command line as bash hands it to a completion function: taken apart into words, and a candidate put back as bash wants it.
// Knows blanks, quotes and backslashes; expands nothing.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace cli {

struct TypedLine {
  std::vector<std::string> words;  // after the program's name, free of quotes; the last one is under the cursor and may be empty
  std::string raw;                 // the last one as typed
  char quote = '\0';               // the quote that is open at its end
};

TypedLine shell_words(std::string_view line);

// What bash must put in the place of `word` (its own idea of the word: what follows the last break character or opening quote) so that the last word
// becomes `candidate`.
std::string replacement(std::string const& candidate, TypedLine const& line, std::string const& word);

}  // namespace cli
