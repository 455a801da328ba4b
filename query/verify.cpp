// query/verify.cpp - a number that is split over two spans counts as missing: a locator must hold whole tokens.
#include "query/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "core/error.hpp"
#include "core/text/locator.hpp"
#include "core/text/names.hpp"
#include "core/text/number.hpp"
#include "core/text/unicode.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::text::Found;
using core::text::Located;
using core::text::NormalText;

struct Place {
  std::string kind, id, locator;
  std::vector<std::string> numbers, names;
};

// Each maximal run of digits with points and inner blanks: "32%～67%" gives 32 and 67, "6个月" gives 6, "五年" itself, "not reached" nothing.
std::vector<std::string> numbers_in(std::string_view raw) {
  std::string const s = core::text::nfkc(raw);
  std::vector<std::string> out;
  std::string current;
  auto const digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i <= s.size(); ++i) {
    char const c = i < s.size() ? s[i] : '\0';
    bool const inner = (c == '.' || c == ' ') && !current.empty() && i + 1 < s.size() && digit(s[i + 1]) && digit(s[i - 1]);
    if (digit(c) || inner) {
      current += c;
    } else if (!current.empty()) {
      out.push_back(std::move(current));
      current.clear();
    }
  }
  if (out.empty() && core::text::parse_months(raw)) out.push_back(core::text::trim(raw));
  return out;
}

