// cli/command_build.cpp - data files → a book.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "importer/build.hpp"
#include "report/formats.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  auto const for_summary = arguments.without("output");  // that names the database
  check_answer_options(for_summary);
  auto const target = arguments.get("output", "trialbook.db");
  use_book(target);
  auto const loaded = importer::build(arguments.get("data", "data"), target, show_progress);
  show_progress("");
  if (arguments.has("quiet")) return done;
  auto summary = summary_of(loaded, "Built " + target);
  auto book = schema::open(target);
  deliver(std::move(summary), book, for_summary);
  return done;
}

}  // namespace

Command build_command() {
  return {"build",
          "make a book from a data folder; same data, same bytes",
          {{"data", "DIR", "folder with vocabulary/, trials.csv and documents/; otherwise ./data"},
           {"output", "FILE", "the database to write or replace; otherwise ./trialbook.db"},
           {"format", "NAME", "of the summary, which goes to the terminal: " + report::format_names(), false, false, "format"},
           {"quiet", "", "say nothing when all is well"}},
          {{"build --data data --output trialbook.db", "the shipped book from its sources"}},
          run,
          "Makes a book from vocabulary, trials and documents in CSV, derives what follows from them and checks that all is consistent. The same "
          "data give the same bytes."};
}

}  // namespace cli
