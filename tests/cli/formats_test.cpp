// tests/cli/formats_test.cpp - every command that prints rows, in every format: the same bytes twice, the same rows as in csv, and the query, the
// book and the program in the file.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

#include "report/formats.hpp"
#include "schema/book.hpp"
#include "tests/cli/editions.hpp"
#include "tests/report/office_files.hpp"

namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

struct Question {
  std::string line;
  int exit_code = 0;
};

// Lines for a folder that has text.txt, over a book with two editions of a guideline. The text holds no number of the book.
std::vector<Question> questions() {
  return {{"grades --subtype HR+/HER2- --line second-or-later --prior cdk46-inhibitor --explain"},
          {"grades --subtype HR+/HER2- --treatment denosumab"},
          {"compare PFS OS --treatment \"CDK4/6 inhibitor\""},
          {"compare PFS --subtype HR+/HER2- --line first --treatment alpelisib"},
          {"compare --conflicts"},
          {"doses bisphosphonate"},
          {"search fracture"},
          {"search 地諾單抗"},
          {"show MONALEESA-2"},
          {"show ABCSG-18"},
          {"show T-DXd"},
          {"show abc-china-2024"},
          {"show abc-china-2024 --coverage"},
          {"show abc-china-2024:paloma-2-os"},
          {"show abc-china-2024:paloma-2-os --source text.txt", 3},
          {"diff my-guideline-2024 my-guideline-2026"},
          {"verify denosumab-review=text.txt", 3}};
}

support::Ran ask(std::string const& line, std::string_view format) { return editions_book().ask(line + " --format " + std::string(format)); }

std::string hash_of_book() {
  auto book = schema::open(editions_book().file());
  return schema::property(book, "content_hash");
}

std::vector<Json> lines_of(std::string const& text) {
  std::vector<Json> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(Json::parse(line));
  return out;
}

std::string shown(Json const& value) { return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump(); }

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("every format of every answer is the same bytes twice, and says program and book") {
  REQUIRE(editions_book().imported());
  Workplace const place;
  place.write("text.txt", "nothing of the book\n");
  auto const hash = hash_of_book();
  for (auto const& [line, exit_code] : questions())
    for (auto const& format : report::formats()) {
      auto const ran = ask(line, format.name), again = ask(line, format.name);
      CAPTURE(line, format.name, ran.err);
      CHECK(ran.exit_code == exit_code);
      CHECK(ran.err == "");
      CHECK((ran.out == again.out));
      bool const whole = format.name == "csv" || format.name.starts_with("json");
      bool const rowless = format.name == "csv" && count(ran.out, "\n") == 1;
      auto const said = readable(format, ran.out);
      CHECK((rowless || contains(said, whole ? hash : "content " + hash.substr(0, 12))));
      CHECK((rowless || contains(said, std::string("trialbook ") + TRIALBOOK_VERSION)));
    }
}

TEST_CASE("json, jsonl and the page hold the rows of csv") {
  Workplace const place;
  place.write("text.txt", "nothing of the book\n");
  for (auto const& question : questions()) {
    auto const& line = question.line;
    CAPTURE(line);
    auto const rows = csv_rows(ask(line, "csv").out);
    auto const lines = lines_of(ask(line, "jsonl").out);
    auto const json = Json::parse(ask(line, "json").out);
    auto const page = ask(line, "html").out;
    REQUIRE(lines.size() == rows.size() + 1);
    std::size_t n = 0, tables = 0, differing = 0;
    for (auto const& section : json["sections"]) {
      tables += section["rows"].empty() ? 0 : 1;
      for (auto const& row : section["rows"]) {
        for (auto const& [key, value] : row.items())
          differing += shown(value) != rows.at(n).at(key) || shown(lines.at(n + 1).at(key)) != rows.at(n).at(key);
        ++n;
      }
    }
    CHECK(n == rows.size());
    CHECK(differing == 0);
    CHECK(count(page, "<tr>") + count(page, "<tr class=\"bare\">") == rows.size() + tables);
  }
}

