// query/free_sql.cpp - the C interface of SQLite, because where the first statement ends and where an error stands is known only there.
#include "query/free_sql.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/database/guard.hpp"
#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "query/sql.hpp"
#include "query/sql_error.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Guard;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

constexpr std::size_t most_bytes = 64U << 20U;  // of an answer
constexpr std::size_t most_seconds = 3600;

struct Finalize {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

// One run of one statement; throws what went wrong in words.
class Run {
 public:
  Run(Connection& book, std::string const& sql, SqlOptions const& options)
      : book_(book), sql_(sql), options_(options), guard_(book, {std::chrono::seconds(std::min(options.seconds, most_seconds))}) {}

  SqlAnswer answer() {
    auto const statement = only_statement();
    SqlAnswer out;
    Section section;
    name_columns(statement.get(), section);
    read_rows(statement.get(), section, out.cut);
    out.document.title = "SQL";
    if (!out.cut.empty()) section.after.push_back(out.cut);
    out.document.sections.push_back(std::move(section));
    return out;
  }

 private:
  // The one statement of the text. Comments and empty statements before and behind it are no statements.
  Prepared only_statement() {
    if (auto const nul = sql_.find('\0'); nul != std::string::npos) throw sql_error(sql_, nul, "a character with the code 0", "");
    std::size_t end = 0;
    Prepared first = next(end);
    while (!first && end < sql_.size()) first = next(end);
    if (!first)
      throw core::UsageError("sql: there is no statement", "trialbook sql \"SELECT trial, effect_raw FROM v_result\"; views: trialbook sql --schema");
    if (sqlite3_column_count(first.get()) == 0 || sqlite3_stmt_readonly(first.get()) == 0)
      throw sql_error(sql_, std::string::npos, "only reading is allowed, this statement changes something or gives no rows", read_only_advice);
    refuse_second(end);
    return first;
  }

  Prepared next(std::size_t& at) {
    sqlite3_stmt* statement = nullptr;
    char const* tail = nullptr;
    std::size_t const start = at;
    int const code = sqlite3_prepare_v2(book_.getHandle(), sql_.data() + start, static_cast<int>(sql_.size() - start), &statement, &tail);
    if (code != SQLITE_OK) fail(code, start);
    at = static_cast<std::size_t>(tail - sql_.data());
    if (statement == nullptr && at == start) at = sql_.size();
    return Prepared(statement);
  }

  void refuse_second(std::size_t at) {
    while (at < sql_.size()) {
      std::size_t const start = at;
      sqlite3_stmt* statement = nullptr;
      char const* tail = nullptr;
      int const code = sqlite3_prepare_v2(book_.getHandle(), sql_.data() + start, static_cast<int>(sql_.size() - start), &statement, &tail);
      Prepared const second(statement);
      if (code != SQLITE_OK || second)
        throw sql_error(sql_, sql_.find_first_not_of(" \t\r\n;", start), "a second statement begins here", "one statement at a time");
      at = static_cast<std::size_t>(tail - sql_.data());
      if (at == start) return;
    }
  }

  // Keys of columns must differ, or formats for programs would lose one.
  static void name_columns(sqlite3_stmt* statement, Section& section) {
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      char const* given = sqlite3_column_name(statement, i);
      std::string const name = given == nullptr || *given == '\0' ? "column" : given;
      std::string key = name;
      auto const taken = [&](core::table::Column const& column) { return column.key == key; };
      for (int n = 2; std::any_of(section.table.columns.begin(), section.table.columns.end(), taken); ++n) key = fmt::format("{}_{}", name, n);
      section.table.columns.push_back({key, key});
    }
  }

