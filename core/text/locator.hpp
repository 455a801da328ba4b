// core/text/locator.hpp - places in a normalised document: spans "start+length@hash8", in code points, joined by "; ".
// Finds them again in another copy of the document (other line breaks, other page heads). Knows no database.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/normal_text.hpp"

namespace core::text {

struct Span {
  std::size_t start = 0;
  std::size_t length = 0;
  std::string hash8;
};

// Nothing when the text is not a locator. An empty text is an empty list.
std::optional<std::vector<Span>> parse_locator(std::string_view text);
std::string format_locator(std::vector<Span> const& spans);

enum class Found { exact, relocated, ambiguous, missing };
std::string_view name_of(Found found);

struct Located {
  Found found = Found::missing;
  std::size_t start = 0;
  std::size_t length = 0;
};

// Finds spans in one copy of a document: at their place (exact), elsewhere with the same hash (relocated, or ambiguous when twice), else missing.
// Hashes all windows of a length once, when a span of that length is first not at its place.
// Short spans (table heads) stand at many places: then the one nearest to where its neighbours have moved is taken, if it is clearly nearest.
class SpanFinder {
 public:
  explicit SpanFinder(NormalText const& document) : document_(document) {}
  // Remembers where an unmistakable span has moved; call for all spans before find().
  void learn(Span const& span);
  Located find(Span const& span);

 private:
  std::vector<std::size_t> places(Span const& span);
  std::optional<std::size_t> nearest(Span const& span, std::vector<std::size_t> const& places) const;

  std::map<std::size_t, std::size_t> moved_;  // start in the locator → start in this copy
  NormalText const& document_;
  std::map<std::size_t, std::multimap<std::string, std::size_t>> windows_;
};

Span make_span(NormalText const& document, std::size_t start, std::size_t length);

// All places of a passage (normalised like the document itself).
std::vector<std::size_t> occurrences(NormalText const& document, std::string_view passage);

// Where `number` (digits as printed, inner blanks ignored) stands in the span as a whole token of the source: 3.9 is not in 23.9, 5 is not
// in 0.5, 2 is not in MONALEESA-2, 0.001 is not in "0.001 6", where white space parts the decimals in groups of three.
struct Stretch {
  std::size_t start = 0;
  std::size_t length = 0;
};
std::vector<Stretch> number_places(NormalText const& document, std::size_t start, std::size_t length, std::string_view number);
bool has_number(NormalText const& document, std::size_t start, std::size_t length, std::string_view number);

}  // namespace core::text
