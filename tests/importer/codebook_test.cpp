// tests/importer/codebook_test.cpp - the codebook names every column that the importer reads; compared with data/CODEBOOK.md of the source tree.
#include <catch2/catch.hpp>

#include "importer/columns.hpp"
#include "tests/support/book.hpp"

namespace {

std::string codebook() { return support::read(std::filesystem::path(TEST_SOURCE_DIR) / "data" / "CODEBOOK.md"); }

bool stands_in_backticks(std::string const& text, std::string_view name) { return text.find("`" + std::string(name) + "`") != std::string::npos; }

// The text between the heading of this section and the next heading.
std::string section_of(std::string const& text, std::string const& number) {
  auto const start = text.find("\n## " + number + " ");
  REQUIRE(start != std::string::npos);
  return text.substr(start, text.find("\n## ", start + 1) - start);
}

std::vector<std::string> words(std::string_view permitted) {
  std::vector<std::string> out;
  while (!permitted.empty()) {
    auto const end = permitted.find('|');
    out.emplace_back(permitted.substr(0, end));
    permitted.remove_prefix(end == std::string_view::npos ? permitted.size() : end + 1);
  }
  return out;
}

}  // namespace

TEST_CASE("every column of results, claims, recommendations, referrals, regulatory and doses stands in the codebook") {
  auto const text = codebook();
  for (char const* kind : {"results", "claims", "recommendations", "referrals", "regulatory", "doses"}) {
    auto const* spec = importer::find_spec(kind);
    REQUIRE(spec != nullptr);
    for (auto const& column : spec->columns) {
      CAPTURE(kind, column.name);
      CHECK(stands_in_backticks(text, column.name));
    }
  }
}

TEST_CASE("a column stands in the section of its own file or among the shared ones") {
  auto const text = codebook();
  auto const shared = section_of(text, "2");
  for (auto const& [kind, number] :
       {std::pair{"results", "3"}, {"claims", "4"}, {"recommendations", "5"}, {"referrals", "6"}, {"regulatory", "7"}, {"doses", "7a"}}) {
    auto const own = section_of(text, number);
    for (auto const& column : importer::find_spec(kind)->columns) {
      CAPTURE(kind, column.name);
      CHECK((stands_in_backticks(own, column.name) || stands_in_backticks(shared, column.name)));
    }
  }
}

TEST_CASE("every permitted value of results, claims, recommendations, regulatory and doses stands in the codebook") {
  auto const text = codebook();
  for (char const* kind : {"results", "claims", "recommendations", "regulatory", "doses"})
    for (auto const& column : importer::find_spec(kind)->columns)
      for (auto const& word : words(column.permitted)) {
        CAPTURE(kind, column.name, word);
        CHECK(stands_in_backticks(text, word));
      }
}

TEST_CASE("columns and permitted values of the results of publications stand in their section, or in those whose rules hold for them") {
  auto const text = codebook();
  std::string const sections = section_of(text, "2") + section_of(text, "3") + section_of(text, "12");
  for (auto const& column : importer::find_spec("publication-results")->columns) {
    CAPTURE(column.name);
    CHECK(stands_in_backticks(sections, column.name));
    for (auto const& word : words(column.permitted)) CHECK(stands_in_backticks(sections, word));
  }
}

TEST_CASE("the list of publications has the columns that the codebook lists") {
  std::string listed;
  for (auto const& column : importer::find_spec("publications")->columns) listed += (listed.empty() ? "" : ",") + std::string(column.name);
  CHECK(stands_in_backticks(section_of(codebook(), "12"), listed));
}

TEST_CASE("document.csv and trials.csv have the columns that the codebook lists") {
  auto const text = section_of(codebook(), "8");
  for (char const* kind : {"document", "trials"}) {
    std::string listed;
    for (auto const& column : importer::find_spec(kind)->columns) listed += (listed.empty() ? "" : ",") + std::string(column.name);
    CAPTURE(kind);
    CHECK(stands_in_backticks(text, listed));
  }
}

TEST_CASE("the corrections of links have the columns and words that the codebook lists") {
  auto const text = section_of(codebook(), "12");
  std::string listed;
  for (auto const& column : importer::find_spec("links")->columns) {
    listed += (listed.empty() ? "" : ",") + std::string(column.name);
    for (auto const& word : words(column.permitted)) CHECK(stands_in_backticks(text, word));
  }
  CHECK(stands_in_backticks(text, listed));
}
