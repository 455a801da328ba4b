// tests/cli/import_test.cpp - import writes into the user's own book and nowhere else; checks and wrong rows change nothing.
#include <catch2/catch.hpp>

#include "schema/book.hpp"
#include "tests/cli/workplace.hpp"

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

std::string const denosumab = hard_quotes("denosumab-review").string(), myeloma = hard_quotes("myeloma-targeted-review").string();

support::Ran import(Workplace const& place, Words words) {
  words.insert(words.begin(), "import");
  return support::run(words, {"XDG_DATA_HOME=" + place.path().string()});
}

std::string findings_of(fs::path const& book, std::string const& document) {
  auto opened = schema::open(book);
  return support::value(opened, "SELECT count(*) FROM v_result WHERE document_id = '" + document + "'");
}

// The denosumab rows with the second row's value made unreadable.
std::string with_a_wrong_row() {
  auto text = support::read(hard_quotes("denosumab-review") / "results.csv");
  auto const at = text.find(",89.2,");
  REQUIRE(at != std::string::npos);
  return text.replace(at, 6, ",8g.2,");
}

}  // namespace

TEST_CASE("the first import starts the user's book, says so, and leaves the shipped one alone") {
  Workplace const place;
  auto const shipped = support::read(support::shipped_book());
  auto const first = import(place, {denosumab});
  CAPTURE(first.err);
  REQUIRE(first.exit_code == 0);
  CHECK(contains(first.out, "started as a copy of the shipped one"));
  CHECK(contains(first.out, "hard-denosumab"));
  CHECK(findings_of("trialbook/trialbook.db", "hard-denosumab") == "3");
  CHECK((support::read(support::shipped_book()) == shipped));

  auto const second = import(place, {myeloma});
  CHECK(second.exit_code == 0);
  CHECK_FALSE(contains(second.out, "started as a copy"));
  CHECK(findings_of("trialbook/trialbook.db", "hard-denosumab") == "3");
  CHECK(findings_of("trialbook/trialbook.db", "hard-myeloma") == "1");
}

TEST_CASE("later commands read the user's book without being told") {
  Workplace const place;
  REQUIRE(import(place, {myeloma}).exit_code == 0);
  Words const show{"show", "hard-myeloma:krd-mrd-progression"};
  CHECK(support::run(show, {"XDG_DATA_HOME=" + place.path().string()}).exit_code == 0);
  CHECK(support::run(show).exit_code == 2);
  CHECK(support::run(show, {"TRIALBOOK_DB=" + (place.path() / "trialbook/trialbook.db").string()}).exit_code == 0);
}

TEST_CASE("import refuses the shipped book by whatever name") {
  Workplace const place;
  auto const shipped = support::read(support::shipped_book());
  fs::create_symlink(support::shipped_book(), "alias.db");
  for (auto const& ran : {import(place, {denosumab, "--db", support::shipped_book().string()}), import(place, {denosumab, "--db", "alias.db"}),
                          support::run({"import", denosumab}, {"TRIALBOOK_DB=" + support::shipped_book().string()})}) {
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "shipped book"));
  }
  CHECK((support::read(support::shipped_book()) == shipped));
}

TEST_CASE("import --check writes nothing, whether the rows are right or wrong") {
  Workplace const place;
  place.write("wrong.csv", with_a_wrong_row());
  auto const right = import(place, {denosumab, "--check"});
  CHECK(right.exit_code == 0);
  CHECK(contains(right.out, "nothing was written"));
  CHECK(import(place, {"wrong.csv", "--document", "mine", "--check"}).exit_code == 1);
  CHECK(place.names() == Words{"wrong.csv"});
}

TEST_CASE("a wrong row changes nothing and is named by file, line and column") {
  Workplace const place;
  place.write("wrong.csv", with_a_wrong_row());
  REQUIRE(import(place, {myeloma, "--db", "book.db"}).exit_code == 0);
  auto const before = support::read("book.db");
  auto const ran = import(place, {"wrong.csv", "--document", "mine", "--db", "book.db"});
  CHECK(ran.exit_code == 1);
  CHECK(ran.out == "");
  CHECK(contains(ran.err, "wrong.csv:3:"));
  CHECK(contains(ran.err, "'8g.2'"));
  CHECK(contains(ran.err, "nothing was changed"));
  CHECK((support::read("book.db") == before));
  CHECK(place.names() == Words{"book.db", "wrong.csv"});
}

TEST_CASE("an import that cannot begin says what is missing and leaves no folder behind") {
  Workplace const place;
  auto const missing = import(place, {"no-such.csv", "--document", "mine"});
  CHECK(missing.exit_code == 1);
  CHECK(contains(missing.err, "no-such.csv"));
  auto const nameless = import(place, {myeloma + "/results.csv"});
  CHECK(nameless.exit_code == 1);
  CHECK(contains(nameless.err, "--document"));
  CHECK(place.names() == Words{});
}

TEST_CASE("rows that are in the book already are refused, and the book stays as it was") {
  Workplace const place;
  REQUIRE(import(place, {myeloma, "--db", "book.db"}).exit_code == 0);
  auto const before = support::read("book.db");
  auto const ran = import(place, {myeloma, "--db", "book.db"});
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "in the book already"));
  CHECK((support::read("book.db") == before));
}

TEST_CASE("the summary takes the place of no input and not that of the rejects") {
  Workplace const place;
  auto const rows = support::read(hard_quotes("denosumab-review") / "results.csv");
  place.write("results.csv", rows);
  for (auto const& outputs : {Words{"--output", "results.csv"}, Words{"--rejects", "out.csv", "--output", "out.csv"}}) {
    Words words{"results.csv", "--document", "my-notes", "--overwrite"};
    words.insert(words.end(), outputs.begin(), outputs.end());
    auto const ran = import(place, words);
    CAPTURE(ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, outputs.back()));
    CHECK(place.names() == Words{"results.csv"});
    CHECK((support::read("results.csv") == rows));
  }
}
