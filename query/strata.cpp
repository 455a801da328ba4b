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

bool any_apart(std::set<std::int64_t> const& populations, Apart const& apart) {
  return std::any_of(apart.begin(), apart.end(),
                     [&](auto const& pair) { return populations.contains(pair.first) && populations.contains(pair.second); });
}

using Diseases = std::map<std::int64_t, std::string>;  // of populations; empty: not stated

// Populations that overlap, one after the other; those without a disease stand by themselves.
std::vector<std::set<std::int64_t>> overlapping(Diseases rest, Apart const& apart) {
  std::vector<std::set<std::int64_t>> out;
  while (!rest.empty()) {
    std::vector<Diseases::value_type> group{*rest.begin()};
    rest.erase(rest.begin());
    for (std::size_t i = 0; i < group.size(); ++i)
      for (auto at = rest.begin(); at != rest.end();) {
        bool const joins = at->second.empty() == group[i].second.empty() && !apart.contains(std::minmax(at->first, group[i].first));
        if (joins) group.push_back(*at);
        at = joins ? rest.erase(at) : std::next(at);
      }
    std::set<std::int64_t> populations;
    for (auto const& [population, disease] : group) populations.insert(population);
    out.push_back(std::move(populations));
  }
  return out;
}

std::string name_of(std::set<std::int64_t> const& populations, Diseases const& diseases) {
  std::set<std::string> names;
  for (auto const population : populations) {
    auto const& disease = diseases.at(population);
    names.insert(disease.empty() ? "disease not stated" : disease);
  }
  return fmt::format("{}", fmt::join(names, " / "));
}

void part_stratum(std::vector<Candidate*> const& rows, Apart const& apart) {
  Diseases diseases;
  std::set<std::int64_t> populations;
  for (auto const* c : rows) diseases[c->population] = c->disease, populations.insert(c->population);
  if (!any_apart(populations, apart)) return;
  std::map<std::int64_t, std::string> names;
  for (auto const& group : overlapping(diseases, apart)) {
    bool const one = !any_apart(group, apart);
    for (auto const population : group) names[population] = one ? name_of(group, diseases) : name_of({population}, diseases);
  }
  for (auto* c : rows) c->row.stratum += "; " + names.at(c->population);
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
