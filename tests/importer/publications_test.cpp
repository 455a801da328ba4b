// tests/importer/publications_test.cpp - data/publications as it ships: all of it is in the book, every number is one of the shared readings as
// printed (skipped, loudly, without the shared folder), cuts are linked across publications; and what is wrong in such files is said at its place.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "importer/build.hpp"
#include "importer/columns.hpp"
#include "importer/csv_reader.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(fs::path const& file) {
  auto const bytes = support::read(file);
  std::vector<Row> out;
  std::vector<std::string> header;
  importer::read_csv(file.string(), bytes, [&](importer::Record const& record) {
    Row row;
    for (std::size_t i = 0; i < record.fields.size() && !header.empty(); ++i) row[header[i]] = record.fields[i].text;
    if (header.empty())
      for (auto const& field : record.fields) header.push_back(field.text);
    else
      out.push_back(std::move(row));
  });
  return out;
}

fs::path shipped(std::string const& file) { return fs::path(TEST_SOURCE_DIR) / "data" / "publications" / file; }

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::set<std::string> const number_columns{"experimental_raw",
                                           "control_raw",
                                           "experimental_n",
                                           "control_n",
                                           "experimental_events",
                                           "control_events",
                                           "experimental_ci_low_raw",
                                           "experimental_ci_high_raw",
                                           "control_ci_low_raw",
                                           "control_ci_high_raw",
                                           "effect_raw",
                                           "ci_low_raw",
                                           "ci_high_raw",
                                           "p_raw"};

// The readings that ship, with P as the codebook writes it.
std::vector<Row> readings() {
  std::vector<Row> out;
  for (auto const* part : {"part1.csv", "part2.csv"})
    for (auto& row : rows_of(fs::path(TEST_SHARED_DIR) / "publications" / part)) {
      if (row["source_kind"] == "secondary") continue;
      if (!row["p_raw"].empty()) row["p_raw"] = row["p_comparator"] + row["p_raw"];
      out.push_back(std::move(row));
    }
  return out;
}

// Numbers that a note holds instead, or that were settled for the second reading (data/publications/README.md).
bool moved(std::string const& record, std::string const& column) {
  static std::map<std::string, std::set<std::string>> const all{
      {"P1-117", {"experimental_n", "control_n"}},
      {"P1-159", {"experimental_events"}},
      {"P1-160", {"experimental_events"}},
      {"p2-dreamm-2-02", {"experimental_ci_low_raw"}},
      {"p2-freedom-and-extension-discon-03", {"experimental_n", "control_n"}},
      {"p2-freedom-and-extension-discon-05", {"experimental_n", "control_n"}},
      {"p2-hovon-65-gmmg-hd4-07", {"experimental_raw"}},
      {"p2-study-20050103-03", {"experimental_n", "control_n"}},
      {"p2-keynote-355-02", {"p_raw"}},
  };
  auto const found = all.find(record);
  return found != all.end() && found->second.contains(column);
}

bool same_publication(Row const& document, Row const& result, Row const& reading) {
  if (!document.at("pmid").empty() || !reading.at("pmid").empty()) return document.at("pmid") == reading.at("pmid");
  if (!document.at("doi").empty() || !reading.at("doi").empty()) return lower(document.at("doi")) == lower(reading.at("doi"));
  return reading.at("source").starts_with(result.at("read_in"));
}

// All numbers of the result are those of the reading.
bool holds(Row const& result, Row const& reading) {
  return std::all_of(number_columns.begin(), number_columns.end(), [&](std::string const& column) {
    return result.at(column).empty() || result.at(column) == reading.at(column) || moved(reading.at("record_id"), column);
  });
}

// A data folder with the shipped vocabulary and trials, no documents, and these publications.
void write_data(support::TemporaryFolder const& folder, std::string const& documents, std::string const& results) {
  fs::copy(fs::path(TEST_SOURCE_DIR) / "data" / "vocabulary", folder.path() / "vocabulary", fs::copy_options::recursive);
  fs::copy(fs::path(TEST_SOURCE_DIR) / "data" / "trials.csv", folder.path() / "trials.csv");
  fs::create_directories(folder.path() / "documents");
  fs::create_directories(folder.path() / "publications");
  folder.write("publications/documents.csv", documents);
  folder.write("publications/results.csv", results);
}

