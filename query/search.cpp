// query/search.cpp - names are compared folded, so script, width, case, blanks and hyphens do not matter; words of claims and notes as they stand.
#include "query/search.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

Section rows_of(Connection& book, std::string_view sql_text, std::string const& text, Section section) {
  Statement s(book, std::string(sql_text));
  s.bind(1, text);
  while (s.executeStep()) {
    core::table::Row row;
    for (int i = 0; i < s.getColumnCount(); ++i) row.push_back(text_or_empty(s, i));
    section.table.rows.push_back(std::move(row));
  }
  section.heading += fmt::format(" ({})", section.table.rows.size());
  return section;
}

Section names_section() {
  Section section;
  section.part = "names";
  section.heading = "Names";
  section.table.columns = {
      {"kind", "Kind"}, {"id", "Id"}, {"label", "Label"}, {"names", "Names that hold it"}, core::table::count_column("uses", "Rows")};
  return section;
}

Section words_section() {
  Section section;
  section.part = "words";
  section.heading = "Words of documents, claims and notes";
  section.table.columns = {{"kind", "Kind"}, {"id", "Id"}, {"document_id", "Document", Place::machine}, {"words", "Words (ours)"}};
  return section;
}

std::string nearest(Connection& book, std::string const& text) {
  std::vector<std::string> names;
  Statement s(book, "SELECT DISTINCT name FROM name ORDER BY name");
  while (s.executeStep()) names.push_back(s.getColumn(0).getString());
  return core::text::did_you_mean(text, names);
}

std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
  return text;
}

}  // namespace

Document search(Connection& book, std::string const& text) {
  std::string const folded = core::text::fold_name(text);
  if (folded.find_first_not_of("+-") == std::string::npos)
    throw core::UsageError("search: nothing to look for", "give a name or a word: trialbook search denosumab");
  Document out;
  out.title = "Search: " + text;
  out.sections = {rows_of(book, sql::search_names, folded, names_section()), rows_of(book, sql::search_words, lower_ascii(text), words_section())};
  if (std::any_of(out.sections.begin(), out.sections.end(), [](Section const& section) { return !section.table.rows.empty(); })) return out;
  auto const near = nearest(book, text);
  out.notes.push_back("Nothing in this book is called so or says so." + (near.empty() ? "" : " " + near));
  return out;
}

}  // namespace query
