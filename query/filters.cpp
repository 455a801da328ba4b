// query/filters.cpp - each option stands for one or more dimensions; subtype names are taken apart into the HR and HER2 axes.
#include "query/filters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "core/text/population_grammar.hpp"
#include "schema/prior_term.hpp"

namespace query {
namespace {

using schema::Term;
using schema::Vocabulary;
using Accepts = std::function<bool(std::string const&)>;

std::string listed(std::vector<std::string> const& values, std::size_t most = 40) {
  std::string out;
  for (std::size_t i = 0; i < values.size() && i < most; ++i) out += (i ? ", " : "") + values[i];
  return out + (values.size() > most ? ", …" : "");
}

// A list of values may be cut short; the whole one is an answer of its own.
std::string all_of(std::string const& kind) { return "; all: trialbook vocabulary " + kind; }

[[noreturn]] void unknown(std::string const& option, std::string const& value, std::string const& near, std::vector<std::string> const& known) {
  std::string advice = near.empty() ? core::text::did_you_mean(value, known) : near;  // names of terms first, else the values as they are listed
  if (!advice.empty()) advice += "\n    ";
  throw core::UsageError(fmt::format("--{} {}: there is no such value", option, value), advice + "known: " + listed(known) + all_of(option));
}

std::string shown(Term const& term) { return term.dimension == "line" ? term.slug.substr(5) : term.slug; }

std::vector<std::string> values_of(Vocabulary const& vocabulary, Accepts const& accepts) {
  std::vector<std::string> out;
  for (auto const& term : vocabulary.terms())
    if (accepts(term.dimension)) out.push_back(shown(term));
  return out;
}

Term find_term(Vocabulary const& vocabulary, std::string const& option, std::string const& value, Accepts const& accepts) {
  if (auto const term = vocabulary.term(value, accepts)) return *term;
  if (option == "line")
    if (auto const term = vocabulary.term("line-" + value, accepts)) return *term;
  unknown(option, value, vocabulary.near_terms(value, accepts), values_of(vocabulary, accepts));
}

bool is_subtype(std::string const& dimension) { return dimension == "hr-status" || dimension == "her2-status"; }

// "HR+/HER2-", "HER2-low", "TNBC", "HR阳性HER-2阴性": one term, a known pair, or two names beside each other.
std::vector<Term> find_subtype(Vocabulary const& vocabulary, std::string const& value) {
  std::string const folded = core::text::fold_name(value);
  if (folded == "tnbc" || folded == "三阴性" || folded == "三阴性乳腺癌" || folded == "triplenegative")
    return {*vocabulary.term_by_slug("hr-"), *vocabulary.term_by_slug("her2-")};
  if (auto const whole = vocabulary.term(value, is_subtype)) return {*whole};
  for (std::size_t i = 1; i < value.size(); ++i) {
    std::size_t const skip = value[i] == '/' || value[i] == ' ' || value[i] == ';' ? 1 : 0;
    auto const first = vocabulary.term(value.substr(0, i), is_subtype), second = vocabulary.term(value.substr(i + skip), is_subtype);
    if (first && second && first->dimension != second->dimension) return {*first, *second};
  }
  auto known = values_of(vocabulary, is_subtype);
  known.insert(known.begin(), {"HR+/HER2-", "TNBC"});
  unknown("subtype", value, core::text::did_you_mean(value, known), known);
}

// The term of the book that says most about this therapy: the drug itself, else a class of it, with the status, else with plain exposure.
// Who never had a drug may have had others of its class, so "naive" is not widened.
std::optional<Term> known_prior(Vocabulary const& vocabulary, core::text::PriorTherapy prior, Term const& treatment, bool& widened) {
  std::string const wanted = prior.status;
  std::vector<std::string> slugs{treatment.slug};
  if (prior.status != "naive")
    for (auto const& slug : vocabulary.ancestors(treatment.slug)) slugs.push_back(slug);
  for (auto const& slug : slugs) {
    auto const candidate = vocabulary.term_by_slug(slug);
    for (std::string const& status : {wanted, std::string(wanted == "naive" ? "naive" : "exposed")}) {
      prior.status = status;
      if (auto const term = vocabulary.term_by_slug(schema::name_prior_term(prior, {*candidate}).slug)) return term;
      widened = true;
    }
  }
  return std::nullopt;
}

// "cdk46-inhibitor", "palbociclib=progressed". The term exists only when some population or recommendation speaks of that therapy.
Term find_prior(Vocabulary const& vocabulary, std::string const& value, bool& widened) {
  auto const equals = value.find('=');
  core::text::PriorTherapy prior;
  prior.status = equals == std::string::npos ? "exposed" : value.substr(equals + 1);
  static std::vector<std::string> const statuses{"naive", "exposed", "progressed", "refractory", "not-progressed"};
  if (std::find(statuses.begin(), statuses.end(), prior.status) == statuses.end())
    unknown("prior", value, core::text::did_you_mean(prior.status, statuses), statuses);
  std::string const name = value.substr(0, equals);
  auto const treatment = vocabulary.term(name, schema::is_treatment_dimension);
  if (!treatment)
    unknown("prior", name, vocabulary.near_terms(name, schema::is_treatment_dimension), values_of(vocabulary, schema::is_treatment_dimension));
  if (auto const term = known_prior(vocabulary, prior, *treatment, widened)) return *term;
  std::vector<std::string> known;
  for (auto const& term : vocabulary.terms()) {
    auto const first = term.slug.find(':'), second = term.slug.rfind(":" + prior.status);
    if (term.dimension.starts_with("prior:") && second == term.slug.size() - prior.status.size() - 1)
      known.push_back(term.slug.substr(first + 1, second - first - 1));
  }
  throw core::UsageError(fmt::format("--prior {}: no document of this book speaks of {} patients", value, prior.status),
                         "prior therapies with that status: " + listed(known) + all_of("prior"));
}

std::int64_t find_document(core::database::Connection& book, std::string const& value) {
  core::database::Statement find(book, "SELECT id FROM document WHERE slug = ?1");
  find.bind(1, value);
  if (find.executeStep()) return find.getColumn(0).getInt64();
  std::vector<std::string> known;
  core::database::Statement all(book, "SELECT slug FROM document WHERE id NOT IN (SELECT document_id FROM publication) ORDER BY slug");
  while (all.executeStep()) known.push_back(all.getColumn(0).getString());
  unknown("document", value, core::text::did_you_mean(value, known), known);
}

void add_axis(Filters& filters, std::string const& option, std::string const& value, Term const& term) {
  for (auto const& axis : filters.axes)
    if (axis.dimension == term.dimension)
      throw core::UsageError(fmt::format("--{} {}: {} speaks of the same dimension", option, value, axis.option),
                             "give one value a dimension; a broader term covers several");
  filters.axes.push_back({term.dimension, term.id, term.label_en, "--" + option + " " + value});
}

// Receptors are told apart in breast cancer only: without it a question about HR+/HER2- would take in every other disease that states no receptors.
void add_implied_disease(Filters& filters, Vocabulary const& vocabulary) {
  auto const breast_cancer = vocabulary.term_by_slug("breast-cancer");
  auto const at = [&](auto const& accepts) { return std::find_if(filters.axes.begin(), filters.axes.end(), accepts); };
  auto const subtype = at([](Axis const& axis) { return is_subtype(axis.dimension); });
  bool const disease_given = at([](Axis const& axis) { return axis.dimension == "disease"; }) != filters.axes.end();
  if (!breast_cancer || disease_given || subtype == filters.axes.end()) return;
  Axis implied{breast_cancer->dimension, breast_cancer->id, breast_cancer->label_en, subtype->option};
  implied.implied = true;
  filters.axes.push_back(std::move(implied));
}

}  // namespace

Filters resolve(core::database::Connection& book, Vocabulary const& vocabulary, std::vector<std::pair<std::string, std::string>> const& typed) {
  Filters out;
  for (auto const& [option, value] : typed) {
    if (option == "subtype") {
      for (auto const& term : find_subtype(vocabulary, value)) add_axis(out, option, value, term);
    } else if (option == "prior") {
      bool widened = false;
      Term const term = find_prior(vocabulary, value, widened);
      add_axis(out, option, value, term);
      out.axes.back().widened = widened;
    } else if (option == "treatment") {
      out.treatments.push_back(find_term(vocabulary, option, value, schema::is_treatment_dimension).id);
      out.treatment_options.push_back("--treatment " + value);
    } else if (option == "trial") {
      auto const trial = vocabulary.trial(value);
      std::vector<std::string> known;
      for (auto const& t : vocabulary.trials()) known.push_back(t.label);
      if (!trial) unknown(option, value, vocabulary.near_trials(value), known);
      out.trial = trial->id;
      out.trial_option = "--trial " + value;
    } else if (option == "document") {
      out.document = find_document(book, value);
      out.document_option = "--document " + value;
    } else {
      std::string const dimension = option;
      add_axis(out, option, value,
               find_term(vocabulary, option, value, [&](std::string const& d) { return d == dimension || d.starts_with(dimension + "."); }));
    }
  }
  add_implied_disease(out, vocabulary);
  return out;
}

void add_endpoints(Filters& filters, Vocabulary const& vocabulary, std::vector<std::string> const& names) {
  for (auto const& name : names) {
    auto const endpoint = vocabulary.endpoint(name);
    if (!endpoint) {
      std::vector<std::string> known;
      for (auto const& e : vocabulary.endpoints()) known.push_back(e.label);
      std::string const near = vocabulary.near_endpoints(name);
      throw core::UsageError(name + ": there is no such endpoint",
                             (near.empty() ? "" : near + "\n    ") + "known: " + listed(known) + all_of("endpoint"));
    }
    filters.endpoints.push_back(endpoint->id);
    filters.endpoint_labels.push_back(endpoint->label);
  }
}

std::vector<std::string> sources_named(std::string const& word) {
  std::vector<std::string> const known{"documents", "publications", "both"};
  if (word == "documents") return {"document"};
  if (word == "publications") return {"publication"};
  if (word == "both") return {"document", "publication"};
  auto const near = core::text::did_you_mean(word, known);
  throw core::UsageError("--source " + word + ": there is no such value", (near.empty() ? "" : near + "\n    ") + "known: " + listed(known));
}

std::string Filters::json() const {
  std::string axes_json, treatments_json, endpoints_json;
  for (auto const& axis : axes)
    axes_json +=
        fmt::format("{}[\"{}\",{},{},{}]", axes_json.empty() ? "" : ",", axis.dimension, axis.term_id, axis.widened ? 1 : 0, axis.implied ? 1 : 0);
  for (auto const id : treatments) treatments_json += fmt::format("{}{}", treatments_json.empty() ? "" : ",", id);
  for (auto const id : endpoints) endpoints_json += fmt::format("{}{}", endpoints_json.empty() ? "" : ",", id);
  return fmt::format(R"({{"axes":[{}],"treatments":[{}],"endpoints":[{}],"trial":{},"document":{},"left_out":[{}],"sources":["{}"]}})", axes_json,
                     treatments_json, endpoints_json, trial ? std::to_string(*trial) : "null", document ? std::to_string(*document) : "null",
                     fmt::join(left_out, ","), fmt::join(sources, "\",\""));
}

std::vector<std::string> Filters::options() const {
  std::vector<std::string> out;
  for (auto const& axis : axes)
    if (std::find(out.begin(), out.end(), axis.option) == out.end()) out.push_back(axis.option);
  out.insert(out.end(), treatment_options.begin(), treatment_options.end());
  if (trial) out.push_back(trial_option);
  if (document) out.push_back(document_option);
  return out;
}

std::string Filters::description() const {
  std::string out;
  for (auto const& option : options()) out += (out.empty() ? "" : " ") + option;
  return out.empty() ? "none" : out;
}

Filters Filters::without(std::string const& option) const {
  Filters out = *this;
  std::erase_if(out.axes, [&](Axis const& axis) { return axis.option == option; });
  for (std::size_t i = out.treatments.size(); i-- > 0;)
    if (out.treatment_options[i] == option) {
      out.treatments.erase(out.treatments.begin() + static_cast<std::ptrdiff_t>(i));
      out.treatment_options.erase(out.treatment_options.begin() + static_cast<std::ptrdiff_t>(i));
    }
  if (out.trial_option == option) out.trial.reset(), out.trial_option.clear();
  if (out.document_option == option) out.document.reset(), out.document_option.clear();
  return out;
}

}  // namespace query
