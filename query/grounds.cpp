// query/grounds.cpp - findings first, claims behind them.
#include "query/grounds.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "query/own_publications.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Statement;

std::string fit_of(std::string const& regimen, std::string const& population, std::string const& unstated) {
  std::string out;
  if (!regimen.empty() && regimen == population)
    out = regimen == "exact" ? "exact" : "both " + regimen;
  else if (!regimen.empty() && regimen != "exact")
    out = "regimen " + regimen + (population.empty() ? "" : ", population " + population);
  else if (!population.empty())
    out = "population " + population;
  if (!unstated.empty() && unstated != "0") out += ", " + unstated + " unstated";
  return out;
}

std::string basis_phrase(std::string const& basis, std::string const& regimen, std::string const& population, std::string const& unstated) {
  if (basis == "stated") return "stated by the document as its ground";
  auto const within = [](std::string const& fit) { return fit == "exact" || fit == "narrower"; };
  if (!within(regimen) || !within(population)) return "regimen or population only overlap; not cited by the document";
  if (unstated != "0") return "same regimen, same population as far as stated; not cited by the document";
  return "same regimen and population; not cited by the document";
}

}  // namespace

namespace {

using Row = core::table::Row;

// The publication's hazard ratio under a quote that has none with an interval. It is no ground: nothing is shown by it.
Row from_publication(ResultRow const& p, std::string basis, std::string fit, PublicationNames const& names) {
  std::string const control = p.control.empty() ? "" : "vs " + p.control;
  auto marks = audit_mark(p);
  if (auto const mark = reading_mark(p); !mark.empty()) marks += (marks.empty() ? "" : "; ") + mark;
  return {std::move(basis),
          p.trial,
          endpoint_phrase(p),
          who_phrase(p),
          control,
          "",
          values_phrase(p),
          effect_phrase(p),
          p_phrase(p),
          "",
          std::move(fit),
          name_of(names, p),
          marks,
          arms_phrase(p),
          p.population,
          p.finding_id,
          p.note};
}

struct Quoted {
  std::string recommendation, finding;
  bool with_interval = false;
  Row row;
};

std::vector<Quoted> quoted_grounds(core::database::Connection& book, Filters const& filters, std::vector<std::string> const& recommendations) {
  std::vector<Quoted> out;
  Statement s(book, std::string(sql::grades_support));
  s.bind(1, json_array(recommendations));
  s.bind(2, filters.json());
  ResultReader const results(s);
  while (s.executeStep()) {
    auto const f = results.read();
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    std::string const control = f.control.empty() ? (f.comparison_kind == "single-arm" ? f.experimental + " alone" : "") : "vs " + f.control;
    out.push_back({text("recommendation_id"),
                   f.finding_id,
                   has_hazard_ratio_with_interval(f),
                   {basis_phrase(text("basis"), text("regimen_fit"), text("population_fit"), text("unstated")), f.trial, endpoint_phrase(f),
                    who_phrase(f), control, "", values_phrase(f), effect_phrase(f), p_phrase(f), text("direction"),
                    fit_of(text("regimen_fit"), text("population_fit"), text("unstated")), refs_phrase(f), audit_mark(f), arms_phrase(f),
                    f.population, f.finding_id, f.note}});
  }
  return out;
}

// Behind the quotes of each recommendation, each publication's finding once.
void add_linked_publications(std::vector<Quoted> const& quoted, OwnResults const& own, PublicationNames const& names, Grounds& out) {
  std::set<std::pair<std::string, std::string>> added;
  for (auto const& ground : quoted) {
    auto const found = own.find(ground.finding);
    auto const* published = found == own.end() ? nullptr : with_interval(found->second);
    if (published != nullptr && added.insert({ground.recommendation, published->row.finding_id}).second)
      out[ground.recommendation].push_back(
          from_publication(published->row, "not quoted by the document: the trial's own publication", relation_phrase(published->relation), names));
  }
}

struct Fitting {
  std::string recommendation, fit, finding;
};

std::vector<Fitting> published_by_rule(core::database::Connection& book, Filters const& filters, std::vector<std::string> const& recommendations) {
  std::vector<Fitting> out;
  Statement s(book, std::string(sql::grades_published));
  s.bind(1, json_array(recommendations));
  s.bind(2, filters.json());
  auto const text = [&](int column) { return core::database::text_or_empty(s, column); };
  while (s.executeStep()) out.push_back({text(0), fit_of(text(1), text(2), text(3)), text(4)});
  return out;
}

// Of recommendations behind which no quoted result stands.
void add_published_grounds(core::database::Connection& book, std::vector<Fitting> const& fitting, PublicationNames const& names, Grounds& out) {
  if (fitting.empty()) return;
  std::vector<std::string> ids;
  for (auto const& one : fitting) ids.push_back(one.finding);
  Statement s(book, std::string(sql::results_by_id));
  s.bind(1, json_array(ids));
  std::map<std::string, ResultRow> rows;
  ResultReader const results(s);
  while (s.executeStep()) {
    auto row = results.read();
    rows.emplace(row.finding_id, std::move(row));
  }
  for (auto const& one : fitting)
    out[one.recommendation].push_back(
        from_publication(rows.at(one.finding), "not quoted by the document: a trial's own publication, found by rule", one.fit, names));
}

}  // namespace

Grounds find_grounds(core::database::Connection& book, Filters const& filters, std::vector<std::string> const& recommendations) {
  Grounds out;
  auto const quoted = quoted_grounds(book, filters, recommendations);
  auto const names = publication_names(book);
  std::vector<std::string> without_interval;
  for (auto const& ground : quoted)
    if (!ground.with_interval) without_interval.push_back(ground.finding);
  std::vector<std::string> unquoted;
  for (auto const& id : recommendations)
    if (std::none_of(quoted.begin(), quoted.end(), [&](Quoted const& ground) { return ground.recommendation == id; })) unquoted.push_back(id);
  for (auto const& ground : quoted) out[ground.recommendation].push_back(ground.row);
  add_linked_publications(quoted, own_results(book, without_interval), names, out);
  Statement c(book, std::string(sql::grades_claims));
  c.bind(1, json_array(recommendations));
  while (c.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(c, c.getColumnIndex(name)); };
    out[text("recommendation_id")].push_back({"stated by the document as its ground", text("trial"), text("endpoint"), "", "", text("statement"), "",
                                              "", "", text("polarity"), "", "", "", "", text("population"), text("claim_id"), ""});
  }
  add_published_grounds(book, published_by_rule(book, filters, unquoted), names, out);
  return out;
}

}  // namespace query
