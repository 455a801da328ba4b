// query/passage_text.hpp - spans of a document as people read them: with the sentence around them, white space tidied, numbers marked. Characters are
// those of the user's copy, not of N. Knows no book; spans that are missing are left out.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/text/locator.hpp"

namespace query {

struct Piece {
  std::size_t line = 0;  // of the copy, where its first span begins; from 1
  core::text::Found found = core::text::Found::exact;
  std::string text;  // "…" stands where a sentence is cut
};

struct MarkedPassage {
  std::vector<Piece> pieces;
  std::pair<std::string, std::string> mark;  // what was put around each number; a pair that makes no confusion with brackets of the text
};

// Spans whose surroundings touch are one piece. `numbers` are the places to mark.
MarkedPassage marked_passage(core::text::NormalText const& copy, std::vector<core::text::Located> const& spans,
                             std::vector<core::text::Stretch> const& numbers);

}  // namespace query
