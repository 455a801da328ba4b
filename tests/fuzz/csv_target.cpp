// tests/fuzz/csv_target.cpp - CSV: every field stands where its place says, every problem points into the file and has a next step, and what was read
// and written again reads the same.
#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importer/csv_reader.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

using importer::Record;

// Byte of a place; the end when it lies behind the last line.
std::size_t byte_of(std::string_view bytes, std::size_t line, std::size_t column) {
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (; line > 1; --line) {
    auto const end = bytes.find_first_of("\n\r", at);
    require(end != std::string_view::npos, "a line lies inside the file");
    at = end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  for (; column > 1 && at < bytes.size(); --column) do
      ++at;
    while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U);
  require(column == 1, "a column lies inside the file");
  return at;
}

void check_place(std::string_view bytes, importer::Field const& field) {
  auto const rest = bytes.substr(byte_of(bytes, field.line, field.column));
  if (field.quoted)
    require(rest.starts_with('"'), "a quoted field begins with its quote");
  else
    require(rest.starts_with(field.text), "a field stands at its place");
}

std::string doubled(std::string_view text) {
  std::string out;
  for (char const c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out;
}

std::string written(std::vector<Record> const& records) {
  std::string out;
  for (auto const& record : records)
    for (std::size_t i = 0; i < record.fields.size(); ++i)
      out += '"' + doubled(record.fields[i].text) + (i + 1 < record.fields.size() ? "\"," : "\"\n");
  return out;
}

std::vector<Record> records_of(std::string_view bytes) {
  std::vector<Record> out;
  importer::read_csv("f.csv", bytes, [&](Record& record) { out.push_back(record); });
  return out;
}

}  // namespace

void csv(std::string_view bytes) {
  std::vector<Record> records;
  try {
    importer::read_csv("f.csv", bytes, [&](Record& record) { records.push_back(record); });
  } catch (core::InputError const& e) {
    require(!e.problems().empty(), "a refused file has a problem");
    for (auto const& problem : e.problems()) {
      require(!problem.message.empty() && !problem.advice.empty(), "a problem says what is wrong and what to do");
      byte_of(bytes, problem.line, problem.column);
    }
  }
  for (auto const& record : records) {
    require(!record.fields.empty(), "a record has a field");
    for (auto const& field : record.fields) check_place(bytes, field);
  }
  auto const again = records_of(written(records));
  require(again.size() == records.size(), "as many records as were written");
  for (std::size_t i = 0; i < records.size(); ++i) {
    require(again[i].fields.size() == records[i].fields.size(), "as many fields as were written");
    for (std::size_t j = 0; j < records[i].fields.size(); ++j)
      require(again[i].fields[j].text == records[i].fields[j].text, "a field reads the same");
  }
}

}  // namespace fuzz
