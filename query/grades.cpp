// query/grades.cpp - one row a recommendation and finding behind it; a recommendation without one is a row with empty cells.
#include "query/grades.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/grounds.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::table::Column;
using core::table::Document;
using core::table::Place;
using core::table::Row;
using core::table::Section;

struct Recommendation {
  std::string id, document, document_title, source_kind, table_no, cell_order, section, refs, category, condition, kind, regimen, direction, scale,
      grade, grade_label, level, strength, attributed_to, note, open, regulatory;
  bool specific = true;  // names a dimension of the filters
};

std::vector<Recommendation> find(Connection& book, Filters const& filters) {
  Statement s(book, std::string(sql::grades));
  s.bind(1, filters.json());
  std::vector<Recommendation> out;
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    out.push_back({text("recommendation_id"),
                   text("document_id"),
                   text("document_title"),
                   text("source_kind"),
                   text("table_no"),
                   text("cell_order"),
                   text("section"),
                   text("refs"),
                   text("category"),
                   text("condition"),
                   text("intervention_kind"),
                   text("regimen"),
                   text("direction"),
                   text("scale_id"),
                   text("grade"),
                   text("grade_label_en").empty() ? "" : text("grade_label_en") + " (" + text("grade_label_zh") + ")",
                   text("level"),
                   text("strength_wording"),
                   text("attributed_to"),
                   text("note"),
                   text("open_conditions"),
                   text("regulatory"),
                   text("specific") == "1" || filters.axes.empty()});
  }
  return out;
}

std::vector<Column> columns() {
  return {{"grade", "Grade", Place::group},
          {"regimen", "Recommendation", Place::item},
          {"direction", "Direction", Place::item},
          {"level", "Level", Place::item},
          {"strength", "Wording", Place::item},
          {"condition", "Only if", Place::item, false, false, "only if: "},
          {"regulatory", "Approval", Place::item},
          {"source", "Source", Place::item},
          {"basis", "Support", Place::subitem},
          {"trial", "Trial"},
          {"endpoint", "Endpoint"},
          {"who", "Patients"},
          {"control", "Control"},
          {"statement", "Statement"},
          {"values", "Experimental vs control", Place::cell, false, true},
          {"effect", "Effect (95% CI)", Place::cell, false, true},
          {"p", "P", Place::cell, false, true},
          {"shows", "Shows"},
          {"fit", "Fit"},
          {"reference", "Ref.", Place::cell, false, true},
          {"marks", "Marks"},
          {"arms", "Arms", Place::machine},
          {"population", "Population", Place::machine},
          {"finding_id", "Finding", Place::machine},
          {"finding_note", "Note on the finding", Place::machine},
          {"via", "By referral", Place::machine},
          {"recommendation_id", "Recommendation id", Place::machine},
          {"document_id", "Document", Place::machine},
          {"scale_id", "Scale", Place::machine},
          {"grade_code", "Grade code", Place::machine},
          {"level_code", "Level code", Place::machine},
          {"category", "Category", Place::machine},
          {"note", "Note", Place::machine}};
}

std::string group_of(Recommendation const& r) {
  if (!r.grade_label.empty()) return "Grade: " + r.grade_label;
  if (!r.specific) return "General advice that names none of the filters (findings behind it: trialbook show ID)";
  if (r.source_kind == "table") return r.kind == "regimen" ? "Tables of principles: treatments" : "Tables of principles: other advice";
  return r.kind == "regimen" ? "Running text: treatments" : "Running text: other advice";
}

std::string condition_of(Recommendation const& r) {
  std::string out = r.open;
  if (!r.condition.empty()) out += (out.empty() ? "" : "; ") + r.condition;
  return out;
}

std::string source_of(Recommendation const& r) {
  std::string const place = r.source_kind == "table" ? "table " + r.table_no : "section " + r.section;
  return (r.specific || !r.grade.empty() ? r.document : r.id) + ", " + place + (r.attributed_to.empty() ? "" : ", quoting " + r.attributed_to);
}

Row head_of(Recommendation const& r) {
  return {group_of(r),
          r.regimen.empty() ? (r.kind == "none-stated" ? "none stated (a dash in the table)" : r.kind) : r.regimen,
          r.direction == "for"       ? ""
          : r.direction == "against" ? "AGAINST"
                                     : r.direction,
          r.level.empty() ? (r.grade.empty() || r.kind == "none-stated" ? "" : "no level printed") : "level " + r.level,
          r.strength,
          condition_of(r),
          r.regulatory,
          source_of(r)};
}

