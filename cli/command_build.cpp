// cli/command_build.cpp - data files → a book.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "importer/build.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_format(arguments);
  auto const target = arguments.get("output", "trialbook.db");
  use_book(target);
  auto const loaded = importer::build(arguments.get("data", "data"), target, show_progress);
  show_progress("");
  if (arguments.has("quiet")) return done;
  auto summary = summary_of(loaded, "Built " + target);
  Arguments shown;  // --output names the database, not the summary
  if (arguments.has("format")) shown.add("format", arguments.get("format"));
  deliver(summary, shown);
  return done;
}

}  // namespace

Command build_command() {
  return {"build",
          "make a book from a data folder; same data, same bytes",
          {{"data", "DIR", "folder with vocabulary/, trials.csv and documents/; otherwise ./data"},
           {"output", "FILE", "the database to write or replace; otherwise ./trialbook.db"},
           {"format", "NAME", "of the summary: text, csv or markdown"},
           {"quiet", "", "say nothing when all is well"}},
          {{"build --data data --output trialbook.db", "the shipped book from its sources"}},
          run};
}

}  // namespace cli
