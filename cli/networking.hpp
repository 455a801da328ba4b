// cli/networking.hpp - what network, indirect and plot network share: options of a network, a user's own contrasts. Throws core::UsageError with the
// known values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "importer/effects_file.hpp"
#include "query/contrasts.hpp"
#include "stats/network.hpp"

namespace cli {

std::vector<Option> network_options();  // --direction --tolerance
Option contrasts_option();              // --input

std::optional<double> positive_number(Arguments const& arguments, std::string const& option);

// `ratios`: contrasts came as ratios, which are rounded; theirs may miss adding up by more.
stats::NetworkOptions network_options_of(Arguments const& arguments, bool ratios);
std::vector<std::string> notes_on_model(Arguments const& arguments);  // options that change nothing in a network

std::vector<query::NamedContrast> contrasts_of(importer::EffectsFile const& file);

}  // namespace cli
