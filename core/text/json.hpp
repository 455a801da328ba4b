// core/text/json.hpp - pieces of JSON text for writers that must keep a number as it is printed (0.60 stays 0.60), which no tree of doubles can.
// Knows no document and no key.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace core::text {

// In double quotes, with what JSON asks to be escaped; UTF-8 stays as it is.
std::string json_string(std::string_view text);

// A quoted number as a JSON number with the same digits: "0.000 1" → 0.0001, "．57" → 0.57. Nothing for what is no plain number.
std::optional<std::string> json_number(std::string_view raw);

}  // namespace core::text