Row tail_of(Recommendation const& r, std::string const& via) { return {via, r.id, r.document, r.scale, r.grade, r.level, r.category, r.note}; }

void add_rows(Recommendation const& r, Grounds const& grounds, std::string const& via, std::vector<Row>& rows) {
  static Row const no_ground(ground_columns);
  auto const push = [&](Row const& middle) {
    Row row = head_of(r);
    row.insert(row.end(), middle.begin(), middle.end());
    auto const tail = tail_of(r, via);
    row.insert(row.end(), tail.begin(), tail.end());
    rows.push_back(std::move(row));
  };
  auto const found = grounds.find(r.id);
  if (found == grounds.end()) return push(no_ground);
  for (auto const& row : found->second) push(row);
}

// Notes of graded recommendations and of the findings under them, each once.
void add_notes(std::vector<Recommendation> const& found, Grounds const& grounds, Section& section) {
  std::set<std::string> noted;
  auto const add = [&](std::string const& id, std::string const& note) {
    if (!note.empty() && noted.insert(id + note).second) section.after.push_back("note on " + id + ": " + note);
  };
  for (auto const& r : found) {
    if (r.grade.empty()) continue;
    add(r.id, r.note);
    if (auto const at = grounds.find(r.id); at != grounds.end())
      for (auto const& row : at->second) add(row[ground_columns - 2], row[ground_columns - 1]);
  }
}

Section section_of(Connection& book, Filters const& filters, std::vector<Recommendation> const& found, std::string part, std::string heading,
                   std::string const& via = {}) {
  Section section;
  section.part = std::move(part);
  section.heading = std::move(heading);
  section.table.columns = columns();
  std::vector<std::string> ids;  // general advice stands without its grounds, on one line
  for (auto const& r : found)
    if (r.specific || !r.grade.empty()) ids.push_back(r.id);
  auto const grounds = find_grounds(book, filters, ids);
  for (auto const& r : found) add_rows(r, grounds, via, section.table.rows);
  add_notes(found, grounds, section);
  return section;
}

// The filters as the referral rewrites them.
Filters referred(Connection& book, Filters filters, std::string const& treat_as_axes) {
  Statement s(book, "SELECT j.value ->> 0, j.value ->> 1, t.label_en FROM json_each(?1) j JOIN term t ON t.id = j.value ->> 1");
  s.bind(1, treat_as_axes);
  std::vector<Axis> target;
  while (s.executeStep())
    target.push_back(
        {s.getColumn(0).getString(), s.getColumn(1).getInt64(), s.getColumn(2).getString(), "referral to " + s.getColumn(2).getString()});
  std::erase_if(filters.axes, [&](Axis const& axis) {
    return std::any_of(target.begin(), target.end(), [&](Axis const& t) { return t.dimension == axis.dimension; });
  });
  filters.axes.insert(filters.axes.end(), target.begin(), target.end());
  return filters;
}

void add_referrals(Connection& book, Filters const& filters, GradesOptions const& options, std::set<std::string> const& direct, Document& out) {
  Statement s(book, std::string(sql::grades_referrals));
  s.bind(1, filters.json());
  std::vector<std::pair<std::string, std::size_t>> followed;  // where the filters lead, and the section that follows them
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    auto const hop = referred(book, filters, text("treat_as_axes"));
    auto const known = std::find_if(followed.begin(), followed.end(), [&](auto const& f) { return f.first == hop.json(); });
    std::size_t const index = known == followed.end() ? out.sections.size() : known->second;
    if (index == out.sections.size()) {
      auto found = find(book, hop);
      // A hop that only replaces what was typed repeats no direct answer; one that adds a dimension (second line) shows which of them it means.
      bool const replaces = hop.axes.size() <= filters.axes.size();
      std::erase_if(found, [&](Recommendation const& r) {
        return (options.graded_only && r.grade.empty()) || (replaces && direct.contains(r.id)) || (r.grade.empty() && r.kind != "regimen") ||
               (!options.text_too && r.source_kind == "text");
      });
      std::string const via = "treat as " + text("treat_as") + (text("plus").empty() ? "" : ", plus " + text("plus"));
      out.sections.push_back(section_of(book, hop, found, "referral", "By referral: " + via, via));
      if (found.empty()) out.sections.back().after.push_back("All recommendations that this leads to stand under the other headings of this answer.");
      followed.emplace_back(hop.json(), index);
    }
    auto& section = out.sections[index];
    section.before.push_back("→ " + text("document_id") + ", section " + text("section") + ": " + text("population") + " → " + text("treat_as") +
                             (text("plus").empty() ? "" : ", plus " + text("plus")) +
                             (text("condition").empty() ? "" : " (" + text("condition") + ")"));
  }
}

