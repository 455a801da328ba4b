// cli/pooling.cpp - names of methods are those of the field, with the abbreviations of R packages beside them.
#include "cli/pooling.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "core/database/file.hpp"
#include "core/error.hpp"
#include "core/text/names.hpp"

namespace cli {
namespace {

template <class Value>
Value chosen(Arguments const& arguments, std::string const& option, std::map<std::string, Value> const& known, Value otherwise) {
  if (!arguments.has(option)) return otherwise;
  auto const typed = arguments.get(option);
  if (auto const found = known.find(typed); found != known.end()) return found->second;
  std::vector<std::string> names;
  std::string listed;
  for (auto const& [name, value] : known) names.push_back(name), listed += (listed.empty() ? "" : ", ") + name;
  auto const near = core::text::did_you_mean(typed, names);
  throw core::UsageError(fmt::format("--{} {}: there is no such value", option, typed), (near.empty() ? "" : near + "\n    ") + "known: " + listed);
}

double level_of(Arguments const& arguments, double otherwise) {
  if (!arguments.has("level")) return otherwise;
  auto const typed = arguments.get("level");
  double level = 0;
  auto const read = std::from_chars(typed.data(), typed.data() + typed.size(), level);
  if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || level <= 50 || level >= 100)
    throw core::UsageError("--level " + typed + ": a level is a number of per cent between 50 and 100", "for example 95");
  return level;
}

}  // namespace

std::vector<Option> model_options() {
  return {{"profile", "NAME", "all choices of a program at once: trialbook (otherwise), metafor-z, metafor-hk, meta8, meta7, RevMan5, IQWiG6"},
          {"method", "NAME", "of tau²: REML, PM, DL, ML; otherwise as the profile has it"},
          {"ci-method", "NAME", "of the random-effects interval: wald, hartung-knapp, hk-adhoc-se, hk-adhoc-ci, iqwig6"},
          {"level", "PERCENT", "of intervals; otherwise 95"}};
}

std::vector<Option> pooling_options(std::string const& help_of_source) {
  return {{"source", "NAME",
           help_of_source.empty()
               ? "documents, publications or both (otherwise): whose findings are used; a quote gives way to the publication that it is linked to"
               : help_of_source,
           false, false, "documents|publications|both"},
          {"cut", "NAME", "of several analyses of one trial: latest (otherwise; the latest mature one) or primary", false, false, "latest|primary"},
          {"assessor", "NAME", "investigator, independent, or any, which makes one question of them; otherwise each is a question of its own", false,
           false, "investigator|independent|any"},
          {"lump", "WHAT", "arms that count as one treatment by your decision: class:NAME, dose, placebo, choice (who chose); recorded in the answer",
           false, true},
          {"assume-two-sided", "", "take exact P values without stated sides as two-sided; recorded in the answer"},
          {"headings-too", "", "take line and subtype that stand in a heading only as stated; recorded in the answer"}};
}

Option input_option() {
  return {"input", "FILE", "your own studies instead of the book: CSV with study, hr, ci_lower, ci_upper [, ci_level] or study, TE, seTE"};
}

Option direction_option() {
  return {"direction", "lower|higher", "which values are good: lower (otherwise, as for a hazard ratio of progression) or higher",
          false,       false,          "lower|higher"};
}

bool higher_is_good(Arguments const& arguments) { return chosen<bool>(arguments, "direction", {{"lower", false}, {"higher", true}}, false); }

void add_direction(Arguments const& arguments, core::table::Document& answer) {
  if (!arguments.has("direction")) return;
  answer.facts.emplace_back("direction", "Direction",
                            higher_is_good(arguments) ? "higher values favour the first treatment" : "lower values favour the first treatment");
}

query::Model model_of(Arguments const& arguments) {
  std::map<std::string, stats::Options> profiles;
  for (auto const& profile : stats::profiles()) profiles.emplace(profile.name, profile.options);
  query::Model out;
  out.profile = arguments.get("profile", "trialbook");
  out.options = chosen(arguments, "profile", profiles, profiles.at("trialbook"));
  using enum stats::Tau2Method;
  using enum stats::CiMethod;
  out.options.tau2 = chosen<stats::Tau2Method>(arguments, "method", {{"DL", DL}, {"PM", PM}, {"REML", REML}, {"ML", ML}}, out.options.tau2);
  out.options.ci = chosen<stats::CiMethod>(arguments, "ci-method",
                                           {{"wald", wald},
                                            {"hartung-knapp", hartung_knapp},
                                            {"hk-adhoc-se", hk_adhoc_se},
                                            {"hk-adhoc-ci", hk_adhoc_ci},
                                            {"iqwig6", stats::CiMethod::iqwig6}},
                                           out.options.ci);
  if (arguments.has("ci-method")) out.options.fewest_for_t = 2;  // typed: used with two studies too
  out.options.level = level_of(arguments, out.options.level);
  return out;
}

query::PoolingChoices choices_of(Arguments const& arguments, schema::Vocabulary const& vocabulary) {
  query::PoolingChoices out;
  out.lumps = query::read_lumps(vocabulary, arguments.all("lump"));
  out.assume_two_sided = arguments.has("assume-two-sided");
  out.headings_too = arguments.has("headings-too");
  out.cut = chosen<query::Cut>(arguments, "cut", {{"latest", query::Cut::latest}, {"primary", query::Cut::primary}}, query::Cut::latest);
  using enum query::Assessor;
  out.assessor = chosen<query::Assessor>(arguments, "assessor", {{"investigator", investigator}, {"independent", independent}, {"any", any}}, apart);
  return out;
}

importer::EffectsFile read_input(Arguments const& arguments, importer::EffectsKind kind) {
  auto const file = arguments.get("input");
  return importer::read_effects(file, core::database::read_file(file), kind, arguments.get("subgroup"));
}

query::Filters question_of(Arguments const& arguments, core::database::Connection& book, schema::Vocabulary const& vocabulary,
                           std::string const& sources) {
  std::vector<std::pair<std::string, std::string>> typed;
  for (auto const& option : filter_options())
    for (auto const& value : arguments.all(option.name)) typed.emplace_back(option.name, value);
  for (auto const& value : arguments.all("trial")) typed.emplace_back("trial", value);
  auto filters = query::resolve(book, vocabulary, typed);
  query::add_endpoints(filters, vocabulary, arguments.all("ENDPOINT"));
  filters.sources = query::sources_named(arguments.get("source", sources));
  return filters;
}

void check_no_book_options(Arguments const& arguments) {
  for (auto const& options : {filter_options(), pooling_options()})
    for (auto const& option : options)
      if (arguments.has(option.name))
        throw core::UsageError("--" + option.name + " asks the book and does not go with --input",
                               "give the file alone, or ask the book without --input");
}

}  // namespace cli
