// cli/command_show.cpp - everything about one trial, drug, document, finding, claim or recommendation.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/user_copy.hpp"
#include "core/error.hpp"
#include "query/passage.hpp"
#include "query/show.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int show_source(Arguments const& arguments, core::database::Connection& book, schema::Vocabulary const& vocabulary) {
  if (arguments.has("coverage")) throw core::UsageError("--source and --coverage are two questions", "ask one after the other");
  auto const id = arguments.get("ID");
  query::check_has_place(book, vocabulary, id);
  auto answer = query::passage(book, id, read_copy(arguments.get("source")));
  deliver(answer.document, book, arguments);
  return answer.misses == 0 ? done : found_something;
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  if (arguments.has("source")) return show_source(arguments, book, vocabulary);
  auto answer = arguments.has("coverage") ? query::coverage(book, arguments.get("ID")) : query::show(book, vocabulary, arguments.get("ID"));
  deliver(answer, book, arguments);
  return done;
}

}  // namespace

Command show_command() {
  return {"show",
          "everything about one trial, drug, class, document, finding or recommendation",
          with_answer_options(
              {{"ID", "", "a name (MONALEESA-2, T-DXd) or an id (abc-china-2024:monaleesa-2-pfs)", true, false, "trial treatment document item"},
               {"coverage", "", "of a document: how much was extracted under each heading"},
               {"source", "FILE",
                "of an item: its passage in your own copy of the document (plain text), numbers marked; exit code 3 when one is missing"}}),
          {{"show MONALEESA-3", "what each document quotes of a trial"},
           {"show abc-china-2024:paloma-2-os", "one finding with all its fields and its place"},
           {"show abc-china-2024:paloma-2-os --source guideline.txt", "its passage in your own copy, numbers marked"},
           {"show abc-china-2024 --coverage", "what was extracted of a document, heading by heading"},
           {"show 德曲妥珠单抗", "recommendations, approvals, findings and claims of a drug"}},
          run,
          "Shows all that the book holds of one thing. A trial that several documents quote stands side by side, with what differs; a study that was "
          "identified by us and not by its document is marked so, with the reason. The documents themselves are not part of the book: with --source "
          "a passage is shown from the user's own copy."};
}

}  // namespace cli
