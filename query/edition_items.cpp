// query/edition_items.cpp - the columns behind the fixed ones are the aspects that can change; a finding is one aspect, put into words as elsewhere.
#include "query/edition_items.hpp"

#include "query/phrases.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;

constexpr int fixed_columns = 9;

EditionItems read_items(Connection& book, std::string_view question, std::int64_t document) {
  Statement s(book, std::string(question));
  s.bind(1, document);
  EditionItems out;
  while (s.executeStep()) {
    auto const text = [&](int column) { return text_or_empty(s, column); };
    EditionItem item{text(0), text(1), text(2), text(3), text(4), {text(5), text(6), text(7)}, text(8)};
    for (int i = fixed_columns; i < s.getColumnCount(); ++i) item.aspects.emplace_back(s.getColumnName(i), text(i));
    out.push_back(std::move(item));
  }
  return out;
}

EditionItems recommendations(Connection& book, std::int64_t document) { return read_items(book, sql::diff_recommendations, document); }
EditionItems definitions(Connection& book, std::int64_t document) { return read_items(book, sql::diff_definitions, document); }
EditionItems referrals(Connection& book, std::int64_t document) { return read_items(book, sql::diff_referrals, document); }
EditionItems regulatory(Connection& book, std::int64_t document) { return read_items(book, sql::diff_regulatory, document); }

// "25.3 vs 16.0 months; HR 0.57 (0.46–0.70); P<0.001; final; data cut 2021-06; follow-up 80 months"
std::string result_phrase(ResultRow const& r, std::string const& data_cut, std::string const& follow_up, std::string const& wording) {
  std::string out = r.measure.empty() ? "" : r.measure + " ";
  out += values_phrase(r);
  for (auto const& part : {effect_phrase(r), p_phrase(r), wording, r.analysis})
    if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
  if (!data_cut.empty()) out += "; data cut " + data_cut;
  if (!follow_up.empty()) out += "; follow-up " + follow_up;
  return out;
}

EditionItems results(Connection& book, std::int64_t document) {
  Statement s(book, std::string(sql::diff_results));
  s.bind(1, document);
  EditionItems out;
  while (s.executeStep()) {
    auto const r = read_result(s);
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    std::string const subject = r.trial + " · " + r.endpoint + (r.at_raw.empty() ? "" : " at " + r.at_raw) + " · " + arms_phrase(r);
    EditionItem item{r.finding_id, text("place"), text("locator"), subject, r.population, {text("identity_1"), text("identity_2"), ""}, ""};
    item.aspects.emplace_back("Result", result_phrase(r, text("data_cut"), text("follow_up"), text("wording")));
    if (!text("assessor").empty()) item.aspects.back().second += "; " + text("assessor") + " assessment";
    if (!r.update_of.empty()) item.note = "update of " + r.update_of;
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace

std::span<EditionKind const> edition_kinds() {
  static constexpr EditionKind kinds[] = {{"recommendations", "Recommendations", "Removed", recommendations},
                                          {"definitions", "Definitions of grades and levels (our paraphrase)", "Removed", definitions},
                                          {"results", "Results", "No longer stated", results},
                                          {"referrals", "Referrals", "Removed", referrals},
                                          {"regulatory", "Regulatory statements", "Removed", regulatory}};
  return kinds;
}

bool share_patients(Connection& book, EditionItem const& a, EditionItem const& b) {
  Statement s(book, std::string(sql::diff_compatible));
  s.bind(1, a.population_id);
  s.bind(2, b.population_id);
  return s.executeStep() && s.getColumn(0).getInt() == 1;
}

}  // namespace query
