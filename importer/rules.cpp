// importer/rules.cpp - advice names the likely slip: a decimal comma, a letter O.
#include "importer/rules.hpp"

#include "core/text/locator.hpp"
#include "core/text/unicode.hpp"

namespace importer {
namespace {

// `text` with these characters replaced, when that makes a number of it.
std::string repaired(std::string text, std::string_view wrong, char right) {
  std::string out;
  for (char const c : text)
    if (wrong.find(c) == std::string_view::npos)
      out.push_back(c);
    else if (right != '\0')
      out.push_back(right);
  return out != text && core::text::parse_quoted(out) ? out : std::string();
}

std::string number_advice(std::string const& text) {
  std::string const folded = core::text::nfkc(text);
  if (auto const number = repaired(folded, "oO", '0'); !number.empty()) return "is that the letter O for the digit 0? Write " + number;
  if (auto const number = repaired(folded, "lI", '1'); !number.empty()) return "is that a letter for the digit 1? Write " + number;
  bool const thousands = folded.find(',') != std::string::npos && folded.size() - folded.rfind(',') == 4 && !folded.starts_with("0");
  if (thousands) return "without commas: " + repaired(folded, ",", '\0') + ", or, when the comma is a decimal one, " + repaired(folded, ",", '.');
  if (auto const number = repaired(folded, ",", '.'); !number.empty()) return "write a decimal point: " + number;
  if (folded.find_first_of("~–—") != std::string::npos) return "a range rises, like 32%～67%; what is printed otherwise goes into note";
  return "digits as printed, like 0.57 or 0.000 1; the unit has its own column";
}

}  // namespace

bool locator_fits(Line const& line, core::Problems& problems) {
  if (core::text::parse_locator(line.text("locator"))) return true;
  problems.push_back(line.problem("locator", "bad-locator", "not a list of spans",
                                  "spans look like 1024+57@9f3c21ab, joined by '; '; make them with: trialbook locate"));
  return false;
}

bool id_fits(Line const& line, core::Problems& problems) {
  auto const& id = line.text("id");
  if (!id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos && id.front() != '-') return true;
  problems.push_back(line.problem("id", "bad-id", "an id has lower-case letters, digits and hyphens only"));
  return false;
}

std::optional<core::text::Plain> read_plain(Line const& line, std::string_view column, core::Problems& problems) {
  auto const& text = line.text(column);
  if (text.empty()) return std::nullopt;
  auto const number = core::text::parse_plain(text);
  if (!number) problems.push_back(line.problem(column, "bad-number", "not a number", number_advice(text)));
  return number;
}

std::optional<std::int64_t> read_count(Line const& line, std::string_view column, core::Problems& problems) {
  auto const& text = line.text(column);
  if (text.empty()) return std::nullopt;
  auto const count = core::text::parse_count(text);
  if (!count) problems.push_back(line.problem(column, "bad-number", "not a whole number", number_advice(text)));
  return count ? std::optional<std::int64_t>(*count) : std::nullopt;
}

bool stands_as_printed(Line const& line) { return line.text("note").find("as printed") != std::string::npos; }

}  // namespace importer
