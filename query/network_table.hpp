// query/network_table.hpp - one connected network in sections of a table for people and as a tree for programs. Knows no book: names and numbers come
// in. Rounds for people here and nowhere else.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "core/table/tree.hpp"
#include "query/contrasts.hpp"
#include "stats/network.hpp"

namespace query {

struct NetworkView {
  stats::Network const& network;
  NumberedContrasts const& names;
  stats::NetworkOptions const& options;
  bool ratio = true;
  std::set<std::string> const& exchangeable;  // nodes that stand for several treatments

  std::string const& treatment(int place) const { return names.treatments[network.data.treatments[place]]; }
  std::string const& study(int place) const { return names.studies[network.data.studies[place].id]; }
  stats::NetworkModel const& shown() const { return network.random ? *network.random : network.common; }  // for people, where one must do
  std::string shown_name() const { return network.random ? "random effects" : "common effect"; }
};

std::string shown_contrast(double te, double se, double level, bool ratio);  // "0.57 (0.46–0.71)"

core::table::Section estimates_section(NetworkView const& view);
core::table::Section league_section(NetworkView const& view);
core::table::Section scores_section(NetworkView const& view);
core::table::Section splits_section(NetworkView const& view);
core::table::Section decomposition_section(NetworkView const& view);
core::table::Section contrasts_section(std::vector<NamedContrast> const& contrasts, NetworkView const& view);

core::table::Tree::Members members_of(NetworkView const& view);

}  // namespace query
