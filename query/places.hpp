// query/places.hpp - what of a document has a place in its text, and where that place is in one copy of the document. Knows no answer and no
// format; what is not found is said in the result, nothing is thrown.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/database/database.hpp"
#include "core/text/locator.hpp"

namespace query {

// One number that must stand at the place: digits as printed, and the column of v_result it comes from.
struct Number {
  std::string field, digits;
};

struct Place {
  std::string kind, id, locator;
  std::vector<Number> numbers;
  std::vector<std::string> names;  // of the trial
};

// Each maximal run of digits with points and inner blanks: "32%～67%" gives 32 and 67, "6个月" gives 6, "五年" itself, "not reached" nothing.
std::vector<std::string> numbers_in(std::string_view raw);

std::vector<Place> places_of(core::database::Connection& book, std::string const& document);

// The place itself and a few that stand near it: enough to see where a short span has moved.
std::vector<Place> neighbours_of(Place const& place, std::vector<Place> const& places);

struct FoundPlace {
  std::vector<core::text::Located> spans;  // empty when the place has no locator
  core::text::Found worst = core::text::Found::exact;
};

// Finds places in a copy. In a copy with another hash than the stored one, the unmistakable spans of `places` show where the others have moved.
class PlaceFinder {
 public:
  PlaceFinder(core::text::NormalText const& copy, std::vector<Place> const& places, std::string const& stored_hash);
  std::string copy_note() const;  // for people: is it the very text?
  FoundPlace find(Place const& place);
  // For people, when nothing of a place was found: the stretch behind the trial's name with most of its numbers, at least half; or nothing.
  std::optional<core::text::Located> likely(Place const& place) const;

 private:
  std::optional<core::text::Located> by_name_and_numbers(Place const& place) const;
  std::size_t numbers_behind(Place const& place, std::size_t at) const;

  core::text::NormalText const& copy_;
  core::text::SpanFinder finder_;
  bool same_;
};

}  // namespace query
