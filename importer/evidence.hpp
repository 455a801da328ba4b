// importer/evidence.hpp - the phases that build and import share: load sheets of one document in the order in which they refer to each other,
// then derive, prove and seal the book. Knows no target file and no user.
#pragma once
#include <string>
#include <vector>

#include "importer/batch.hpp"
#include "importer/interner.hpp"

namespace importer {

struct Loaded {  // what one sheet gave
  std::string kind, file, document;
  std::size_t rows = 0;
  std::vector<std::string> notes{};
};

// Sheets of vocabulary and trials; any order.
void load_vocabulary_sheets(Context& context, std::vector<Sheet>& sheets, std::vector<Loaded>& loaded);

// Sheets of one document. The document is made from its document sheet, or must be in the book under `document`, or is made as kind 'own' when
// `make_own`. Returns its id.
std::string load_document_sheets(Context& context, schema::Vocabulary& vocabulary, std::vector<Sheet>& sheets, std::string document, bool make_own,
                                 std::vector<Loaded>& loaded);

// The same for sheets whose rows may name their documents themselves: each row goes to the document that it names, which must be in the book or be
// the one of `document` or of the document sheet; rows that name none go to that one. Returns its id, or that of the last document.
std::string load_evidence_sheets(Context& context, schema::Vocabulary& vocabulary, std::vector<Sheet>& sheets, std::string const& document,
                                 bool make_own, std::vector<Loaded>& loaded);

// Sheets of supplements. A row belongs to the document that it names, else to `document`; either is made as kind 'own' when it is new.
void load_supplement_sheets(Context& context, schema::Vocabulary& vocabulary, std::vector<Sheet>& sheets, std::string const& document,
                            std::vector<Loaded>& loaded);

// Sheets of publications and of their findings: data/publications.
void load_publication_sheets(Context& context, schema::Vocabulary& vocabulary, std::vector<Sheet>& sheets, std::vector<Loaded>& loaded);

// What a reader corrected of the links between quotes and publications; last, as both must be in the book.
void load_link_sheets(Context& context, std::vector<Sheet>& sheets, std::vector<Loaded>& loaded);

bool is_vocabulary(Sheet const& sheet);

}  // namespace importer
