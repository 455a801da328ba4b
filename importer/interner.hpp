// importer/interner.hpp - expressions → rows: resolves the names of regimens and populations, finds or makes the one row of identical content.
// Fails by returning 0 after adding problems with their place in the expression. Population terms of prior therapies are generated here.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>

#include "core/text/population_grammar.hpp"
#include "core/text/regimen_grammar.hpp"
#include "importer/batch.hpp"

namespace importer {

class Interner {
 public:
  Interner(core::database::Connection& book, schema::Vocabulary& vocabulary, core::Problems& problems)
      : book_(book), vocabulary_(vocabulary), problems_(problems) {}

  // All return 0 for an empty cell and for one with problems; check ok() where that matters.
  std::int64_t regimen(Line const& line, std::string_view column);
  std::int64_t population(Line const& line, std::string_view column);
  // kind regimen: a regimen expression; any other kind: quoted text, or nothing.
  std::int64_t intervention(Line const& line, std::string_view column, std::string const& kind);
  std::int64_t endpoint(Line const& line, std::string_view column);
  std::int64_t trial(Line const& line, std::string_view column);

 private:
  struct Part {  // one resolved component of a slot
    schema::Term term;
    std::string key, label_en, label_zh;
    core::text::Component const* source;
    std::int64_t except_id;
  };
  struct BuiltSlot {
    std::vector<Part> parts;
    std::string key, label_en, label_zh;
    bool choice = false;
  };
  struct BuiltTerm {
    schema::Term term;
    std::string key;
    bool heading;
  };

  std::int64_t build_regimen(Line const& line, std::string_view column, core::text::Regimen const& regimen);
  Part resolve(Line const& line, std::string_view column, core::text::Component const& component);
  int rank_of_slot(schema::Term const& term) const;
  std::int64_t insert_regimen(std::vector<BuiltSlot> const& slots, std::string const& key);
  std::int64_t build_population(Line const& line, std::string_view column, std::vector<core::text::PopulationItem> const& items);
  BuiltTerm resolve(Line const& line, std::string_view column, core::text::Atom const& atom, bool heading);
  BuiltTerm resolve_prior(Line const& line, std::string_view column, core::text::PriorTherapy const& prior, bool heading);
  schema::Term generated_term(core::text::PriorTherapy const& prior, std::vector<schema::Term> const& treatments);
  std::int64_t insert_population(std::vector<BuiltTerm> const& terms, std::string const& key);
  std::int64_t intervention_row(Line const& line, std::string const& kind, std::int64_t regimen, std::string const& text);

  // A problem with a caret under code point `at` of the expression.
  void point_at(Line const& line, std::string_view column, std::string kind, std::string message, std::string advice, std::size_t at);

  core::database::Connection& book_;
  schema::Vocabulary& vocabulary_;
  core::Problems& problems_;
  std::unordered_map<std::string, std::int64_t> regimens_, populations_, endpoints_, trials_;  // as typed, once understood
};

}  // namespace importer
