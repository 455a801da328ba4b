// tests/cli/diff_test.cpp - what a new edition changed, on two made-up editions in tests/data/editions, read from the CSV of the answer.
#include <catch2/catch.hpp>

#include <set>

#include "core/database/file.hpp"
#include "tests/cli/editions.hpp"

namespace {

std::string const question = "diff my-guideline-2024 my-guideline-2026";

std::vector<Row> const& changes() {
  static auto const rows = editions_book().rows(question);
  return rows;
}

// "old -> new" of the row for `id` of the newer edition, or of the older one; empty when there is none.
std::string change(std::string const& part, std::string const& kind, std::string const& id) {
  for (auto const& row : changes())
    if (row.at("part") == part && row.at("change") == kind &&
        (row.at("new_id") == newer_edition + ":" + id || row.at("old_id") == older_edition + ":" + id))
      return row.at("old") + " -> " + row.at("new");
  return {};
}

std::set<std::string> ids(std::string const& part, std::string const& kind) {
  std::set<std::string> out;
  for (auto const& row : changes())
    if (row.at("part") == part && row.at("change") == kind) {
      auto const& id = row.at("new_id").empty() ? row.at("old_id") : row.at("new_id");
      out.insert(id.substr(id.find(':') + 1));
    }
  return out;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("the two made-up editions are imported without a problem") { REQUIRE(editions_book().imported()); }

TEST_CASE("recommendations that only one edition has are added or removed") {
  CHECK(ids("recommendations", "Added") == Ids{"elacestrant", "fulvestrant-b", "fulvestrant-c", "tamoxifen"});
  CHECK(ids("recommendations", "Removed") == Ids{"everolimus", "fulvestrant-a", "tamoxifen"});
  CHECK(contains(change("recommendations", "Added", "elacestrant"), "Grade: weak; Level: B"));
}

TEST_CASE("another grade, level, direction or wording is a change with both values") {
  CHECK(change("recommendations", "Changed: Grade", "first-line-2") == "weak -> strong");
  CHECK(change("recommendations", "Changed: Level", "first-line-3") == "B -> A");
  CHECK(change("recommendations", "Changed: Direction", "chemotherapy") == "for -> against");
  CHECK(change("recommendations", "Changed: Wording of strength", "chemotherapy") == "may be considered -> should not come first");
  CHECK(ids("recommendations", "Changed: Grade") == Ids{"first-line-2", "second-line-3"});
  CHECK(ids("recommendations", "Changed: Level") == Ids{"first-line-3"});
}

TEST_CASE("other patients or another condition of the same advice is another restriction, not a new recommendation") {
  auto const patients = change("recommendations", "Changed: Restriction (patients)", "second-line-2");
  CHECK(contains(patients, "HER2-low; second or later line"));
  CHECK(contains(patients, "HER2-low or HER2-ultralow"));
  CHECK(contains(change("recommendations", "Changed: Restriction (condition)", "second-line-3"), "after an aromatase inhibitor"));
}

TEST_CASE("a recommendation with two changes stands under both") {
  CHECK(ids("recommendations", "Changed: Grade").contains("second-line-3"));
  CHECK(ids("recommendations", "Changed: Restriction (condition)").contains("second-line-3"));
}

TEST_CASE("another table, cell or id is no change, nor is a dash under the same grade") {
  for (auto const& row : changes()) {
    CHECK(row.at("new_id") != newer_edition + ":first-line-1");
    CHECK(row.at("new_id") != newer_edition + ":brca-dash");
  }
}

TEST_CASE("advice for patients that exclude each other is not the same advice") {
  CHECK(contains(change("recommendations", "Added", "tamoxifen"), "Direction: for"));
  CHECK(ids("recommendations", "Changed: Restriction (patients)") == Ids{"second-line-2"});
}

TEST_CASE("where several recommendations could be the same none is paired, and each row names the candidates") {
  for (auto const& row : changes()) {
    if (row.at("new_id") == newer_edition + ":fulvestrant-b") CHECK(contains(row.at("note"), "my-guideline-2024:fulvestrant-a"));
    if (row.at("old_id") == older_edition + ":fulvestrant-a")
      CHECK(contains(row.at("note"), "my-guideline-2026:fulvestrant-b or my-guideline-2026:fulvestrant-c"));
    if (row.at("new_id") == newer_edition + ":elacestrant") CHECK(row.at("note") == "");
  }
}

TEST_CASE("a reworded definition and a new code are shown, unchanged codes are not") {
  CHECK(ids("definitions", "Changed: Definition") == Ids{"my-guideline-2026-recommendation strong"});
  CHECK(ids("definitions", "Added") == Ids{"my-guideline-2026-evidence C"});
  CHECK(ids("definitions", "Removed").empty());
}

TEST_CASE("results are added, updated with their raw numbers, or no longer stated") {
  CHECK(ids("results", "Added") == Ids{"monaleesa-2-os", "monaleesa-2-pfs-update"});
  CHECK(ids("results", "No longer stated") == Ids{"bolero-pfs"});
  CHECK(change("results", "Updated", "paloma-2-pfs") ==
        "median 24.8 vs 14.5 months; HR 0.58 (0.46–0.72); P<0.001 -> median 27.6 vs 14.5 months; HR 0.56 (0.46–0.69); P<0.000 1; follow-up 37.6 "
        "months");
  CHECK(change("results", "Updated", "paloma-2-os") == "HR 0.90; P=0.40; interim -> median 53.8 vs 49.8 months; HR 0.92; P=0.34; final");
}

TEST_CASE("an update beside its earlier result is added, and says what it updates") {
  for (auto const& row : changes())
    if (row.at("new_id") == newer_edition + ":monaleesa-2-pfs-update") CHECK(row.at("note") == "update of my-guideline-2026:monaleesa-2-pfs");
}

TEST_CASE("a result whose population stands in the heading of one edition and in the sentence of the other is the same") {
  CHECK(ids("results", "Updated") == Ids{"paloma-2-pfs", "paloma-2-os"});
}

TEST_CASE("another condition of a referral and another approval are changes") {
  CHECK(change("referrals", "Changed: Condition", "premenopausal") == "none -> from the start of treatment");
  CHECK(change("regulatory", "Changed: Status", "elacestrant") == "not_approved -> approved");
}

TEST_CASE("each row says where it stands, in each edition that has it") {
  for (auto const& row : changes()) {
    CAPTURE(row.at("old_id"), row.at("new_id"));
    CHECK((row.at("old_id").empty() == row.at("old_place").empty() && row.at("new_id").empty() == row.at("new_place").empty()));
    CHECK_FALSE((row.at("old_id").empty() && row.at("new_id").empty()));
  }
}

TEST_CASE("the answer begins with the counts") {
  CHECK(contains(
      editions_book().ask(question).out,
      "Summary: recommendations: 4 added, 3 removed, 5 changed, 2 the same · definitions: 1 added, 1 changed, 3 the same · results: 2 added, "
      "1 no longer stated, 2 changed, 1 the same · referrals: 1 changed · regulatory: 1 changed\n"));
}

TEST_CASE("the newer edition given first reads the other way, and the answer says so") {
  auto const ran = editions_book().ask("diff my-guideline-2026 my-guideline-2024");
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "recommendations: 3 added, 4 removed"));
  CHECK(contains(ran.out, "the newer edition is given first"));
  CHECK_FALSE(contains(editions_book().ask(question).out, "the newer edition is given first"));
}

