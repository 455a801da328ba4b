// tests/cli/round_trip_test.cpp - export and import of all rows of the shipped book, through a book that has its documents, scales and vocabulary but
// none of its rows: the same rows, cell by cell, and the same bytes when they are exported again.
#include <catch2/catch.hpp>

#include <set>

#include "importer/columns.hpp"
#include "importer/csv_reader.hpp"
#include "schema/book.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> const kinds{"results", "claims", "recommendations"};

// A book without results, claims and recommendations, built from the shipped data; of the links between quotes and publications none is corrected.
class EmptyShelf : public Workplace {
 public:
  EmptyShelf() {
    fs::copy(fs::path(TEST_SOURCE_DIR) / "data", path() / "data", fs::copy_options::recursive);
    for (auto const& folder : fs::directory_iterator(path() / "data/documents"))
      for (auto const& kind : kinds) fs::remove(folder.path() / (kind + ".csv"));
    fs::remove(path() / "data/publications/links.csv");
    done("build --data data --output empty.db --quiet");
    fs::remove_all(path() / "data");
  }

  std::string done(std::string const& line) const {
    auto const ran = support::run(words_of(line));
    CAPTURE(line, ran.err);
    REQUIRE(ran.exit_code == 0);
    return ran.out;
  }

  // Exports all rows with these options, imports them into a fresh book and returns that book.
  std::string through(std::string const& suffix, std::string const& options = "") const {
    std::string const book = "book" + suffix + (options.empty() ? "" : "-safe") + ".db";
    fs::copy_file("empty.db", book);
    std::string line = "import";
    for (auto const& kind : {kinds[0], kinds[1], kinds[2], std::string("links")}) {
      done("export " + kind + options + " --overwrite --output " + kind + suffix);
      line += " " + kind + suffix;
    }
    done(line + " --db " + book);
    return book;
  }
};

std::vector<std::string> all_rows(fs::path const& file, std::string const& view, std::string const& order) {
  auto book = schema::open(file);
  std::vector<std::string> out;
  core::database::Statement s(book, "SELECT * FROM " + view + " ORDER BY " + order);
  while (s.executeStep()) {
    std::string row;
    for (int i = 0; i < s.getColumnCount(); ++i) row += std::string(s.getColumnName(i)) + "=" + core::database::text_or_empty(s, i) + "|";
    out.push_back(row);
  }
  return out;
}

void check_same_rows(fs::path const& book) {
  std::pair<std::string, std::string> const views[] = {{"v_result", "finding_id"},
                                                       {"v_result_more", "finding_id"},
                                                       {"v_claim", "claim_id"},
                                                       {"v_claim_more", "claim_id"},
                                                       {"v_recommendation", "recommendation_id"},
                                                       {"v_support", "recommendation_id, finding_id, basis"},
                                                       {"v_quote_link", "quote_id, publication_finding_id"}};
  for (auto const& [view, order] : views) {
    auto const before = all_rows(support::shipped_book(), view, order), after = all_rows(book, view, order);
    REQUIRE(before.size() > 100);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i)
      if (before[i] != after[i]) CHECK(before[i] == after[i]);
  }
}

}  // namespace

TEST_CASE("all rows of the shipped book go out and come back the same, through CSV, safe CSV and JSON lines") {
  EmptyShelf const shelf;
  std::map<std::string, std::string> csv, jsonl;
  for (auto const& kind : kinds) csv[kind] = shelf.done("export " + kind), jsonl[kind] = shelf.done("export " + kind + " --format jsonl");
  for (auto const& book : {shelf.through(".csv"), shelf.through(".jsonl"), shelf.through(".csv", " --spreadsheet-safe --bom")}) {
    CAPTURE(book);
    check_same_rows(book);
    for (auto const& kind : kinds) {
      CHECK((shelf.done("export " + kind + " --db " + book) == csv[kind]));
      CHECK((shelf.done("export " + kind + " --format jsonl --db " + book) == jsonl[kind]));
    }
  }
}

