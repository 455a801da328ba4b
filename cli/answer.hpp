// cli/answer.hpp - an answer to where the user wants it, in the format he wants: terminal, pipe or file.
#pragma once
#include "cli/arguments.hpp"
#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "importer/evidence.hpp"

namespace cli {

// Checks --format, --output and --overwrite without touching a file's content: throws core::UsageError. Call before the work. `otherwise` is the
// format of a command that does not say text where the user says nothing.
void check_answer_options(Arguments const& arguments, std::string const& otherwise = "text");

void check_language(Arguments const& arguments);  // --lang alone
// The part of it for an output that is no answer: an existing file is replaced only with --overwrite.
void check_output_file(Arguments const& arguments);

// The name of the format: that of --format, else of the suffix of --output, else `otherwise`.
std::string chosen_format(Arguments const& arguments, std::string const& otherwise = "text");

// What a build or import loaded, as an answer: one row a file.
core::table::Document summary_of(std::vector<importer::Loaded> const& loaded, std::string const& title);

// An answer from a book: adds what was asked, the content of the book and the program's version; labels in the language of --lang.
void deliver(core::table::Document document, core::database::Connection& book, Arguments const& arguments);
// One without a book: summaries of build and import.
void deliver(core::table::Document document, Arguments const& arguments);

// Bytes to stdout or to --output, whole or not at all.
void deliver_bytes(std::string const& bytes, Arguments const& arguments);

}  // namespace cli
