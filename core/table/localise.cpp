// core/table/localise.cpp - every kind of place that a document has, once.
#include "core/table/localise.hpp"

namespace core::table {
namespace {

class Localiser {
 public:
  Localiser(language::PhraseBook const& phrases, std::vector<Gap>* gaps) : phrases_(phrases), gaps_(gaps) {}

  void text(std::string& value, std::string const& place) const {
    if (auto translated = phrases_.translate(value))
      value = std::move(*translated);
    else if (gaps_ != nullptr)
      gaps_->push_back({place, value});
  }

  void texts(std::vector<std::string>& values, std::string const& place) const {
    for (auto& value : values) text(value, place);
  }

  void table(Table& table) const {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      auto& column = table.columns[i];
      text(column.label, "column " + column.key);
      text(column.prefix, "prefix " + column.key);
      if (column.place == Place::machine || column.place == Place::picture || column.typed) continue;
      for (auto& row : table.rows) text(row[i], "cell " + column.key);
    }
  }

 private:
  language::PhraseBook const& phrases_;
  std::vector<Gap>* gaps_;
};

}  // namespace

void localise(Document& document, language::PhraseBook const& phrases, std::vector<Gap>* gaps) {
  Localiser const localiser(phrases, gaps);
  localiser.text(document.title, "title");
  for (auto& fact : document.facts) {
    localiser.text(fact.label, "fact");
    localiser.text(fact.value, "value of " + fact.key);
  }
  auto& words = document.words;
  for (auto* word : {&words.query, &words.book, &words.program, &words.abbreviations, &words.scales, &words.content, &words.headings_as_columns})
    localiser.text(*word, "word");
  for (auto& section : document.sections) {
    localiser.text(section.heading, "heading");
    localiser.texts(section.before, "before");
    localiser.table(section.table);
    localiser.texts(section.after, "after");
  }
  localiser.texts(document.notes, "note");
  for (auto& abbreviation : document.abbreviations) localiser.text(abbreviation.meaning, "abbreviation");
  for (auto& code : document.scales) localiser.text(code.term, "code"), localiser.text(code.meaning, "scale");
  localiser.texts(document.picture_notes, "picture note");
}

}  // namespace core::table