TEST_CASE("the columns of csv have names of their own, and the last three are query, book and program") {
  Workplace const place;
  place.write("text.txt", "nothing of the book\n");
  auto const hash = hash_of_book();
  for (auto const& [line, exit_code] : questions()) {
    CAPTURE(line);
    auto const csv = ask(line, "csv").out;
    auto const header = csv.substr(0, csv.find('\n'));
    CHECK(header.ends_with(",query,book,program"));
    std::set<std::string> names;
    std::istringstream stream(header);
    for (std::string name; std::getline(stream, name, ',');) CHECK(names.insert(name).second);
    for (auto const& row : csv_rows(csv)) {
      REQUIRE(row.at("query") == line);
      REQUIRE(row.at("book") == hash);
      REQUIRE(row.at("program") == std::string("trialbook ") + TRIALBOOK_VERSION);
    }
  }
}

TEST_CASE("options that leave rows out stand in the query of a file, those of its delivery do not") {
  Workplace const place;
  auto const ran = support::run(words_of("grades --subtype HR+/HER2- --tables-only --output out.json --overwrite"));
  REQUIRE(ran.exit_code == 0);
  CHECK(Json::parse(support::read("out.json"))["query"] == "grades --subtype HR+/HER2- --tables-only");
}

TEST_CASE("banners and notes of an answer are in every format that has room for them") {
  std::string const banner = "rows of 10 different trials stand side by side", note = "document says adjuvant treatment";
  for (auto const& format : report::formats()) {
    auto const out = readable(format, ask("compare PFS --subtype HR+/HER2- --line first", format.name).out);
    CAPTURE(format.name);
    CHECK(contains(out, banner) == (format.name != "csv"));
    CHECK(contains(out, note));
  }
}

TEST_CASE("commands that make something say what they made in any format") {
  for (auto const& format : report::formats()) {
    if (format.name == "text") continue;
    Workplace const place;
    place.write("text.txt", "HR=0.57, P<0.001\n");
    std::string const name(format.name), file = "out" + std::string(format.suffix), folder = hard_quotes("denosumab-review").string();
    CAPTURE(name);
    auto const built = support::run({"build", "--data", std::string(TEST_SOURCE_DIR) + "/data", "--output", "book.db", "--format", name});
    CHECK(built.exit_code == 0);
    CHECK(contains(readable(format, built.out), "abc-china-2024"));
    std::pair<Words, std::string> const makers[] = {{{"import", folder, "--db", "own.db"}, "hard-denosumab"},
                                                    {{"import", folder, "--check"}, "hard-denosumab"},
                                                    {{"template", "results"}, "experimental"},
                                                    {{"locate", "text.txt", "HR=0.57"}, "0+7@"},
                                                    {{"locate", "text.txt"}, "15"}};
    for (auto const& [words, made] : makers) {
      CAPTURE(words);
      auto with_file = words;
      with_file.insert(with_file.end(), {"--output", file, "--overwrite"});
      auto const ran = support::run(with_file);
      CAPTURE(ran.err);
      CHECK(ran.exit_code == 0);
      CHECK(ran.out == "");
      auto const written = support::read(file);
      CHECK(contains(readable(format, written), made));
      if (name == "json") CHECK(Json::parse(written)["program"] == std::string("trialbook ") + TRIALBOOK_VERSION);
    }
  }
}

TEST_CASE("locate --table writes the file for import and refuses another format") {
  Workplace const place;
  place.write("text.txt", "HR=0.57, P<0.001\n");
  place.write("draft.csv", "id,quote\na,HR=0.57\n");
  CHECK(support::run({"locate", "text.txt", "--table", "draft.csv", "--output", "out.json"}).exit_code == 2);
  CHECK(support::run({"locate", "text.txt", "--table", "draft.csv", "--output", "out.csv"}).exit_code == 0);
  CHECK(place.names() == Words{"draft.csv", "out.csv", "text.txt"});
}