Section definitions(Connection& book, std::set<std::string> const& documents) {
  Section section;
  section.part = "definitions";
  section.heading = "What the codes mean (our paraphrase)";
  section.table.columns = {{"scale_id", "Scale", Place::group}, {"code", "Code"}, {"definition", "Definition"}, {"locator", "Place", Place::machine}};
  Statement s(book, "SELECT scale_id, document_id, code, definition, locator FROM v_grade ORDER BY document_id, scale_id, printed_order");
  while (s.executeStep())
    if (documents.contains(core::database::text_or_empty(s, 1)))
      section.table.rows.push_back(
          {s.getColumn(0).getString(), s.getColumn(2).getString(), s.getColumn(3).getString(), core::database::text_or_empty(s, 4)});
  section.after.push_back("A level scale has a printed order only; codes of different scales are not comparable.");
  return section;
}

bool has_rows_from_publications(Document const& answer) {
  std::size_t const basis = 8;  // of columns()
  return std::any_of(answer.sections.begin(), answer.sections.end(), [&](Section const& section) {
    return std::any_of(section.table.rows.begin(), section.table.rows.end(),
                       [&](Row const& row) { return row.size() > basis && row[basis].starts_with("not quoted by the document"); });
  });
}

}  // namespace

Document grades(Connection& book, Filters const& typed, GradesOptions const& options) {
  Document out;
  out.title = "Recommendations";
  out.facts.emplace_back("filters", "Filters", typed.description());
  Filters const filters = options.all_editions ? typed : current_editions(book, typed, out);
  auto found = find(book, filters);
  std::size_t const all = found.size();
  if (options.graded_only) std::erase_if(found, [](Recommendation const& r) { return r.grade.empty() && r.kind != "none-stated"; });
  if (!options.text_too) std::erase_if(found, [](Recommendation const& r) { return r.source_kind == "text"; });
  std::set<std::string> direct, titles, documents_of;
  for (auto const& r : found) direct.insert(r.id), titles.insert(r.document_title), documents_of.insert(r.document);
  for (auto const& title : titles) out.facts.emplace_back("document", "Document", title);
  bool const any_ungraded = found.size() < all;
  auto const split =
      std::stable_partition(found.begin(), found.end(), [](Recommendation const& r) { return !r.grade.empty() || r.kind == "none-stated"; });
  std::vector<Recommendation> const ungraded(split, found.end());
  found.erase(split, found.end());
  auto main = section_of(book, filters, found, "direct", "");
  if (found.empty() && (any_ungraded || !ungraded.empty())) main.before.push_back("No graded recommendation fits these filters directly.");
  if (found.empty() && !any_ungraded && ungraded.empty()) {
    main.before.push_back("No recommendation fits these filters.");
    for (auto const& line : explain_empty(filters, [&](Filters const& f) { return find(book, f).size(); })) main.after.push_back(line);
  }
  out.sections.push_back(std::move(main));
  add_referrals(book, filters, options, direct, out);
  if (!ungraded.empty()) out.sections.push_back(section_of(book, filters, ungraded, "ungraded", "Without grade"));
  if (options.explain) out.sections.push_back(definitions(book, documents_of));
  out.notes.push_back(
      "\"only if\" lists what the filters leave open. Support found by rule fits by regimen and population; the document does not cite it for this "
      "recommendation. narrower: part of what is recommended was studied; unstated: constraints of the recommendation that the finding does not "
      "state.");
  if (has_rows_from_publications(out))
    out.notes.push_back(
        "\"not quoted by the document\": a hazard ratio with interval that a trial's own publication prints and the document does not quote; it is "
        "no "
        "ground of the recommendation. Fit then tells how it relates to the quote, or how it was found.");
  out.notes.push_back("Not medical advice; trialbook adds no recommendation of its own.");
  return out;
}

}  // namespace query
