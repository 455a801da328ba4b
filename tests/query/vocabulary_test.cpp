// tests/query/vocabulary_test.cpp - every value that vocabulary shows can be typed, and its counts are what compare and grades then show.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"
#include "query/compare.hpp"
#include "query/filters.hpp"
#include "query/grades.hpp"
#include "query/vocabulary.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

using core::table::Document;
using core::table::Section;

std::size_t column(Section const& section, std::string const& key) {
  auto const& columns = section.table.columns;
  auto const found = std::find_if(columns.begin(), columns.end(), [&](auto const& c) { return c.key == key; });
  REQUIRE(found != columns.end());
  return static_cast<std::size_t>(found - columns.begin());
}

struct Book {
  core::database::Connection connection = schema::open(support::shipped_book());
  schema::Vocabulary vocabulary{connection};

  query::Filters filters(query::FilterKind const& kind, std::string const& value) {
    query::Filters out;
    if (!kind.option.empty()) out = query::resolve(connection, vocabulary, {{std::string(kind.option), value}});
    std::vector<std::string> endpoints{value};
    if (kind.name != "endpoint") {
      endpoints.clear();
      for (auto const& endpoint : vocabulary.endpoints()) endpoints.push_back(endpoint.slug);
    }
    query::add_endpoints(out, vocabulary, endpoints);
    return out;
  }

  // Of the recommendations those whose population names a dimension of the filters beyond the disease.
  std::size_t naming(std::set<std::string> const& shown, query::Filters const& filters) {
    if (filters.axes.empty()) return shown.size();
    std::size_t n = 0;
    for (auto const& id : shown) {
      core::database::Statement s(connection,
                                  "SELECT DISTINCT dimension FROM recommendation r JOIN population_term USING (population_id) WHERE r.slug = ?1");
      s.bind(1, id);
      bool names = false;
      while (s.executeStep())
        for (auto const& axis : filters.axes) names = names || (axis.dimension == s.getColumn(0).getString() && axis.dimension != "disease");
      n += names;
    }
    return n;
  }
};

struct Counts {
  std::size_t findings = 0, claims = 0;
};

Counts counted(Document const& compared) {
  Counts out;
  for (auto const& section : compared.sections) {
    if (section.part == "inside") out.findings = section.table.rows.size();
    if (section.part != "claims") continue;
    auto const reasons = column(section, "reasons");
    for (auto const& row : section.table.rows) out.claims += row[reasons].empty();
  }
  return out;
}

std::set<std::string> recommended(Document const& answer) {
  std::set<std::string> out;
  for (auto const& section : answer.sections)
    if (section.part == "direct" || section.part == "ungraded")
      for (auto const& row : section.table.rows) out.insert(row[column(section, "recommendation_id")]);
  return out;
}

std::map<std::string, core::table::Row> rows_of(Document const& answer) {
  std::map<std::string, core::table::Row> out;
  auto const& section = answer.sections.front();
  for (auto const& row : section.table.rows) out.emplace(row[column(section, "value")], row);
  return out;
}

bool is_code(query::FilterKind const& kind) { return kind.name == "grade" || kind.name == "level"; }

void check_value(Book& book, query::FilterKind const& kind, Section const& section, core::table::Row const& row) {
  auto const& value = row[column(section, "value")];
  CAPTURE(kind.name, value);
  auto const filters = book.filters(kind, value);
  auto const found = counted(query::compare(book.connection, filters));
  CHECK(row[column(section, "findings")] == std::to_string(found.findings));
  CHECK(row[column(section, "claims")] == std::to_string(found.claims));
  if (kind.name == "trial" || kind.name == "endpoint") {
    CHECK(row[column(section, "recommendations")].empty());
    return;
  }
  auto const shown = recommended(query::grades(book.connection, filters, {}));
  CHECK(row[column(section, "recommendations")] == std::to_string(shown.size()));
  CHECK(row[column(section, "naming")] == std::to_string(book.naming(shown, filters)));
}

}  // namespace

namespace {

void check_kind(std::string_view name) {
  Book book;
  auto const kinds = query::filter_kinds();
  auto const kind = std::find_if(kinds.begin(), kinds.end(), [&](auto const& k) { return k.name == name; });
  REQUIRE(kind != kinds.end());
  auto const answer = query::vocabulary_values(book.connection, book.vocabulary, std::string(name), true);
  auto const& section = answer.sections.front();
  CHECK(section.table.rows.size() == query::filter_values(book.connection, std::string(name)).size());
  CHECK_FALSE(section.table.rows.empty());
  for (auto const& row : section.table.rows) check_value(book, *kind, section, row);
}

std::set<std::string_view> const apart{"treatment", "prior", "trial", "endpoint"};
std::set<std::string_view> const parts_of_treatment{"drug", "drug-class", "procedure"};

}  // namespace

