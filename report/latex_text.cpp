// report/latex_text.cpp - by code points. What pdflatex prints as it is, and as text that can be copied, was tried: the letters of Latin-1 and a few
// marks; digits above the line come out of its PDF as plain digits.
#include "report/latex_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/text/unicode.hpp"

namespace report {
namespace {

struct Range {
  char32_t first, last;
};

constexpr Range plain[] = {{0x20, 0x7E},     {0xA1, 0xAC},     {0xAE, 0xB1},     {0xB4, 0xB8},    {0xBA, 0xFF},
                           {0x2013, 0x2014}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2020, 0x2022}};
constexpr Range chinese[] = {{0x2E80, 0xA4CF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF01, 0xFFEF}, {0x20000, 0x323AF}};
constexpr Range other[] = {{0xB2, 0xB3}, {0xB9, 0xB9}, {0x100, 0x52F}, {0x1E00, 0x1FFF}, {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2070, 0x2BFF}};

template <std::size_t n>
bool in(Range const (&ranges)[n], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges), [c](Range const& range) { return c >= range.first && c <= range.last; });
}

std::map<char32_t, char const*> const& commands() {
  static std::map<char32_t, char const*> const all{{U'\\', "\\textbackslash{}"},
                                                   {U'~', "\\textasciitilde{}"},
                                                   {U'^', "\\textasciicircum{}"},
                                                   {U'\'', "\\textquotesingle{}"},
                                                   {U'`', "\\textasciigrave{}"},
                                                   {U'&', "\\&"},
                                                   {U'%', "\\%"},
                                                   {U'$', "\\$"},
                                                   {U'#', "\\#"},
                                                   {U'_', "\\_"},
                                                   {U'{', "\\{"},
                                                   {U'}', "\\}"},
                                                   {U'\u2264', "$\\leq$"},
                                                   {U'\u2265', "$\\geq$"},
                                                   {U'\u2212', "$-$"},
                                                   {U'\u2192', "$\\to$"},
                                                   {U'\u00A0', "~"},
                                                   {U'\u202F', "\\,"},
                                                   {U'\u2009', "\\,"}};
  return all;
}

std::map<char32_t, char const*> const& bar_parts() {
  static std::map<char32_t, char const*> const all{{U'\u2502', "\\barone{}"},   {U'\u251C', "\\barlow{}"},   {U'\u2524', "\\barhigh{}"},
                                                   {U'\u2500', "\\barline{}"},  {U'\u25A0', "\\barpoint{}"}, {U'\u25A1', "\\barhollow{}"},
                                                   {U'\u25C0', "\\barbelow{}"}, {U'\u25B6', "\\barabove{}"}};
  return all;
}

bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Pairs that TeX would print as one sign.
bool joins(char32_t before, char32_t c) { return before == c && (c == '-' || c == '<' || c == '>' || c == ','); }

std::string printed(char32_t c) {
  if (auto const found = commands().find(c); found != commands().end()) return found->second;
  auto const itself = core::text::to_utf8(std::u32string(1, c));
  if (in(plain, c) || in(chinese, c) || c == 0x3000) return itself;
  if (in(other, c)) return "\\othersymbol{" + itself + "}";
  return fmt::format("\\missingcharacter{{{:04X}}}", static_cast<unsigned>(c));
}

}  // namespace

std::string latex_text(std::string_view utf8) {
  std::string out;
  char32_t before = 0;
  for (char32_t const c : core::text::to_code_points(core::text::nfc(utf8))) {
    if (is_invisible(c)) continue;
    bool const blank = c != 0xA0 && c != 0x3000 && c != 0x202F && c != 0x2009 && core::text::is_space_or_invisible(c);
    if (is_line_break(c)) {
      if (!(c == '\n' && before == '\r')) out += before == 0 ? "\\leavevmode\\newline{}" : "\\newline{}";
    } else if (blank) {
      out += before == ' ' || before == 0 ? "\\ " : " ";
    } else {
      if (joins(before, c) || (before == 0 && (c == '[' || c == '*'))) out += "{}";  // [ and * would belong to the end of the row above
      out += printed(c);
    }
    before = blank && !is_line_break(c) ? U' ' : c;
  }
  return out;
}

std::string latex_picture_note(std::string_view utf8) {
  std::string out, words;
  for (char32_t const c : core::text::to_code_points(utf8)) {
    auto const part = bar_parts().find(c);
    if (part == bar_parts().end()) {
      words += core::text::to_utf8(std::u32string(1, c));
      continue;
    }
    out += latex_text(words) + part->second;
    words.clear();
  }
  return out + latex_text(words);
}

std::string latex_picture(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    auto const end = std::min(utf8.find_first_not_of(' ', at), utf8.size());
    if (end > at) out += fmt::format("\\barskip{{{}}}", end - at);
    at = std::min(utf8.find(' ', end), utf8.size());
    out += latex_picture_note(utf8.substr(end, at - end));
  }
  return out;
}

LatexNeeds latex_needs(std::string_view source) {
  LatexNeeds needs;
  for (char32_t const c : core::text::to_code_points(source)) {
    needs.chinese = needs.chinese || in(chinese, c) || c == 0x3000;
    needs.xelatex = needs.xelatex || !(in(plain, c) || c == '\n');
  }
  return needs;
}

}  // namespace report
