// audit/quoted_p.hpp - the P value of a quote against the P, or else against the interval, that a publication prints of the same effect. Tells how
// they relate; a one-sided test that nobody calls so is found here. Knows nothing of the other numbers.
#pragma once
#include <string>

#include "core/text/same_result.hpp"

namespace audit {

struct SourcedQuote {
  core::text::QuotedResult numbers;
  std::string analysis;  // words of the codebook joined by "; "
  std::string p_sides;   // "1", "2" or nothing
  std::string ci_level;  // in per cent; nothing: 95
};

enum class PValues {
  not_shared,      // one of them has none, and no interval tells
  same,            // the same digits
  compatible,      // a bound, or a rounding
  half,            // the quoted one is half of the publication's two-sided one
  one_sided,       // the publication's interval allows the quoted one as one-sided only
  differ,          //
  beyond_interval  // the publication's interval allows it neither as one-sided nor as two-sided
};

PValues compare_p(SourcedQuote const& quote, SourcedQuote const& publication);

// "·" and inner blanks are the printer's, not the number's.
bool same_digits(std::string const& one, std::string const& other);

}  // namespace audit
