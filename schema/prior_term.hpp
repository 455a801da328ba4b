// schema/prior_term.hpp - how a prior therapy of a population is named in the book: one generated dimension a treatment (or set of alternatives),
// one generated term a status with its qualifiers. Importer and queries must agree on it, so it stands here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/text/population_grammar.hpp"
#include "schema/vocabulary.hpp"

namespace schema {

struct PriorTermName {
  std::string slug;       // prior:cdk46-inhibitor:progressed:setting=advanced:lines=1-2
  std::string dimension;  // prior:cdk46-inhibitor
  std::string label_en, label_zh;
  std::optional<int> lines_min, lines_max;
};

// `treatments` are the resolved terms of therapy.treatments, any order.
PriorTermName name_prior_term(core::text::PriorTherapy const& therapy, std::vector<Term> treatments);

}  // namespace schema
