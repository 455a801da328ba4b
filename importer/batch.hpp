// importer/batch.hpp - what all loaders share while one book is being written: the connection, the vocabulary, problems, the batch a row came from.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/database/database.hpp"
#include "core/error.hpp"
#include "importer/sheet.hpp"
#include "schema/vocabulary.hpp"

namespace importer {

inline constexpr std::string_view program_version = TRIALBOOK_VERSION;

// Told what happens now ("deriving" …); may be empty.
using Progress = std::function<void(std::string const& phase)>;

struct Context {
  core::database::Connection& book;
  core::Problems problems;
  Progress progress{};
  bool refused = false;  // a file cannot be taken as a whole: nothing is written, even where bad rows may be left out
  core::database::Prepared prepared{book};
  std::unordered_map<std::string, std::int64_t> parted_batches = {};  // file → batch, of files whose rows belong to several documents
  std::unordered_map<std::string, std::size_t> lines_of_ids = {};     // "table slug" → line, of the rows seen so far
};

// Sheet::each with the problems of the context; tells the progress in rows.
void each_line(Context& context, Sheet& sheet, std::function<void(Line const&)> const& take);

// Records the file in import_batch (bytes deflated) and returns its id.
std::int64_t record_batch(core::database::Connection& book, Sheet const& sheet, std::string_view document);

// The id of the row with this slug in `table` (one of ours, never from input), or 0.
std::int64_t id_of(Context& context, std::string const& table, std::string const& slug);

// `first_line`: where the id stands first in this file; 0 when it is in the book already.
core::Problem duplicate_id(Line const& line, std::size_t first_line);

// True when the line has a well-formed id and `slug` is not in `table` yet; else adds a problem.
bool id_is_free(Context& context, Line const& line, std::string const& table, std::string const& slug);

// Inserts provenance and returns its id.
std::int64_t insert_provenance(Context& context, std::int64_t document, Line const& line);

// "50; 37" → "37; 50": pieces sorted (numbers by value) and joined by "; ", as views promise.
std::string sorted_list(std::string_view joined);

// Pieces of "a; b; c".
std::vector<std::string> list_of(std::string_view joined);

}  // namespace importer
