// importer/load_results.hpp - results.csv → comparison, finding, arm_value, effect. One line is one finding; all problems of a line are collected,
// a line with a problem is not written.
#pragma once
#include <cstdint>
#include <string>

#include "importer/interner.hpp"

namespace importer {

struct DocumentRef {
  std::int64_t id = 0;
  std::string slug;
  std::int64_t batch = 0;
};

// Returns the number of findings written.
std::size_t load_results(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);

}  // namespace importer
