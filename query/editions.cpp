// query/editions.cpp - one series: the same series name, or one supersedes the other.
#include "query/editions.hpp"

#include <fmt/format.h>

#include <optional>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;

std::vector<Edition> all_editions(Connection& book) {
  Statement s(book,
              "SELECT id, slug, title, series, edition, published, supersedes FROM document WHERE id NOT IN (SELECT document_id FROM publication) "
              "ORDER BY slug");
  std::vector<Edition> out;
  while (s.executeStep()) {
    auto const text = [&](int column) { return text_or_empty(s, column); };
    out.push_back({s.getColumn(0).getInt64(), text(1), text(2), text(3), text(4), text(5), text(6)});
  }
  return out;
}

Edition find_edition(std::vector<Edition> const& all, std::string const& slug) {
  std::vector<std::string> known;
  std::string listed;
  for (auto const& e : all) {
    if (e.slug == slug) return e;
    known.push_back(e.slug);
    listed += (listed.empty() ? "" : ", ") + e.slug;
  }
  auto const near = core::text::did_you_mean(slug, known);
  throw core::UsageError("'" + slug + "': no document of this book has this id",
                         (near.empty() ? "" : near + "\n    ") + "the documents of this book: " + listed);
}

std::string series_of(Edition const& e) { return e.slug + " is " + (e.series.empty() ? "of no series" : "of the series '" + e.series + "'"); }

// What can be compared with it; else how to say that a document belongs to a series.
std::string advice_for(std::vector<Edition> const& all, Edition const& one, Edition const& other) {
  std::string out;
  for (auto const& mine : {one, other})
    for (auto const& e : all)
      if (e.id != mine.id && !e.series.empty() && e.series == mine.series) out += (out.empty() ? "" : ", ") + mine.slug + " with " + e.slug;
  if (!out.empty()) return "can be compared: " + out;
  return "this book has no other edition of either; editions carry the same `series` in document.csv (trialbook template document)";
}

}  // namespace

Editions find_editions(Connection& book, std::string const& older, std::string const& newer) {
  auto const all = all_editions(book);
  Editions out{find_edition(all, older), find_edition(all, newer)};
  if (out.older.id == out.newer.id) throw core::UsageError("'" + older + "' is given twice", "give the older edition first, then the newer one");
  bool const one_series = !out.older.series.empty() && out.older.series == out.newer.series;
  bool const linked = out.newer.supersedes == older || out.older.supersedes == newer;
  if (!one_series && !linked)
    throw core::UsageError("two editions of one series are compared, but " + series_of(out.older) + " and " + series_of(out.newer),
                           advice_for(all, out.older, out.newer));
  return out;
}

std::vector<Superseded> superseded_editions(Connection& book) {
  Statement s(book, std::string(sql::editions_superseded));
  std::vector<Superseded> out;
  while (s.executeStep()) {
    std::string const by = text_or_empty(s, 2);
    out.push_back({s.getColumn(0).getInt64(), text_or_empty(s, 1) + (by.empty() ? " (marked as superseded)" : " (superseded by " + by + ")")});
  }
  return out;
}

Filters current_editions(Connection& book, Filters filters, core::table::Document& out) {
  std::string listed;
  std::size_t n = 0;
  for (auto const& edition : superseded_editions(book)) {
    filters.left_out.push_back(edition.id);
    if (filters.document == edition.id) continue;
    listed += (listed.empty() ? "" : ", ") + edition.described;
    ++n;
  }
  if (n > 0)
    out.facts.emplace_back("left_out", "Left out",
                           fmt::format("{} superseded edition{}: {}; --all-editions shows all, --document ID one", n, n == 1 ? "" : "s", listed));
  return filters;
}

}  // namespace query
