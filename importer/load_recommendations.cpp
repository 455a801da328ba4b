// importer/load_recommendations.cpp - grades and levels must exist on the scale that the row names; nothing is mapped between scales.
#include "importer/load_recommendations.hpp"

#include <algorithm>

#include "importer/rules.hpp"

namespace importer {
namespace {

using core::database::bind_text;
using core::database::Statement;

// 0 for an empty cell; a problem for a code that the scale does not have.
std::int64_t read_grade(Context& context, Line const& line, std::string_view scale_column, std::string_view code_column, std::string const& kind) {
  auto const &scale = line.text(scale_column), &code = line.text(code_column);
  if (scale.empty() != code.empty()) {
    context.problems.push_back(line.problem(code.empty() ? scale_column : code_column, "bad-combination",
                                            std::string(scale_column) + " and " + std::string(code_column) + " are filled together"));
    return 0;
  }
  if (code.empty()) return 0;
  Statement find(context.book,
                 "SELECT grade.id, scale.kind FROM grade JOIN scale ON scale.id = grade.scale_id WHERE scale.slug = ?1 AND grade.code = ?2");
  find.bind(1, scale);
  find.bind(2, code);
  if (find.executeStep()) {
    if (find.getColumn(1).getString() == kind) return find.getColumn(0).getInt64();
    context.problems.push_back(line.problem(code_column, "unknown-name", "the scale '" + scale + "' is of another kind",
                                            "a grade is of a recommendation scale, a level of an evidence scale"));
    return 0;
  }
  std::string known;
  Statement list(context.book, "SELECT grade.code FROM grade JOIN scale ON scale.id = grade.scale_id WHERE scale.slug = ?1 ORDER BY printed_order");
  list.bind(1, scale);
  while (list.executeStep()) known += (known.empty() ? "" : ", ") + list.getColumn(0).getString();
  context.problems.push_back(line.problem(code_column, "unknown-name", "the scale '" + scale + "' has no such code",
                                          known.empty() ? "no such scale is known" : "its codes: " + known));
  return 0;
}

struct Support {
  std::int64_t finding = 0, claim = 0;
};

std::vector<Support> read_support(Context& context, Line const& line, std::string const& document) {
  std::vector<Support> out;
  for (auto const& id : list_of(line.text("support"))) {
    Support support{id_of(context, "finding", document + ":" + id), 0};
    if (support.finding == 0) support.claim = id_of(context, "claim", document + ":" + id);
    if (support.finding == 0 && support.claim == 0)
      context.problems.push_back(line.problem("support", "unknown-id", "no finding or claim of this document is called '" + id + "'"));
    if (std::any_of(out.begin(), out.end(), [&](Support const& s) { return s.finding == support.finding && s.claim == support.claim; }) &&
        (support.finding != 0 || support.claim != 0))
      context.problems.push_back(line.problem("support", "duplicate-id", "'" + id + "' stands twice"));
    out.push_back(support);
  }
  return out;
}

void insert_support(Context& context, std::int64_t recommendation, std::vector<Support> const& all) {
  for (auto const& support : all) {
    Statement insert(context.book, "INSERT INTO support (recommendation_id, finding_id, claim_id) VALUES (?1, ?2, ?3)");
    insert.bind(1, recommendation);
    if (support.finding != 0) insert.bind(2, support.finding);
    if (support.claim != 0) insert.bind(3, support.claim);
    insert.exec();
  }
}

}  // namespace

std::size_t load_recommendations(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document) {
  Statement insert(context.book,
                   "INSERT INTO recommendation (slug, document_id, source_kind, table_no, cell_order, category, condition, direction, "
                   "strength_wording, attributed_to, "
                   "note, population_id, intervention_id, grade_id, level_id, provenance_id, batch_id) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
  static constexpr const char* columns[] = {"source_kind", "table_no",         "cell_order",    "category", "condition",
                                            "direction",   "strength_wording", "attributed_to", "note"};
  std::size_t count = 0;
  each_line(context, sheet, [&](Line const& line) {
    std::string const slug = document.slug + ":" + line.text("id");
    id_is_free(context, line, "recommendation", slug);
    locator_fits(line, context.problems);
    if ((line.text("source_kind") == "table") == line.text("table_no").empty())
      context.problems.push_back(line.problem("table_no", "bad-combination", "a table has a number, running text has none"));
    auto const population = interner.population(line, "population");
    auto const intervention = interner.intervention(line, "intervention", line.text("intervention_kind"));
    auto const grade = read_grade(context, line, "scale", "grade", "recommendation");
    auto const level = read_grade(context, line, "level_scale", "level", "evidence");
    auto const support = read_support(context, line, document.slug);
    if (context.problems.size() == line.before() && intervention == 0)
      context.problems.push_back(line.problem("intervention", "missing-value", "only the kind none-stated has no intervention"));
    if (context.problems.size() != line.before()) return;
    insert.reset();
    insert.clearBindings();
    insert.bind(1, slug);
    insert.bind(2, document.id);
    int index = 2;
    for (auto const* column : columns) bind_text(insert, ++index, line.text(column));
    insert.bind(12, population);
    insert.bind(13, intervention);
    if (grade != 0) insert.bind(14, grade);
    if (level != 0) insert.bind(15, level);
    insert.bind(16, insert_provenance(context, document.id, line));
    insert.bind(17, document.batch);
    insert.exec();
    insert_support(context, context.book.getLastInsertRowid(), support);
    ++count;
  });
  return count;
}

}  // namespace importer
