// importer/jsonl_reader.hpp - splits JSON lines into records of fields with their places, as csv_reader does: the first record holds the keys of all
// lines in order of first appearance. Knows no columns and no tables. A line is one object of texts, numbers (kept as written) and nulls.
// Fails with core::InputError: all broken lines, each with its place, after the last record.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "importer/csv_reader.hpp"

namespace importer {

void read_jsonl(std::string const& file, std::string_view bytes, std::function<void(Record&)> const& take);

}  // namespace importer
