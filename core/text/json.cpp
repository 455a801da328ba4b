// core/text/json.cpp - value and number of decimals give the digits back: a printed number has fewer digits than a double holds.
#include "core/text/json.hpp"

#include <fmt/format.h>

#include "core/text/number.hpp"

namespace core::text {
std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out + "\"";
}

std::optional<std::string> json_number(std::string_view raw) {
  auto const plain = parse_plain(raw);
  if (!plain) return std::nullopt;
  return fmt::format("{:.{}f}", plain->value, plain->decimals);
}

}  // namespace core::text
