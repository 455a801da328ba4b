// query/verify.cpp - a number that is split over two spans counts as missing: a locator must hold whole tokens.
#include "query/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/places.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::text::Found;
using core::text::Located;
using core::text::NormalText;

class Verifier {
 public:
  Verifier(NormalText const& copy, std::vector<Place> const& places, std::string const& stored_hash)
      : copy_(copy), finder_(copy, places, stored_hash) {}

  void check(Place const& place) {
    ++places_[place.kind];
    auto const [found, worst] = finder_.find(place);
    if (found.empty()) return miss(place, "no locator", "", "");
    for (auto const& located : found) lengths_.push_back(located.length);
    ++outcomes_[worst];
    if (worst >= Found::ambiguous) miss(place, std::string(name_of(worst)) + " span", place.locator, passage(found));
    for (auto const& [field, number] : place.numbers) {
      ++numbers_;
      bool const there = std::any_of(found.begin(), found.end(), [&](Located const& l) {
        return l.found < Found::missing && core::text::has_number(copy_, l.start, l.length, number);
      });
      if (there) continue;
      ++numbers_missing_;
      if (worst < Found::missing) miss(place, "number not in its passage", number, passage(found));
    }
  }

  Verification finish(std::string const& document) {
    Verification out;
    auto& doc = out.document;
    doc.title = "Verify " + document;
    doc.facts.emplace_back("copy", "Copy", finder_.copy_note());
    std::string checked;
    for (auto const& [kind, n] : places_) checked += fmt::format("{}{} {}", checked.empty() ? "" : ", ", n, kind);
    doc.facts.emplace_back("checked", "Checked", checked);
    doc.facts.emplace_back("numbers", "Numbers", fmt::format("{}, missing {}", numbers_, numbers_missing_));
    std::string outcomes;
    for (auto const found : {Found::exact, Found::relocated, Found::ambiguous, Found::missing})
      outcomes += fmt::format("{}{} {}", outcomes.empty() ? "" : ", ", name_of(found), outcomes_[found]);
    doc.facts.emplace_back("places", "Places", outcomes);
    if (!lengths_.empty()) {
      std::sort(lengths_.begin(), lengths_.end());
      doc.facts.emplace_back("spans", "Spans",
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

  NormalText const& copy_;
  PlaceFinder finder_;
  core::table::Section misses_;
  std::map<std::string, std::size_t> places_;
  std::map<Found, std::size_t> outcomes_;
  std::vector<std::size_t> lengths_;
  std::size_t numbers_ = 0, numbers_missing_ = 0;
};

}  // namespace

Verification verify(Connection& book, std::string const& document_id, NormalText const& copy) {
  Statement s(book, "SELECT coalesce(sha256, ''), id IN (SELECT document_id FROM publication) FROM document WHERE slug = ?1");
  s.bind(1, document_id);
  if (!s.executeStep()) {
    std::vector<std::string> known;
    Statement all(book, "SELECT slug FROM document WHERE id NOT IN (SELECT document_id FROM publication) ORDER BY slug");
    std::string listed;
    while (all.executeStep()) known.push_back(all.getColumn(0).getString()), listed += (listed.empty() ? "" : ", ") + known.back();
    std::string const near = core::text::did_you_mean(document_id, known);
    throw core::UsageError("'" + document_id + "': there is no such document", (near.empty() ? "" : near + "\n    ") + "documents: " + listed);
  }
  if (s.getColumn(1).getInt() != 0)
    throw core::UsageError("'" + document_id + "': a publication of a trial has no places in a text, so there is nothing to verify",
                           "where each of its numbers was read: trialbook show " + document_id);
  auto const places = places_of(book, document_id);
  Verifier verifier(copy, places, s.getColumn(0).getString());
  for (auto const& place : places) verifier.check(place);
  return verifier.finish(document_id);
}

}  // namespace query
