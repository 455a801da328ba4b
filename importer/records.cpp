// importer/records.cpp - a text is protected when behind one or more apostrophes stands a sign that begins a formula.
#include "importer/records.hpp"

#include <algorithm>

#include "importer/jsonl_reader.hpp"

namespace importer {
namespace {

// Apostrophes in front of a sign that begins a formula; npos: there is no such sign.
std::size_t apostrophes(std::string_view text) {
  auto const sign = text.find_first_not_of('\'');
  return sign != std::string_view::npos && std::string_view("=+-@").find(text[sign]) != std::string_view::npos ? sign : std::string_view::npos;
}

void take_off(Field& field) {
  auto const count = apostrophes(field.text);
  if (count == std::string::npos || count == 0) return;
  field.text.erase(0, 1);
  ++field.column;
}

// Byte behind the first line that is no '#' line: enough to know a CSV file by its header.
std::size_t end_of_csv_header(std::string_view bytes) {
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < bytes.size()) {
    bool const comment = bytes[at] == '#';
    auto const newline = bytes.find_first_of("\n\r", at);
    if (newline == std::string_view::npos) return bytes.size();
    at = newline + 1;
    if (!comment) return at;
  }
  return bytes.size();
}

}  // namespace

bool is_jsonl(std::string const& file) { return file.ends_with(".jsonl"); }

void read_records(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take) {
  if (is_jsonl(file)) return read_jsonl(file, bytes, take);
  read_csv(file, bytes, [&](Record& record) {
    std::for_each(record.fields.begin(), record.fields.end(), take_off);
    take(record);
  });
}

std::string_view header_of(std::string const& file, std::string_view bytes) {
  if (!is_jsonl(file)) return bytes.substr(0, end_of_csv_header(bytes));
  auto const start = bytes.find('{');
  return bytes.substr(0, start == std::string_view::npos ? bytes.size() : bytes.find('\n', start));
}

std::string with_apostrophe(std::string const& text, bool all) {
  auto const count = apostrophes(text);
  return count == std::string::npos || (count == 0 && !all) ? text : "'" + text;
}

}  // namespace importer
