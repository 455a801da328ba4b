// tests/fuzz/jsonl_target.cpp - JSON lines: records are as wide as the first, every problem points into the file and has a next step, and what was
// read and written again reads the same.
#include "core/error.hpp"
#include "core/text/json.hpp"
#include "importer/jsonl_reader.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

using importer::Record;

std::size_t lines_in(std::string_view bytes) {
  std::size_t out = 1;
  for (char const c : bytes) out += c == '\n';
  return out;
}

std::string written(std::vector<Record> const& records) {
  std::string out;
  for (std::size_t row = 1; row < records.size(); ++row) {
    for (std::size_t i = 0; i < records[row].fields.size(); ++i)
      out += (i == 0 ? "{" : ",") + core::text::json_string(records[0].fields[i].text) + ":" + core::text::json_string(records[row].fields[i].text);
    out += "}\n";
  }
  return out;
}

std::vector<Record> records_of(std::string_view bytes) {
  std::vector<Record> out;
  importer::read_jsonl("f.jsonl", bytes, [&](Record& record) { out.push_back(record); });
  return out;
}

}  // namespace

void jsonl(std::string_view bytes) {
  std::vector<Record> records;
  try {
    importer::read_jsonl("f.jsonl", bytes, [&](Record& record) { records.push_back(record); });
  } catch (core::InputError const& e) {
    require(!e.problems().empty(), "a refused file has a problem");
    for (auto const& problem : e.problems()) {
      require(!problem.message.empty() && !problem.advice.empty(), "a problem says what is wrong and what to do");
      require(problem.line >= 1 && problem.line <= lines_in(bytes) && problem.column >= 1, "a problem lies inside the file");
    }
  }
  for (auto const& record : records) require(record.fields.size() == records[0].fields.size(), "all records are equally wide");
  if (records.empty() || records[0].fields.empty()) return;
  auto const again = records_of(written(records));
  require(again.size() == records.size(), "as many records as were written");
  for (std::size_t i = 0; i < records.size(); ++i)
    for (std::size_t j = 0; j < records[i].fields.size(); ++j)
      require(again[i].fields[j].text == records[i].fields[j].text, "a field reads the same");
}

}  // namespace fuzz
