// cli/answer.hpp - an answer to where the user wants it, in the format he wants: terminal, pipe or file.
#pragma once
#include "cli/arguments.hpp"
#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "importer/evidence.hpp"

namespace cli {

// Checks --format, --output and --overwrite without touching a file's content: throws core::UsageError. Call before the work.
void check_answer_options(Arguments const& arguments);

void check_format(Arguments const& arguments);  // --format alone, for commands whose --output is something else
// The part of it for commands without --format: an existing file is replaced only with --overwrite.
void check_output_file(Arguments const& arguments);

// Adds what every answer carries: the book it comes from, and the program's version.
void add_source(core::table::Document& document, core::database::Connection& book);

// What a build or import loaded, as an answer: one row a file.
core::table::Document summary_of(std::vector<importer::Loaded> const& loaded, std::string const& title);

void deliver(core::table::Document const& document, Arguments const& arguments);

// Bytes to stdout or to --output, whole or not at all.
void deliver_bytes(std::string const& bytes, Arguments const& arguments);

}  // namespace cli
