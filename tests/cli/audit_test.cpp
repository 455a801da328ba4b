// tests/cli/audit_test.cpp - what the program says of the shipped data and of a user's own table, and its exit codes; and that the audit and the
// conflicts of a book name the same pairs of documents.
#include <catch2/catch.hpp>

#include <set>

#include "query/conflicts.hpp"
#include "schema/book.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/importer/result_rows.hpp"

namespace {

using Pairs = std::set<std::pair<std::string, std::string>>;

// Ids of two documents' results that differ by conflicts of the book, and by its audit.
Pairs conflicting(core::database::Connection& book) {
  Pairs out;
  for (auto const& section : query::conflicts(book, {}).sections)
    for (auto const& row : section.table.rows)
      if ((section.part == "results" || section.part == "patients") && row.at(4) != row.at(5)) out.insert(std::minmax(row.at(6), row.at(7)));
  return out;
}

Pairs audited(core::database::Connection& book) {
  Pairs out;
  core::database::Statement s(book, "SELECT finding_ids FROM v_audit WHERE check_id = 'C30'");
  while (s.executeStep()) {
    auto const ids = s.getColumn(0).getString();
    auto const at = ids.find("; ");
    out.insert(std::minmax(ids.substr(0, at), ids.substr(at + 2)));
  }
  return out;
}

}  // namespace

TEST_CASE("audit finds by itself what is odd in the shipped data: one error, with its one repair, and exits 3") {
  auto const ran = support::run({"audit", "--format", "csv"});
  CHECK(ran.exit_code == 3);
  std::vector<std::string> loud;
  for (auto const& row : csv_rows(ran.out))
    if (row.at("severity") == "ERROR" || row.at("severity") == "WARN")
      loud.push_back(row.at("severity") + " " + row.at("check") + " " + row.at("finding_ids"));
  CHECK(loud ==
        std::vector<std::string>{"ERROR C02 abc-china-2024:paloma-2-os", "WARN C06 abc-china-2024:paloma-3-os",
                                 "WARN C22 denosumab-review:denosumab-180-mg-phase-2-sre-week-25",
                                 "WARN C30 ai-osteoporosis-2025:denosumab-adjuvant-ai-dfs-5-years; denosumab-review:denosumab-adjuvant-ai-dfs-events",
                                 "WARN C34 abc-china-2024:cleopatra-pfs; esmo-mcbs-scorecard-4-1:cleopatra-pfs",
                                 "WARN C34 abc-china-2024:emerald-pfs; doi-10-1200-jco-22-00338:emerald-pfs-esr1-mutated",
                                 "WARN C34 abc-china-2024:monaleesa-3-pfs; pmid-29860922:monaleesa-3-pfs",
                                 "WARN C34 abc-china-2024:paloma-2-os; pmid-38252901:paloma-2-os-final"});
  CHECK(contains(ran.out, "upper limit 1.177 instead of 1.777"));
}

TEST_CASE("audit narrows by document, trial and check, and --fail-on moves the exit code") {
  CHECK(support::run({"audit", "--document", "denosumab-review"}).exit_code == 0);
  CHECK(support::run({"audit", "--document", "denosumab-review", "--fail-on", "warn"}).exit_code == 3);
  CHECK(support::run({"audit", "--trial", "PALOMA-2"}).exit_code == 3);
  CHECK(support::run({"audit", "--trial", "MONALEESA-2"}).exit_code == 0);
  CHECK(support::run({"audit", "--trial", "MONALEESA-2", "--fail-on", "note"}).exit_code == 3);
  CHECK(support::run({"audit", "--trial", "BYLieve", "--fail-on", "note"}).exit_code == 0);
  CHECK(support::run({"audit", "--check", "C06"}).exit_code == 0);
  CHECK_FALSE(contains(support::run({"audit", "--severity", "error"}).out, "PALOMA-3"));
  CHECK(support::run({"audit", "--check", "C99"}).exit_code == 2);
  CHECK(support::run({"audit", "--severity", "bad"}).exit_code == 2);
}

TEST_CASE("a result with an open error or warning is marked where it is shown") {
  CHECK(contains(support::run({"compare", "OS", "--trial", "PALOMA-2"}).out, "audit: C02"));
  CHECK(contains(support::run({"show", "PALOMA-2"}).out, "audit: C02"));
  auto const shown = support::run({"show", "abc-china-2024:paloma-2-os"}).out;
  CHECK(contains(shown, "What the audit says of it"));
  CHECK(contains(shown, "upper limit 1.177 instead of 1.777"));
  CHECK_FALSE(contains(support::run({"show", "MONALEESA-2"}).out, "audit:"));
}