std::string const document_head = "id,title,kind,publisher,published,status,pmid,doi,registry\n";
std::string const result_head =
    "document,id,trial,comparison_kind,population,experimental,control,endpoint,update_of,effect_measure,effect_raw,orientation,orientation_basis,"
    "source_kind,extraction,read_in\n";

std::string result(std::string const& document, std::string const& id, std::string const& update_of = "", std::string const& kind = "abstract") {
  return fmt::format(
      "{},{},monaleesa-2,randomised,hr+,ribociclib + letrozole,placebo + letrozole,PFS,{},HR,0.56,exp/ctl,arm order,{},single,example.org\n",
      document, id, update_of, kind);
}

core::Problems build_problems(support::TemporaryFolder const& folder) {
  try {
    importer::build(folder.path(), folder.path() / "book.db", {});
  } catch (core::InputError const& e) {
    return e.problems();
  }
  return {};
}

std::vector<std::string> places_of(core::Problems const& problems, std::string const& file) {
  std::vector<std::string> out;
  for (auto const& p : problems)
    if (fs::path(p.file).filename() == file) out.push_back(fmt::format("{} {} {}", p.line, p.message.substr(0, p.message.find(':')), p.kind));
  return out;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("the book holds every publication and every finding of data/publications") {
  auto book = schema::open(support::shipped_book());
  auto const documents = rows_of(shipped("documents.csv")), results = rows_of(shipped("results.csv"));
  CHECK(documents.size() == 150);
  CHECK(results.size() == 377);
  CHECK(support::value(book, "SELECT count(*) FROM v_document WHERE source = 'publication'") == std::to_string(documents.size()));
  CHECK(support::value(book, "SELECT count(*) FROM v_result WHERE source = 'publication'") == std::to_string(results.size()));
  CHECK(support::value(book, "SELECT count(*) FROM v_result WHERE (source = 'publication') <> (source_kind IS NOT NULL)") == "0");
  CHECK(support::value(book, "SELECT count(*) FROM v_result WHERE source = 'publication' AND locator IS NOT NULL") == "0");
  CHECK(support::value(book, "SELECT count(*) FROM v_result WHERE extraction = 'double'") == "368");
}

TEST_CASE("numbers of publications stand in the views as they are printed") {
  auto book = schema::open(support::shipped_book());
  auto const cell = [&](std::string const& column, std::string const& id) {
    return support::value(book, "SELECT " + column + " FROM v_result WHERE finding_id = '" + id + "'");
  };
  CHECK(cell("p_raw", "pmid-27717303:monaleesa-2-pfs") == "3.29×10-6");
  CHECK(support::value(book, "SELECT abs(p_value - 3.29e-6) < 1e-12 FROM v_result WHERE finding_id = 'pmid-27717303:monaleesa-2-pfs'") == "1");
  CHECK(cell("source_kind || ' ' || extraction || ' ' || pmid", "pmid-27717303:monaleesa-2-pfs") == "abstract double 27717303");
  CHECK(cell("effect_raw || ' ' || effect_value", "pmid-29804902:monaleesa-7-pfs") == "0·55 0.55");
  CHECK(cell("experimental_ci_high_raw", "pmid-29804902:monaleesa-7-pfs") == "not reached");
  CHECK(cell("experimental_raw IS NULL AND control_raw = '12.8' AND ci_level_basis = 'unstated'", "esmo-mcbs-scorecard-161-1:monaleesa-3-pfs") ==
        "1");
  CHECK(cell("audit", "her2climb-esmo-293p:her2climb-pfs-active-brain") == "C01");
}

TEST_CASE("cuts of one trial are linked across publications, each to the one before") {
  auto book = schema::open(support::shipped_book());
  CHECK(support::value(book,
                       "SELECT group_concat(update_of, ' < ') FROM (SELECT update_of FROM v_result WHERE finding_id IN "
                       "('pmid-38825627:destiny-breast03-os', 'esmo-mcbs-scorecard-342-1:destiny-breast03-os') ORDER BY finding_id DESC)") ==
        "esmo-mcbs-scorecard-342-1:destiny-breast03-os < pmid-35320644:destiny-breast03-os");
  CHECK(support::value(book, "SELECT count(*) FROM v_result WHERE source = 'publication' AND update_of IS NOT NULL") == "28");
}

TEST_CASE("every number that ships is one of the shared readings, and each of their numbers ships") {
  if (!fs::is_directory(fs::path(TEST_SHARED_DIR) / "publications")) {
    WARN("SKIPPED: " << TEST_SHARED_DIR << "/publications is not there");
    return;
  }
  std::map<std::string, Row> documents;
  for (auto& row : rows_of(shipped("documents.csv"))) documents[row["id"]] = row;
  auto const results = rows_of(shipped("results.csv"));
  std::set<std::string> used;
  std::size_t count = 0;
  for (auto const& reading : readings()) {
    ++count;
    std::set<std::string> missing;
    for (auto const& column : number_columns)
      if (!reading.at(column).empty() && !moved(reading.at("record_id"), column)) missing.insert(column);
    for (auto const& r : results) {
      if (!same_publication(documents.at(r.at("document")), r, reading) || !holds(r, reading)) continue;
      used.insert(r.at("document") + ":" + r.at("id"));
      std::erase_if(missing, [&](std::string const& column) { return r.at(column) == reading.at(column); });
    }
    CAPTURE(reading.at("record_id"), missing);
    CHECK(missing.empty());
  }
  CHECK(count == 375);
  for (auto const& r : results) {
    CAPTURE(r.at("document"), r.at("id"));
    CHECK(used.contains(r.at("document") + ":" + r.at("id")));
  }
}

TEST_CASE("a finding of one publication may update that of another, wherever it stands in the file") {
  support::TemporaryFolder const folder;
  write_data(folder,
             document_head + "later,Later,publication,A Journal,2024,current,2,,\nearlier,Earlier,publication,A Journal,2020,current,1,,NCT2; NCT1\n",
             result_head + result("later", "pfs", "earlier:pfs") + result("earlier", "pfs"));
  CHECK(build_problems(folder).empty());
  auto book = schema::open(folder.path() / "book.db");
  CHECK(support::value(book, "SELECT update_of FROM v_result WHERE finding_id = 'later:pfs'") == "earlier:pfs");
  CHECK(support::value(book, "SELECT registry FROM v_document WHERE document_id = 'earlier'") == "NCT1; NCT2");
}

TEST_CASE("what is wrong with a publication is said at its place, all at once") {
  support::TemporaryFolder const folder;
  write_data(folder,
             document_head + "right,Right,publication,A Journal,2020,current,1,10.1/a,\n" +  // line 2
                 "right,Again,publication,A Journal,2020,current,2,,\n" +                    // the id twice
                 "nobody,Nobody,publication,,2020,current,,,\n" +                            // nothing says which
                 "same-doi,Same,publication,A Journal,2020,current,,10.1/a,\n" +             // the DOI twice
                 "bad-pmid,Bad,publication,A Journal,2020,current,PMID 3,,\n" +              //
                 "a-guideline,Other,guideline,A Journal,2020,current,4,,\n",                 // not a publication
             result_head);
  CHECK(places_of(build_problems(folder), "documents.csv") ==
        Places{"3 id duplicate-id", "4 pmid no-identity", "5 doi duplicate-id", "6 pmid bad-id", "7 kind not-permitted"});
}

TEST_CASE("what is wrong with a result of a publication is said at its place, all at once") {
  support::TemporaryFolder const folder;
  write_data(folder, document_head + "right,Right,publication,A Journal,2020,current,1,,\n",
             result_head + result("right", "pfs") +          // line 2
                 result("wrong", "pfs") +                    // no such publication
                 result("right", "pfs") +                    // the id twice
                 result("right", "os", "right:nothing") +    // no such finding
                 result("right", "news", "", "secondary"));  // not a kind that ships
  CHECK(places_of(build_problems(folder), "results.csv") ==
        Places{"3 document unknown-name", "4 id duplicate-id", "5 update_of unknown-id", "6 source_kind not-permitted"});
}

TEST_CASE("nothing is imported into a publication that ships") {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv({}));
  CHECK_THROWS_WITH(support::import_into(folder, {"results.csv"}, "pmid-27717303"), Catch::Contains("nothing is imported into it"));
}

TEST_CASE("users import neither publications nor their results") {
  support::TemporaryFolder const folder;
  folder.write("documents.csv", document_head + "mine,Mine,publication,A Journal,2020,current,1,,\n");
  folder.write("results.csv", result_head + result("mine", "pfs"));
  for (auto const* file : {"documents.csv", "results.csv"}) {
    auto const imported = support::import_into(folder, {file}, "mine");
    CAPTURE(file);
    REQUIRE(imported.problems.size() == 1);
    CHECK(imported.problems[0].kind == "unknown-kind");
    CHECK_THAT(imported.problems[0].message, Catch::Contains("only build reads them"));
  }
}
