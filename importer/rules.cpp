// importer/rules.cpp - advice names the likely slip: a decimal comma, a letter O.
#include "importer/rules.hpp"

#include "core/text/locator.hpp"
#include "core/text/unicode.hpp"

namespace importer {
namespace {

std::string number_advice(std::string const& text) {
  std::string const folded = core::text::nfkc(text);
  if (folded.find_first_of("oO") != std::string::npos) return "is that the letter O for the digit 0?";
  if (folded.find(',') != std::string::npos) return "write a decimal point: 0.57";
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
