// query/search.cpp - names are compared folded, so script, width, case, blanks and hyphens do not matter; words by the full-text index.
#include "query/search.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/search_text.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

std::vector<std::string> texts(Connection& book, std::string const& sql) {
  std::vector<std::string> out;
  Statement s(book, sql);
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

void check_kind(Connection& book, std::string const& kind) {
  if (kind.empty()) return;
  auto const known = texts(book,
                           "SELECT substr(dimension, 1, instr(dimension || '.', '.') - 1) FROM term WHERE generated = 0 "
                           "UNION SELECT 'trial' UNION SELECT 'endpoint' UNION SELECT kind FROM search_text ORDER BY 1");
  if (std::find(known.begin(), known.end(), kind) != known.end()) return;
  std::string listed;
  for (auto const& name : known) listed += (listed.empty() ? "" : ", ") + name;
  auto const near = core::text::did_you_mean(kind, known);
  throw core::UsageError("--kind " + kind + ": there is no such kind", (near.empty() ? "" : near + "\n    ") + "known: " + listed);
}

std::string json_of(std::vector<std::string> const& groups) {
  std::string out;
  for (auto const& group : groups) {
    std::string quoted;
    for (char const c : core::text::fold_name(group))
      if (c == '\\')
        quoted += "\\\\";
      else if (static_cast<unsigned char>(c) >= 0x20)
        quoted += c;
    if (!quoted.empty()) out += (out.empty() ? "\"" : ",\"") + quoted + "\"";
  }
  return "[" + out + "]";
}

// How many of each kind there are, and how to see those that the limit leaves out.
struct Counts {
  std::string text, kind;
  std::size_t shown = 0, found = 0;
  std::string all;

  void add(std::string const& row_kind, std::size_t row_found, Section& section) {
    if (row_kind != kind)
      close(section), kind = row_kind, shown = 0, found = row_found, all += fmt::format("{}{} {}", all.empty() ? "" : " · ", kind, found);
    ++shown;
  }
  void close(Section& section) const {
    if (found > shown)
      section.after.push_back(fmt::format("{}: and {} more: trialbook search \"{}\" --kind {} --limit 0", kind, found - shown, text, kind));
  }
};

void count_rows(Section& section, std::string const& text) {
  Counts counts;
  counts.text = text;
  for (auto const& row : section.table.rows) counts.add(row.front(), std::stoull(row.back()), section);
  counts.close(section);
  section.heading += counts.all.empty() ? ": none" : ": " + counts.all;
}

void bind_limits(Statement& s, int first, SearchOptions const& options) {
  core::database::bind_text(s, first, options.kind);
  s.bind(first + 1, static_cast<std::int64_t>(options.limit));
}

Section names_section(Connection& book, std::string const& text, SearchTerms const& terms, SearchOptions const& options) {
  Section section;
  section.part = "names";
  section.heading = "Names";
  section.table.columns = {{"kind", "Kind", Place::group},
                           core::table::typed_column("id", "Id"),
                           {"label", "Label"},
                           core::table::typed_column("names", "Names that hold it"),
                           core::table::count_column("uses", "Rows"),
                           {"found", "Of the kind", Place::machine}};
  Statement s(book, std::string(sql::search_names));
  s.bind(1, core::text::fold_name(text));
  s.bind(2, json_of(terms.groups));
  bind_limits(s, 3, options);
  while (s.executeStep()) {
    auto& row = section.table.rows.emplace_back();
    for (int i = 0; i < s.getColumnCount(); ++i) row.push_back(text_or_empty(s, i));
  }
  count_rows(section, text);
  return section;
}

struct Written {
  std::string document, text;
};

Written written_text(Connection& book, Statement const& hit) {
  Statement s(book, std::string(sql::search_one_text));
  for (int i = 0; i < 3; ++i) s.bind(i + 1, text_or_empty(hit, i));
  return s.executeStep() ? Written{text_or_empty(s, 0), text_or_empty(s, 1)} : Written{};
}

Section words_section(Connection& book, std::string const& text, SearchTerms const& terms, SearchOptions const& options) {
  Section section;
  section.part = "words";
  section.heading = "Words";
  section.table.columns = {{"kind", "Kind", Place::group},
                           core::table::typed_column("id", "Id"),
                           {"hit", "Words (ours)"},
                           {"document_id", "Document", Place::machine},
                           {"field", "Field", Place::machine},
                           {"text", "Whole text", Place::machine},
                           {"found", "Of the kind", Place::machine}};
  if (!terms.expression.empty()) {
    Statement s(book, std::string(sql::search_words));
    s.bind(1, terms.expression);
    bind_limits(s, 2, options);
    while (s.executeStep()) {
      auto const written = written_text(book, s);
      section.table.rows.push_back({text_or_empty(s, 0), text_or_empty(s, 1), snippet(written.text, text_or_empty(s, 3)), written.document,
                                    text_or_empty(s, 2), written.text, text_or_empty(s, 4)});
    }
  }
  count_rows(section, text);
  return section;
}

// Of the terms, endpoints and trials that are called so; what the book says in English is found by a Chinese name and the other way round.
std::vector<std::string> other_names(Connection& book, std::string const& group) {
  Statement s(book, std::string(sql::search_other_names));
  s.bind(1, core::text::fold_name(group));
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

std::string nearest(Connection& book, std::string const& text) {
  return core::text::did_you_mean(text, texts(book, "SELECT name FROM name UNION SELECT slug FROM document ORDER BY 1"));
}

}  // namespace

Document search(Connection& book, std::string const& text, SearchOptions const& options) {
  if (core::text::fold_name(text).find_first_not_of("+-") == std::string::npos)
    throw core::UsageError("search: nothing to look for", "give a name or a word: trialbook search denosumab");
  check_kind(book, options.kind);
  auto const terms = search_terms(text, [&](std::string const& group) { return other_names(book, group); });
  Document out;
  out.title = "Search: " + text;
  out.mark = search_mark();
  out.sections = {names_section(book, text, terms, options), words_section(book, text, terms, options)};
  if (std::any_of(out.sections.begin(), out.sections.end(), [](Section const& section) { return !section.table.rows.empty(); })) return out;
  auto const near = nearest(book, text);
  out.notes.push_back("Nothing in this book is called so or says so." + (near.empty() ? "" : " " + near));
  return out;
}

}  // namespace query
