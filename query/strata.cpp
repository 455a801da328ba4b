// query/strata.cpp - diseases of one stratum are joined where their names overlap (advanced, metastatic) and parted where they exclude each other.
#include "query/strata.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "query/sql.hpp"

namespace query {
namespace {

using Apart = std::set<std::pair<std::int64_t, std::int64_t>>;

Apart apart_diseases(core::database::Connection& book, std::set<std::int64_t> const& populations) {
  core::database::Statement s(book, std::string(sql::apart_diseases));
  s.bind(1, fmt::format("[{}]", fmt::join(populations, ",")));
  Apart out;
  while (s.executeStep()) out.insert({s.getColumn(0).getInt64(), s.getColumn(1).getInt64()});
  return out;
}

bool are_apart(Apart const& apart, std::int64_t a, std::int64_t b) { return apart.contains(std::minmax(a, b)); }

// Populations that overlap, one after the other; those without a disease stand by themselves.
std::vector<std::vector<Candidate*>> overlapping(std::vector<Candidate*> rows, Apart const& apart) {
  std::vector<std::vector<Candidate*>> out;
  while (!rows.empty()) {
    std::vector<Candidate*> group{rows.front()};
    rows.erase(rows.begin());
    for (std::size_t i = 0; i < group.size(); ++i) {
      auto const joins = [&](Candidate* c) {
        return c->disease.empty() == group[i]->disease.empty() && !are_apart(apart, c->population, group[i]->population);
      };
      std::copy_if(rows.begin(), rows.end(), std::back_inserter(group), joins);
      std::erase_if(rows, joins);
    }
    out.push_back(std::move(group));
  }
  return out;
}

bool any_apart(std::vector<Candidate*> const& rows, Apart const& apart) {
  for (auto const* a : rows)
    for (auto const* b : rows)
      if (are_apart(apart, a->population, b->population)) return true;
  return false;
}

void part_stratum(std::vector<Candidate*> const& rows, Apart const& apart) {
  if (!any_apart(rows, apart)) return;
  for (auto const& group : overlapping(rows, apart)) {
    std::set<std::string> names;
    for (auto const* c : group) names.insert(c->disease.empty() ? "disease not stated" : c->disease);
    bool const one = !any_apart(group, apart);
    for (auto* c : group) c->row.stratum += fmt::format("; {}", one ? fmt::format("{}", fmt::join(names, " / ")) : c->disease);
  }
}

}  // namespace

std::string subtype_asked(Filters const& filters) {
  std::string hr, her2;
  for (auto const& axis : filters.axes) {
    if (axis.dimension == "hr-status") hr = axis.label;
    if (axis.dimension == "her2-status") her2 = axis.label;
  }
  if (hr.empty() || her2.empty()) return {};
  return hr == "HR-" && her2 == "HER2-" ? "TNBC" : hr + "/" + her2;
}

std::string stratum_of(StratumParts const& parts, std::string const& subtype_asked, std::string const& assessor) {
  auto const subtype = subtype_asked.empty() ? parts.subtype : subtype_asked;
  std::string out = parts.endpoint + (parts.at.empty() ? "" : " at " + parts.at);
  out += parts.line.empty() ? "; line not stated" : "; line: " + parts.line;
  out += subtype.empty() ? "; subtype not stated" : "; " + subtype;
  if (!parts.biomarkers.empty()) out += "; " + parts.biomarkers;
  if (!parts.after.empty()) out += "; after " + parts.after;
  return out + "; " + (assessor.empty() ? "assessor not stated" : assessor);
}

void part_diseases(core::database::Connection& book, Filters const& filters, std::vector<Candidate>& all) {
  for (auto const& axis : filters.axes)
    if (axis.dimension == "disease" && !axis.implied) return;
  std::map<std::string, std::vector<Candidate*>> strata;
  std::set<std::int64_t> populations;
  for (auto& c : all) {
    if (!c.usable()) continue;
    strata[c.row.stratum].push_back(&c);
    populations.insert(c.population);
  }
  auto const apart = apart_diseases(book, populations);
  for (auto const& [stratum, rows] : strata) part_stratum(rows, apart);
}

}  // namespace query
