// importer/load_documents.cpp - one insert each.
#include "importer/load_documents.hpp"

#include <fmt/format.h>

#include "core/text/locator.hpp"
#include "core/text/number.hpp"
#include "importer/rules.hpp"

namespace importer {

using core::database::bind_text;
using core::database::Statement;

namespace {

bool is_document(core::database::Connection& book, std::int64_t id, std::string const& title) {
  Statement find(book, "SELECT 1 FROM document WHERE id = ?1 AND title = ?2");
  find.bind(1, id);
  find.bind(2, title);
  return find.executeStep();
}

}  // namespace

std::int64_t insert_document(Context& context, Line const& line) {
  auto& insert = context.prepared(
      "INSERT INTO document (slug, title, title_en, kind, language, publisher, series, edition, published, evidence_until, supersedes, "
      "status, sha256, length) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
  static constexpr const char* columns[] = {"id",      "title",     "title_en",       "kind",       "language", "publisher", "series",
                                            "edition", "published", "evidence_until", "supersedes", "status",   "sha256"};
  std::size_t const before = context.problems.size();
  int index = 0;
  for (auto const* column : columns) bind_text(insert, ++index, line.text(column));
  auto const& hash = line.text("sha256");
  if (!hash.empty() && (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string::npos))
    context.problems.push_back(line.problem("sha256", "bad-hash", "not 64 hexadecimal digits", "trialbook locate DOCUMENT prints it"));
  if (!line.text("length").empty()) {
    auto const length = core::text::parse_count(line.text("length"));
    if (length && *length > 0)
      insert.bind(14, static_cast<std::int64_t>(*length));
    else
      context.problems.push_back(line.problem("length", "bad-number", "not a whole number above 0"));
  }
  if (context.problems.size() != before) return 0;
  insert.exec();
  return context.book.getLastInsertRowid();
}

std::int64_t load_document(Context& context, Sheet& sheet) {
  std::int64_t id = 0;
  sheet.each(context.problems, [&](Line const& line) {
    if (id != 0) {
      context.problems.push_back(line.problem("id", "duplicate-id", "one document a file"));
      return;
    }
    if (auto const known = id_of(context, "document", line.text("id")); known != 0) {
      if (is_document(context.book, known, line.text("title")))
        id = known;  // more rows of a document that the book has
      else
        context.problems.push_back(line.problem("id", "duplicate-id", "the book has another document of this id"));
      return;
    }
    id = insert_document(context, line);
  });
  return id;
}

void load_sections(Context& context, Sheet& sheet, std::int64_t document) {
  Statement insert(context.book, "INSERT OR IGNORE INTO document_section (document_id, number, title, position) VALUES (?1, ?2, ?3, ?4)");
  int position = 0;
  sheet.each(context.problems, [&](Line const& line) {
    insert.reset();
    insert.bind(1, document);
    insert.bind(2, line.text("number"));
    insert.bind(3, line.text("heading"));
    insert.bind(4, ++position);
    if (insert.exec() == 0) context.problems.push_back(line.problem("number", "duplicate-id", "this number stands twice"));
  });
}

void load_scales(Context& context, Sheet& sheet) {
  Statement insert(
      context.book,
      "INSERT INTO scale (slug, document_id, issuer, edition, kind, ranked, label_en, label_zh) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  sheet.each(context.problems, [&](Line const& line) {
    if (id_of(context, "scale", line.text("slug")) != 0) {
      context.problems.push_back(line.problem("slug", "duplicate-id", "this scale exists already"));
      return;
    }
    insert.reset();
    insert.clearBindings();
    bind_text(insert, 1, line.text("slug"));
    auto const document = id_of(context, "document", line.text("document"));
    if (document == 0 && !line.text("document").empty()) {
      context.problems.push_back(line.problem("document", "unknown-name", "no document has this id"));
      return;
    }
    if (document != 0) insert.bind(2, document);
    bind_text(insert, 3, line.text("issuer"));
    bind_text(insert, 4, line.text("edition"));
    bind_text(insert, 5, line.text("kind"));
    insert.bind(6, line.text("ranked") == "yes" ? 1 : 0);
    bind_text(insert, 7, line.text("label_en"));
    bind_text(insert, 8, line.text("label_zh"));
    insert.exec();
  });
}

void load_grades(Context& context, Sheet& sheet) {
  Statement insert(context.book,
                   "INSERT INTO grade (scale_id, code, printed_order, label_en, label_zh, definition, provenance_id, note) VALUES (?1, ?2, ?3, ?4, "
                   "?5, ?6, ?7, ?8)");
  sheet.each(context.problems, [&](Line const& line) {
    auto const scale = id_of(context, "scale", line.text("scale"));
    auto const order = core::text::parse_count(line.text("printed_order"));
    if (scale == 0)
      context.problems.push_back(line.problem("scale", "unknown-name", "no scale has this slug", "scales stand in data/vocabulary/scales.csv"));
    if (!order) context.problems.push_back(line.problem("printed_order", "bad-number", "not a whole number"));
    if (!locator_fits(line, context.problems) || scale == 0 || !order) return;
    for (auto const& [column, sql] : {std::pair("code", "SELECT 1 FROM grade WHERE scale_id = ?1 AND code = ?2"),
                                      std::pair("printed_order", "SELECT 1 FROM grade WHERE scale_id = ?1 AND printed_order = ?2")}) {
      Statement taken(context.book, sql);
      taken.bind(1, scale);
      taken.bind(2, line.text(column));
      if (!taken.executeStep()) continue;
      context.problems.push_back(line.problem(column, "duplicate-id", "stands twice on this scale"));
      return;
    }
    Statement document(context.book, "SELECT coalesce(document_id, 0) FROM scale WHERE id = ?1");
    document.bind(1, scale);
    document.executeStep();
    insert.reset();
    insert.clearBindings();
    insert.bind(1, scale);
    bind_text(insert, 2, line.text("code"));
    insert.bind(3, static_cast<std::int64_t>(*order));
    bind_text(insert, 4, line.text("label_en"));
    bind_text(insert, 5, line.text("label_zh"));
    bind_text(insert, 6, line.text("definition"));
    insert.bind(7, insert_provenance(context, document.getColumn(0).getInt64(), line));
    bind_text(insert, 8, line.text("note"));
    insert.exec();
  });
}

}  // namespace importer
