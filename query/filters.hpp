// query/filters.hpp - what a user typed as filters → terms of the vocabulary. An unknown value throws core::UsageError with the nearest names and the
// list.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/database/database.hpp"
#include "schema/vocabulary.hpp"

namespace query {

struct Axis {
  std::string dimension;
  std::int64_t term_id = 0;
  std::string label;     // of the term
  std::string option;    // "--line first", as typed
  bool implied = false;  // by another filter: a subtype implies breast cancer unless a disease is given
  bool widened = false;  // stands for something narrower that no document names: the class of a typed drug
};

struct Filters {
  std::vector<Axis> axes;
  std::vector<std::int64_t> treatments;
  std::vector<std::string> treatment_options;
  std::vector<std::int64_t> endpoints;
  std::vector<std::string> endpoint_labels;
  std::optional<std::int64_t> trial, document;
  std::string trial_option, document_option;
  std::vector<std::int64_t> left_out;            // documents that are not used: superseded editions
  std::vector<std::string> sources{"document"};  // whose findings are used: of documents that quote trials, of the trials' publications

  std::string json() const;         // the one parameter of the .sql files
  std::string description() const;  // options as typed, for the head of the answer
  std::vector<std::string> options() const;
  Filters without(std::string const& option) const;
};

// (option name, value) pairs: subtype, line, menopausal, sex, region, disease, biomarker, site, setting, prior, treatment, trial, document.
Filters resolve(core::database::Connection& book, schema::Vocabulary const& vocabulary,
                std::vector<std::pair<std::string, std::string>> const& typed);

// Adds endpoints by name.
// "documents", "publications" or "both" as Filters::sources; throws core::UsageError for another word.
std::vector<std::string> sources_named(std::string const& word);

void add_endpoints(Filters& filters, schema::Vocabulary const& vocabulary, std::vector<std::string> const& names);

}  // namespace query