std::vector<std::string> strings_of(Connection& book, std::string const& json) {
  Statement s(book, "SELECT value FROM json_each(?1)");
  s.bind(1, json);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

std::vector<Place> places_of(Connection& book, std::string const& document) {
  Statement s(book, std::string(sql::verify_places));
  s.bind(1, document);
  std::vector<Place> out;
  while (s.executeStep()) {
    Place place{text_or_empty(s, 0), text_or_empty(s, 1), text_or_empty(s, 2), {}, strings_of(book, text_or_empty(s, 4))};
    for (auto const& raw : strings_of(book, text_or_empty(s, 3)))
      for (auto& number : numbers_in(raw)) place.numbers.push_back(std::move(number));
    out.push_back(std::move(place));
  }
  return out;
}

class Verifier {
 public:
  explicit Verifier(NormalText const& copy) : copy_(copy), finder_(copy) {}

  void learn(Place const& place) {
    for (auto const& span : core::text::parse_locator(place.locator).value_or(std::vector<core::text::Span>{})) finder_.learn(span);
  }

  void check(Place const& place) {
    ++places_[place.kind];
    auto const spans = core::text::parse_locator(place.locator).value_or(std::vector<core::text::Span>{});
    if (spans.empty()) return miss(place, "no locator", "", "");
    std::vector<Located> found;
    Found worst = Found::exact;
    for (auto const& span : spans) {
      lengths_.push_back(span.length);
      found.push_back(finder_.find(span));
      worst = std::max(worst, found.back().found);
    }
    if (worst >= Found::ambiguous)
      if (auto const elsewhere = by_name_and_numbers(place)) {
        found = {*elsewhere};
        worst = elsewhere->found;
      }
    ++outcomes_[worst];
    if (worst >= Found::ambiguous) miss(place, std::string(name_of(worst)) + " span", place.locator, passage(found));
    for (auto const& number : place.numbers) {
      ++numbers_;
      bool const there = std::any_of(found.begin(), found.end(), [&](Located const& l) {
        return l.found < Found::missing && core::text::has_number(copy_, l.start, l.length, number);
      });
      if (there) continue;
      ++numbers_missing_;
      if (worst < Found::missing) miss(place, "number not in its passage", number, passage(found));
    }
  }

  Verification finish(std::string const& document, std::string const& stored_hash) {
    Verification out;
    auto& doc = out.document;
    doc.title = "Verify " + document;
    doc.facts.emplace_back("Copy", copy_.sha256() == stored_hash ? "the very text the locators were made on"
                                                                 : "another copy (other extraction or edition): spans are sought by their hash");
    std::string checked;
    for (auto const& [kind, n] : places_) checked += fmt::format("{}{} {}", checked.empty() ? "" : ", ", n, kind);
    doc.facts.emplace_back("Checked", checked);
    doc.facts.emplace_back("Numbers", fmt::format("{}, missing {}", numbers_, numbers_missing_));
    std::string outcomes;
    for (auto const found : {Found::exact, Found::relocated, Found::ambiguous, Found::missing})
      outcomes += fmt::format("{}{} {}", outcomes.empty() ? "" : ", ", name_of(found), outcomes_[found]);
    doc.facts.emplace_back("Places", outcomes);
    if (!lengths_.empty()) {
      std::sort(lengths_.begin(), lengths_.end());
      doc.facts.emplace_back("Spans",
                             fmt::format("{}, median {} characters, longest {}", lengths_.size(), lengths_[lengths_.size() / 2], lengths_.back()));
    }
    out.misses = misses_.table.rows.size();
    misses_.part = "misses";
    misses_.heading = out.misses == 0 ? "No miss" : "Misses";
    misses_.table.columns = {
        {"id", "Id", core::table::Place::item}, {"problem", "Problem"}, {"stored", "Stored"}, {"passage", "Passage in the copy"}};
    doc.sections.push_back(std::move(misses_));
    return out;
  }

 private:
  void miss(Place const& place, std::string const& problem, std::string const& stored, std::string const& in_copy) {
    misses_.table.rows.push_back({place.id, problem, stored, in_copy});
  }

  std::string passage(std::vector<Located> const& found) const {
    std::string out;
    for (auto const& located : found)
      if (located.found < Found::missing) out += (out.empty() ? "" : " … ") + copy_.passage(located.start, located.length);
    return out;
  }

  // A stretch behind a name of the trial that holds all numbers of the finding, when exactly one name occurrence has it.
  std::optional<Located> by_name_and_numbers(Place const& place) const {
    constexpr std::size_t stretch = 400;
    if (place.numbers.empty()) return std::nullopt;
    std::vector<Located> candidates;
    for (auto const& name : place.names)
      for (auto const at : core::text::occurrences(copy_, name)) {
        std::size_t const length = std::min(stretch, copy_.size() - at);
        bool const all = std::all_of(place.numbers.begin(), place.numbers.end(),
                                     [&](std::string const& n) { return core::text::has_number(copy_, at, length, n); });
        if (all) candidates.push_back({Found::relocated, at, length});
      }
    if (candidates.empty()) return std::nullopt;
    std::sort(candidates.begin(), candidates.end(), [](Located const& a, Located const& b) { return a.start < b.start; });
    bool const near = candidates.back().start - candidates.front().start < stretch;
    return near ? candidates.back() : Located{Found::ambiguous, candidates.front().start, candidates.front().length};
  }

  NormalText const& copy_;
  core::text::SpanFinder finder_;
  core::table::Section misses_;
  std::map<std::string, std::size_t> places_;
  std::map<Found, std::size_t> outcomes_;
  std::vector<std::size_t> lengths_;
  std::size_t numbers_ = 0, numbers_missing_ = 0;
};

}  // namespace

Verification verify(Connection& book, std::string const& document_id, NormalText const& copy) {
  Statement s(book, "SELECT coalesce(sha256, '') FROM document WHERE slug = ?1");
  s.bind(1, document_id);
  if (!s.executeStep()) {
    std::vector<std::string> known;
    Statement all(book, "SELECT slug FROM document ORDER BY slug");
    std::string listed;
    while (all.executeStep()) known.push_back(all.getColumn(0).getString()), listed += (listed.empty() ? "" : ", ") + known.back();
    std::string const near = core::text::did_you_mean(document_id, known);
    throw core::UsageError("'" + document_id + "': there is no such document", (near.empty() ? "" : near + "\n    ") + "documents: " + listed);
  }
  Verifier verifier(copy);
  auto const places = places_of(book, document_id);
  if (copy.sha256() != s.getColumn(0).getString())
    for (auto const& place : places) verifier.learn(place);
  for (auto const& place : places) verifier.check(place);
  return verifier.finish(document_id, s.getColumn(0).getString());
}

}  // namespace query
