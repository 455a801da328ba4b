// query/free_sql.hpp - one SQL statement of the user on a book that nothing can change: its rows as an answer. Throws core::UsageError with the place
// for what SQLite does not understand and for what is not reading; core::Error when a limit of time, memory or size stops it.
#pragma once
#include <cstddef>
#include <string>

#include "core/table/document.hpp"
#include "schema/book.hpp"

namespace query {

struct SqlOptions {
  std::size_t seconds = 10;
  std::size_t rows = 10000;  // 0: all
  std::string null;          // what stands for NULL in the answer
};

struct SqlAnswer {
  core::table::Document document;
  std::string cut;  // says so when there are more rows than asked for; else empty
};

SqlAnswer run_sql(core::database::Connection& book, std::string const& sql, SqlOptions const& options);

// The documented views with their columns, one line each; of one view, or of all when the name is empty.
core::table::Document explained_views(core::database::Connection& book, std::string const& view);

}  // namespace query
