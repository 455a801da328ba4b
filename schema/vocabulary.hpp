// schema/vocabulary.hpp - the names a book knows, loaded once: what a typed name means, and what is near it. Read-only; knows no expressions.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/database/database.hpp"

namespace schema {

struct Term {
  std::int64_t id = 0;
  std::string slug, dimension, label_en, label_zh;
};

struct Named {  // an endpoint or a trial
  std::int64_t id = 0;
  std::string slug, label;
};

class Vocabulary {
 public:
  explicit Vocabulary(core::database::Connection& book);

  // The term of a name among terms of the wanted dimensions (true from `accepts`); nothing when there is none. Names are compared folded.
  std::optional<Term> term(std::string_view name, std::function<bool(std::string const& dimension)> const& accepts) const;
  std::optional<Term> term_by_slug(std::string_view slug) const;
  std::optional<Named> endpoint(std::string_view name) const;
  std::optional<Named> trial(std::string_view name) const;

  // "did you mean …?" among the names that would have been accepted, or an empty string.
  std::string near_terms(std::string_view name, std::function<bool(std::string const& dimension)> const& accepts) const;
  std::string near_endpoints(std::string_view name) const;
  std::string near_trials(std::string_view name) const;

  std::vector<Term> const& terms() const { return terms_; }
  std::vector<Named> const& endpoints() const { return endpoints_; }
  std::vector<Named> const& trials() const { return trials_; }
  std::vector<std::string> ancestors(std::string const& slug) const;  // slugs, without itself

  void add(Term const& term);  // a generated term made while importing

 private:
  std::vector<Term> terms_;
  std::vector<Named> endpoints_, trials_;
  std::unordered_map<std::string, std::size_t> by_slug_;
  std::unordered_multimap<std::string, std::size_t> terms_by_name_, endpoints_by_name_, trials_by_name_;
  std::unordered_multimap<std::string, std::string> parents_;
  std::vector<std::pair<std::string, std::size_t>> term_names_;
  std::vector<std::string> endpoint_names_, trial_names_;
};

bool is_treatment_dimension(std::string const& dimension);   // drug, drug-class, procedure
bool is_population_dimension(std::string const& dimension);  // everything else that is not generated

}  // namespace schema
