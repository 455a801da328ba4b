// tests/cli/supplement_test.cpp - import --supplement and compare --needs as a user runs them: the page docs/pooling.md line by line, the round trip
// from the list of what is missing, and every way in which a supplement is refused at its place.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "schema/book.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/example_page.hpp"
#include "tests/cli/workplace.hpp"

namespace {

class Desk : public Workplace {
 public:
  support::Ran run(std::vector<std::string> const& words) const { return support::run(words, {"TRIALBOOK_DB=" + book()}); }
  support::Ran run(std::string const& line) const { return run(words_of(line)); }
  std::string book() const { return started() ? own().string() : support::shipped_book().string(); }

  // Writes the rows below the header and imports them.
  support::Ran supplement(std::string const& header, std::string const& rows, std::string const& options = "--document mine") const {
    write("supplement.csv", header + "\n" + rows);
    return support::run(words_of("import --supplement supplement.csv --db " + own().string() + (options.empty() ? "" : " ") + options));
  }

  std::string value(std::string const& sql) const {
    auto opened = schema::open(own());
    return support::value(opened, sql);
  }

 private:
  std::filesystem::path own() const { return path() / "own/book.db"; }
  bool started() const { return std::filesystem::exists(own()); }
};

std::string const header = "completes,effect_raw,ci_level,ci_low_raw,ci_high_raw";
std::string const paloma = "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62\n";

}  // namespace

TEST_CASE("every command of docs/pooling.md prints what the page says") {
  Desk const desk;
  auto const examples = read_page("docs/pooling.md", desk);
  REQUIRE(examples.size() == 8);
  std::size_t seen = 0;
  for (auto const& [command, lines] : examples) {
    auto const ran = command.starts_with("import ") ? support::run(words_of(command + " --db own/book.db")) : desk.run(command);
    CAPTURE(command, ran.err);
    CHECK(ran.exit_code == 0);
    auto const said = squeezed(ran.out);
    for (auto const& line : lines) {
      CAPTURE(line, ran.out);
      CHECK(contains(said, squeezed(line)));
      ++seen;
    }
  }
  CHECK(seen > 20);
}

TEST_CASE("the table of what is missing is a supplement: filled in, it is imported; rows that nobody filled in are left alone") {
  Desk const desk;
  REQUIRE(desk.run("compare PFS --subtype HR+/HER2- --line second --needs --output needs.csv").exit_code == 0);
  auto const needs = csv_rows(support::read("needs.csv"));
  REQUIRE(needs.size() == 3);
  CHECK(needs[2].at("completes") == "abc-china-2024:paloma-3-pfs");
  CHECK(needs[2].at("lacks") == "no interval, and only a bound on P");
  auto text = support::read("needs.csv");
  auto const at = text.find("abc-china-2024:paloma-3-pfs,");
  text.replace(at, std::string("abc-china-2024:paloma-3-pfs,,,,,,,,,,").size(), "abc-china-2024:paloma-3-pfs,,table 2,,0.50,,,95,0.40,0.62,");
  desk.write("needs.csv", text);
  auto const ran = support::run(words_of("import --supplement needs.csv --document mine --db own/book.db"));
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(contains(ran.out, "2 row(s) without any number were left alone."));
  CHECK(desk.value("SELECT group_concat(finding_id) FROM v_result WHERE document_id = 'mine'") == "mine:paloma-3-pfs");
  auto const after = csv_rows(desk.run("compare PFS --subtype HR+/HER2- --line second --needs --format csv").out);
  CHECK(after.size() == 2);
}

TEST_CASE("the same table with Chinese names is a supplement too") {
  Desk const desk;
  REQUIRE(desk.run("compare PFS OS --needs --lang zh --output needs.csv").exit_code == 0);
  auto const ran = support::run(words_of("import --supplement needs.csv --document mine --db own/book.db"));
  CAPTURE(ran.err);
  CHECK(ran.exit_code == 0);
}

TEST_CASE("a supplement takes over which result is meant, and no number; the quoted finding stays as it is") {
  Desk const desk;
  auto const row = [&](std::string const& id, std::string const& columns) {
    return desk.value("SELECT " + columns + " FROM v_result WHERE finding_id = '" + id + "'");
  };
  std::string const same =
      "trial || population || experimental || control || endpoint || coalesce(analysis, '') || coalesce(assessor, '') || orientation";
  REQUIRE(desk.supplement(header, paloma).exit_code == 0);
  CHECK(row("mine:paloma-3-pfs", same) == row("abc-china-2024:paloma-3-pfs", same));
  CHECK(row("mine:paloma-3-pfs", "coalesce(p_raw, experimental_raw, control_raw, experimental_n, 'none')") == "none");
  CHECK(row("abc-china-2024:paloma-3-pfs", "effect_raw || coalesce(ci_low_raw, '')") == "0.50");
  auto shipped = schema::open(support::shipped_book());
  CHECK(row("abc-china-2024:paloma-3-pfs", "population || note || p_raw") ==
        support::value(shipped, "SELECT population || note || p_raw FROM v_result WHERE finding_id = 'abc-china-2024:paloma-3-pfs'"));
  CHECK(desk.value("SELECT kind FROM document WHERE slug = 'mine'") == "own");
}

TEST_CASE("a supplement that disagrees with the quoted finding is audited with both texts") {
  Desk const desk;
  REQUIRE(desk.supplement(header, "abc-china-2024:paloma-3-pfs,0.56,95,0.45,0.70\n").exit_code == 0);
  auto const found = desk.run("audit --check C30 --trial PALOMA-3");
  CHECK(contains(found.out, "mine: HR 0.56 (0.45–0.70)"));
  CHECK(contains(found.out, "HR 0.50"));
}

