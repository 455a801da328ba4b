// importer/records.cpp - the two readers, and the header by which a file is known.
#include "importer/records.hpp"

#include <algorithm>

#include "core/text/spreadsheet.hpp"
#include "importer/jsonl_reader.hpp"

namespace importer {
namespace {

void take_off(Field& field) {
  auto text = core::text::from_spreadsheet_safe(field.text);
  if (text.size() == field.text.size()) return;
  field.text = std::move(text);
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

}  // namespace importer
