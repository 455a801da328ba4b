// importer/csv_reader.hpp - splits CSV bytes into records of fields with their places. Knows no columns and no tables.
// RFC 4180: quoted commas, doubled quotes, line breaks in fields, CRLF or LF; a byte-order mark is skipped, and lines that begin with '#' before the
// header. Fails with core::InputError: bytes that are not UTF-8 (nothing is read then), and all broken quotes (each with its place, after the last
// record).
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace importer {

struct Field {
  std::string text;
  std::size_t line = 0, column = 0;  // of its first character (a quote counts), from 1, column in code points
  bool quoted = false;
};

struct Record {
  std::size_t line = 0;
  std::vector<Field> fields;
};

// Calls `take` for each whole record in order; the record may be moved from. A file with broken quotes is read to its end before this throws.
void read_csv(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take);

// One field as CSV: quoted when needed.
std::string csv_field(std::string_view text);

}  // namespace importer
