// query/sql_error.cpp - names come from the views and tables of the book; for a column those that the statement mentions are asked first.
#include "query/sql_error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <vector>

#include "core/text/names.hpp"
#include "core/text/unicode.hpp"
#include "core/text/width.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;

constexpr std::size_t most_before = 60, most_shown = 100;  // code points of a long line

// The line with the place, and a caret under it; of a long line the part around it.
std::string pointed(std::string_view line, std::size_t offset) {
  auto before = core::text::to_code_points(line.substr(0, offset)), after = core::text::to_code_points(line.substr(offset));
  bool const cut = before.size() > most_before;
  if (cut) before.erase(0, before.size() - most_before);
  if (after.size() > most_shown - most_before) after.resize(most_shown - most_before);
  for (auto* part : {&before, &after}) std::replace(part->begin(), part->end(), U'\t', U' ');
  std::string const shown = (cut ? "…" : "") + core::text::to_utf8(before);
  return "\n    " + shown + core::text::to_utf8(after) + "\n    " + std::string(core::text::width(shown), ' ') + "^";
}

std::vector<std::string> names(Connection& book, std::string const& query, std::string const& parameter = {}) {
  Statement s(book, query);
  if (!parameter.empty()) s.bind(1, parameter);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

std::vector<std::string> tables(Connection& book) {
  return names(book, "SELECT name FROM sqlite_schema WHERE type IN ('view', 'table') ORDER BY type DESC, name");
}

std::vector<std::string> columns_for(Connection& book, std::string const& sql) {
  std::vector<std::string> mentioned, all;
  for (auto const& table : tables(book)) {
    auto const columns = names(book, "SELECT name FROM pragma_table_info(?1)", table);
    all.insert(all.end(), columns.begin(), columns.end());
    if (sql.find(table) != std::string::npos) mentioned.insert(mentioned.end(), columns.begin(), columns.end());
  }
  return mentioned.empty() ? all : mentioned;
}

// "did you mean": the whole name, else its beginning up to an underscore (efect: effect_raw, effect_value).
std::string near_column(std::string const& name, std::vector<std::string> const& columns) {
  if (auto near = core::text::did_you_mean(name, columns); !near.empty()) return near;
  std::vector<std::string> stems, out;
  for (auto const& column : columns) stems.push_back(column.substr(0, column.find('_')));
  auto const near = core::text::nearest_names(name, stems, 1);
  for (std::size_t i = 0; i < columns.size() && !near.empty() && out.size() < 4; ++i)
    if (stems[i] == near.front() && std::find(out.begin(), out.end(), columns[i]) == out.end()) out.push_back(columns[i]);
  return out.empty() ? "" : fmt::format("did you mean '{}'?", fmt::join(out, "', '"));
}

std::string joined(std::string const& near, std::string const& rest) { return near.empty() ? rest : near + "\n    " + rest; }

}  // namespace

core::UsageError sql_error(std::string const& sql, std::size_t place, std::string const& what, std::string_view advice) {
  if (place == std::string::npos || place > sql.size()) return core::UsageError("sql: " + what, std::string(advice));
  auto const begin = place == 0 ? std::string::npos : sql.rfind('\n', place - 1);
  std::size_t const start = begin == std::string::npos ? 0 : begin + 1;
  auto const line_number = 1 + std::count(sql.begin(), sql.begin() + static_cast<std::ptrdiff_t>(place), '\n');
  auto const column = 1 + core::text::count_code_points(std::string_view(sql).substr(start, place - start));
  auto const line = std::string_view(sql).substr(start, sql.find('\n', place) - start);
  return core::UsageError(fmt::format("sql:{}:{}: {}{}", line_number, column, what, pointed(line, place - start)), std::string(advice));
}

std::string near_name(Connection& book, std::string const& said, std::string const& sql) {
  auto const colon = said.rfind(": ");
  std::string name = colon == std::string::npos ? "" : said.substr(colon + 2);
  if (said.starts_with("no such column")) {
    if (auto const point = name.rfind('.'); point != std::string::npos) name = name.substr(point + 1);
    return joined(near_column(name, columns_for(book, sql)), "columns: trialbook sql --schema VIEW; texts stand in 'single quotes'");
  }
  if (said.starts_with("no such table")) return view_advice(book, name);
  if (said.starts_with("no such function"))
    return joined(core::text::did_you_mean(name, names(book, "SELECT DISTINCT name FROM pragma_function_list ORDER BY name")),
                  std::string("functions are those of SQLite ") + sqlite3_libversion());
  return "views and columns: trialbook sql --schema; examples: docs/sql.md";
}

std::string view_advice(Connection& book, std::string const& view) {
  std::string listed;
  for (auto const& name : names(book, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY rowid"))
    listed += (listed.empty() ? "" : ", ") + name;
  return joined(core::text::did_you_mean(view, tables(book)), "views: " + listed + "; their columns: trialbook sql --schema");
}

}  // namespace query
