// importer/load_statements.cpp - two small sheets of one shape: id, expressions, words, place.
#include "importer/load_statements.hpp"

#include "importer/rules.hpp"

namespace importer {

using core::database::bind_text;
using core::database::Statement;

std::size_t load_referrals(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document) {
  Statement insert(
      context.book,
      "INSERT INTO referral (slug, document_id, population_id, treat_as_id, plus_id, condition, strength_wording, note, provenance_id, batch_id) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  std::size_t count = 0;
  each_line(context, sheet, [&](Line const& line) {
    std::string const slug = document.slug + ":" + line.text("id");
    id_is_free(context, line, "referral", slug);
    locator_fits(line, context.problems);
    auto const population = interner.population(line, "population"), treat_as = interner.population(line, "treat_as");
    bool const words = !core::text::quoted_text(line.text("plus")).empty();
    auto const plus = interner.intervention(line, "plus", words ? "procedure" : "regimen");
    if (context.problems.size() != line.before()) return;
    insert.reset();
    insert.clearBindings();
    insert.bind(1, slug);
    insert.bind(2, document.id);
    insert.bind(3, population);
    insert.bind(4, treat_as);
    if (plus != 0) insert.bind(5, plus);
    bind_text(insert, 6, line.text("condition"));
    bind_text(insert, 7, line.text("strength_wording"));
    bind_text(insert, 8, line.text("note"));
    insert.bind(9, insert_provenance(context, document.id, line));
    insert.bind(10, document.batch);
    insert.exec();
    ++count;
  });
  return count;
}

std::size_t load_regulatory(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document) {
  Statement insert(context.book,
                   "INSERT INTO regulatory_statement (slug, document_id, regimen_id, population_id, jurisdiction, status, indication, as_of, note, "
                   "provenance_id, batch_id) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  static constexpr const char* columns[] = {"jurisdiction", "status", "indication", "as_of", "note"};
  std::size_t count = 0;
  each_line(context, sheet, [&](Line const& line) {
    std::string const slug = document.slug + ":" + line.text("id");
    id_is_free(context, line, "regulatory_statement", slug);
    locator_fits(line, context.problems);
    auto const regimen = interner.regimen(line, "intervention"), population = interner.population(line, "population");
    if (context.problems.size() != line.before()) return;
    insert.reset();
    insert.clearBindings();
    insert.bind(1, slug);
    insert.bind(2, document.id);
    insert.bind(3, regimen);
    if (population != 0) insert.bind(4, population);
    int index = 4;
    for (auto const* column : columns) bind_text(insert, ++index, line.text(column));
    insert.bind(10, insert_provenance(context, document.id, line));
    insert.bind(11, document.batch);
    insert.exec();
    ++count;
  });
  return count;
}

}  // namespace importer
