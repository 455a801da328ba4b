// query/grounds.cpp - findings first, claims behind them.
#include "query/grounds.hpp"

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

std::string json_array(std::vector<std::string> const& ids) {
  std::string out;  // ids are slugs and a colon: nothing to escape
  for (auto const& id : ids) out += (out.empty() ? "\"" : ",\"") + id + "\"";
  return "[" + out + "]";
}

}  // namespace

Grounds find_grounds(core::database::Connection& book, Filters const& filters, std::vector<std::string> const& recommendations) {
  Grounds out;
  Statement s(book, std::string(sql::grades_support));
  s.bind(1, json_array(recommendations));
  s.bind(2, filters.json());
  while (s.executeStep()) {
    auto const f = read_result(s);
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    std::string const control = f.control.empty() ? (f.comparison_kind == "single-arm" ? f.experimental + " alone" : "") : "vs " + f.control;
    out[text("recommendation_id")].push_back({basis_phrase(text("basis"), text("regimen_fit"), text("population_fit"), text("unstated")), f.trial,
                                              endpoint_phrase(f), who_phrase(f), control, "", values_phrase(f), effect_phrase(f), p_phrase(f),
                                              text("direction"), fit_of(text("regimen_fit"), text("population_fit"), text("unstated")),
                                              refs_phrase(f), audit_mark(f), arms_phrase(f), f.population, f.finding_id, f.note});
  }
  Statement c(book, std::string(sql::grades_claims));
  c.bind(1, json_array(recommendations));
  while (c.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(c, c.getColumnIndex(name)); };
    out[text("recommendation_id")].push_back({"stated by the document as its ground", text("trial"), text("endpoint"), "", "", text("statement"), "",
                                              "", "", text("polarity"), "", "", "", "", text("population"), text("claim_id"), ""});
  }
  return out;
}

}  // namespace query
