// audit/printed.cpp - plain ASCII digits are read here, as a book holds hundreds of thousands of them; other forms go through core::text.
#include "audit/printed.hpp"

#include <array>
#include <cmath>

#include "core/text/number.hpp"

namespace audit {
namespace {

constexpr int most_digits = 15;  // each such integer is a double

double power_of_ten(int n) {
  static constexpr std::array<double, 23> powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  return powers[static_cast<std::size_t>(n)];
}

std::optional<Printed> parse_ascii(std::string_view s) {
  Printed out;
  bool const negative = s.starts_with('-');
  if (negative) s.remove_prefix(1);
  bool point = false;
  int digits = 0;
  for (char const c : s) {
    if (c == '.' && !point && digits > 0) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      out.mantissa = out.mantissa * 10 + (c - '0');
      out.decimals += point ? 1 : 0;
      if (++digits > most_digits) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || s.back() == '.') return std::nullopt;
  if (negative) out.mantissa = -out.mantissa;
  return out;
}

}  // namespace

double Printed::value() const { return static_cast<double>(mantissa) / power_of_ten(decimals); }
double Printed::low() const { return static_cast<double>(10 * mantissa - 5) / power_of_ten(decimals + 1); }
double Printed::high() const { return static_cast<double>(10 * mantissa + 5) / power_of_ten(decimals + 1); }
double Printed::half() const { return 5 / power_of_ten(decimals + 1); }

std::string Printed::digits() const {
  std::string out = std::to_string(mantissa < 0 ? -mantissa : mantissa);
  auto const places = static_cast<std::size_t>(decimals);
  if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
  if (places > 0) out.insert(out.size() - places, ".");
  return (mantissa < 0 ? "-" : "") + out;
}

std::optional<Printed> parse_printed(std::string_view raw) {
  auto out = parse_ascii(raw);
  if (!out) {
    auto const plain = core::text::parse_plain(raw);
    if (!plain || plain->decimals > most_digits || std::abs(plain->value) * power_of_ten(plain->decimals) > 1e15) return std::nullopt;
    out.emplace();
    out->mantissa = std::llround(plain->value * power_of_ten(plain->decimals));
    out->decimals = plain->decimals;
  }
  out->raw = raw;
  return out;
}

Printed one_minus_percent(Printed const& percent) {
  Printed out;
  out.raw = "1 - " + percent.raw + "%";
  out.decimals = percent.decimals + 2;
  out.mantissa = std::llround(power_of_ten(out.decimals)) - percent.mantissa;
  return out;
}

}  // namespace audit
