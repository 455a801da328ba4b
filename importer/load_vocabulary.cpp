// importer/load_vocabulary.cpp - every slug and label becomes a name too, so that one look-up finds all.
#include "importer/load_vocabulary.hpp"

#include <algorithm>

#include "core/text/names.hpp"
#include "core/text/unicode.hpp"

namespace importer {
namespace {

using core::database::bind_text;
using core::database::Connection;
using core::database::Statement;

enum class Target { term, endpoint, trial };

void insert_name(Connection& book, Target target, std::int64_t id, std::string const& name, std::string const& language, std::string const& script,
                 std::string const& kind) {
  std::string const folded = core::text::fold_name(name);
  if (folded.empty()) return;
  static constexpr char const* insert_sql =
      "INSERT INTO name (term_id, endpoint_id, trial_id, name, folded, language, script, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  Statement insert(book, insert_sql);
  insert.bind(target == Target::term ? 1 : target == Target::endpoint ? 2 : 3, id);
  insert.bind(4, name);
  insert.bind(5, folded);
  bind_text(insert, 6, language);
  bind_text(insert, 7, script);
  insert.bind(8, kind);
  insert.exec();
}

void insert_labels(Connection& book, Target target, std::int64_t id, Line const& line) {
  auto const& slug = line.text("slug");
  auto const& en = line.text("label_en");
  auto const& zh = line.text("label_zh");
  insert_name(book, target, id, slug, "", "", "slug");
  if (core::text::fold_name(en) != core::text::fold_name(slug)) insert_name(book, target, id, en, "en", "latin", "label");
  if (core::text::fold_name(zh) != core::text::fold_name(en)) insert_name(book, target, id, zh, "zh", "hans", "label");
}

// Whether the slug exists, or would be taken for another one of the same table when typed ("paloma2" for paloma-2).
bool already(Context& context, Line const& line, std::string const& table) {
  if (id_of(context, table, line.text("slug")) != 0) {
    context.problems.push_back(line.problem("slug", "duplicate-id", "this slug exists already"));
    return true;
  }
  Statement find(context.book, "SELECT t.slug FROM name n JOIN " + table + " t ON t.id = n." + table + "_id WHERE n.folded = ?1");
  find.bind(1, core::text::fold_name(line.text("slug")));
  if (!find.executeStep()) return false;
  context.problems.push_back(
      line.problem("slug", "duplicate-id", "would be taken for '" + find.getColumn(0).getString() + "', which exists already"));
  return true;
}

// A trial that the book has with the same acronym and description is no problem: a folder may be imported again with new rows.
bool same_trial(Context& context, Line const& line) {
  Statement find(context.book, "SELECT 1 FROM trial WHERE slug = ?1 AND coalesce(acronym, '') = ?2 AND coalesce(description, '') = ?3");
  find.bind(1, line.text("slug"));
  find.bind(2, line.text("acronym"));
  find.bind(3, line.text("description"));
  return find.executeStep();
}

}  // namespace

void load_terms(Context& context, Sheet& sheet, std::string const& dimension) {
  if (dimension == "terms")
    throw core::Error(sheet.file() + ": terms are filed by dimension", "name the file after it: drug.csv, biomarker.csv, site.csv …");
  Statement insert(context.book, "INSERT INTO term (slug, dimension, label_en, label_zh) VALUES (?1, ?2, ?3, ?4)");
  sheet.each(context.problems, [&](Line const& line) {
    if (already(context, line, "term")) return;
    insert.reset();
    insert.bind(1, line.text("slug"));
    insert.bind(2, dimension + (line.text("axis").empty() ? "" : "." + line.text("axis")));
    insert.bind(3, line.text("label_en"));
    insert.bind(4, line.text("label_zh"));
    insert.exec();
    insert_labels(context.book, Target::term, context.book.getLastInsertRowid(), line);
  });
}

void load_edges(Context& context, Sheet& sheet) {
  Statement insert(context.book, "INSERT INTO is_a (child, parent) VALUES (?1, ?2)");
  core::Problems seen_before;  // shape problems were reported when the terms were loaded
  sheet.each(seen_before, [&](Line const& line) {
    std::vector<std::int64_t> parents;
    for (auto const& parent : list_of(line.text("is_a"))) {
      auto const child_id = id_of(context, "term", line.text("slug")), parent_id = id_of(context, "term", parent);
      if (parent_id == 0) context.problems.push_back(line.problem("is_a", "unknown-name", "no term has the slug '" + parent + "'"));
      if (child_id == 0 || parent_id == 0) continue;
      if (parent_id == child_id || std::find(parents.begin(), parents.end(), parent_id) != parents.end()) {
        context.problems.push_back(
            line.problem("is_a", "bad-combination", parent_id == child_id ? "a term is not a kind of itself" : "'" + parent + "' stands twice"));
        continue;
      }
      parents.push_back(parent_id);
      insert.reset();
      insert.bind(1, child_id);
      insert.bind(2, parent_id);
      insert.exec();
    }
  });
}

void load_endpoints(Context& context, Sheet& sheet) {
  Statement insert(
      context.book,
      "INSERT INTO endpoint (slug, label_en, label_zh, type, better, event, unit, domain, related_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  static constexpr const char* columns[] = {"slug", "label_en", "label_zh", "type", "better", "event", "unit", "domain"};
  sheet.each(context.problems, [&](Line const& line) {
    if (already(context, line, "endpoint")) return;
    insert.reset();
    insert.clearBindings();
    int index = 0;
    for (auto const* column : columns) bind_text(insert, ++index, line.text(column));
    if (!line.text("related_to").empty()) {
      auto const related = id_of(context, "endpoint", line.text("related_to"));
      if (related == 0)
        context.problems.push_back(line.problem("related_to", "unknown-name", "no endpoint above has this slug"));
      else
        insert.bind(9, related);
    }
    insert.exec();
    insert_labels(context.book, Target::endpoint, context.book.getLastInsertRowid(), line);
  });
}

void load_trials(Context& context, Sheet& sheet) {
  Statement insert(context.book,
                   "INSERT INTO trial (slug, acronym, phase, design, registry, identified_as, identified_reason, description, description_zh) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  static constexpr const char* columns[] = {"slug",          "acronym",           "phase",       "design",        "registry",
                                            "identified_as", "identified_reason", "description", "description_zh"};
  sheet.each(context.problems, [&](Line const& line) {
    if (same_trial(context, line) || already(context, line, "trial")) return;
    if (line.text("acronym").empty() && line.text("description").empty()) {
      context.problems.push_back(line.problem("acronym", "missing-value", "a trial needs an acronym or a description"));
      return;
    }
    if (line.text("identified_as").empty() != line.text("identified_reason").empty()) {
      context.problems.push_back(line.problem("identified_as", "bad-combination", "an identification and its reason are filled together"));
      return;
    }
    insert.reset();
    insert.clearBindings();
    int index = 0;
    for (auto const* column : columns) bind_text(insert, ++index, line.text(column));
    insert.exec();
    std::int64_t const id = context.book.getLastInsertRowid();
    insert_name(context.book, Target::trial, id, line.text("slug"), "", "", "slug");
    if (core::text::fold_name(line.text("acronym")) != core::text::fold_name(line.text("slug")))
      insert_name(context.book, Target::trial, id, line.text("acronym"), "en", "latin", "label");
    insert_name(context.book, Target::trial, id, line.text("description_zh"), "zh", "hans", "label");
  });
}

void load_names(Context& context, Sheet& sheet) {
  sheet.each(context.problems, [&](Line const& line) {
    auto const& target = line.text("target");
    std::pair<Target, std::string> const kinds[] = {{Target::term, "term"}, {Target::endpoint, "endpoint"}, {Target::trial, "trial"}};
    for (auto const& [kind, table] : kinds)
      if (auto const id = id_of(context, table, target); id != 0) {
        insert_name(context.book, kind, id, line.text("name"), line.text("language"), line.text("script"), line.text("kind"));
        return;
      }
    context.problems.push_back(line.problem("target", "unknown-name", "no term, endpoint or trial has this slug"));
  });
}

}  // namespace importer
