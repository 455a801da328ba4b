// cli/command_show.cpp - everything about one trial, drug, document, finding, claim or recommendation.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/show.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  auto answer = arguments.has("coverage") ? query::coverage(book, arguments.get("ID")) : query::show(book, vocabulary, arguments.get("ID"));
  add_source(answer, book);
  deliver(answer, arguments);
  return done;
}

}  // namespace

Command show_command() {
  return {"show",
          "everything about one trial, drug or class, document, finding, claim or recommendation",
          with_answer_options({{"ID", "", "a name (MONALEESA-2, T-DXd) or an id (abc-china-2024:monaleesa-2-pfs)", true},
                               {"coverage", "", "of a document: how much was extracted under each heading"}}),
          {{"show MONALEESA-3", "what each document quotes of a trial"},
           {"show abc-china-2024:paloma-2-os", "one finding with all its fields and its place"},
           {"show abc-china-2024 --coverage", "what was extracted of a document, heading by heading"},
           {"show 德曲妥珠单抗", "recommendations, approvals, findings and claims of a drug"}},
          run};
}

}  // namespace cli
