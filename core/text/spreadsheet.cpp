// core/text/spreadsheet.cpp - what begins a formula in one of the usual programs, in one of the usual languages.
#include "core/text/spreadsheet.hpp"

#include <algorithm>
#include <array>

namespace core::text {
namespace {

constexpr std::array<std::string_view, 8> operators{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
constexpr std::array<std::string_view, 3> blanks{" ", "\u00A0", "\u3000"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  bool const digits_and_points = std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
  return digits_and_points && std::any_of(text.begin(), text.end(), is_digit) && std::count(text.begin(), text.end(), '.') <= 1;
}

bool begins_a_formula(std::string_view text) {
  if (text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n')) return true;
  auto const starts = [&text](std::string_view sign) { return text.starts_with(sign); };
  for (auto found = blanks.begin(); (found = std::find_if(blanks.begin(), blanks.end(), starts)) != blanks.end();) text.remove_prefix(found->size());
  return std::any_of(operators.begin(), operators.end(), starts);
}

// Behind all apostrophes, something that begins a formula.
bool is_guarded(std::string_view text) {
  auto const behind = text.find_first_not_of('\'');
  return behind != 0 && behind != std::string_view::npos && begins_a_formula(text.substr(behind));
}

}  // namespace

std::string spreadsheet_safe(std::string_view text) {
  bool const formula = begins_a_formula(text) && !is_plain_number(text);
  return (formula || is_guarded(text) ? "'" : "") + std::string(text);
}

std::string with_own_apostrophe(std::string_view text) { return (is_guarded(text) ? "'" : "") + std::string(text); }

std::string from_spreadsheet_safe(std::string_view text) { return std::string(is_guarded(text) ? text.substr(1) : text); }

}  // namespace core::text
