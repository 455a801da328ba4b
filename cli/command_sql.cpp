// cli/command_sql.cpp - the user's own question: one read-only statement on the documented views.
#include <fmt/format.h>

#include <iostream>
#include <iterator>

#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "core/database/file.hpp"
#include "core/error.hpp"
#include "query/free_sql.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

std::string statement_of(Arguments const& arguments) {
  if (arguments.has("file") && arguments.has("STATEMENT")) throw core::UsageError("sql: a statement and --file were given", "one of them is enough");
  if (arguments.has("file")) return core::database::read_file(arguments.get("file"));
  if (!arguments.has("STATEMENT"))
    throw core::UsageError("sql: which statement?", "trialbook sql \"SELECT …\", trialbook sql - < FILE, or trialbook sql --schema");
  if (arguments.get("STATEMENT") != "-") return arguments.get("STATEMENT");
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

// NULL is told from an empty text where people read it; programs get nothing for both unless they ask.
std::string null_of(Arguments const& arguments) {
  if (arguments.has("null")) return arguments.get("null");
  auto const format = chosen_format(arguments);
  return format == "text" || format == "markdown" || format == "html" ? "NULL" : "";
}

query::SqlOptions options_of(Arguments const& arguments) {
  query::SqlOptions options;
  options.seconds = number_of(arguments, "seconds", options.seconds);
  options.rows = number_of(arguments, "limit", options.rows);
  options.null = null_of(arguments);
  return options;
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  bool const schema_only = arguments.has("schema");
  auto const options = options_of(arguments);
  auto const sql = schema_only ? std::string() : statement_of(arguments);
  auto book = schema::open(book_to_read(arguments));
  query::SqlAnswer answer;
  if (schema_only)
    answer.document = query::explained_views(book, arguments.get("STATEMENT"));
  else
    answer = query::run_sql(book, sql, options);
  deliver(std::move(answer.document), book, arguments.without("lang"));  // columns and values are the user's own question
  if (!answer.cut.empty()) print_error(answer.cut, "");                  // some formats hold rows only
  return done;
}

}  // namespace

Command sql_command() {
  return {"sql",
          "your own question: one read-only SQL statement on the documented views",
          with_answer_options({{"STATEMENT", "", "a SELECT; - reads it from standard input; with --schema the name of a view"},
                               {"file", "FILE", "read the statement from a file"},
                               {"schema", "", "the views and their columns, one line each, instead of a statement"},
                               {"limit", "N", "at most so many rows, 0 for all; otherwise 10000"},
                               {"seconds", "N", "stop after this time; otherwise 10"},
                               {"null", "TEXT", "what stands for NULL; otherwise NULL in text, markdown and html, nothing in formats for programs"}}),
          {{"sql \"SELECT trial, effect_raw FROM v_result WHERE endpoint = 'PFS'\"", "a table of one's own"},
           {"sql --schema v_claim", "what the columns of a view mean"},
           {"sql \"SELECT topic, count(*) AS claims FROM v_claim GROUP BY topic\" --format csv", "counts as CSV"}},
          run,
          "Runs one SELECT on the views that docs/views.md and --schema explain. It cannot change the book, open another file or run for ever; what "
          "it cuts it "
          "says."};
}

}  // namespace cli
