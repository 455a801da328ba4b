// query/export.hpp - what other programs are given of a book, as records of core/interchange/: contrasts that may be pooled, findings with their
// documents. What cannot go out is listed with the reason, never dropped. Writes no file and computes no effect.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/interchange/records.hpp"
#include "query/study_effects.hpp"

namespace query {

// Ratios with standard error and direction inside the filters, by the rules of pool.
core::interchange::Contrasts exported_contrasts(core::database::Connection& book, Filters const& filters, PoolingChoices const& choices);

// The document that the filters name, else those of their sources, in the order of the book; superseded editions too.
std::vector<core::interchange::Publication> exported_documents(core::database::Connection& book, Filters const& filters);

bool is_publication(core::database::Connection& book, std::int64_t document);

// Findings by their ids, in the order given, and the documents that they come from. A ratio whose direction is unknown is left out.
core::interchange::Evidence exported_evidence(core::database::Connection& book, std::vector<std::string> const& finding_ids);

}  // namespace query
