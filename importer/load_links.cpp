// importer/load_links.cpp - both ids are looked for before anything is said, so that one row tells all that is wrong with it.
#include "importer/load_links.hpp"

namespace importer {
namespace {

// The finding of a public id; 0 and a problem at its place where there is none, or where it is of the other side.
std::int64_t finding_of(Context& context, Line const& line, char const* column, bool publication) {
  auto& find = context.prepared("SELECT f.id, f.document_id IN (SELECT document_id FROM publication) FROM finding f WHERE f.slug = ?1");
  find.bind(1, line.text(column));
  std::int64_t id = 0;
  bool of_publication = false;
  if (find.executeStep()) id = find.getColumn(0).getInt64(), of_publication = find.getColumn(1).getInt() != 0;
  find.reset();
  if (id == 0) {
    context.problems.push_back(line.problem(column, "unknown-finding", "no finding has the id '" + line.text(column) + "'",
                                            "a public id is document:id: trialbook show TRIAL lists them"));
  } else if (of_publication != publication) {
    context.problems.push_back(line.problem(column, "wrong-side",
                                            publication ? "this finding is not of a publication" : "this finding is of a publication",
                                            "quoted: a finding of a document; publication: one of the trial's own publication"));
    id = 0;
  }
  return id;
}

// A link joins two prints of one result: one trial by whatever name, one endpoint. Which trial a quote without a name is of, the reader knows.
void check_one_result(Context& context, Line const& line, std::int64_t quote, std::int64_t publication) {
  auto& same = context.prepared(
      "SELECT t.acronym IS NULL OR coalesce(t.identified_as, t.acronym) = coalesce(u.identified_as, u.acronym, u.slug), q.endpoint_id = "
      "p.endpoint_id "
      "FROM finding q JOIN comparison k ON k.id = q.comparison_id JOIN trial t ON t.id = k.trial_id "
      "JOIN finding p ON p.id = ?2 JOIN comparison l ON l.id = p.comparison_id JOIN trial u ON u.id = l.trial_id WHERE q.id = ?1");
  same.bind(1, quote);
  same.bind(2, publication);
  same.executeStep();
  bool const trial = same.getColumn(0).getInt() != 0, endpoint = same.getColumn(1).getInt() != 0;
  same.reset();
  if (!endpoint)
    context.problems.push_back(
        line.problem("publication", "other-endpoint", "the two findings are of different endpoints", "link findings of one endpoint"));
  if (!trial)
    context.problems.push_back(line.problem("publication", "other-trial", "the two findings are of different trials", "link findings of one trial"));
}

}  // namespace

std::size_t load_links(Context& context, Sheet& sheet) {
  core::database::Statement insert(context.book,
                                   "INSERT OR IGNORE INTO quote_correction (quote_id, publication_id, relation, reason) VALUES (?1, ?2, ?3, ?4)");
  std::size_t count = 0;
  each_line(context, sheet, [&](Line const& line) {
    auto const quote = finding_of(context, line, "quoted", false), publication = finding_of(context, line, "publication", true);
    if (context.problems.size() == line.before()) check_one_result(context, line, quote, publication);
    if (context.problems.size() != line.before()) return;
    insert.reset();
    insert.bind(1, quote);
    insert.bind(2, publication);
    insert.bind(3, line.text("relation"));
    insert.bind(4, line.text("reason"));
    if (insert.exec() == 0)
      context.problems.push_back(line.problem("quoted", "duplicate-link", "this pair has been corrected before", "keep one line for each pair"));
    else
      ++count;
  });
  return count;
}

}  // namespace importer
