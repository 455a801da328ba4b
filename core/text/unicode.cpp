// core/text/unicode.cpp - ICU does the tables; decoding is by hand because positions in code points are wanted.
#include "core/text/unicode.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "core/error.hpp"

namespace core::text {
namespace {

std::string apply(icu::Normalizer2 const* normalizer, UErrorCode status, std::string_view utf8) {
  if (U_FAILURE(status)) throw Error("ICU has no normalisation data");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, status);
  if (U_FAILURE(status)) throw Error("text could not be normalised");
  return out;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  auto const* s = reinterpret_cast<uint8_t const*>(bytes.data());
  std::size_t const n = bytes.size();
  for (std::size_t i = 0; i < n;) {
    if (s[i] < 0x80) {
      ++i;
      continue;
    }
    std::size_t const start = i;
    UChar32 c = 0;
    U8_NEXT(s, i, n, c);
    if (c < 0) return start;
  }
  return std::nullopt;
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  auto const* s = reinterpret_cast<uint8_t const*>(utf8.data());
  for (std::size_t i = 0; i < utf8.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, utf8.size(), c);
    out.push_back(static_cast<char32_t>(c));
  }
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size());
  for (char32_t const c : code_points) {
    char buffer[4];
    int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, c);
    out.append(buffer, static_cast<std::size_t>(length));
  }
  return out;
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t n = 0;
  for (unsigned char const c : utf8) n += (c & 0xC0) != 0x80;
  return n;
}

std::string nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  return apply(icu::Normalizer2::getNFCInstance(status), status, utf8);
}

std::string nfkc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  return apply(icu::Normalizer2::getNFKCInstance(status), status, utf8);
}

std::string nfkc_casefold(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  return apply(icu::Normalizer2::getNFKCCasefoldInstance(status), status, utf8);
}

bool is_space_or_invisible(char32_t c) {
  if (c == 0x00AD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF) return true;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || (c >= 0x1C && c <= 0x1F);
}

bool is_han(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC); }

std::string trim(std::string_view utf8) {
  static constexpr std::string_view ideographic_space = "\xE3\x80\x80";
  auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!utf8.empty()) {
    if (blank(utf8.front()))
      utf8.remove_prefix(1);
    else if (utf8.starts_with(ideographic_space))
      utf8.remove_prefix(3);
    else if (blank(utf8.back()))
      utf8.remove_suffix(1);
    else if (utf8.ends_with(ideographic_space))
      utf8.remove_suffix(3);
    else
      break;
  }
  return std::string(utf8);
}

}  // namespace core::text
