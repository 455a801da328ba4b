// core/text/unicode.hpp - UTF-8 and code points. The only user of ICU normalisation. Invalid UTF-8 is reported, never repaired.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core::text {

// Byte offset of the first invalid sequence, or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// Both need valid UTF-8; a stray byte becomes U+FFFD.
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);
std::size_t count_code_points(std::string_view utf8);

// Letters and their accents as one character where there is one; nothing else changes.
std::string nfc(std::string_view utf8);

// Unicode compatibility composition: ＜ becomes <, Ⅱ becomes II, ０ becomes 0.
std::string nfkc(std::string_view utf8);

// Case folding and NFKC together, for comparing names.
std::string nfkc_casefold(std::string_view utf8);

bool is_space_or_invisible(char32_t c);  // white space, soft hyphen, zero-width characters
bool is_han(char32_t c);

std::string trim(std::string_view utf8);  // ASCII white space and U+3000 at both ends

}  // namespace core::text
