// core/text/locator.cpp - relocation by hash: all windows of the span's length over N are hashed and kept.
#include "core/text/locator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "core/text/hash.hpp"
#include "core/text/unicode.hpp"

namespace core::text {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<Span> parse_span(std::string_view text) {
  Span span;
  auto const plus = text.find('+');
  auto const at = text.find('@');
  if (plus == std::string_view::npos || at == std::string_view::npos || at < plus || text.size() - at != 9) return std::nullopt;
  auto const a = std::from_chars(text.data(), text.data() + plus, span.start);
  auto const b = std::from_chars(text.data() + plus + 1, text.data() + at, span.length);
  if (a.ptr != text.data() + plus || a.ec != std::errc() || b.ptr != text.data() + at || b.ec != std::errc() || span.length == 0) return std::nullopt;
  span.hash8 = std::string(text.substr(at + 1));
  if (span.hash8.find_first_not_of("0123456789abcdef") != std::string::npos) return std::nullopt;
  return span;
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// Decimals printed in groups of three: "0.000 1". True when the digits before `index` end a full group behind a decimal point.
bool ends_group_of_decimals(std::u32string_view text, std::size_t index) {
  std::size_t digits = 0;
  while (index > 0 && is_digit(text[index - 1])) --index, ++digits;
  return digits > 0 && digits % 3 == 0 && index > 1 && text[index - 1] == U'.' && is_digit(text[index - 2]);
}

// Thousands printed in groups of three: "3 425". True when whole groups of digits, and nothing else, follow `index` up to `last`.
bool starts_group_of_thousands(std::u32string_view text, std::size_t index, std::size_t last) {
  return (last - index) % 3 == 0 &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(index), text.begin() + static_cast<std::ptrdiff_t>(last), is_digit);
}

// Whether the characters on both sides of `index` belong to one number of the source.
bool joins(NormalText const& document, std::size_t index) {
  auto const text = document.characters();
  if (index == 0 || index >= text.size()) return false;
  char32_t const a = text[index - 1], b = text[index];
  if (document.separated_before(index)) return is_digit(a) && is_digit(b) && ends_group_of_decimals(text, index);
  if (is_digit(a)) return is_digit(b) || (b == U'.' && index + 1 < text.size() && is_digit(text[index + 1]) && !document.separated_before(index + 1));
  return a == U'.' && is_digit(b) && index > 1 && is_digit(text[index - 2]);
}

// "MONALEESA-2", "T1": a digit behind a letter, or behind a letter and a hyphen, is part of a name.
bool part_of_name(NormalText const& document, std::size_t index) {
  auto const text = document.characters();
  if (index == 0 || document.separated_before(index)) return false;
  if (is_letter(text[index - 1])) return true;
  return text[index - 1] == U'-' && index > 1 && is_letter(text[index - 2]) && !document.separated_before(index - 1);
}

std::u32string digits_of(std::string_view number) {
  std::u32string out;
  for (char32_t const c : to_code_points(nfkc(number)))
    if (!is_space_or_invisible(c)) out.push_back(c);
  return out;
}

// Before which characters of digits_of(number) the number was typed with a blank: "1 711".
std::vector<bool> blanks_of(std::string_view number) {
  std::vector<bool> out;
  bool blank = false;
  for (char32_t const c : to_code_points(nfkc(number))) {
    if (is_space_or_invisible(c)) {
      blank = true;
    } else {
      out.push_back(blank);
      blank = false;
    }
  }
  return out;
}

}  // namespace

