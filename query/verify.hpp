// query/verify.hpp - stored numbers against the user's copy of a document: each must stand as a whole token inside the spans of its locator.
// Spans that are not at their place are sought by hash, then by the trial's name with all numbers of the finding behind it.
#pragma once
#include <cstddef>
#include <string>

#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "core/text/normal_text.hpp"

namespace query {

struct Verification {
  core::table::Document document;
  std::size_t misses = 0;  // numbers not found, spans missing or ambiguous
};

Verification verify(core::database::Connection& book, std::string const& document_id, core::text::NormalText const& copy);

}  // namespace query
