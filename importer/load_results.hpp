// importer/load_results.hpp - results.csv → comparison, finding, arm_value, effect. One line is one finding; all problems of a line are collected,
// a line with a problem is not written.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "importer/interner.hpp"

namespace importer {

struct DocumentRef {
  std::int64_t id = 0;
  std::string slug;
  std::int64_t batch = 0;
};

// What a row takes over from the finding that it completes instead of reading it.
struct TakenOver {
  std::int64_t comparison = 0, endpoint = 0, parent_population = 0;
};

// Rows of one document, one after the other; links between them hold once finish() has run.
class ResultLoader {
 public:
  ResultLoader(Context& context, Interner& interner, DocumentRef document);
  ~ResultLoader();
  void take(Line const& line, TakenOver const* completed = nullptr);
  std::size_t finish();  // the number of findings written

 private:
  class Rows;
  std::unique_ptr<Rows> rows_;
};

// Returns the number of findings written.
std::size_t load_results(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);

}  // namespace importer
