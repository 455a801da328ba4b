// importer/load_supplement.hpp - results of a user's own sources, each completing one quoted finding: what tells which result is meant (trial, arms,
// population, endpoint, time, analysis, assessor, cut) is taken from the quoted finding where the row leaves it empty, numbers never. A row that
// contradicts the quoted finding is a problem at its place. The quoted finding is never changed. Knows no derivation and no audit.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "importer/load_results.hpp"

namespace importer {

struct Supplement {
  std::map<std::string, std::size_t> rows;  // findings written, by document
  std::vector<std::string> notes;           // what was taken over and what was left alone
};

// `home`: the document of an id, made when it is new.
Supplement load_supplement(Context& context, Interner& interner, Sheet& sheet, std::string const& document,
                           std::function<DocumentRef(std::string const&)> const& home);

}  // namespace importer