  void read_rows(sqlite3_stmt* statement, Section& section, std::string& cut) {
    auto& rows = section.table.rows;
    std::size_t bytes = 0;
    std::vector<bool> numbers(section.table.columns.size(), true), values(section.table.columns.size(), false);
    for (;;) {
      int const code = sqlite3_step(statement);
      if (code == SQLITE_DONE) break;
      bool const enough = options_.rows > 0 && rows.size() == options_.rows;
      if (code != SQLITE_ROW && !(enough && guard_.out_of_time())) fail(code, 0);
      if (enough) {
        cut = fmt::format("Only the first {} rows are shown, there are more: --limit N, 0 for all", rows.size());
        break;
      }
      auto& row = rows.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        int const type = sqlite3_column_type(statement, i);
        auto const index = static_cast<std::size_t>(i);
        numbers[index] = numbers[index] && (type == SQLITE_NULL || type == SQLITE_INTEGER || type == SQLITE_FLOAT);
        values[index] = values[index] || type != SQLITE_NULL;
        row.push_back(cell(statement, i, type));
        bytes += row.back().size();
      }
      if (bytes > most_bytes) throw core::Error("sql: the answer is larger than 64 MB", "ask for fewer columns or rows");
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) section.table.columns[i].right = section.table.columns[i].solid = numbers[i] && values[i];
  }

  std::string cell(sqlite3_stmt* statement, int i, int type) const {
    if (type == SQLITE_NULL) return options_.null;
    if (type == SQLITE_INTEGER) return std::to_string(sqlite3_column_int64(statement, i));
    if (type == SQLITE_FLOAT) return shortest(sqlite3_column_double(statement, i));
    auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement, i));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
    if (type == SQLITE_TEXT) return valid_text({bytes, bytes == nullptr ? 0 : size});
    if (size > 32) return fmt::format("blob of {} bytes", size);
    std::string out = "x'";
    for (std::size_t k = 0; k < size; ++k) out += fmt::format("{:02x}", static_cast<unsigned char>(bytes[k]));
    return out + "'";
  }

  // The digits that give the same number again; a point shows that it is no integer.
  static std::string shortest(double value) {
    std::string const out = fmt::format("{}", value);
    return std::isfinite(value) && out.find_first_of(".e") == std::string::npos ? out + ".0" : out;
  }

  // A text may hold any bytes; an answer is UTF-8 without the code 0.
  static std::string valid_text(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos && !core::text::first_invalid_utf8(bytes)) return std::string(bytes);
    auto characters = core::text::to_code_points(bytes);
    std::replace(characters.begin(), characters.end(), U'\0', char32_t{0xFFFD});
    return core::text::to_utf8(characters);
  }

  [[noreturn]] void fail(int code, std::size_t start) {
    sqlite3* db = book_.getHandle();
    std::string const said = sqlite3_errmsg(db);
    int const offset = sqlite3_error_offset(db);
    std::size_t const place = offset < 0 ? std::string::npos : start + static_cast<std::size_t>(offset);
    if (!guard_.refused().empty()) throw sql_error(sql_, place, "only reading is allowed: " + guard_.refused() + " is refused", read_only_advice);
    if (guard_.out_of_time())
      throw core::Error(fmt::format("sql: stopped after {} s", options_.seconds),
                        "--seconds N gives it more time; a join without a condition, or a recursion without an end?");
    if (code == SQLITE_NOMEM) throw core::Error("sql: needs more than 256 MB of memory", "sort, group or collect less at a time");
    if (code == SQLITE_TOOBIG) throw sql_error(sql_, place, "a text or blob of more than 16 MB (or a statement of more than 1 MB)", "");
    throw sql_error(sql_, place, said, near_name(book_, said, sql_));
  }

  Connection& book_;
  std::string const& sql_;
  SqlOptions const& options_;
  Guard guard_;
};

}  // namespace

SqlAnswer run_sql(Connection& book, std::string const& sql, SqlOptions const& options) { return Run(book, sql, options).answer(); }

Document explained_views(Connection& book, std::string const& view) {
  Document out;
  out.title = view.empty() ? "Views of the book" : "View " + view;
  Section section;
  section.table.columns = {{"view", "View", Place::group}, {"view_meaning", "What it is", Place::group},
                           {"column", "Column"},           {"meaning", "Meaning"},
                           {"permitted", "One of"},        {"null_when", "NULL when"}};
  core::database::Statement s(book, std::string(sql::explained_views));
  core::database::bind_text(s, 1, view);
  while (s.executeStep()) {
    auto& row = section.table.rows.emplace_back();
    for (int i = 0; i < s.getColumnCount(); ++i) row.push_back(text_or_empty(s, i));
  }
  if (section.table.rows.empty()) throw core::UsageError(view + ": there is no such view", view_advice(book, view));
  out.sections.push_back(std::move(section));
  return out;
}

}  // namespace query
