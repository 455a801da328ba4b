// query/passage.cpp - in another copy, the neighbours of the item show where a short span has moved; all others would only cost time.
#include "query/passage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "query/passage_text.hpp"
#include "query/places.hpp"
#include "query/show.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::table::Document;
using core::table::Section;
using core::text::Found;
using core::text::Located;
using core::text::NormalText;
using core::text::Stretch;

// A public id is "document:authored-id".
std::string document_of(std::string const& id) { return id.substr(0, std::min(id.find(':'), id.size())); }

Place const* place_of(std::vector<Place> const& places, std::string const& id) {
  auto const found = std::find_if(places.begin(), places.end(), [&](Place const& p) { return p.id == id && p.kind != "grades"; });
  return found == places.end() ? nullptr : &*found;
}

// Ids of items in an answer of show(), at most `most`.
std::string ids_in(Document const& answer, std::size_t most) {
  std::string out;
  for (auto const& section : answer.sections)
    for (std::size_t i = 0; i < section.table.columns.size(); ++i) {
      auto const& key = section.table.columns[i].key;
      if (key != "finding_id" && key != "claim_id" && key != "recommendation_id" && key != "dose_id") continue;
      for (auto const& row : section.table.rows)
        if (!row[i].empty() && most-- > 0)
          out += (out.empty() ? "" : ", ") + row[i];
        else
          return out;
    }
  return out;
}

std::vector<Stretch> places_of_number(NormalText const& copy, FoundPlace const& found, std::string const& digits) {
  std::vector<Stretch> out;
  for (auto const& span : found.spans)
    if (span.found < Found::missing)
      for (auto const& stretch : core::text::number_places(copy, span.start, span.length, digits)) out.push_back(stretch);
  return out;
}

Section pieces_section(MarkedPassage const& marked) {
  Section out;
  out.part = "passage";
  out.heading = "Passage";
  out.table.columns = {{"line", "Line", core::table::Place::cell, true}, {"place", "Place"}, {"passage", "Passage in the copy"}};
  for (auto const& piece : marked.pieces) out.table.rows.push_back({std::to_string(piece.line), std::string(name_of(piece.found)), piece.text});
  return out;
}

// What is wrong with the spans, one line each; returns their number.
std::size_t say_spans(FoundPlace const& found, Section& section) {
  std::size_t wrong = 0;
  if (found.spans.empty()) section.after.push_back("the book has no locator for it"), ++wrong;
  for (std::size_t i = 0; i < found.spans.size(); ++i) {
    if (found.spans[i].found < Found::ambiguous) continue;
    ++wrong;
    section.after.push_back(fmt::format("span {} of {} is {} in this copy", i + 1, found.spans.size(), name_of(found.spans[i].found)));
  }
  return wrong;
}

Section numbers_section(NormalText const& copy, Place const& place, FoundPlace const& found, std::vector<Stretch>& marks, std::size_t& missing) {
  Section out;
  out.part = "numbers";
  out.heading = "Numbers";
  out.table.columns = {{"field", "Field"}, {"number", "Number", core::table::Place::cell, false, true}, {"marked", "In the passage"}};
  for (auto const& [field, digits] : place.numbers) {
    auto const here = places_of_number(copy, found, digits);
    marks.insert(marks.end(), here.begin(), here.end());
    out.table.rows.push_back({field, digits, here.empty() ? "missing" : here.size() == 1 ? "marked" : fmt::format("marked, {} times", here.size())});
    if (!here.empty()) continue;
    ++missing;
    out.after.push_back(fmt::format("missing: {} ({}) does not stand in its passage of this copy", digits, field));
  }
  return out;
}

bool nothing_found(FoundPlace const& found) {
  return !found.spans.empty() && std::all_of(found.spans.begin(), found.spans.end(), [](Located const& l) { return l.found == Found::missing; });
}

// An item without numbers has its place itself marked.
std::vector<Stretch> whole_spans(FoundPlace const& found) {
  std::vector<Stretch> out;
  for (auto const& span : found.spans)
    if (span.found < Found::missing) out.push_back({span.start, span.length});
  return out;
}

std::string stored_hash(Connection& book, std::string const& document) {
  Statement s(book, "SELECT coalesce(sha256, '') FROM document WHERE slug = ?1");
  s.bind(1, document);
  return s.executeStep() ? s.getColumn(0).getString() : std::string();
}

}  // namespace

void check_has_place(Connection& book, schema::Vocabulary const& vocabulary, std::string const& id) {
  if (place_of(places_of(book, document_of(id)), id) != nullptr) return;
  auto const answer = show(book, vocabulary, id);  // throws with the nearest names when nothing is called so
  auto const ids = ids_in(answer, 3);
  throw core::UsageError("'" + id + "': --source shows one item at its place in a document, and this is none",
                         "give the id of a finding, claim or recommendation" + (ids.empty() ? "" : ", such as " + ids) +
                             "\n    all ids: trialbook show \"" + id + "\" --format csv");
}

Passage passage(Connection& book, std::string const& id, NormalText const& copy) {
  auto const places = places_of(book, document_of(id));
  auto const* place = place_of(places, id);
  if (place == nullptr) throw core::UsageError("'" + id + "': nothing with a place in a document is called so");
  PlaceFinder finder(copy, neighbours_of(*place, places), stored_hash(book, document_of(id)));
  auto found = finder.find(*place);
  Passage out;
  Section spans;
  out.misses += say_spans(found, spans);
  if (nothing_found(found))
    if (auto const likely = finder.likely(*place)) {
      found.spans = {*likely};
      spans.after.push_back("shown instead: where the trial's name and most of the numbers stand");
    }
  auto marks = place->numbers.empty() ? whole_spans(found) : std::vector<Stretch>{};
  auto numbers = numbers_section(copy, *place, found, marks, out.misses);
  auto const marked = marked_passage(copy, found.spans, marks);
  auto passage = pieces_section(marked);
  passage.after = std::move(spans.after);
  out.document.title = "Source of " + id;
  out.document.facts.emplace_back("copy", "Copy", finder.copy_note());
  out.document.mark = marked.mark;
  if (!marks.empty())
    out.document.facts.emplace_back("marks", "Marks", marked.mark.first + (place->numbers.empty() ? "the place" : "number") + marked.mark.second);
  out.document.sections.push_back(std::move(passage));
  if (!numbers.table.rows.empty()) out.document.sections.push_back(std::move(numbers));
  return out;
}

}  // namespace query
