// tests/importer/links_test.cpp - the judgement of every quote of the shipped documents, as read by a person: a change of the rule, of a row or of a
// correction that changes one shows here. tests/data/quote-relations.csv holds them by id. Then what a wrong line of links.csv is told.
#include <catch2/catch.hpp>

#include <map>

#include "core/database/database.hpp"
#include "importer/csv_reader.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

using Judged = std::map<std::string, std::pair<std::string, std::string>>;  // by quote: relation, finding of the publication

Judged expected() {
  Judged out;
  auto const file = std::filesystem::path(TEST_SOURCE_DIR) / "tests/data/quote-relations.csv";
  importer::read_csv(file.string(), support::read(file), [&](importer::Record& record) {
    if (record.fields[0].text != "quote") out[record.fields[0].text] = {record.fields[1].text, record.fields[2].text};
  });
  return out;
}

Judged in_the_book() {
  Judged out;
  auto book = schema::open(support::shipped_book());
  core::database::Statement s(book, "SELECT quote_id, relation, coalesce(publication_finding_id, '') FROM v_quote");
  while (s.executeStep()) out[s.getColumn(0).getString()] = {s.getColumn(1).getString(), s.getColumn(2).getString()};
  return out;
}

std::string relation_of(std::string const& quote) { return in_the_book().at("abc-china-2024:" + quote).first; }

std::string link_of(std::string const& quote, std::string const& publication) {
  auto book = schema::open(support::shipped_book());
  return support::value(book, "SELECT relation || ' by ' || basis FROM v_quote_link WHERE quote_id = '" + quote + "' AND publication_finding_id = '" +
                                  publication + "'");
}

// The first problem that a line of links.csv is told.
core::Problem problem_of(std::string const& line) {
  support::TemporaryFolder const folder;
  folder.write("links.csv", "quoted,publication,relation,reason\n" + line + "\n");
  auto const imported = support::import_into(folder, {"links.csv"}, "");
  return imported.problems.empty() ? core::Problem{} : imported.problems.front();
}

}  // namespace

TEST_CASE("every quote has the relation to the trial's own publications that a reader found") {
  auto const read = expected(), found = in_the_book();
  CHECK(read.size() == found.size());
  for (auto const& [quote, judged] : found) {
    CAPTURE(quote, judged.second);
    REQUIRE(read.contains(quote));
    CHECK(judged.first == read.at(quote).first);
    CHECK(judged.second == read.at(quote).second);
  }
}

TEST_CASE("known slips of the shipped guideline differ from the trials' own publications") {
  for (auto const* quote : {"paloma-2-os", "monaleesa-3-pfs", "cleopatra-pfs"}) {
    CAPTURE(quote);
    CHECK(relation_of(quote) == "differs");
  }
  CHECK(relation_of("monarch-plus-pfs") == "other_cut");  // the quote is of the interim analysis
}

TEST_CASE("a P that is one-sided in the publication, or half of its two-sided one, is told where the guideline does not say so") {
  for (auto const* quote : {"paloma-2-pfs", "monaleesa-2-os", "keynote-355-os", "dawna-1-pfs", "dawna-2-pfs", "solar-1-os", "paloma-3-os"}) {
    CAPTURE(quote);
    CHECK(relation_of(quote) == "one_sided_p");
  }
  CHECK(relation_of("phoebe-pfs") == "same");  // the guideline says one-sided
}

TEST_CASE("a whole trial and its subgroup are not taken for each other") {
  CHECK(link_of("abc-china-2024:capitello-291-pfs", "pmid-37256976:capitello-291-pfs") == "same by rule");
  CHECK(link_of("abc-china-2024:capitello-291-pfs", "pmid-37256976:capitello-291-pfs-akt-altered") == "other_population by rule");
  CHECK(link_of("abc-china-2024:capitello-291-pfs-akt-pathway-altered", "pmid-37256976:capitello-291-pfs-akt-altered") == "same by rule");
  CHECK(link_of("abc-china-2024:destiny-breast04-pfs", "pmid-35665782:destiny-breast04-pfs-hr-positive") == "same by rule");
  CHECK(link_of("abc-china-2024:destiny-breast04-pfs", "pmid-35665782:destiny-breast04-pfs") == "other_population by rule");
  CHECK(link_of("abc-china-2024:emerald-pfs", "doi-10-1200-jco-22-00338:emerald-pfs-esr1-mutated") == "other_population by rule");
}

TEST_CASE("every correction of a reader stands in the book with its reason") {
  auto book = schema::open(support::shipped_book());
  CHECK(support::value(book,
                       "SELECT count(*) FROM quote_correction c LEFT JOIN quote_link l USING (quote_id, publication_id) "
                       "WHERE c.relation <> 'unrelated' AND (l.basis IS NOT 'corrected' OR l.relation <> c.relation OR l.reason <> c.reason)") ==
        "0");
  CHECK(link_of("myeloma-targeted-review:krd-vs-rd-os", "pmid-25482145:aspire-os") == "same by corrected");
}

TEST_CASE("a wrong line of links.csv is told what is wrong with it, a right one is taken") {
  std::string const quote = "abc-china-2024:ascent-pfs", publication = "pmid-35680967:ascent-pfs-second-line";
  CHECK(problem_of(quote + "," + publication + ",unrelated,read").kind.empty());
  CHECK(problem_of("abc-china-2024:ascent-psf," + publication + ",same,read").kind == "unknown-finding");
  CHECK(problem_of(publication + "," + quote + ",same,read").kind == "wrong-side");
  CHECK(problem_of("abc-china-2024:paloma-3-pfs,pmid-27959613:paloma-2-pfs,same,read").kind == "other-trial");
  CHECK(problem_of("abc-china-2024:paloma-2-os,pmid-27959613:paloma-2-pfs,same,read").kind == "other-endpoint");
  CHECK(problem_of(quote + "," + publication + ",alike,read").text == "alike");
  CHECK(problem_of(quote + "," + publication + ",same,").kind == "missing-value");
  auto const twice = problem_of(quote + "," + publication + ",same,read\n" + quote + "," + publication + ",differs,read");
  CHECK(twice.kind == "duplicate-link");
  CHECK(twice.line == 3);
}
