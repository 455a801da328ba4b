// core/text/width.cpp - greedy line breaking; a break is allowed after a space and between two characters of which one is wide.
#include "core/text/width.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/text/unicode.hpp"

namespace core::text {
namespace {

std::size_t cells_of(char32_t c) {
  if (c < 0x7F) return c < 0x20 ? 0 : 1;  // asking ICU of every ASCII letter was a seventh of the work of grades
  auto const u = static_cast<UChar32>(c);
  auto const type = u_charType(u);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR) return 0;
  auto const w = u_getIntPropertyValue(u, UCHAR_EAST_ASIAN_WIDTH);
  return w == U_EA_WIDE || w == U_EA_FULLWIDTH ? 2 : 1;
}

bool may_break_between(char32_t a, char32_t b) { return a == U' ' || ((cells_of(a) == 2 || cells_of(b) == 2) && cells_of(b) != 0); }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The blank at `index` parts decimals in groups of three ("0.000 1"): one number, never on two lines.
bool inside_number(std::u32string_view text, std::size_t index) {
  return index > 0 && index + 1 < text.size() && text[index] == U' ' && is_digit(text[index - 1]) && is_digit(text[index + 1]);
}

// A line may end before `index`, which is not 0.
bool may_break_before(std::u32string_view text, std::size_t index) {
  if (inside_number(text, index) || inside_number(text, index - 1)) return false;
  return text[index] == U' ' || may_break_between(text[index - 1], text[index]);
}

bool is_part_of_number(char32_t c) { return is_digit(c) || c == U'.' || c == U',' || c == U'%'; }

// Where a word that is longer than a line is split: behind a joint ("abc-china-2024:" …) if there is one, and never inside a number, where that can
// be.
std::size_t split_of_word(std::u32string_view word, std::size_t most) {
  std::size_t between = 0;
  for (std::size_t at = most; at > 0; --at) {
    bool const number = is_part_of_number(word[at - 1]) && is_part_of_number(word[at]);
    if (!number && between == 0) between = at;
    if (2 * at > most && !is_digit(word[at]) && std::u32string_view(U"-/:|").find(word[at - 1]) != std::u32string_view::npos) return at;
  }
  return between > 0 ? between : most;
}

std::u32string trimmed(std::u32string_view s) {
  while (!s.empty() && s.back() == U' ') s.remove_suffix(1);
  while (!s.empty() && s.front() == U' ') s.remove_prefix(1);
  return std::u32string(s);
}

void wrap_paragraph(std::u32string_view rest, std::size_t cells, std::vector<std::string>& lines) {
  do {
    std::size_t used = 0, end = 0, last_break = 0;
    while (end < rest.size() && used + cells_of(rest[end]) <= cells) {
      used += cells_of(rest[end++]);
      if (end < rest.size() && rest[end] != U' ' && may_break_before(rest, end)) last_break = end;
    }
    bool const inside_word = end < rest.size() && (rest[end] != U' ' || inside_number(rest, end));
    if (inside_word && end > 0) end = last_break > 0 ? last_break : split_of_word(rest, end);
    if (end == 0 && !rest.empty()) end = 1;  // a wide character in a column of one cell
    while (end > 0 && end < rest.size() && cells_of(rest[end]) == 0) ++end;
    lines.push_back(to_utf8(trimmed(rest.substr(0, end))));
    rest.remove_prefix(end);
    while (!rest.empty() && rest.front() == U' ') rest.remove_prefix(1);
  } while (!rest.empty());
}

}  // namespace

std::size_t width(std::string_view utf8) {
  std::size_t n = 0;
  for (char32_t const c : to_code_points(utf8)) n += cells_of(c);
  return n;
}

std::string pad_right(std::string_view utf8, std::size_t cells) {
  auto const w = width(utf8);
  return std::string(utf8) + std::string(cells > w ? cells - w : 0, ' ');
}

std::string pad_left(std::string_view utf8, std::size_t cells) {
  auto const w = width(utf8);
  return std::string(cells > w ? cells - w : 0, ' ') + std::string(utf8);
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t cells) {
  cells = std::max<std::size_t>(cells, 1);
  std::vector<std::string> lines;
  std::u32string const all = to_code_points(utf8);
  std::u32string_view rest = all;
  while (true) {
    auto const newline = rest.find(U'\n');
    wrap_paragraph(rest.substr(0, newline), cells, lines);
    if (newline == std::u32string_view::npos) return lines;
    rest.remove_prefix(newline + 1);
  }
}

}  // namespace core::text
