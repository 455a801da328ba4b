// report/xml_text.cpp - most texts need no change and are looked through once.
#include "report/xml_text.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace report {
namespace {

bool is_forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

std::string without_noncharacters(std::string text) {
  for (std::string const noncharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})  // U+FFFE, U+FFFF
    for (auto at = text.find(noncharacter); at != std::string::npos; at = text.find(noncharacter, at)) text.replace(at, 3, "\uFFFD");
  return text;
}

}  // namespace

std::string xml_text(std::string const& text) {
  auto out = core::text::first_invalid_utf8(text) ? core::text::to_utf8(core::text::to_code_points(text)) : text;
  for (auto at = std::find_if(out.begin(), out.end(), is_forbidden); at != out.end(); at = std::find_if(out.begin(), out.end(), is_forbidden))
    out.replace(at, at + 1, "\uFFFD");
  return without_noncharacters(std::move(out));
}

}  // namespace report
