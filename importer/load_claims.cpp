// importer/load_claims.cpp - a claim may lack trial, intervention, population or endpoint; it never lacks topic, polarity and statement.
#include "importer/load_claims.hpp"

#include "importer/rules.hpp"

namespace importer {

using core::database::bind_text;
using core::database::Statement;

std::size_t load_claims(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document) {
  Statement insert(
      context.book,
      "INSERT INTO claim (slug, document_id, trial_id, intervention_id, control_id, population_id, endpoint_id, topic, polarity, statement, note, "
      "provenance_id, batch_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
  std::size_t count = 0;
  each_line(context, sheet, [&](Line const& line) {
    std::string const slug = document.slug + ":" + line.text("id");
    id_is_free(context, line, "claim", slug);
    locator_fits(line, context.problems);
    bool const words = !core::text::quoted_text(line.text("intervention")).empty();
    std::int64_t const keys[] = {interner.trial(line, "trial"), interner.intervention(line, "intervention", words ? "procedure" : "regimen"),
                                 interner.regimen(line, "control"), interner.population(line, "population"), interner.endpoint(line, "endpoint")};
    if (context.problems.size() != line.before()) return;
    insert.reset();
    insert.clearBindings();
    insert.bind(1, slug);
    insert.bind(2, document.id);
    for (int i = 0; i < 5; ++i)
      if (keys[i] != 0) insert.bind(3 + i, keys[i]);
    bind_text(insert, 8, line.text("topic"));
    bind_text(insert, 9, line.text("polarity"));
    bind_text(insert, 10, line.text("statement"));
    bind_text(insert, 11, line.text("note"));
    insert.bind(12, insert_provenance(context, document.id, line));
    insert.bind(13, document.batch);
    insert.exec();
    ++count;
  });
  return count;
}

}  // namespace importer