TEST_CASE("every treatment can be typed, and compare and grades then show as many rows as vocabulary says") { check_kind("treatment"); }
TEST_CASE("every prior therapy can be typed, and compare and grades then show as many rows as vocabulary says") { check_kind("prior"); }
TEST_CASE("every trial can be typed, and compare then shows as many rows as vocabulary says") { check_kind("trial"); }
TEST_CASE("every endpoint can be typed, and compare then shows as many rows as vocabulary says") { check_kind("endpoint"); }
TEST_CASE("every value of every other kind can be typed, and compare and grades then show as many rows as vocabulary says") {
  for (auto const& kind : query::filter_kinds())
    if (!is_code(kind) && !apart.contains(kind.name) && !parts_of_treatment.contains(kind.name)) check_kind(kind.name);
}

TEST_CASE("drugs, drug classes and procedures are the treatments") {
  Book book;
  auto const all = rows_of(query::vocabulary_values(book.connection, book.vocabulary, "treatment", true));
  std::size_t parts = 0;
  for (std::string const kind : {"drug", "drug-class", "procedure"})
    for (auto const& [value, row] : rows_of(query::vocabulary_values(book.connection, book.vocabulary, kind, true))) {
      CAPTURE(value);
      ++parts;
      REQUIRE(all.contains(value));
      CHECK(all.at(value) == row);
    }
  CHECK(parts == all.size());
}

TEST_CASE("values without any evidence are left out, counted, and shown when asked for") {
  Book book;
  auto const some = query::vocabulary_values(book.connection, book.vocabulary, "drug", false);
  auto const all = rows_of(query::vocabulary_values(book.connection, book.vocabulary, "drug", true));
  auto const kept = rows_of(some);
  REQUIRE(all.size() > kept.size());
  CHECK(some.sections.front().after.front().starts_with(std::to_string(all.size() - kept.size()) + " without evidence"));
  auto const& section = some.sections.front();
  auto const zero = [&](core::table::Row const& row, char const* key) { return row[column(section, key)] == "0"; };
  for (auto const& [value, row] : all) {
    CAPTURE(value);
    CHECK((zero(row, "findings") && zero(row, "naming") && zero(row, "claims")) == !kept.contains(value));
  }
}

TEST_CASE("codes of scales come with how often they are given") {
  Book book;
  for (std::string const kind : {"grade", "level"}) {
    auto const answer = query::vocabulary_values(book.connection, book.vocabulary, kind, false);
    auto const& section = answer.sections.front();
    for (auto const& row : section.table.rows) {
      core::database::Statement s(book.connection, "SELECT count(*) FROM v_recommendation WHERE " + kind + " = ?1");
      s.bind(1, row[column(section, "value")]);
      REQUIRE(s.executeStep());
      CHECK(row[column(section, "recommendations")] == s.getColumn(0).getString());
    }
    CHECK(section.table.rows.size() >= 3);
  }
}

TEST_CASE("the list of kinds says how many values each has; an unknown kind gets its nearest") {
  Book book;
  auto const answer = query::vocabulary_kinds(book.connection);
  CHECK(answer.sections.front().table.rows.size() == query::filter_kinds().size());
  for (auto const& row : answer.sections.front().table.rows) {
    CAPTURE(row.front());
    bool const code = row.front() == "grade" || row.front() == "level";
    auto const values = query::vocabulary_values(book.connection, book.vocabulary, row.front(), true).sections.front().table.rows.size();
    CHECK((code || row[2] == std::to_string(values)));
  }
  CHECK_THROWS_AS(query::vocabulary_values(book.connection, book.vocabulary, "biomarkers", false), core::UsageError);
  try {
    query::filter_values(book.connection, "biomarkers");
  } catch (core::UsageError const& e) {
    CHECK_THAT(e.advice(), Catch::Contains("did you mean 'biomarker'?") && Catch::Contains("kinds: "));
  }
}

TEST_CASE("a list of known values that an error cuts short says where the whole of it stands") {
  Book book;
  for (std::string const option : {"treatment", "line", "prior", "document", "biomarker", "trial", "subtype"}) {
    CAPTURE(option);
    try {
      query::resolve(book.connection, book.vocabulary, {{option, "nothing of the kind"}});
      FAIL("accepted");
    } catch (core::UsageError const& e) {
      CHECK_THAT(e.advice(), Catch::EndsWith("all: trialbook vocabulary " + option));
    }
  }
}
