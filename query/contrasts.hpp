// query/contrasts.hpp - contrasts of trials by name, as networks and indirect comparisons take them: from a user's own file or from findings of a
// book. Gives names their numbers for stats/ and turns its refusals into words with study and place. Computes nothing.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "query/study_effects.hpp"
#include "stats/network_data.hpp"

namespace query {

struct NamedContrast {
  std::string study, treat1, treat2;  // te: treat1 against treat2
  double te = 0, se = 0;
  std::size_t line = 0;  // of a user's own file
  std::string finding_id, quoted, source, total_n, control_events;
};

std::vector<NamedContrast> contrasts_of(std::vector<StudyRow> const& rows);

// Nodes that stand for several treatments: physician's choice, and those under which a lump put several regimens of these rows.
std::set<std::string> exchangeable_nodes(std::vector<StudyRow> const& rows);

struct NumberedContrasts {
  std::vector<std::string> treatments;  // in order of their names
  std::vector<std::string> studies;     // in order of appearance
  std::vector<stats::Contrast> contrasts;
};

NumberedContrasts numbered(std::vector<NamedContrast> const& contrasts);

struct Refusal {
  std::string reason, remedy;
};
Refusal explain(stats::NetworkInputError const& error, NumberedContrasts const& names);

// The same as an error of the file, at the line of the contrast or else of its study.
[[noreturn]] void refuse(stats::NetworkInputError const& error, std::vector<NamedContrast> const& contrasts, NumberedContrasts const& names,
                         std::string const& file);

}  // namespace query