TEST_CASE("a user's own table is audited without a book") {
  Workplace const place;
  place.write("effects.csv",
              "study,measure,effect,ci_lower,ci_upper,ci_level,n_experimental,n_control,events_experimental,percent_experimental,median_experimental,"
              "median_control,median_difference\n"
              "Good,HR,0.57,0.46,0.71,95,,,,,10.1,5.4,4.7\n"
              "Typo,HR,0.956,0.777,1.777,95,,,,,,,\n"
              "Few,HR,0.57,0.46,0.71,95,133,133,,,,,\n"
              "Share,,,,,,76,,51,66.9,,,\n"
              "Longer,,,,,,,,,,10.1,5.4,5.7\n");
  auto const ran = support::run({"audit", "--input", "effects.csv", "--format", "csv"});
  CHECK(ran.exit_code == 3);
  CHECK(ran.err == "");
  std::vector<std::string> found;
  for (auto const& row : csv_rows(ran.out))
    if (row.at("severity") == "ERROR") found.push_back(row.at("check") + " " + row.at("finding_ids"));
  CHECK(found == std::vector<std::string>{"C02 effects.csv:3", "C08 effects.csv:4", "C20 effects.csv:5", "C13 effects.csv:6"});
}

TEST_CASE("a table without anything odd exits 0, one with a bad row says where") {
  Workplace const place;
  place.write("good.csv", "study,measure,effect,ci_lower,ci_upper,p\nA,HR,0.57,0.46,0.71,<0.001\n");
  CHECK(support::run({"audit", "--input", "good.csv", "--fail-on", "note"}).exit_code == 0);
  place.write("bad.csv", "study,measure,effect,ci_lower,ci_upper\nA,HR,O.57,0.46,0.71\n");
  auto const bad = support::run({"audit", "--input", "bad.csv"});
  CHECK(bad.exit_code == 1);
  CHECK(contains(bad.err, "bad.csv:2:6"));
  CHECK(support::run({"audit", "--input", "good.csv", "--trial", "PALOMA-2"}).exit_code == 2);
  CHECK(support::run({"import", "good.csv", "--document", "mine"}, {"XDG_DATA_HOME=" + place.path().string()}).exit_code == 1);
}

TEST_CASE("the audit and the conflicts of a book name the same pairs of two documents") {
  auto shipped = schema::open(support::shipped_book());
  CHECK(audited(shipped) == conflicting(shipped));
  support::TemporaryFolder const folder;
  auto const nala = [](std::string const& id, rows::Cells const& changes) {
    return rows::with(rows::with(rows::good(), {{"id", id}, {"trial", "nala"}}), changes);
  };
  folder.write("results.csv",
               support::results_csv({nala("a", {}), nala("b", {{"endpoint", "OS"}}), nala("c", {{"endpoint", "DFS"}, {"data_cut", "2019"}})}));
  REQUIRE(support::import_into(folder, {"results.csv"}, "one").problems.empty());
  folder.write("results.csv", support::results_csv({nala("a", {{"effect_raw", "0.59"}}), nala("b", {{"endpoint", "OS"}, {"control_raw", "16"}}),
                                                    nala("c", {{"endpoint", "DFS"}, {"data_cut", "2019"}, {"p_raw", "=0.20"}})}));
  auto const imported = support::import_into(folder, {"results.csv"}, "other");
  REQUIRE(imported.problems.empty());
  auto book = schema::open(imported.book);
  auto const pairs = audited(book);
  CHECK(pairs == conflicting(book));
  CHECK(pairs.contains({"one:a", "other:a"}));
  CHECK(pairs.contains({"one:c", "other:c"}));
  CHECK_FALSE(pairs.contains({"one:b", "other:b"}));
  CHECK(support::value(book, "SELECT group_concat(DISTINCT severity) FROM v_audit WHERE finding_ids = 'one:c; other:c' AND check_id = 'C30'") ==
        "ERROR");
}

TEST_CASE("an import audits the rows that it brings, and rebuilds what was found before") {
  support::TemporaryFolder const folder;
  auto const before = [] {
    auto book = schema::open(support::shipped_book());
    return std::stoi(support::value(book, "SELECT count(*) FROM audit_finding"));
  }();
  folder.write("results.csv", support::results_csv({rows::with(rows::good(), {{"trial", "nala"}, {"ci_high_raw", "0.90"}})}));
  auto const imported = support::import_into(folder, {"results.csv"}, "mine");
  REQUIRE(imported.problems.empty());
  auto book = schema::open(imported.book);
  CHECK(support::value(book, "SELECT severity || ' ' || check_id FROM v_audit WHERE finding_ids = 'mine:mine-pfs' ORDER BY 1") == "ERROR C02");
  CHECK(std::stoi(support::value(book, "SELECT count(*) FROM audit_finding")) == before + 1);
}
