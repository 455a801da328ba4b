// schema/book.hpp - a book is one SQLite file in our layout: creating its tables, opening it safely, deriving, proving and sealing it.
// Start reading at the .sql files: tables/ (what is stored), derive/ (what follows from it), checks/ (what must hold), views/ (what people query).
#pragma once
#include <filesystem>
#include <string>

#include "core/database/database.hpp"

namespace schema {

inline constexpr int application_id = 0x74726B62;  // "trkb"
inline constexpr int layout_version = 4;           // raised with every change of the tables; an older file is refused before 1.0

void create(core::database::Connection& book, std::string const& program_version);

// Opens read-only and checks that the file is a book of this layout; core::Error says what was found, what expected, and the next step.
core::database::Connection open(std::filesystem::path const& file);
void check_layout(core::database::Connection& book, std::filesystem::path const& file);

// Rebuilds everything derived, then runs the consistency queries; core::Error lists violations.
void derive(core::database::Connection& book);
void check_consistency(core::database::Connection& book);

// Stores the content hash (over all stored tables, in key order) and writes a compact copy to `target`: same content, same bytes.
void seal(core::database::Connection& book, std::filesystem::path const& target);

std::string property(core::database::Connection& book, std::string const& name);

}  // namespace schema
