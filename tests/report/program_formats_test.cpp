// tests/report/program_formats_test.cpp - csv, json and jsonl read back: every row with every digit, and nothing of the question lost.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "importer/csv_reader.hpp"
#include "tests/report/hard_document.hpp"

namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> lines_of(std::string const& text) {
  std::vector<Json> out;
  for (std::size_t start = 0; start < text.size();) {
    auto const end = text.find('\n', start);
    out.push_back(Json::parse(text.substr(start, end - start)));
    start = end + 1;
  }
  return out;
}

std::vector<std::vector<std::string>> fields_of(std::string const& csv) {
  std::vector<std::vector<std::string>> out;
  importer::read_csv("answer", csv, [&](importer::Record& record) {
    out.emplace_back();
    for (auto const& field : record.fields) out.back().push_back(field.text);
  });
  return out;
}

}  // namespace

TEST_CASE("json keeps the digits of quoted numbers, and only counts are numbers") {
  auto const json = Json::parse(rendered("json"));
  auto const& rows = json["sections"][0]["rows"];
  CHECK(rows[3]["effect"] == "HR 0.6");
  CHECK(rows[0]["effect"] == "HR 0.60 (0.46–0.77)");
  CHECK(rows[0]["trial"] == "=1+1");
  CHECK(json["sections"][2]["rows"][0]["rows"] == 12);
  CHECK(json["sections"][2]["rows"][1]["rows"].is_null());
}

TEST_CASE("a column of counts that holds something else stays text") {
  core::table::Document document;
  document.sections.push_back({"a", "", {}, {{core::table::count_column("n", "N")}, {{"12"}, {"12 or 13"}, {"99999999999999999999"}}}, {}});
  auto const rows = Json::parse(rendered("json", document))["sections"][0]["rows"];
  CHECK(rows[0]["n"] == 12);
  CHECK(rows[1]["n"] == "12 or 13");
  CHECK(rows[2]["n"] == "99999999999999999999");
}

TEST_CASE("json holds title, query, whole hash, program, facts by key, banners and notes; an empty cell is null; pictures are left out") {
  auto const json = Json::parse(rendered("json"));
  CHECK(json["title"] == hard_document().title);
  CHECK(json["query"] == "compare PFS --line first");
  CHECK(json["book"] == hard_hash);
  CHECK(json["program"] == "trialbook 9.8.7");
  CHECK(json["facts"]["filters"] == "--line first --site \"脑\"");
  CHECK(json["facts"]["document"] == Json::array({"one", "two"}));
  CHECK(json["notes"][0] == hard_document().notes[0]);
  auto const& findings = json["sections"][0];
  CHECK(findings["part"] == "inside");
  CHECK(findings["before"][0] == hard_findings().before[0]);
  CHECK(findings["after"][0] == hard_findings().after[0]);
  CHECK(findings["rows"][1]["remark"] == "line\nbreak");
  CHECK(findings["rows"][3]["values"].is_null());
  CHECK_FALSE(findings["rows"][0].contains("bar"));
  for (auto const& column : findings["columns"]) CHECK(column["key"] != "bar");
  CHECK(findings["columns"][1] == Json{{"key", "trial"}, {"label", "Trial"}});
  CHECK(json["sections"][1]["rows"].empty());
  CHECK(json["sections"][1]["before"][0] == "No finding fits.");
}

TEST_CASE("jsonl is one object a line: what the answer is about first, then each row") {
  auto const lines = lines_of(rendered("jsonl"));
  REQUIRE(lines.size() == 1 + 5 + 2);
  auto const& about = lines[0]["about"];
  CHECK(about["book"] == hard_hash);
  CHECK(about["facts"]["filters"] == "--line first --site \"脑\"");
  CHECK(about["sections"][0]["before"][0] == hard_findings().before[0]);
  CHECK(about["sections"][1]["after"][0] == "--line emptied it");
  CHECK_FALSE(about["sections"][0].contains("rows"));
  CHECK(about["notes"][0] == hard_document().notes[0]);
  CHECK(lines[1]["part"] == "inside");
  CHECK(lines[3]["trial"] == "德曲妥珠单抗");
  CHECK(lines[6]["part"] == "counts");
  CHECK(lines[6]["rows"] == 12);
  CHECK(lines[6]["effect"].is_null());
}

TEST_CASE("csv, read back, has the rows of jsonl and on each of them query, book and program") {
  auto const lines = lines_of(rendered("jsonl"));
  auto const table = fields_of(rendered("csv"));
  REQUIRE(table.size() == lines.size());
  auto const& header = table[0];
  CHECK(std::vector<std::string>(header.end() - 3, header.end()) == std::vector<std::string>{"query", "book", "program"});
  for (std::size_t r = 1; r < table.size(); ++r) {
    REQUIRE(table[r].size() == header.size());
    CHECK(std::vector<std::string>(table[r].end() - 3, table[r].end()) ==
          std::vector<std::string>{"compare PFS --line first", hard_hash, "trialbook 9.8.7"});
    for (std::size_t c = 0; c + 3 < header.size(); ++c) {
      auto const& value = lines[r][header[c]];
      CHECK(table[r][c] == (value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump()));
    }
  }
}

TEST_CASE("an answer without rows is a header in csv, and still says what it is about in json and jsonl") {
  auto document = hard_document();
  document.sections = {document.sections[1]};
  CHECK(rendered("csv", document) == "trial,effect,query,book,program\n");
  CHECK(lines_of(rendered("jsonl", document)).size() == 1);
  CHECK(Json::parse(rendered("json", document))["book"] == hard_hash);
}

TEST_CASE("a byte that is no UTF-8 becomes a replacement character in json") {
  core::table::Document document;
  document.title =
      "a\xff"
      "b";
  document.sections.push_back({"\xc3", "", {"\xe4\xb8"}, {{{"k", "\xff"}}, {{"\xed\xa0\x80"}}}, {}});
  CHECK(Json::parse(rendered("json", document))["title"] == "a\uFFFDb");
  CHECK(lines_of(rendered("jsonl", document)).size() == 2);
}
