// cli/networking.cpp - a network has one method of tau² and one kind of interval: what asks for another is refused, not ignored.
#include "cli/networking.hpp"

#include <charconv>
#include <cmath>

#include "cli/pooling.hpp"
#include "core/error.hpp"

namespace cli {
namespace {

constexpr double tolerance_of_ratios = 0.01;  // ratios are printed with two decimals

void refuse_other(Arguments const& arguments, std::string const& option, std::string const& known, std::string const& what) {
  if (arguments.has(option) && arguments.get(option) != known)
    throw core::UsageError("--" + option + " " + arguments.get(option) + ": not for networks", what);
}

}  // namespace

std::vector<Option> network_options() {
  return {direction_option(),
          {"tolerance", "NUMBER", "how far the contrasts of one trial may miss adding up; otherwise 0.01 for ratios, 0.001 for TE"}};
}

Option contrasts_option() {
  return {"input", "FILE",
          "your own contrasts instead of the book: CSV with study, treat1, treat2 and hr, ci_lower, ci_upper [, ci_level] or TE, seTE; a trial of "
          "several arms as all its contrasts"};
}

std::optional<double> positive_number(Arguments const& arguments, std::string const& option) {
  if (!arguments.has(option)) return std::nullopt;
  auto const typed = arguments.get(option);
  double value = 0;
  auto const read = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || !std::isfinite(value) || value <= 0)
    throw core::UsageError("--" + option + " " + typed + ": a number above 0 is needed", "for example 0.01, with a decimal point");
  return value;
}

stats::NetworkOptions network_options_of(Arguments const& arguments, bool ratios) {
  refuse_other(arguments, "method", "DL", "tau² of a network is the generalised DerSimonian-Laird estimate: --method DL, or leave it out");
  refuse_other(arguments, "ci-method", "wald", "intervals of a network are normal ones: --ci-method wald, or leave it out");
  stats::NetworkOptions out;
  out.level = model_of(arguments).options.level;
  out.good = higher_is_good(arguments) ? stats::GoodValues::large : stats::GoodValues::small;
  out.tolerance = positive_number(arguments, "tolerance").value_or(ratios ? tolerance_of_ratios : stats::tolerance_of_contrasts);
  return out;
}

std::vector<std::string> notes_on_model(Arguments const& arguments) {
  if (!arguments.has("profile")) return {};
  return {"--profile changes nothing in a network: its tau² and intervals are those of netmeta's defaults."};
}

std::vector<query::NamedContrast> contrasts_of(importer::EffectsFile const& file) {
  std::vector<query::NamedContrast> out;
  for (auto const& row : file.rows) {
    out.push_back({row.study, row.treat1, row.treat2, row.te, row.se, row.line, "", "", "as given", "", ""});
  }
  return out;
}

}  // namespace cli
