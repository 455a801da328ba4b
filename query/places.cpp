// query/places.cpp - a span that is not where it was is sought by its hash first, then the whole item by name and numbers.
#include "query/places.hpp"

#include <algorithm>

#include "core/text/number.hpp"
#include "core/text/unicode.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::text::Found;
using core::text::Located;
using core::text::NormalText;
using core::text::Span;

constexpr std::size_t stretch = 400;  // characters behind a trial's name that may speak of it

std::vector<Number> numbers_of(Connection& book, std::string const& json) {
  Statement s(book, "SELECT key, value FROM json_each(?1)");
  s.bind(1, json);
  std::vector<Number> out;
  while (s.executeStep())
    for (auto& digits : numbers_in(s.getColumn(1).getString())) out.push_back({s.getColumn(0).getString(), std::move(digits)});
  return out;
}

std::vector<std::string> strings_of(Connection& book, std::string const& json) {
  Statement s(book, "SELECT value FROM json_each(?1)");
  s.bind(1, json);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

std::vector<Span> spans_of(Place const& place) { return core::text::parse_locator(place.locator).value_or(std::vector<Span>{}); }

}  // namespace

// Each maximal run of digits with points and inner blanks: "32%～67%" gives 32 and 67, "6个月" gives 6, "五年" itself, "not reached" nothing.
std::vector<std::string> numbers_in(std::string_view raw) {
  std::string const s = core::text::nfkc(raw);
  std::vector<std::string> out;
  std::string current;
  auto const digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i <= s.size(); ++i) {
    char const c = i < s.size() ? s[i] : '\0';
    bool const inner = (c == '.' || c == ' ') && !current.empty() && i + 1 < s.size() && digit(s[i + 1]) && digit(s[i - 1]);
    if (digit(c) || inner) {
      current += c;
    } else if (!current.empty()) {
      out.push_back(std::move(current));
      current.clear();
    }
  }
  if (out.empty() && core::text::parse_months(raw)) out.push_back(core::text::trim(raw));
  return out;
}

std::vector<Place> places_of(Connection& book, std::string const& document) {
  Statement s(book, std::string(sql::verify_places));
  s.bind(1, document);
  std::vector<Place> out;
  while (s.executeStep())
    out.push_back({text_or_empty(s, 0), text_or_empty(s, 1), text_or_empty(s, 2), numbers_of(book, text_or_empty(s, 3)),
                   strings_of(book, text_or_empty(s, 4))});
  return out;
}

std::vector<Place> neighbours_of(Place const& place, std::vector<Place> const& places) {
  constexpr std::size_t most = 6, near = 3000;
  std::vector<Place> out{place};
  auto const own = spans_of(place);
  for (auto const& other : places) {
    auto const spans = spans_of(other);
    if (out.size() > most || own.empty() || spans.empty() || other.id == place.id) continue;
    auto const [low, high] = std::minmax(own.front().start, spans.front().start);
    if (high - low < near) out.push_back(other);
  }
  return out;
}

PlaceFinder::PlaceFinder(NormalText const& copy, std::vector<Place> const& places, std::string const& stored_hash)
    : copy_(copy), finder_(copy), same_(copy.sha256() == stored_hash) {
  if (same_) return;
  for (auto const& place : places)
    for (auto const& span : spans_of(place)) finder_.learn(span);
}

std::string PlaceFinder::copy_note() const {
  return same_ ? "the very text the locators were made on" : "another copy (other extraction or edition): spans are sought by their hash";
}

FoundPlace PlaceFinder::find(Place const& place) {
  FoundPlace out;
  for (auto const& span : spans_of(place)) {
    out.spans.push_back(finder_.find(span));
    out.worst = std::max(out.worst, out.spans.back().found);
  }
  if (out.worst < Found::ambiguous) return out;
  if (auto const elsewhere = by_name_and_numbers(place)) out = {{*elsewhere}, elsewhere->found};
  return out;
}

std::size_t PlaceFinder::numbers_behind(Place const& place, std::size_t at) const {
  std::size_t const length = std::min(stretch, copy_.size() - at);
  auto const here = [&](Number const& n) { return core::text::has_number(copy_, at, length, n.digits); };
  return static_cast<std::size_t>(std::count_if(place.numbers.begin(), place.numbers.end(), here));
}

// A stretch behind a name of the trial that holds all numbers of the finding, when exactly one name occurrence has it.
std::optional<Located> PlaceFinder::by_name_and_numbers(Place const& place) const {
  if (place.numbers.empty()) return std::nullopt;
  std::vector<Located> candidates;
  for (auto const& name : place.names)
    for (auto const at : core::text::occurrences(copy_, name))
      if (numbers_behind(place, at) == place.numbers.size()) candidates.push_back({Found::relocated, at, std::min(stretch, copy_.size() - at)});
  if (candidates.empty()) return std::nullopt;
  std::sort(candidates.begin(), candidates.end(), [](Located const& a, Located const& b) { return a.start < b.start; });
  bool const near = candidates.back().start - candidates.front().start < stretch;
  return near ? candidates.back() : Located{Found::ambiguous, candidates.front().start, candidates.front().length};
}

std::optional<Located> PlaceFinder::likely(Place const& place) const {
  std::size_t most = 0, where = 0;
  for (auto const& name : place.names)
    for (auto const at : core::text::occurrences(copy_, name))
      if (auto const n = numbers_behind(place, at); n > most) most = n, where = at;
  if (most == 0 || 2 * most < place.numbers.size()) return std::nullopt;
  return Located{Found::ambiguous, where, std::min(stretch, copy_.size() - where)};
}

}  // namespace query
