// core/text/number.cpp - a small scanner over NFKC-folded text; std::from_chars does the conversion so that no locale interferes.
#include "core/text/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/text/unicode.hpp"

namespace core::text {
namespace {

constexpr double weeks_per_month = 4.348125;  // 365.2425 / 12 / 7
constexpr double days_per_month = 30.436875;  // 365.2425 / 12

struct Prefix {
  std::string_view word;
  ValueClass value_class;
};
// Longer words first where one begins another.
constexpr std::array prefixes{
    Prefix{"about", ValueClass::about}, Prefix{"near", ValueClass::about}, Prefix{"over", ValueClass::above}, Prefix{"below", ValueClass::below},
    Prefix{"up to", ValueClass::below}, Prefix{">=", ValueClass::above},   Prefix{"≥", ValueClass::above},    Prefix{">", ValueClass::above},
    Prefix{"<=", ValueClass::below},    Prefix{"≤", ValueClass::below},    Prefix{"<", ValueClass::below},    Prefix{"约", ValueClass::about},
    Prefix{"近", ValueClass::about},    Prefix{"超过", ValueClass::above}, Prefix{"不足", ValueClass::below}, Prefix{"高达", ValueClass::below},
    Prefix{"~", ValueClass::about},
};

constexpr std::array not_reached_words{"not reached",     "notreached", "nr",   "ne",       "not estimable", "not evaluable",
                                       "not yet reached", "未达到",     "未达", "尚未到达", "未到达"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// NFKC folded, decimal middle dot to point, outer blanks off, lower case.
std::string folded(std::string_view raw) {
  std::string s = trim(nfkc(raw));
  for (std::string_view const dot : {"·", "・"})
    for (auto at = s.find(dot); at != std::string::npos; at = s.find(dot)) s.replace(at, dot.size(), ".");
  for (std::string_view const minus : {"−"})
    for (auto at = s.find(minus); at != std::string::npos; at = s.find(minus)) s.replace(at, minus.size(), "-");
  for (char& c : s)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return s;
}

// Whether blanks part the digits as printers do: behind the point after each third digit, before it every three digits from the point.
bool grouped(std::string_view s) {
  auto const point = std::min(s.find('.'), s.size());
  std::size_t digits = 0;
  bool blank = false;
  for (std::size_t i = point; i-- > 0;) {  // before the point, counted from it
    if (s[i] == ' ') {
      if (digits != 3) return false;
      digits = 0;
      blank = true;
    } else {
      ++digits;
    }
  }
  if (blank && digits > 3) return false;
  digits = 0;
  for (std::size_t i = point + 1; i < s.size(); ++i) {
    if (s[i] == ' ' && (digits == 0 || digits % 3 != 0)) return false;
    digits += s[i] != ' ';
  }
  return true;
}

// Digits with one point, blanks only as grouped() allows.
std::optional<Plain> parse_digits(std::string_view s) {
  bool const negative = s.starts_with('-');
  if (negative) s.remove_prefix(1);
  if (s.find(' ') != std::string_view::npos && !grouped(s)) return std::nullopt;
  std::string digits;
  int points = 0, decimals = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_digit(s[i])) {
      digits.push_back(s[i]);
      decimals += points;
    } else if (s[i] == '.' && points == 0) {
      digits.push_back('.');
      points = 1;
    } else if (s[i] != ' ' || i == 0 || i + 1 == s.size() || !is_digit(s[i - 1]) || !is_digit(s[i + 1])) {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.back() == '.' || digits == ".") return std::nullopt;
  Plain out{0, decimals};
  auto const result = std::from_chars(digits.data(), digits.data() + digits.size(), out.value);
  if (result.ec != std::errc() || result.ptr != digits.data() + digits.size() || !std::isfinite(out.value)) return std::nullopt;
  if (negative) out.value = -out.value;
  return out;
}

// "3.29×10-6" (folded) as a number with its decimals; else digits.
std::optional<Plain> parse_scientific(std::string const& s) {
  auto const times = s.find("×");
  if (times == std::string::npos) return parse_digits(s);
  auto const mantissa = parse_digits(trim(s.substr(0, times)));
  std::string const power = trim(s.substr(times + std::string_view("×").size()));
  auto const exponent = power.starts_with("10-") ? parse_digits(power.substr(3)) : std::nullopt;
  if (!mantissa || !exponent || exponent->decimals > 0 || exponent->value > 300) return std::nullopt;
  int const e = static_cast<int>(exponent->value);
  return Plain{mantissa->value * std::pow(10.0, -e), mantissa->decimals + e};
}

std::string without_percent(std::string s) {
  while (!s.empty() && (s.back() == '%' || s.back() == ' ')) s.pop_back();
  return s;
}

std::optional<Quoted> parse_range(std::string const& s) {
  for (std::string_view const dash : {"~", "–", "—", " to ", "-", "至"}) {
    auto const at = s.find(dash, 1);
    if (at == std::string::npos) continue;
    auto const low = parse_digits(trim(without_percent(s.substr(0, at))));
    auto const high = parse_digits(trim(without_percent(s.substr(at + dash.size()))));
    if (!low || !high || low->value > high->value) return std::nullopt;
    return Quoted{ValueClass::range, std::nullopt, std::max(low->decimals, high->decimals), low->value, high->value};
  }
  return std::nullopt;
}

struct Unit {
  std::string_view word;
  double months;
};
constexpr std::array units{
    Unit{"months", 1},
    Unit{"month", 1},
    Unit{"mo", 1},
    Unit{"个月", 1},
    Unit{"月", 1},
    Unit{"years", 12},
    Unit{"year", 12},
    Unit{"年", 12},
    Unit{"weeks", 1 / weeks_per_month},
    Unit{"week", 1 / weeks_per_month},
    Unit{"周", 1 / weeks_per_month},
    Unit{"days", 1 / days_per_month},
    Unit{"day", 1 / days_per_month},
    Unit{"天", 1 / days_per_month},
    Unit{"日", 1 / days_per_month},
};

}  // namespace

std::string_view name_of(ValueClass value_class) {
  static constexpr std::array<std::string_view, 6> names{"exact", "about", "above", "below", "range", "not_reached"};
  return names[static_cast<std::size_t>(value_class)];
}

std::optional<Plain> parse_plain(std::string_view raw) { return parse_digits(folded(raw)); }

std::optional<long long> parse_count(std::string_view raw) {
  auto const plain = parse_plain(raw);
  if (!plain || plain->decimals > 0 || plain->value < 0 || plain->value > 1e12) return std::nullopt;
  return static_cast<long long>(plain->value);
}

std::optional<Quoted> parse_quoted(std::string_view raw) {
  std::string s = folded(raw);
  if (std::find(not_reached_words.begin(), not_reached_words.end(), s) != not_reached_words.end())
    return Quoted{ValueClass::not_reached, {}, 0, {}, {}};
  Quoted out;
  for (auto const& prefix : prefixes) {
    if (!s.starts_with(prefix.word)) continue;
    out.value_class = prefix.value_class;
    s = trim(s.substr(prefix.word.size()));
    break;
  }
  if (auto const plain = parse_digits(without_percent(s))) {
    out.value = plain->value;
    out.decimals = plain->decimals;
    return out;
  }
  if (out.value_class != ValueClass::exact && out.value_class != ValueClass::about) return std::nullopt;
  return parse_range(s);
}

std::optional<PValue> parse_p(std::string_view raw) {
  std::string s = folded(raw);
  if (s.starts_with('p')) s = trim(s.substr(1));
  PValue out;
  out.comparator = "=";
  for (auto const& [word, comparator] : {std::pair{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}) {
    if (!s.starts_with(word)) continue;
    out.comparator = comparator;
    s = trim(s.substr(std::string_view(word).size()));
    break;
  }
  auto const plain = parse_scientific(s);
  if (!plain || plain->value < 0 || plain->value > 1) return std::nullopt;
  out.digits = s;
  out.value = plain->value;
  out.decimals = plain->decimals;
  return out;
}

std::optional<double> months_per(std::string_view unit) {
  std::string const wanted = folded(unit);
  for (auto const& known : units)
    if (wanted == known.word) return known.months;
  return std::nullopt;
}

namespace {

// 五 → 5, 十二 → 12, 二十 → 20 in front of a unit; other text stays as it is.
std::string with_digits(std::string const& s) {
  static constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::size_t at = 0;
  auto const take_numeral = [&] {
    for (int i = 0; i < 9; ++i)
      if (std::string_view(s).substr(at).starts_with(numerals[i])) return at += numerals[i].size(), i + 1;
    return 0;
  };
  int number = take_numeral();
  if (std::string_view const ten = "十"; std::string_view(s).substr(at).starts_with(ten)) {
    at += ten.size();
    number = (number == 0 ? 1 : number) * 10 + take_numeral();
  }
  return at == 0 ? s : std::to_string(number) + s.substr(at);
}

}  // namespace

std::optional<double> parse_months(std::string_view raw) {
  std::string const s = with_digits(folded(raw));
  auto const end = s.find_first_not_of("0123456789. ");
  if (end == std::string::npos || end == 0) return std::nullopt;
  auto const number = parse_digits(trim(s.substr(0, end)));
  auto const unit = months_per(trim(s.substr(end)));
  if (!number || !unit) return std::nullopt;
  return number->value * *unit;
}

}  // namespace core::text
