// query/network.hpp - network meta-analysis as an answer: of a user's own contrasts, or of a book with one network for each question. A network in
// several parts is answered part by part, and no relative effect crosses from one to another. Own contrasts that cannot be used are an error with
// their line (core::InputError); trials of a book that cannot be used are left out with the reason.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "query/contrasts.hpp"
#include "stats/network.hpp"

namespace query {

// The trials of one question, with all that can be fitted.
struct NetworkQuestion {
  std::string stratum;  // empty for a user's own file
  std::vector<NamedContrast> contrasts;
  NumberedContrasts names;
  std::vector<stats::Network> parts;
  std::set<std::string> exchangeable;  // nodes that stand for several treatments
  bool ratio = true;
};

NetworkQuestion own_network(std::vector<NamedContrast> const& contrasts, std::string const& file, bool ratios, stats::NetworkOptions const& options);

// Questions of at least two trials; trials that cannot be used go to `effects.left_out`.
std::vector<NetworkQuestion> networks_of(StudyEffects& effects, stats::NetworkOptions const& options);

core::table::Document network_answer(NetworkQuestion const& question, stats::NetworkOptions const& options);
core::table::Document network(core::database::Connection& book, Filters const& filters, PoolingChoices const& choices,
                              stats::NetworkOptions const& options);

// "generalised DerSimonian-Laird, normal intervals, level 95%; low values are good".
std::string describe(stats::NetworkOptions const& options);

}  // namespace query
