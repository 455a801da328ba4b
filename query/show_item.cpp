// query/show_item.cpp - the views are the list of fields; nothing is chosen by hand.
#include "query/show_item.hpp"

#include "query/audit.hpp"
#include "query/own_publications.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Section;

struct Kind {
  char const* name;
  char const* sql;
  char const* more;  // columns beyond those of the view; may be null
};
constexpr Kind kinds[] = {{"finding", "SELECT * FROM v_result WHERE finding_id = ?1", "SELECT * FROM v_result_more WHERE finding_id = ?1"},
                          {"recommendation", "SELECT * FROM v_recommendation WHERE recommendation_id = ?1", nullptr},
                          {"claim", "SELECT * FROM v_claim WHERE claim_id = ?1", "SELECT * FROM v_claim_more WHERE claim_id = ?1"},
                          {"referral", "SELECT * FROM v_referral WHERE referral_id = ?1", nullptr},
                          {"regulatory statement", "SELECT * FROM v_regulatory WHERE statement_id = ?1", nullptr},
                          {"dose", "SELECT * FROM v_dose WHERE dose_id = ?1", nullptr}};

void add_fields(Statement& s, int first, Section& section) {
  for (int i = first; i < s.getColumnCount(); ++i)
    if (!s.isColumnNull(i)) section.table.rows.push_back({s.getColumnName(i), s.getColumn(i).getString()});
}

Section support_of_recommendation(Connection& book, std::string const& id) {
  Section section;
  section.part = "support";
  section.heading = "Findings behind it";
  section.table.columns = {{"basis", "Basis"},
                           {"trial", "Trial"},
                           {"endpoint", "Endpoint"},
                           {"values", "Experimental vs control", core::table::Place::cell, false, true},
                           {"effect", "Effect (95% CI)", core::table::Place::cell, false, true},
                           {"p", "P", core::table::Place::cell, false, true},
                           {"direction", "Shows"},
                           {"regimen_fit", "Regimen"},
                           {"population_fit", "Population"},
                           {"unstated", "Not stated"},
                           {"finding_id", "Finding"}};
  Statement s(book, std::string(sql::grades_support));
  s.bind(1, "[\"" + id + "\"]");
  s.bind(2, R"({"axes":[]})");
  while (s.executeStep()) {
    auto const r = read_result(s);
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    section.table.rows.push_back({text("basis"), r.trial, endpoint_phrase(r), values_phrase(r), effect_phrase(r), p_phrase(r), text("direction"),
                                  text("regimen_fit"), text("population_fit"), text("unstated"), r.finding_id});
  }
  section.after.push_back("matched: same regimen and population by rule; not cited by the document.");
  return section;
}

Section supported_by_finding(Connection& book, std::string const& id) {
  Section section;
  section.part = "recommendations";
  section.heading = "Recommendations that it stands behind";
  section.table.columns = {{"basis", "Basis"},
                           {"regimen", "Recommendation"},
                           {"grade", "Grade"},
                           {"level", "Level"},
                           {"regimen_fit", "Regimen"},
                           {"population_fit", "Population"},
                           {"recommendation_id", "Recommendation id"}};
  Statement s(
      book,
      "SELECT s.basis, r.regimen, r.grade, r.level, s.regimen_fit, s.population_fit, r.recommendation_id FROM v_support s JOIN v_recommendation r ON "
      "r.recommendation_id = s.recommendation_id WHERE s.finding_id = ?1 ORDER BY s.basis DESC, r.recommendation_id");
  s.bind(1, id);
  while (s.executeStep()) {
    core::table::Row row;
    for (int i = 0; i < s.getColumnCount(); ++i) row.push_back(text_or_empty(s, i));
    section.table.rows.push_back(std::move(row));
  }
  section.after.push_back("matched: same regimen and population by rule; not cited by the document.");
  return section;
}

}  // namespace

std::optional<Document> show_item(Connection& book, std::string const& id) {
  for (auto const& kind : kinds) {
    Statement s(book, kind.sql);
    s.bind(1, id);
    if (!s.executeStep()) continue;
    Document out;
    out.title = std::string(kind.name) + " " + id;
    Section fields;
    fields.part = kind.name;
    fields.table.columns = {{"field", "Field"}, {"value", "Value"}};
    add_fields(s, 0, fields);
    if (kind.more != nullptr) {
      Statement more(book, kind.more);
      more.bind(1, id);
      if (more.executeStep()) add_fields(more, 1, fields);
    }
    out.sections.push_back(std::move(fields));
    if (out.title.starts_with("finding"))
      if (auto audit = audit_of_finding(book, id); !audit.table.rows.empty()) out.sections.push_back(std::move(audit));
    if (out.title.starts_with("finding"))
      for (auto& section : {own_publications_section(book, id), quoted_by_section(book, id)})
        if (!section.table.rows.empty() || !section.before.empty()) out.sections.push_back(section);
    Section more;
    if (out.title.starts_with("recommendation")) more = support_of_recommendation(book, id);
    if (out.title.starts_with("finding")) more = supported_by_finding(book, id);
    if (!more.table.rows.empty()) out.sections.push_back(std::move(more));
    return out;
  }
  return std::nullopt;
}

}  // namespace query