TEST_CASE("what is exported is what was typed, in every column of the layout") {
  for (auto const& kind : kinds) {
    auto const rows = csv_rows(support::run({"export", kind, "--document", "abc-china-2024"}).out);
    auto const typed = csv_rows(support::read(fs::path(TEST_SOURCE_DIR) / "data/documents/abc-china-2024" / (kind + ".csv")));
    REQUIRE(rows.size() == typed.size());
    REQUIRE(rows.size() > 100);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].at("document") == "abc-china-2024");
      for (auto const& column : importer::find_spec(kind)->columns) {
        std::string const name(column.name);
        CAPTURE(kind, typed[i].at("id"), name);
        REQUIRE(rows[i].contains(name));
        if (name != "document" && rows[i].at(name) != (typed[i].contains(name) ? typed[i].at(name) : ""))
          CHECK(rows[i].at(name) == typed[i].at(name));
      }
    }
  }
}

TEST_CASE("rows that the book has already are refused, and nothing is changed") {
  Workplace const place;
  REQUIRE(support::run(words_of("export results --document denosumab-review --output results.csv")).exit_code == 0);
  REQUIRE(support::run(words_of("export book --output own.db")).exit_code == 0);
  auto const before = support::read("own.db");
  auto const ran = support::run(words_of("import results.csv --db own.db"));
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "this id is in the book already"));
  CHECK(contains(ran.err, "results.csv:2:18"));
  CHECK((support::read("own.db") == before));
}

TEST_CASE("a row that names a document which the book does not have is refused at its place, unless --document makes it") {
  Workplace const place;
  std::string const header = "document,id,topic,polarity,statement\n";
  place.write("claims.csv", header + "denosumab-review,a,safety,harm,One.\nnowhere,b,safety,harm,Two.\n");
  auto const refused = support::run(words_of("import claims.csv --db own.db"));
  CHECK(refused.exit_code == 1);
  CHECK(contains(refused.err, "claims.csv:3:1: document: no document of the book has this id: 'nowhere'"));
  CHECK_FALSE(fs::exists("own.db"));
  auto const made = support::run(words_of("import claims.csv --db own.db --document nowhere"));
  CAPTURE(made.err);
  CHECK(made.exit_code == 0);
  auto const rows = csv_rows(support::run(words_of("export claims --db own.db")).out);
  std::set<std::string> ids;
  for (auto const& row : rows) ids.insert(row.at("document") + ":" + row.at("id"));
  CHECK(ids.contains("denosumab-review:a"));
  CHECK(ids.contains("nowhere:b"));
}

TEST_CASE("rows that name no document go to the document of --document beside those that name one") {
  Workplace const place;
  place.write("claims.jsonl",
              "{\"id\": \"a\", \"topic\": \"safety\", \"polarity\": \"harm\", \"statement\": \"One.\"}\n"
              "{\"document\": \"denosumab-review\", \"id\": \"b\", \"topic\": \"safety\", \"polarity\": \"harm\", \"statement\": \"Two.\"}\n");
  auto const ran = support::run(words_of("import claims.jsonl --db own.db --document mine"));
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  auto const mine = csv_rows(support::run(words_of("export claims --document mine --db own.db")).out);
  REQUIRE(mine.size() == 1);
  CHECK(mine[0].at("id") == "a");
  CHECK(mine[0].at("statement") == "One.");
}

TEST_CASE("a supplement goes out filled in and comes back as the same finding") {
  Workplace const place;
  place.write("needs.csv", "completes,effect_raw,ci_level,ci_low_raw,ci_high_raw\nabc-china-2024:paloma-3-pfs,0.50,95,0.40,0.62\n");
  REQUIRE(support::run(words_of("import --supplement needs.csv --document mine --db own.db")).exit_code == 0);
  auto const out = support::run(words_of("export results --document mine --db own.db --output mine.csv"));
  REQUIRE(out.exit_code == 0);
  auto const rows = csv_rows(support::read("mine.csv"));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("trial") == "paloma-3");
  CHECK(rows[0].at("orientation") == "exp/ctl");
  CHECK(rows[0].at("ci_level_basis") == "quoted");
  auto const back = support::run(words_of("import mine.csv --document mine --db again.db"));
  CAPTURE(back.err);
  REQUIRE(back.exit_code == 0);
  for (std::string const view : {"v_result", "v_result_more"})
    CHECK(all_rows("own.db", view + " WHERE finding_id LIKE 'mine:%'", "1") == all_rows("again.db", view + " WHERE finding_id LIKE 'mine:%'", "1"));
}

