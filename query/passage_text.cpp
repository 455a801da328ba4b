// query/passage_text.cpp - a control character of the copy is never printed: it could speak to the terminal.
#include "query/passage_text.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace query {
namespace {

using core::text::Located;
using core::text::NormalText;
using core::text::Stretch;

constexpr std::size_t context = 120;  // characters of N, each way
using Mark = std::pair<std::string, std::string>;

struct Range {
  std::size_t begin = 0, end = 0;  // in N
  bool cut_before = false, cut_after = false;
  std::size_t first = 0;  // where the first span begins
  core::text::Found found = core::text::Found::exact;
};

bool ends_sentence(NormalText const& copy, std::size_t index) {
  char32_t const c = copy.characters()[index];
  return c == U'。' || c == U'!' || c == U'?' || c == U';' || (c == U'.' && copy.separated_before(index + 1));
}

Range with_sentence(NormalText const& copy, Located const& span) {
  Range out{span.start, span.start + span.length, false, false, span.start, span.found};
  std::size_t const first = span.start > context ? span.start - context : 0, last = std::min(copy.size(), out.end + context);
  while (out.begin > first && !ends_sentence(copy, out.begin - 1)) --out.begin;
  while (out.end < last && !ends_sentence(copy, out.end - 1)) ++out.end;
  out.cut_before = out.begin > 0 && !ends_sentence(copy, out.begin - 1);
  out.cut_after = out.end < copy.size() && !ends_sentence(copy, out.end - 1);
  return out;
}

std::vector<Range> ranges_of(NormalText const& copy, std::vector<Located> const& spans) {
  std::vector<Range> all, out;
  for (auto const& span : spans)
    if (span.found < core::text::Found::missing && span.length > 0) all.push_back(with_sentence(copy, span));
  std::sort(all.begin(), all.end(), [](Range const& a, Range const& b) { return a.begin < b.begin; });
  for (auto const& range : all) {
    if (out.empty() || range.begin > out.back().end) {
      out.push_back(range);
      continue;
    }
    auto& last = out.back();
    last.found = std::max(last.found, range.found);
    if (range.end > last.end) last.end = range.end, last.cut_after = range.cut_after;
  }
  return out;
}

// Source of one character of N with what is invisible behind it.
std::string_view source_of(NormalText const& copy, std::size_t index) {
  auto const begin = copy.source_offset(index);
  return copy.source().substr(begin, copy.source_offset(index + 1) - begin);
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::u32string visible(std::string_view source) {
  std::u32string out;
  for (char32_t const c : core::text::to_code_points(source))
    if (!core::text::is_space_or_invisible(c) && !is_control(c)) out.push_back(c);
  return out;
}

bool is_wide(std::u32string const& text) { return !text.empty() && text.back() >= 0x2E80; }

// A line break beside a wide character stands for nothing, any other white space for one blank.
bool blank_before(NormalText const& copy, std::size_t index) {
  if (!copy.separated_before(index)) return false;
  auto const before = source_of(copy, index - 1);
  return before.find('\n') == std::string_view::npos || !(is_wide(visible(before)) || is_wide(visible(source_of(copy, index))));
}

std::string printed(NormalText const& copy, Range const& range, std::vector<Stretch> const& numbers, Mark const& mark) {
  std::string out = range.cut_before ? "…" : "";
  auto number = numbers.begin();
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin && blank_before(copy, i)) out += ' ';
    while (number != numbers.end() && number->start < i) ++number;
    if (number != numbers.end() && number->start == i) out += mark.first;
    out += core::text::to_utf8(visible(source_of(copy, i)));
    auto const ends = [&](Stretch const& n) { return n.start + n.length == i + 1; };
    if (std::any_of(numbers.begin(), numbers.end(), ends)) out += mark.second;
  }
  return out + (range.cut_after ? "…" : "");
}

std::size_t occurrences(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// Sorted, each once, none inside another.
std::vector<Stretch> apart(std::vector<Stretch> numbers) {
  std::sort(numbers.begin(), numbers.end(),
            [](Stretch const& a, Stretch const& b) { return a.start != b.start ? a.start < b.start : a.length > b.length; });
  std::vector<Stretch> out;
  for (auto const& number : numbers)
    if (out.empty() || number.start >= out.back().start + out.back().length) out.push_back(number);
  return out;
}

}  // namespace

MarkedPassage marked_passage(NormalText const& copy, std::vector<Located> const& spans, std::vector<Stretch> const& numbers) {
  auto const ranges = ranges_of(copy, spans);
  auto const marks = apart(numbers);
  MarkedPassage out;
  for (Mark const& mark : {Mark("[[", "]]"), Mark("{{", "}}"), Mark("<<", ">>")}) {
    out = {{}, mark};
    std::size_t opened = 0, closed = 0;
    for (auto const& range : ranges) {
      auto const line =
          1 + std::count(copy.source().begin(), copy.source().begin() + static_cast<std::ptrdiff_t>(copy.source_offset(range.first)), '\n');
      out.pieces.push_back({static_cast<std::size_t>(line), range.found, printed(copy, range, marks, mark)});
      opened += occurrences(out.pieces.back().text, mark.first);
      closed += occurrences(out.pieces.back().text, mark.second);
    }
    if (opened == marks.size() && closed == marks.size()) break;  // the text itself has none of them
  }
  return out;
}

}  // namespace query
