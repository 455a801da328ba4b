// tests/importer/hard_quotes_test.cpp - twelve hard quotes keep their numbers and their meaning from CSV through the book to the views; rows typed
// from the source documents by data/CODEBOOK.md §10, golden texts read against them by hand.
#include <catch2/catch.hpp>

#include "core/text/normal_text.hpp"
#include "query/verify.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"
#include "tests/support/needs.hpp"
#include "tests/support/program.hpp"

namespace {

namespace fs = std::filesystem;

fs::path const quotes = fs::path(TEST_SOURCE_DIR) / "tests/data/hard-quotes";

// The shipped book with all twelve quotes added, each document under an id of its own.
class HardBook {
 public:
  HardBook() {
    for (char const* name : {"abc-china-2024", "denosumab-review", "myeloma-targeted-review"}) {
      auto imported = support::import_into(folder_, {(quotes / name).string()}, "");
      problems.insert(problems.end(), imported.problems.begin(), imported.problems.end());
      file_ = imported.book;
    }
  }
  core::database::Connection open() const { return schema::open(file_); }
  core::Problems problems;

 private:
  support::TemporaryFolder folder_;
  fs::path file_;
};

HardBook const& hard() {
  static HardBook const book;
  return book;
}

// Rows as text: a line for each value, NULL left out, an empty line between rows.
std::string rendered(core::database::Connection& book, std::string const& view, std::string const& order, std::string const& document) {
  core::database::Statement rows(book, "SELECT * FROM " + view + " WHERE document_id = ?1 ORDER BY " + order);
  rows.bind(1, document);
  std::string out;
  while (rows.executeStep()) {
    for (int i = 0; i < rows.getColumnCount(); ++i)
      if (!rows.isColumnNull(i)) out += std::string(rows.getColumnName(i)) + ": " + rows.getColumn(i).getString() + "\n";
    out += "\n";
  }
  return out;
}

// One field of one finding; "NULL" when it has none, "no such finding" when the finding is not there.
std::string field(std::string const& finding, std::string const& column) {
  auto book = hard().open();
  core::database::Statement row(book, "SELECT " + column + " FROM v_result WHERE finding_id = ?1");
  row.bind(1, finding);
  if (!row.executeStep()) return "no such finding";
  return row.isColumnNull(0) ? "NULL" : row.getColumn(0).getString();
}

std::string count_of(std::string const& condition) {
  auto book = hard().open();
  return support::value(book, "SELECT count(*) FROM v_result WHERE document_id LIKE 'hard-%' AND " + condition);
}

}  // namespace

TEST_CASE("all hard quotes are taken without a problem") {
  for (auto const& problem : hard().problems) UNSCOPED_INFO(core::describe(problem));
  REQUIRE(hard().problems.empty());
  CHECK(count_of("1") == "29");
}

TEST_CASE("hard quotes look in the views as they were typed") {
  auto book = hard().open();
  for (std::string const document : {"hard-abc", "hard-denosumab", "hard-myeloma"})
    CHECK(support::differs_from_golden("data/hard-quotes/expected/" + document + "-results.txt",
                                       rendered(book, "v_result", "finding_id", document)) == "");
  CHECK(support::differs_from_golden("data/hard-quotes/expected/hard-abc-claims.txt", rendered(book, "v_claim", "claim_id", "hard-abc")) == "");
}

TEST_CASE("words that stand for a value give a class and no number") {
  CHECK(field("hard-abc:monaleesa-3-os", "experimental_raw") == "not reached");
  CHECK(field("hard-abc:monaleesa-3-os", "experimental_value") == "NULL");
  CHECK(field("hard-abc:monaleesa-3-os", "value_class") == "exact; not_reached");
  CHECK(field("hard-abc:male-orchiectomy-tumour-response", "value_class") == "range");
  CHECK(field("hard-abc:male-orchiectomy-tumour-response", "experimental_value") == "NULL");
  auto book = hard().open();
  CHECK(support::value(book,
                       "SELECT low || ' to ' || high FROM arm_value a JOIN finding f ON f.id = a.finding_id WHERE f.slug = "
                       "'hard-abc:male-orchiectomy-tumour-response'") == "0.32 to 0.67");
}

TEST_CASE("trailing zeros and inner blanks of the print stay, values are plain numbers") {
  CHECK(field("hard-abc:keynote-355-os", "experimental_raw") == "23.0");
  CHECK(field("hard-abc:monaleesa-3-os", "p_raw") == "0.004 55");
  CHECK(field("hard-abc:monaleesa-3-os", "p_value") == "0.00455");
  CHECK(field("hard-abc:monaleesa-3-pfs", "p_comparator") == "<");
  CHECK(field("hard-abc:keynote-355-pfs", "effect_raw") == "0.65");
}

