// tests/query/comparability_test.cpp - what the rows record decides; what is not recorded is unknown, never the same.
#include <catch2/catch.hpp>

#include "query/comparability.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

std::string verdict(core::table::Section const& section, std::string const& code) {
  for (auto const& row : section.table.rows)
    if (row[0] == code) return row[2];
  return "missing";
}

core::table::Section asked(std::vector<std::string> const& ids) {
  auto book = schema::open(support::shipped_book());
  return query::comparability(book, ids);
}

}  // namespace

TEST_CASE("two trials are never head to head, two findings of one trial are") {
  auto const across = asked({"abc-china-2024:monaleesa-2-pfs", "abc-china-2024:paloma-2-pfs"});
  CHECK(verdict(across, "K01") == "differs");
  CHECK(verdict(across, "K05") == "same");
  CHECK(verdict(asked({"abc-china-2024:paloma-2-pfs", "abc-china-2024:paloma-2-os"}), "K01") == "same");
}

TEST_CASE("controls, subgroups and control medians that differ are said to differ") {
  auto const section = asked({"abc-china-2024:monaleesa-2-pfs", "abc-china-2024:monaleesa-3-pfs-first-line", "abc-china-2024:inavo120-pfs"});
  CHECK(verdict(section, "K02") == "differs");
  CHECK(verdict(section, "K10") == "differs");
  CHECK(verdict(section, "K11") == "differs");  // 16.0, 19.2 and 7.3 months
}

TEST_CASE("all eighteen questions are answered, and what no book records stays unknown") {
  auto const section = asked({"abc-china-2024:monaleesa-2-pfs", "abc-china-2024:paloma-2-pfs"});
  REQUIRE(section.table.rows.size() == 18);
  for (auto const* code : {"K06", "K07", "K09", "K12", "K15"}) CHECK(verdict(section, code) == "unknown");
  CHECK(section.heading.find(" unknown") != std::string::npos);
}

TEST_CASE("one finding is not compared with anything") { CHECK(asked({"abc-china-2024:monaleesa-2-pfs"}).table.rows.empty()); }
