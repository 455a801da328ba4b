// core/table/localise.hpp - an answer in another language: what people read of it is looked up in a phrase book. Keys, and columns that are only for
// programs, stay as they are; so does text that the phrase book does not know (own words, quoted text, names).
#pragma once
#include <string>
#include <vector>

#include "core/language/phrase_book.hpp"
#include "core/table/document.hpp"

namespace core::table {

// Text that stayed English, with where it stands ("heading", "column level", "cell polarity"): for tests that look for gaps.
struct Gap {
  std::string place, text;
};

void localise(Document& document, language::PhraseBook const& phrases, std::vector<Gap>* gaps = nullptr);

}  // namespace core::table