TEST_CASE("times become months and percentages fractions") {
  CHECK(field("hard-abc:bylieve-pfs-6-months", "at_months") == "6.0");
  CHECK(field("hard-denosumab:denosumab-adjuvant-ai-dfs-5-years", "at_months") == "60.0");
  CHECK(field("hard-denosumab:denosumab-adjuvant-ai-dfs-8-years", "at_months") == "96.0");
  CHECK(std::stod(field("hard-abc:bylieve-pfs-6-months", "experimental_value")) == Approx(0.504));
  CHECK(field("hard-abc:bylieve-pfs", "experimental_value") == "7.3");
}

TEST_CASE("an arm's own interval is not the effect's") {
  CHECK(field("hard-abc:miracle-pfs-crossover", "experimental_ci_low_raw") == "3.8");
  CHECK(field("hard-abc:miracle-pfs-crossover", "experimental_ci_high_raw") == "8.2");
  CHECK(field("hard-abc:miracle-pfs-crossover", "ci_low_raw") == "NULL");
  CHECK(field("hard-abc:miracle-pfs-crossover", "effect_measure") == "NULL");
  CHECK(field("hard-abc:miracle-pfs-crossover", "ci_level") == "95.0");
}

TEST_CASE("an effect says which arm it has on top, and nothing else does") {
  CHECK(count_of("effect_measure IS NOT NULL AND orientation = 'exp/ctl'") == "14");
  CHECK(count_of("effect_measure IS NULL AND orientation IS NOT NULL") == "0");
}

TEST_CASE("a lower risk of prognostic groups never becomes a hazard ratio") {
  std::string const id = "hard-myeloma:krd-mrd-progression";
  CHECK(field(id, "comparison_kind") == "prognostic");
  CHECK(field(id, "effect_measure") == "relative_reduction");
  CHECK(field(id, "effect_derivation") == "NULL");
  CHECK(field(id, "experimental") == "MRD-negative");
  auto book = hard().open();
  CHECK(support::value(book, "SELECT coalesce(e.ln_effect, e.se) FROM effect e JOIN finding f ON f.id = e.finding_id WHERE f.slug = '" + id + "'") ==
        "");
}

TEST_CASE("parts of a population know the whole, an update its first report") {
  CHECK(field("hard-abc:her2climb-os-brain-active", "parent_population") == field("hard-abc:her2climb-os-brain", "population"));
  CHECK(field("hard-abc:her2climb-os-brain", "parent_population") == "NULL");
  CHECK(field("hard-abc:monaleesa-3-os-exploratory", "update_of") == "hard-abc:monaleesa-3-os");
}

// Fewer patients with an event is better, although disease-free survival itself is better when longer.
TEST_CASE("fewer disease-free-survival events do not count against the drug") {
  auto book = hard().open();
  CHECK(support::value(book,
                       "SELECT direction FROM finding_direction d JOIN finding f ON f.id = d.finding_id WHERE f.slug = "
                       "'hard-denosumab:denosumab-adjuvant-ai-dfs-events'") != "against");
}

TEST_CASE("what was typed about a finding can be read in v_result or v_result_more") {
  auto book = hard().open();
  for (std::string const column :
       {"at_raw", "analysis", "assessor", "data_cut", "follow_up", "update_of", "completes", "measure_basis", "ci_level_basis", "orientation_basis",
        "wording", "p_sides", "effect_derivation", "population_note", "parent_population", "note", "refs", "section", "locator"}) {
    CAPTURE(column);
    CHECK(support::value(book,
                         "SELECT count(*) FROM (SELECT name FROM pragma_table_info('v_result') UNION SELECT name FROM "
                         "pragma_table_info('v_result_more')) WHERE name = '" +
                             column + "'") == "1");
  }
}

TEST_CASE("every number of the hard quotes stands at its locator in the source documents") {
  auto const documents = support::needs_shared("documents");
  if (documents.empty()) return;
  auto book = hard().open();
  for (auto const& [id, file] : {std::pair("hard-abc", "002_7fb8ffc3d1e81d41.txt"), std::pair("hard-denosumab", "000_f8e11a9782e61ba8.txt"),
                                 std::pair("hard-myeloma", "003_946eeb4592dd04f9.txt")}) {
    CAPTURE(id);
    auto const verification = query::verify(book, id, core::text::NormalText(support::read(documents / file)));
    CHECK(verification.misses == 0);
    REQUIRE(verification.document.facts.size() > 0);
    CHECK(verification.document.facts.front().value.find("the very text") == 0);
  }
}