TEST_CASE("changes look as the golden files show them") {
  for (std::string const suffix : {"txt", "csv", "md"}) {
    auto const ran = editions_book().ask(question + " --format " + (suffix == "txt" ? "text" : suffix == "md" ? "markdown" : suffix));
    CHECK(support::differs_from_golden("cli/golden/diff." + suffix, without_source(ran.out)) == "");
  }
}

TEST_CASE("diff refuses what it cannot compare, says why, and exits 2") {
  struct {
    std::string line, what, advice;
  } const wrong[] = {
      {"diff my-guideline-2024 my-guidline-2026", "'my-guidline-2026': no document of this book has this id", "my-guideline-2026"},
      {"diff my-guideline-2024 my-guideline-2024", "is given twice", "older edition first"},
      {"diff my-guideline-2024 abc-china-2024", "my-guideline-2024 is of the series 'my-guideline' and abc-china-2024 is of the series 'abc-china'",
       "my-guideline-2024 with my-guideline-2026"},
      {"diff my-guideline-2024", "NEW", ""},
      {question + " --format pdf", "there is no such format", "text"}};
  for (auto const& w : wrong) {
    auto const ran = editions_book().ask(w.line);
    CAPTURE(w.line, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out == "");
    CHECK(contains(ran.err, w.what));
    CHECK(contains(ran.err, w.advice));
  }
}

TEST_CASE("a document of no series has no editions, and the advice says how to give it one") {
  EditionsBook const book;
  std::filesystem::path const notes = book.folder() / "notes.csv";
  std::filesystem::copy_file(hard_quotes("denosumab-review") / "results.csv", notes);
  REQUIRE(support::run({"import", notes.string(), "--document", "my-notes", "--db", book.file()}).exit_code == 0);
  auto const ran = book.ask("diff abc-china-2024 my-notes");
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "my-notes is of no series"));
  CHECK(contains(ran.err, "the same `series` in document.csv"));
}

TEST_CASE("an edition without a series is compared with the one that it supersedes") {
  EditionsBook const book;
  auto const folder = book.folder() / "successor";
  std::filesystem::copy(edition_folder(newer_edition), folder);
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    auto text = std::regex_replace(support::read(entry.path()), std::regex("my-guideline-2026"), "successor-2026");
    core::database::write_file(entry.path(), std::regex_replace(text, std::regex(",my-guideline,"), ",,"));
  }
  REQUIRE(book.import(folder.string()));
  CHECK(book.ask("diff my-guideline-2024 successor-2026").exit_code == 0);
  CHECK(book.ask("diff my-guideline-2026 successor-2026").exit_code == 2);
}
