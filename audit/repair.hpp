// audit/repair.hpp - which change of one printed number would make an estimate and its limits agree: the value that the other two ask for, and every
// single digit put right or pair of neighbours swapped back. A candidate is a place to look at, not a correction.
#pragma once
#include <string>
#include <vector>

#include "audit/quote.hpp"

namespace audit {

// Whether unrounded values within the printed ones can be sqrt(L·U) = HR with L ≤ HR ≤ U.
bool symmetric(Printed const& ratio, Printed const& low, Printed const& high);

struct Repair {
  std::string_view part;  // "HR", "lower limit", "upper limit"
  std::string from, to;
};
std::vector<Repair> one_digit_repairs(Printed const& ratio, Printed const& low, Printed const& high);

// As sentences, at most `most` of them.
std::vector<std::string> repair_texts(std::vector<Repair> const& repairs, std::size_t most = 4);

}  // namespace audit