TEST_CASE("rows may name their documents one by one") {
  Desk const desk;
  auto const ran = desk.supplement(header + ",document",
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,registry\n"
                                   "abc-china-2024:dawna-1-pfs,0.42,95,0.31,0.57,journal\n"
                                   "abc-china-2024:monarch-plus-pfs,0.38,95,0.24,0.59,\n");
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(desk.value("SELECT group_concat(finding_id, ' ') FROM (SELECT finding_id FROM v_result WHERE source = 'document' AND document_id NOT IN "
                   "(SELECT document_id FROM v_document WHERE kind IN ('guideline', 'review', 'patient-guide')) ORDER BY 1)") ==
        "journal:dawna-1-pfs mine:monarch-plus-pfs registry:paloma-3-pfs");
}

TEST_CASE("a document.csv beside the supplement says what its source is") {
  Desk const desk;
  desk.write("document.csv", "id,title,kind,status\nmy-paper,A paper,publication,current\n");
  auto const ran = desk.supplement(header, paloma, "document.csv");
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(desk.value("SELECT d.kind FROM finding f JOIN document d ON d.id = f.document_id WHERE f.slug = 'my-paper:paloma-3-pfs'") == "publication");
}

TEST_CASE("what is wrong with a supplement is said at its place, all at once, and nothing is written") {
  Desk const desk;
  auto const ran = desk.supplement(header + ",trial,endpoint,experimental,control,comparison_kind,at,id",
                                   "abc-china-2024:no-such-pfs,0.50,95,0.40,0.62,,,,,,,r1\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,PALOMA-2,,,,,,r2\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,,OS,,,,,r3\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,,,ribociclib + fulvestrant,,,,r4\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,,,,letrozole,,,r5\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,,,,,nonrandomised,,r6\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62,,,,,,6 months,r7\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.62,0.40,,,,,,,r8\n"
                                   "abc-china-2024:paloma-3-pfs,O.50,95,0.40,0.62,,,,,,,r9\n"
                                   "abc-china-2024:paloma-3-pfs,0.50,95,0.40,,,,,,,,r10\n"
                                   "abc-china-2024:paloma-3-pfs,,95,0.40,0.62,,,,,,,r11\n");
  CHECK(ran.exit_code == 1);
  CHECK(ran.out == "");
  for (auto const* place :
       {"supplement.csv:2:1: completes: no finding has this id", "supplement.csv:3:47: trial: contradicts",
        "supplement.csv:4:48: endpoint: contradicts", "supplement.csv:5:49: experimental: contradicts", "supplement.csv:6:50: control: contradicts",
        "supplement.csv:7:51: comparison_kind: contradicts", "supplement.csv:8:52: at: contradicts", "supplement.csv:9:37: ci_low_raw",
        "supplement.csv:10:29: effect_raw", "supplement.csv:11:37: ci_low_raw", "supplement.csv:12:"}) {
    CAPTURE(place, ran.err);
    CHECK(contains(ran.err, place));
  }
  CHECK_FALSE(std::filesystem::exists("own/book.db"));
}

TEST_CASE("a supplement needs a document of its own, and one source completes a finding once") {
  Desk const desk;
  auto const nowhere = desk.supplement(header, paloma, "");
  CHECK(nowhere.exit_code == 1);
  CHECK(contains(nowhere.err, "the source of this row is not named"));
  CHECK(contains(desk.supplement(header, paloma, "--document abc-china-2024").err, "belongs to this document itself"));
  CHECK(contains(desk.supplement(header, paloma + paloma).err, "supplement.csv:3:"));
  REQUIRE(desk.supplement(header, paloma).exit_code == 0);
  CHECK(contains(desk.supplement(header, paloma).err, "is in the book already"));
  auto const chain = desk.supplement(header, "mine:paloma-3-pfs,0.50,95,0.40,0.62\n", "--document other");
  CHECK(contains(chain.err, "name the quoted finding: abc-china-2024:paloma-3-pfs"));
  CHECK(support::run({"import"}).exit_code == 2);
  CHECK(support::run({"import", "--supplement", "supplement.csv", "--supplement", "nowhere.csv", "--document", "mine"}).exit_code == 1);
  auto const plain = support::run(words_of("import needs.csv --document mine"));
  CHECK(plain.exit_code == 1);
}

TEST_CASE("with --check nothing is written, with --rejects the good rows are") {
  Desk const desk;
  CHECK(desk.supplement(header, paloma, "--document mine --check").exit_code == 0);
  CHECK_FALSE(std::filesystem::exists("own/book.db"));
  auto const ran = desk.supplement(header, paloma + "abc-china-2024:dawna-1-pfs,0.42,95,O.31,0.57\n", "--document mine --rejects bad.csv");
  CHECK(ran.exit_code == 1);
  CHECK(desk.value("SELECT group_concat(slug) FROM finding WHERE completes IS NOT NULL") == "mine:paloma-3-pfs");
  CHECK(contains(support::read("bad.csv"), "O.31"));
}

TEST_CASE("the list of needs goes with neither conflicts nor all editions") {
  CHECK(support::run(words_of("compare PFS --needs --conflicts")).exit_code == 2);
  CHECK(support::run(words_of("compare PFS --needs --all-editions")).exit_code == 2);
  CHECK(support::run(words_of("compare --needs")).exit_code == 2);
}
