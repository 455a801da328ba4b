// audit/repair.cpp - exhaustive: at most some forty candidates a number.
#include "audit/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace audit {
namespace {

std::vector<std::string> variants(std::string const& digits) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '.') continue;
    for (char d = '0'; d <= '9'; ++d) {
      if (d == digits[i]) continue;
      out.push_back(digits);
      out.back()[i] = d;
    }
    auto const next = i + 1 < digits.size() && digits[i + 1] == '.' ? i + 2 : i + 1;
    if (next < digits.size() && digits[next] != digits[i]) {
      out.push_back(digits);
      std::swap(out.back()[i], out.back()[next]);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

bool symmetric(Printed const& ratio, Printed const& low, Printed const& high) {
  if (low.low() <= 0) return false;
  bool const ordered = low.low() <= ratio.high() && ratio.low() <= high.high() && low.low() <= high.high();
  return ordered && std::sqrt(low.low() * high.low()) <= ratio.high() * (1 + epsilon) &&
         std::sqrt(low.high() * high.high()) >= ratio.low() * (1 - epsilon);
}

std::vector<Repair> one_digit_repairs(Printed const& ratio, Printed const& low, Printed const& high) {
  std::vector<Repair> out;
  auto const search = [&](std::string_view part, Printed const& number, std::function<bool(Printed const&)> const& fits) {
    for (auto const& candidate : variants(number.digits()))
      if (auto const tried = parse_printed(candidate); tried && fits(*tried)) out.push_back({part, number.digits(), candidate});
  };
  search("upper limit", high, [&](Printed const& x) { return symmetric(ratio, low, x); });
  search("lower limit", low, [&](Printed const& x) { return symmetric(ratio, x, high); });
  search("estimate", ratio, [&](Printed const& x) { return symmetric(x, low, high); });
  return out;
}

std::vector<std::string> repair_texts(std::vector<Repair> const& repairs, std::size_t most) {
  std::vector<std::string> out;
  for (auto const& repair : repairs) {
    if (out.size() == most) {
      out.push_back(fmt::format("{} more changes of one digit", repairs.size() - most));
      break;
    }
    out.push_back(fmt::format("{} {} instead of {}", repair.part, repair.to, repair.from));
  }
  return out;
}

}  // namespace audit
