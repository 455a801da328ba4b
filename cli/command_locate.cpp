// cli/command_locate.cpp - from passages to locators, for curators. As text the bare values, to be put into a file of data; in other formats an
// answer.
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/user_copy.hpp"
#include "core/database/file.hpp"
#include "core/error.hpp"
#include "importer/locate.hpp"
#include "report/formats.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

using core::table::Document;

void deliver_table(core::text::NormalText const& document, Arguments const& arguments) {
  core::Problems problems;
  auto const csv = importer::locate_table(document, arguments.get("table"), core::database::read_file(arguments.get("table")), problems);
  if (!problems.empty()) throw core::InputError(std::move(problems));
  deliver_bytes(csv, arguments);
}

Document located(core::text::NormalText const& document, std::string const& passage) {
  std::string problem;
  auto const locator = importer::locator_of(document, passage, problem);
  if (!problem.empty()) throw core::Error("the passage " + problem);
  Document out;
  out.title = "Place of a passage";
  out.sections.push_back({"place", "", {}, {{{"passage", "Passage"}, {"locator", "Locator"}}, {{passage, locator}}}, {}});
  return out;
}

Document measured(core::text::NormalText const& document) {
  Document out;
  out.title = "Hash and length of a document";
  out.sections.push_back(
      {"document",
       "",
       {},
       {{{"sha256", "SHA-256"}, core::table::count_column("length", "Length")}, {{document.sha256(), std::to_string(document.size())}}},
       {}});
  return out;
}

int run(Arguments const& arguments) {
  bool const table = arguments.has("table");
  check_answer_options(arguments, table ? "csv" : "text");
  if (table && chosen_format(arguments, "csv") != "csv")
    throw core::UsageError("locate --table makes a file for import, which is CSV", "leave out --format, and let --output end in .csv");
  auto const document = read_copy(arguments.get("DOCUMENT"));
  if (table) return deliver_table(document, arguments), done;
  auto answer = arguments.has("PASSAGE") ? located(document, arguments.get("PASSAGE")) : measured(document);
  auto const& row = answer.sections[0].table.rows[0];
  if (chosen_format(arguments) != "text")
    deliver(std::move(answer), arguments);
  else
    deliver_bytes(arguments.has("PASSAGE") ? row[1] + "\n" : fmt::format("sha256,{}\nlength,{}\n", row[0], row[1]), arguments);
  return done;
}

}  // namespace

Command locate_command() {
  return {"locate",
          "locators for passages of a document; without a passage its hash and length",
          {{"DOCUMENT", "", "plain text of the document", true, false, "file"},
           {"PASSAGE", "", "a passage; several joined by ¦; passage#2 is the second of its kind"},
           {"table", "FILE", "a CSV file with a column 'quote': the column becomes 'locator'"},
           format_option(),
           {"output", "FILE", "write there instead of the terminal: " + report::format_suffixes()},
           {"overwrite", "", "replace an existing output file"}},
          {{"locate guideline.txt \"HR=0.57，P＜0.001\"", "where it stands"},
           {"locate guideline.txt --table draft.csv --output results.csv", "a whole file of rows"}},
          run,
          "For those who extract documents: a locator says where a passage stands in the normalised text of a document, by position, length and "
          "hash, without repeating it."};
}

}  // namespace cli
