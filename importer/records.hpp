// importer/records.hpp - the records of an input file, whatever its format: .jsonl by its name, else CSV. The apostrophe that keeps a spreadsheet
// from reading a cell of CSV as a formula (core/text/spreadsheet.hpp) is taken off here. Fails as the reader of the format does (core::InputError).
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "importer/csv_reader.hpp"

namespace importer {

bool is_jsonl(std::string const& file);

void read_records(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take);
// The bytes that hold the first record, which names the columns.
std::string_view header_of(std::string const& file, std::string_view bytes);

}  // namespace importer
