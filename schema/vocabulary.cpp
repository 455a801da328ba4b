// schema/vocabulary.cpp - reads the vocabulary tables into hash maps keyed by folded name.
#include "schema/vocabulary.hpp"

#include <algorithm>

#include "core/text/names.hpp"

namespace schema {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;

std::vector<Named> load_named(Connection& book, std::string const& sql, std::unordered_map<std::int64_t, std::size_t>& index) {
  std::vector<Named> out;
  Statement rows(book, sql);
  while (rows.executeStep()) {
    index[rows.getColumn(0).getInt64()] = out.size();
    out.push_back({rows.getColumn(0).getInt64(), rows.getColumn(1).getString(), text_or_empty(rows, 2)});
  }
  return out;
}

std::optional<Named> find(std::vector<Named> const& all, std::unordered_multimap<std::string, std::size_t> const& names, std::string_view name) {
  auto const [first, last] = names.equal_range(core::text::fold_name(name));
  if (first == last) return std::nullopt;
  for (auto at = first; at != last; ++at)
    if (at->second != first->second) return std::nullopt;  // two things of one name: ask for the slug
  return all[first->second];
}

}  // namespace

Vocabulary::Vocabulary(Connection& book) {
  std::unordered_map<std::int64_t, std::size_t> term_index, endpoint_index, trial_index;
  Statement terms(book, "SELECT id, slug, dimension, label_en, label_zh FROM term ORDER BY id");
  while (terms.executeStep()) {
    term_index[terms.getColumn(0).getInt64()] = terms_.size();
    add({terms.getColumn(0).getInt64(), terms.getColumn(1).getString(), terms.getColumn(2).getString(), terms.getColumn(3).getString(),
         terms.getColumn(4).getString()});
  }
  endpoints_ = load_named(book, "SELECT id, slug, label_en FROM endpoint ORDER BY id", endpoint_index);
  trials_ =
      load_named(book, "SELECT id, slug, coalesce(acronym, identified_as || ' (identified by us)', description) FROM trial ORDER BY id", trial_index);

  Statement names(book, "SELECT folded, name, term_id, endpoint_id, trial_id FROM name ORDER BY id");
  while (names.executeStep()) {
    std::string const folded = names.getColumn(0).getString(), name = names.getColumn(1).getString();
    if (!names.isColumnNull(2)) {
      terms_by_name_.emplace(folded, term_index[names.getColumn(2).getInt64()]);
      term_names_.emplace_back(name, term_index[names.getColumn(2).getInt64()]);
    } else if (!names.isColumnNull(3)) {
      endpoints_by_name_.emplace(folded, endpoint_index[names.getColumn(3).getInt64()]);
      endpoint_names_.push_back(name);
    } else {
      trials_by_name_.emplace(folded, trial_index[names.getColumn(4).getInt64()]);
      trial_names_.push_back(name);
    }
  }
  for (std::size_t i = 0; i < trials_.size(); ++i)  // as answers print them, descriptions included
    if (auto const folded = core::text::fold_name(trials_[i].label); !trials_by_name_.contains(folded)) trials_by_name_.emplace(folded, i);
  Statement edges(book, "SELECT c.slug, p.slug FROM is_a JOIN term c ON c.id = is_a.child JOIN term p ON p.id = is_a.parent");
  while (edges.executeStep()) parents_.emplace(edges.getColumn(0).getString(), edges.getColumn(1).getString());
}

void Vocabulary::add(Term const& term) {
  by_slug_[term.slug] = terms_.size();
  terms_.push_back(term);
}

std::optional<Term> Vocabulary::term_by_slug(std::string_view slug) const {
  auto const found = by_slug_.find(std::string(slug));
  return found == by_slug_.end() ? std::nullopt : std::optional(terms_[found->second]);
}

std::optional<Term> Vocabulary::term(std::string_view name, std::function<bool(std::string const&)> const& accepts) const {
  if (auto const exact = term_by_slug(name); exact && accepts(exact->dimension)) return exact;
  auto const [first, last] = terms_by_name_.equal_range(core::text::fold_name(name));
  std::optional<Term> found;
  for (auto at = first; at != last; ++at) {
    Term const& candidate = terms_[at->second];
    if (!accepts(candidate.dimension)) continue;
    if (found && found->id != candidate.id) return std::nullopt;
    found = candidate;
  }
  return found;
}

std::optional<Named> Vocabulary::endpoint(std::string_view name) const { return find(endpoints_, endpoints_by_name_, name); }
std::optional<Named> Vocabulary::trial(std::string_view name) const { return find(trials_, trials_by_name_, name); }

std::string Vocabulary::near_terms(std::string_view name, std::function<bool(std::string const&)> const& accepts) const {
  std::vector<std::string> candidates;
  for (auto const& [known, index] : term_names_)
    if (accepts(terms_[index].dimension)) candidates.push_back(known);
  return core::text::did_you_mean(name, candidates);
}

std::string Vocabulary::near_endpoints(std::string_view name) const { return core::text::did_you_mean(name, endpoint_names_); }
std::string Vocabulary::near_trials(std::string_view name) const { return core::text::did_you_mean(name, trial_names_); }

std::vector<std::string> Vocabulary::ancestors(std::string const& slug) const {
  std::vector<std::string> out{slug};
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto const [first, last] = parents_.equal_range(out[i]);
    for (auto at = first; at != last; ++at)
      if (std::find(out.begin(), out.end(), at->second) == out.end()) out.push_back(at->second);
  }
  out.erase(out.begin());
  return out;
}

bool is_treatment_dimension(std::string const& dimension) { return dimension == "drug" || dimension == "drug-class" || dimension == "procedure"; }

bool is_population_dimension(std::string const& dimension) { return !is_treatment_dimension(dimension) && !dimension.starts_with("prior:"); }

}  // namespace schema
