// query/editions.hpp - documents as editions of a series: two of one series by their ids, and which documents of a book are not current.
// Throws core::UsageError for an unknown id, for one document twice, and for documents of different series.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

struct Edition {
  std::int64_t id = 0;
  std::string slug, title, series, edition, published, supersedes;
};

struct Editions {
  Edition older, newer;  // as typed: the first and the second
};

Editions find_editions(core::database::Connection& book, std::string const& older, std::string const& newer);

struct Superseded {
  std::int64_t id = 0;
  std::string described;  // "a-2022 (superseded by a-2024)"
};

// The documents of a book that are not current editions.
std::vector<Superseded> superseded_editions(core::database::Connection& book);

// The filters for the current editions; says in `out` what this leaves out. A document that is asked for is always used.
Filters current_editions(core::database::Connection& book, Filters filters, core::table::Document& out);

}  // namespace query