TEST_CASE("of a row that was refused at first and mended later, the mended one goes out") {
  Workplace const place;
  std::string const header = "id,topic,polarity,statement\n";
  place.write("claims.csv", header + "a,safety,harm,One.\nb,nonsense,harm,Refused.\n");
  CHECK(support::run(words_of("import claims.csv --document mine --rejects bad.csv --db own.db")).exit_code == 1);
  place.write("more.csv", header + "b,safety,harm,Mended.\n");
  REQUIRE(support::run(words_of("import more.csv --document mine --db own.db")).exit_code == 0);
  auto const rows = csv_rows(support::run(words_of("export claims --document mine --db own.db")).out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].at("statement") == "Mended.");
}

TEST_CASE("publications, all their findings and the corrected links go out, and build makes an equal book of them") {
  Workplace const place;
  fs::path const shipped = fs::path(TEST_SOURCE_DIR) / "data";
  fs::copy(shipped, "data", fs::copy_options::recursive);
  fs::remove_all("data/publications");
  fs::create_directory("data/publications");
  std::pair<std::string, std::string> const files[] = {
      {"publications", "documents.csv"}, {"results --source publications", "results.csv"}, {"links", "links.csv"}};
  for (auto const& [kind, file] : files) REQUIRE(support::run(words_of("export " + kind + " --output data/publications/" + file)).exit_code == 0);
  for (auto const& [kind, file] : files) {
    auto const out = csv_rows(support::read("data/publications/" + file)), typed = csv_rows(support::read(shipped / "publications" / file));
    CAPTURE(file);
    CHECK(typed.size() == (file == "results.csv" ? 377 : file == "links.csv" ? 15 : 150));
    CHECK((out == typed));
  }
  auto const built = support::run(words_of("build --data data --output again.db --quiet"));
  CAPTURE(built.err);
  REQUIRE(built.exit_code == 0);
  for (std::string const view : {"v_result", "v_result_more", "v_document", "v_quote_link"}) {
    CAPTURE(view);
    CHECK((all_rows("again.db", view, "1, 2, 3") == all_rows(support::shipped_book(), view, "1, 2, 3")));
  }
}

TEST_CASE("findings of publications as JSON lines have the cells of the CSV") {
  auto const csv = csv_rows(support::run(words_of("export results --source publications")).out);
  auto const lines = support::lines_of(support::run(words_of("export results --source publications --format jsonl")).out);
  REQUIRE(csv.size() == lines.size());
  for (std::size_t i = 0; i < csv.size(); ++i) {
    CHECK(lines[i].find("\"document\":\"" + csv[i].at("document") + "\"") != std::string::npos);
    CHECK(lines[i].find("\"id\":\"" + csv[i].at("id") + "\"") != std::string::npos);
    CHECK(lines[i].find("\"effect_raw\":\"" + csv[i].at("effect_raw") + "\"") != std::string::npos);
  }
}

TEST_CASE("a part of the book keeps publications with their findings, links and input, and nothing of the others") {
  Workplace const place;
  REQUIRE(support::run(words_of("export book --output all.db")).exit_code == 0);
  for (std::string const kind : {"results", "results --source publications", "publications", "links"}) {
    CAPTURE(kind);
    CHECK((support::run(words_of("export " + kind + " --db all.db")).out == support::run(words_of("export " + kind)).out));
  }
  for (std::string const view : {"v_quote_link", "v_document"})
    CHECK((all_rows("all.db", view, "1, 2, 3") == all_rows(support::shipped_book(), view, "1, 2, 3")));
  REQUIRE(support::run(words_of("export book --document pmid-27717303 --output one.db")).exit_code == 0);
  CHECK(csv_rows(support::run(words_of("export publications --db one.db")).out).size() == 1);
  CHECK(csv_rows(support::run(words_of("export results --source publications --db one.db")).out).size() == 3);
  CHECK(support::run(words_of("export links --db one.db")).exit_code == 1);
}

TEST_CASE("a user's supplement to a publication's finding comes along in a part of the book") {
  Workplace const place;
  place.write("more.csv", "completes,p_raw\npmid-27717303:monaleesa-2-pfs-18-months,=0.01\n");
  auto const taken = support::run(words_of("import --supplement more.csv --document mine --db own.db"));
  CAPTURE(taken.err);
  REQUIRE(taken.exit_code == 0);
  auto const part = support::run(words_of("export book --document mine --db own.db --output part.db"));
  CAPTURE(part.err);
  REQUIRE(part.exit_code == 0);
  for (std::string const id : {"mine", "pmid-27717303"})
    CHECK((support::run(words_of("export results --db part.db --document " + id)).out.find("\n" + id + ",") != std::string::npos));
}
