// query/diff.cpp - a section a kind, a group a change; an item with two changes stands under both.
#include "query/diff.hpp"

#include <fmt/format.h>

#include <cctype>
#include <map>
#include <set>

#include "query/edition_items.hpp"
#include "query/editions.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::table::Document;
using core::table::Place;
using core::table::Row;
using core::table::Section;

std::string plural(std::size_t n, std::string const& one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

// "table 2 cell 1.2, ribociclib": an id behind its document's name; codes of a scale have none.
std::string place_of(EditionItem const& item) {
  auto const colon = item.id.find(':');
  return colon == std::string::npos ? item.place : item.place + ", " + item.id.substr(colon + 1);
}

std::string or_none(std::string const& value) { return value.empty() ? "none" : value; }

// All that an added or removed item says: "Grade: 推荐; Level: IA".
std::string content_of(EditionItem const& item) {
  std::string out;
  for (auto const& [name, value] : item.aspects)
    if (!value.empty() && value != item.who) out += (out.empty() ? "" : "; ") + (item.aspects.size() == 1 ? value : name + ": " + value);
  return out;
}

std::vector<core::table::Column> columns() {
  return {{"change", "Change", Place::group},
          {"subject", "What", Place::item},
          {"who", "Patients or scope", Place::item},
          {"old", "Old", Place::subitem, false, false, "old: "},
          {"old_place", "Old place", Place::subitem, false, false, "in "},
          {"new", "New", Place::subitem, false, false, "new: "},
          {"new_place", "New place", Place::subitem, false, false, "in "},
          {"note", "Note", Place::subitem},
          {"old_id", "Old id", Place::machine},
          {"new_id", "New id", Place::machine},
          {"old_locator", "Old locator", Place::machine},
          {"new_locator", "New locator", Place::machine}};
}

struct Compared {
  EditionKind const& kind;
  EditionItems old_items, new_items;
  EditionMatch match;
};

Compared compare_kind(Connection& book, EditionKind const& kind, Editions const& editions) {
  Compared out{kind, kind.read(book, editions.older.id), kind.read(book, editions.newer.id), {}};
  out.match = match_editions(out.old_items, out.new_items, [&](EditionItem const& a, EditionItem const& b) { return share_patients(book, a, b); });
  return out;
}

std::string note_on(EditionItem const& item, std::string const& candidates) {
  if (candidates.empty()) return item.note;
  return (item.note.empty() ? "" : item.note + "; ") + "not paired, as several rows are candidates; may be " + candidates;
}

void add_alone(Compared const& c, std::vector<Row>& rows) {
  std::map<std::size_t, std::string> of_new, of_old;  // candidates that were not paired
  for (auto const& [i, j] : c.match.open) {
    of_new[j] += (of_new[j].empty() ? "" : " or ") + c.old_items[i].id;
    of_old[i] += (of_old[i].empty() ? "" : " or ") + c.new_items[j].id;
  }
  for (auto const j : c.match.added) {
    auto const& item = c.new_items[j];
    rows.push_back(
        {"Added", item.subject, item.who, "", "", content_of(item), place_of(item), note_on(item, of_new[j]), "", item.id, "", item.locator});
  }
  for (auto const i : c.match.removed) {
    auto const& item = c.old_items[i];
    rows.push_back(
        {c.kind.gone, item.subject, item.who, content_of(item), place_of(item), "", "", note_on(item, of_old[i]), item.id, "", item.locator, ""});
  }
}

// Returns the number of items that changed; rows stand aspect by aspect.
std::size_t add_changes(Compared const& c, std::vector<Row>& rows) {
  std::set<std::size_t> changed;
  std::size_t const aspects = c.new_items.empty() ? 0 : c.new_items.front().aspects.size();
  for (std::size_t a = 0; a < aspects; ++a)
    for (auto const& [i, j] : c.match.pairs) {
      auto const &before = c.old_items[i], &after = c.new_items[j];
      if (before.aspects[a].second == after.aspects[a].second) continue;
      changed.insert(j);
      rows.push_back({aspects == 1 ? "Updated" : "Changed: " + after.aspects[a].first, after.subject, after.who, or_none(before.aspects[a].second),
                      place_of(before), or_none(after.aspects[a].second), place_of(after), after.note, before.id, after.id, before.locator,
                      after.locator});
    }
  return changed.size();
}

// "2 added, 1 removed, 3 changed, 9 the same", without what is not there.
std::string counts_of(Compared const& c, std::size_t changed) {
  auto const& m = c.match;
  std::string gone = c.kind.gone, out;
  gone[0] = static_cast<char>(std::tolower(gone[0]));
  std::pair<std::size_t, std::string> const counts[] = {
      {m.added.size(), "added"}, {m.removed.size(), gone}, {changed, "changed"}, {m.pairs.size() - changed, "the same"}};
  for (auto const& [n, what] : counts)
    if (n > 0) out += (out.empty() ? "" : ", ") + fmt::format("{} {}", n, what);
  return out;
}

// The section of a kind, and its part of the summary.
Section section_of(Compared const& c, std::string& summary) {
  Section section;
  section.part = c.kind.part;
  section.table.columns = columns();
  add_alone(c, section.table.rows);
  std::string const counts = counts_of(c, add_changes(c, section.table.rows));
  section.heading = std::string(c.kind.heading) + ": " + (counts.empty() ? "none in either edition" : counts);
  if (!counts.empty()) summary += fmt::format("{}{}: {}", summary.empty() ? "" : " · ", c.kind.part, counts);
  return section;
}

std::string described(Edition const& e) { return e.slug + ", " + e.title + (e.published.empty() ? "" : ", " + e.published); }

void add_notes(Connection& book, Editions const& editions, Document& out) {
  if (editions.older.supersedes == editions.newer.slug)
    out.notes.push_back(editions.older.slug + " supersedes " + editions.newer.slug +
                        ": the newer edition is given first, so that additions read as removals.");
  core::database::Statement s(
      book, "SELECT (SELECT count(*) FROM claim WHERE document_id = ?1), (SELECT count(*) FROM dose_statement WHERE document_id = ?1)");
  std::vector<std::string> counts;
  for (auto const& e : {editions.older, editions.newer}) {
    s.reset();
    s.bind(1, e.id);
    s.executeStep();
    counts.push_back(plural(static_cast<std::size_t>(s.getColumn(0).getInt64()), "claim") + " and " +
                     plural(static_cast<std::size_t>(s.getColumn(1).getInt64()), "dose") + " in " + e.slug);
  }
  out.notes.push_back("Statements without numbers and doses are not compared (" + counts[0] + ", " + counts[1] +
                      "): trialbook show with a document's id lists them.");
  out.notes.push_back(
      "Conditions, headings of table rows, definitions and indications are our words: a difference may be ours. Grades and levels are codes of each "
      "edition's own scales; a code that stays may have another definition.");
}

}  // namespace

Document diff(Connection& book, std::string const& older, std::string const& newer) {
  auto const editions = find_editions(book, older, newer);
  Document out;
  out.title = "Changes from " + older + " to " + newer;
  std::string summary;
  bool same = true;
  for (auto const& kind : edition_kinds()) {  // one without a change too: files keep the same columns
    out.sections.push_back(section_of(compare_kind(book, kind, editions), summary));
    same = same && out.sections.back().table.rows.empty();
  }
  out.facts.emplace_back("summary", "Summary", summary.empty() ? "nothing is stored of either edition" : summary);
  out.facts.emplace_back("old", "Old", described(editions.older));
  out.facts.emplace_back("new", "New", described(editions.newer));
  if (same) out.facts.emplace_back("result", "Result", "the two editions say the same in all that is compared");
  add_notes(book, editions, out);
  return out;
}

}  // namespace query