std::optional<std::vector<Span>> parse_locator(std::string_view text) {
  std::vector<Span> spans;
  while (!text.empty()) {
    auto const end = text.find("; ");
    auto const span = parse_span(text.substr(0, end));
    if (!span) return std::nullopt;
    spans.push_back(*span);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
  return spans;
}

std::string format_locator(std::vector<Span> const& spans) {
  std::string out;
  for (auto const& span : spans) out += fmt::format("{}{}+{}@{}", out.empty() ? "" : "; ", span.start, span.length, span.hash8);
  return out;
}

std::string_view name_of(Found found) {
  static constexpr std::array<std::string_view, 4> names{"exact", "relocated", "ambiguous", "missing"};
  return names[static_cast<std::size_t>(found)];
}

Span make_span(NormalText const& document, std::size_t start, std::size_t length) {
  return {start, length, sha256(document.utf8(start, length)).substr(0, 8)};
}

std::vector<std::size_t> SpanFinder::places(Span const& span) {
  std::size_t const size = document_.size();
  if (span.length == 0 || span.length > size) return {};
  auto& windows = windows_[span.length];
  if (windows.empty())
    for (std::size_t start = 0; start + span.length <= size; ++start) windows.emplace(make_span(document_, start, span.length).hash8, start);
  std::vector<std::size_t> out;
  auto const [first, last] = windows.equal_range(span.hash8);
  for (auto at = first; at != last; ++at) out.push_back(at->second);
  return out;
}

void SpanFinder::learn(Span const& span) {
  if (auto const all = places(span); all.size() == 1) moved_[span.start] = all.front();
}

// The place clearly nearest to where the closest learnt neighbour says it should be: the next one is at least twice as far.
std::optional<std::size_t> SpanFinder::nearest(Span const& span, std::vector<std::size_t> const& all) const {
  if (moved_.empty()) return std::nullopt;
  auto neighbour = moved_.lower_bound(span.start);
  if (neighbour == moved_.end() || (neighbour != moved_.begin() && span.start - std::prev(neighbour)->first < neighbour->first - span.start))
    --neighbour;
  auto const expected =
      static_cast<std::ptrdiff_t>(neighbour->second) + static_cast<std::ptrdiff_t>(span.start) - static_cast<std::ptrdiff_t>(neighbour->first);
  auto const distance = [&](std::size_t place) { return std::abs(static_cast<std::ptrdiff_t>(place) - expected); };
  auto sorted = all;
  std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
  return 2 * distance(sorted[0]) < distance(sorted[1]) ? std::optional(sorted[0]) : std::nullopt;
}

Located SpanFinder::find(Span const& span) {
  std::size_t const size = document_.size();
  if (span.length == 0 || span.length > size) return {};
  if (span.start <= size - span.length && make_span(document_, span.start, span.length).hash8 == span.hash8)
    return {Found::exact, span.start, span.length};
  auto const all = places(span);
  if (all.empty()) return {Found::missing, 0, span.length};
  if (all.size() == 1) return {Found::relocated, all.front(), span.length};
  if (auto const place = nearest(span, all)) return {Found::relocated, *place, span.length};
  return {Found::ambiguous, all.front(), span.length};
}

std::vector<std::size_t> occurrences(NormalText const& document, std::string_view passage) {
  NormalText const wanted{std::string(passage)};
  std::vector<std::size_t> out;
  if (wanted.size() == 0) return out;
  for (auto at = document.characters().find(wanted.characters()); at != std::u32string_view::npos;
       at = document.characters().find(wanted.characters(), at + 1))
    out.push_back(at);
  return out;
}

std::vector<Stretch> number_places(NormalText const& document, std::size_t start, std::size_t length, std::string_view number) {
  std::vector<Stretch> out;
  std::u32string const wanted = digits_of(number);
  std::vector<bool> const blanks = blanks_of(number);
  auto const span = document.characters().substr(start, length);
  if (wanted.empty()) return out;
  for (auto at = span.find(wanted); at != std::u32string_view::npos; at = span.find(wanted, at + 1)) {
    std::size_t const first = start + at, last = first + wanted.size();
    bool parted = false;  // white space inside that is not a gap between groups of decimals: two numbers
    for (std::size_t i = first + 1; i < last; ++i) {
      bool const digits = is_digit(document.characters()[i - 1]) && is_digit(document.characters()[i]);
      parted = parted || (digits && document.separated_before(i) && !blanks[i - first] && !ends_group_of_decimals(document.characters(), i) &&
                          !starts_group_of_thousands(document.characters(), i, last));
    }
    if (!parted && !joins(document, first) && !joins(document, last) && !part_of_name(document, first)) out.push_back({first, wanted.size()});
  }
  return out;
}

bool has_number(NormalText const& document, std::size_t start, std::size_t length, std::string_view number) {
  return !number_places(document, start, length, number).empty();
}

}  // namespace core::text
