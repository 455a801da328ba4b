// query/contrasts.cpp - numbers follow the order of names, so that the same contrasts give the same answer in whatever order they stand.
#include "query/contrasts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"

namespace query {

std::vector<NamedContrast> contrasts_of(std::vector<StudyRow> const& rows) {
  std::vector<NamedContrast> out;
  for (auto const& row : rows)
    out.push_back(
        {row.trial, row.treatment, row.comparator, row.te, row.se, 0, row.finding_id, row.quoted, source_of(row), row.total_n, row.control_events});
  return out;
}

std::set<std::string> exchangeable_nodes(std::vector<StudyRow> const& rows) {
  std::map<std::string, std::set<std::int64_t>> regimens;
  for (auto const& row : rows) {
    regimens[row.treatment].insert(row.treatment_id);
    regimens[row.comparator].insert(row.comparator_id);
  }
  std::set<std::string> out;
  for (auto const& [node, ids] : regimens)
    if (ids.size() > 1 || node.find("physician's choice") != std::string::npos) out.insert(node);
  return out;
}

NumberedContrasts numbered(std::vector<NamedContrast> const& contrasts) {
  NumberedContrasts out;
  std::set<std::string> names;
  for (auto const& c : contrasts) names.insert({c.treat1, c.treat2});
  out.treatments.assign(names.begin(), names.end());
  auto const number = [&](std::string const& name) {
    return static_cast<int>(std::lower_bound(out.treatments.begin(), out.treatments.end(), name) - out.treatments.begin());
  };
  std::map<std::string, int> studies;
  for (auto const& c : contrasts) {
    auto const [at, fresh] = studies.try_emplace(c.study, static_cast<int>(out.studies.size()));
    if (fresh) out.studies.push_back(c.study);
    out.contrasts.push_back({at->second, number(c.treat1), number(c.treat2), c.te, c.se});
  }
  return out;
}

Refusal explain(stats::NetworkInputError const& error, NumberedContrasts const& names) {
  using enum stats::NetworkProblem;
  if (error.kind == empty) return {"a network needs at least one contrast", "one line a contrast"};
  if (error.kind == ill_conditioned)
    return {"the standard errors differ too much in size to be computed with together",
            "look for a standard error that is far too small or too large"};
  auto const pair = fmt::format("{} vs {}", names.treatments.at(error.treat1), names.treatments.at(error.treat2));
  auto const study = names.studies.at(error.study);
  switch (error.kind) {
    case missing_contrast:
      return {fmt::format("trial {}: a trial of several arms needs all its contrasts, and {} is missing", study, pair),
              "add this contrast with its standard error, or leave the trial out"};
    case inconsistent_contrasts:
      return {fmt::format("trial {}: its contrasts do not add up, see {}", study, pair),
              "look for a wrong sign or swapped treatments; rounded numbers may need a larger --tolerance"};
    case impossible_standard_errors:
      return {fmt::format("trial {}: its standard errors cannot belong together, see {}", study, pair),
              "one of the standard errors or intervals of this trial is wrong"};
    case repeated_contrast:
      return {fmt::format("trial {}: {} stands twice", study, pair), "keep one of the two rows"};
    case same_treatment:
      return {fmt::format("trial {}: a treatment is compared with itself", study), "name the other arm"};
    default:
      return {fmt::format("trial {}, {}: effect or standard error cannot be computed with", study, pair), "a standard error is above 0 and finite"};
  }
}

void refuse(stats::NetworkInputError const& error, std::vector<NamedContrast> const& contrasts, NumberedContrasts const& names,
            std::string const& file) {
  auto const [reason, remedy] = explain(error, names);
  std::size_t line = 0;
  for (std::size_t i = contrasts.size(); i-- > 0;) {
    auto const& c = names.contrasts[i];
    if (c.study == error.study && std::minmax(c.treat1, c.treat2) == std::minmax(error.treat1, error.treat2)) {
      line = contrasts[i].line;
      break;
    }
    if (c.study == error.study) line = contrasts[i].line;
  }
  throw core::InputError({{file, line, 0, "bad-network", "", reason, remedy}});
}

}  // namespace query
