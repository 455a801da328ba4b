// tests/query/filters_test.cpp - filters mean what a user means: names in both scripts, subtype names taken apart, contradictions and implications of
// prior therapy.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "query/compare.hpp"
#include "query/filters.hpp"
#include "query/grades.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

using Typed = std::vector<std::pair<std::string, std::string>>;

struct Book {
  core::database::Connection connection = schema::open(support::shipped_book());
  schema::Vocabulary vocabulary{connection};
  query::Filters filters(Typed const& typed) { return query::resolve(connection, vocabulary, typed); }
  std::set<std::string> recommended(Typed const& typed) {
    auto const answer = query::grades(connection, filters(typed), {});
    std::set<std::string> out;
    for (auto const& section : answer.sections) {
      auto const& columns = section.table.columns;
      auto const id = std::find_if(columns.begin(), columns.end(), [](auto const& c) { return c.key == "recommendation_id"; });
      if (id == columns.end()) continue;
      for (auto const& row : section.table.rows) out.insert(row[static_cast<std::size_t>(id - columns.begin())]);
    }
    return out;
  }
};

bool has(std::set<std::string> const& all, std::string const& id) { return all.contains("abc-china-2024:" + id); }

}  // namespace

TEST_CASE("a subtype may be written in several ways and means the same axes") {
  Book book;
  auto const wanted = book.filters({{"subtype", "HR+/HER2-"}}).json();
  for (std::string const name : {"hr+/her2-", "HR+ HER2-", "ＨＲ＋／ＨＥＲ２－", "HR阳性HER-2阴性", "HR-positive/HER2-negative"}) {
    CAPTURE(name);
    CHECK(book.filters({{"subtype", name}}).json() == wanted);
  }
  auto const axes = book.filters({{"subtype", "TNBC"}}).axes;
  REQUIRE(axes.size() == 3);
  CHECK(axes[0].dimension == "hr-status");
  CHECK(axes[1].dimension == "her2-status");
  CHECK(axes[2].implied);
}

TEST_CASE("a subtype implies breast cancer, so that other diseases do not appear as not stating it; a given disease is left as given") {
  Book book;
  auto filters = book.filters({{"subtype", "HR+/HER2-"}});
  query::add_endpoints(filters, book.vocabulary, {"PFS", "OS"});
  for (auto const& section : query::compare(book.connection, filters).sections)
    for (auto const& row : section.table.rows)
      for (auto const& cell : row) CHECK(cell.find("myeloma") == std::string::npos);
  auto const myeloma = book.filters({{"subtype", "HER2-"}, {"disease", "multiple myeloma"}});
  REQUIRE(myeloma.axes.size() == 2);
  CHECK_FALSE(myeloma.axes[1].implied);
}

TEST_CASE("after a CDK4/6 inhibitor the last row of table 8 applies, the naive row and the first line do not") {
  Book book;
  auto const ids = book.recommended({{"subtype", "HR+/HER2-"}, {"line", "second-or-later"}, {"prior", "cdk46-inhibitor"}});
  for (std::string const id :
       {"t8-5-1-1", "t8-5-1-2", "t8-5-2-1", "t8-5-2-2", "t8-5-2-3", "t8-5-2-4", "t8-5-2-5", "t8-5-3-1", "t8-5-3-2", "t8-5-3-3", "t8-5-3-4"}) {
    CAPTURE(id);
    CHECK(has(ids, id));
  }
  for (std::string const id : {"t8-4-1-1", "t8-4-2-1", "t8-1-1-1", "t8-2-1-1", "t8-3-1-1"}) {
    CAPTURE(id);
    CHECK_FALSE(has(ids, id));
  }
}

TEST_CASE("progression on one CDK4/6 inhibitor implies exposure to the class") {
  Book book;
  auto const ids = book.recommended({{"subtype", "HR+/HER2-"}, {"prior", "palbociclib=progressed"}});
  CHECK(has(ids, "t8-5-1-1"));
  CHECK_FALSE(has(ids, "t8-4-1-1"));
}

TEST_CASE("a premenopausal patient is referred to the postmenopausal table and the hop is printed") {
  Book book;
  Typed const typed{{"subtype", "HR+/HER2-"}, {"line", "first"}, {"menopausal", "premenopausal"}};
  CHECK(has(book.recommended(typed), "t8-1-1-1"));
  auto const answer = query::grades(book.connection, book.filters(typed), {});
  bool printed = false;
  for (auto const& section : answer.sections)
    printed = printed || (section.part == "referral" && section.heading.find("postmenopausal") != std::string::npos);
  CHECK(printed);
}

TEST_CASE("another subtype gets none of the HR-positive table") {
  Book book;
  for (auto const& id : book.recommended({{"subtype", "TNBC"}})) CHECK(id.find(":t8-") == std::string::npos);
}

TEST_CASE("compare puts findings inside the filters first and says why others are wider") {
  Book book;
  auto filters = book.filters({{"subtype", "HR+/HER2-"}, {"line", "first"}});
  query::add_endpoints(filters, book.vocabulary, {"无进展生存期"});
  auto const answer = query::compare(book.connection, filters);
  REQUIRE(answer.sections.size() >= 2);
  CHECK(answer.sections[0].part == "inside");
  CHECK(answer.sections[0].table.rows.size() == 7);
  CHECK(answer.sections[0].before.at(0).find("not randomised against each other") != std::string::npos);
  CHECK(answer.sections[1].part == "wider");
}

TEST_CASE("an empty comparison says which filter emptied it") {
  Book book;
  auto filters = book.filters({{"subtype", "HR+/HER2-"}, {"site", "brain-metastases-stable"}, {"sex", "male"}});
  query::add_endpoints(filters, book.vocabulary, {"cardiac-toxicity"});
  auto const answer = query::compare(book.connection, filters);
  CHECK(answer.sections[0].table.rows.empty());
  CHECK(answer.sections[0].before.at(0) == "No finding fits these filters.");
  auto male = book.filters({{"subtype", "HR+/HER2-"}, {"sex", "male"}});
  query::add_endpoints(male, book.vocabulary, {"PFS"});
  auto const inside = query::compare(book.connection, male);
  REQUIRE(inside.sections[0].after.size() == 1);
  CHECK(inside.sections[0].after[0].starts_with("--sex male emptied the answer"));
}

TEST_CASE("an unknown value gives the nearest names and the list") {
  Book book;
  try {
    book.filters({{"line", "secnd"}});
    FAIL("accepted");
  } catch (core::UsageError const& e) {
    CHECK(std::string(e.what()) == "--line secnd: there is no such value");
    CHECK(e.advice().find("second") != std::string::npos);
    CHECK(e.advice().find("known: ") != std::string::npos);
  }
  CHECK_THROWS_AS(book.filters({{"prior", "cdk46-inhibitor=progresed"}}), core::UsageError);
  CHECK_THROWS_AS(book.filters({{"document", "abc-china-2025"}}), core::UsageError);
  CHECK_THROWS_AS(book.filters({{"subtype", "HER2-low"}, {"subtype", "HER2+"}}), core::UsageError);
}
