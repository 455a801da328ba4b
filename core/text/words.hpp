// core/text/words.hpp - a text as the words that full-text search compares: case, width and script folded, each Han character a word of its own.
// Knows no index and no language; whatever is neither letter nor digit parts words.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

struct Word {
  std::string folded;
  std::size_t begin = 0, end = 0;  // bytes of the text that it stands in
  bool prefix_of_more = false;     // ends in a letter that is no Han character: a longer word can begin with it
};

std::vector<Word> words_in(std::string_view utf8);

// The folded words with a blank between them: what a stock tokenizer takes apart into the same words.
std::string spaced_words(std::string_view utf8);

}  // namespace core::text
