// cli/command_locate.cpp - from passages to locators, for curators.
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/user_copy.hpp"
#include "core/database/file.hpp"
#include "core/error.hpp"
#include "importer/locate.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_output_file(arguments);
  auto const document = read_copy(arguments.get("DOCUMENT"));
  if (arguments.has("table")) {
    core::Problems problems;
    auto const csv = importer::locate_table(document, arguments.get("table"), core::database::read_file(arguments.get("table")), problems);
    if (!problems.empty()) throw core::InputError(std::move(problems));
    deliver_bytes(csv, arguments);
    return done;
  }
  if (!arguments.has("PASSAGE")) {
    deliver_bytes(fmt::format("sha256,{}\nlength,{}\n", document.sha256(), document.size()), arguments);
    return done;
  }
  std::string problem;
  auto const locator = importer::locator_of(document, arguments.get("PASSAGE"), problem);
  if (!problem.empty()) throw core::Error("the passage " + problem);
  deliver_bytes(locator + "\n", arguments);
  return done;
}

}  // namespace

Command locate_command() {
  return {"locate",
          "locators for passages of a document; without a passage its hash and length",
          {{"DOCUMENT", "", "plain text of the document", true, false, "file"},
           {"PASSAGE", "", "a passage; several joined by ¦; passage#2 is the second of its kind"},
           {"table", "FILE", "a CSV file with a column 'quote': the column becomes 'locator'"},
           {"output", "FILE", "write there instead of the terminal"},
           {"overwrite", "", "replace an existing output file"}},
          {{"locate guideline.txt \"HR=0.57，P＜0.001\"", "where it stands"},
           {"locate guideline.txt --table draft.csv --output results.csv", "a whole file of rows"}},
          run,
          "For those who extract documents: a locator says where a passage stands in the normalised text of a document, by position, length and "
          "hash, without repeating it."};
}

}  // namespace cli
