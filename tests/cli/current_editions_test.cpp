// tests/cli/current_editions_test.cpp - grades and compare speak for current editions, and say which others they leave out.
#include <catch2/catch.hpp>

#include <set>

#include "core/database/file.hpp"
#include "tests/cli/editions.hpp"

namespace {

namespace fs = std::filesystem;

std::set<std::string> documents_of(EditionsBook const& book, std::string const& line) {
  std::set<std::string> out;
  for (auto const& row : book.rows(line)) out.insert(row.at("document_id"));
  return out;
}

std::string replaced(std::string text, std::string const& what, std::string const& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
  return text;
}

// The shipped guideline again, as its own next edition.
fs::path next_edition(fs::path const& folder) {
  fs::path const target = folder / "abc-china-9999";
  fs::create_directory(target);
  for (auto const& entry : fs::directory_iterator(fs::path(TEST_SOURCE_DIR) / "data/documents/abc-china-2024"))
    if (entry.path().extension() == ".csv") {
      auto const text = replaced(support::read(entry.path()), "abc-china-2024", "abc-china-9999");
      core::database::write_file(target / entry.path().filename(), replaced(text, "abc-china-2022", "abc-china-2024"));
    }
  return target;
}

}  // namespace

TEST_CASE("grades uses current editions unless told otherwise") {
  std::string const line = "grades --treatment letrozole";
  CHECK(documents_of(editions_book(), line).contains(newer_edition));
  CHECK_FALSE(documents_of(editions_book(), line).contains(older_edition));
  CHECK(documents_of(editions_book(), line + " --all-editions").contains(older_edition));
  CHECK(documents_of(editions_book(), line + " --document my-guideline-2024") == std::set<std::string>{older_edition});
}

TEST_CASE("compare uses current editions too, and a conflict with a superseded edition is none unless asked for") {
  CHECK(documents_of(editions_book(), "compare PFS --trial MONALEESA-2").contains(newer_edition));
  CHECK_FALSE(documents_of(editions_book(), "compare PFS --trial MONALEESA-2").contains(older_edition));
  CHECK(documents_of(editions_book(), "compare PFS --trial MONALEESA-2 --all-editions").contains(older_edition));
  CHECK_FALSE(contains(editions_book().ask("compare --conflicts").out, older_edition + ":"));
  CHECK(contains(editions_book().ask("compare --conflicts --all-editions").out, older_edition + ":"));
}

TEST_CASE("grades names the editions that it leaves out, and only then") {
  auto const said = [](std::string const& line) { return editions_book().ask(line).out; };
  std::string const what = "Left out: 1 superseded edition: my-guideline-2024 (superseded by my-guideline-2026); --all-editions";
  CHECK(contains(said("grades --treatment letrozole"), what));
  CHECK(contains(said("grades --treatment elacestrant --document abc-china-2024"), what));
  CHECK_FALSE(contains(said("grades --treatment letrozole --all-editions"), "Left out"));
  CHECK_FALSE(contains(said("grades --treatment letrozole --document my-guideline-2024"), "Left out"));
}

TEST_CASE("a finding of a superseded edition stands behind no recommendation of another document") {
  auto const findings = [](std::string const& line) {
    std::set<std::string> out;
    for (auto const& row : editions_book().rows(line)) out.insert(row.at("finding_id"));
    return out;
  };
  CHECK_FALSE(findings("grades --treatment everolimus").contains("my-guideline-2024:bolero-pfs"));
  CHECK(findings("grades --treatment everolimus --all-editions").contains("my-guideline-2024:bolero-pfs"));
  CHECK(findings("grades --treatment everolimus --document my-guideline-2024").contains("my-guideline-2024:bolero-pfs"));
}

TEST_CASE("an edition marked as superseded is left out though its successor is not in the book") {
  EditionsBook const book;
  auto const folder = book.folder() / "old";
  fs::copy(edition_folder(older_edition), folder);
  for (auto const& entry : fs::directory_iterator(folder)) {
    auto const text = replaced(support::read(entry.path()), "my-guideline", "lone-guideline");
    core::database::write_file(entry.path(), replaced(text, ",current,", ",superseded,"));
  }
  REQUIRE(book.import(folder.string()));
  CHECK_FALSE(documents_of(book, "grades --treatment letrozole").contains("lone-guideline-2024"));
  CHECK(contains(book.ask("grades --treatment letrozole").out, "lone-guideline-2024 (marked as superseded)"));
}

TEST_CASE("an imported next edition takes the place of the shipped one, and says the same where nothing changed") {
  EditionsBook const book;
  REQUIRE(book.import(next_edition(book.folder()).string()));
  auto const documents = documents_of(book, "grades --subtype HR+/HER2- --line first");
  CHECK(documents.contains("abc-china-9999"));
  CHECK_FALSE(documents.contains("abc-china-2024"));
  auto const ran = book.ask("diff abc-china-2024 abc-china-9999");
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "Result: the two editions say the same in all that is compared"));
  CHECK(contains(ran.out, "recommendations: 527 the same · definitions: 7 the same · results: 110 the same · referrals: 12 the same"));
  CHECK(book.rows("diff abc-china-2024 abc-china-9999").empty());
}
