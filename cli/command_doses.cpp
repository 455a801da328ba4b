// cli/command_doses.cpp - how documents say that a drug is given.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/doses.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  std::vector<std::pair<std::string, std::string>> typed{{"treatment", arguments.get("DRUG")}};
  for (auto const& value : arguments.all("document")) typed.emplace_back("document", value);
  auto answer = query::doses(book, query::resolve(book, vocabulary, typed), arguments.has("all-editions"));
  deliver(answer, book, arguments);
  return done;
}

}  // namespace

Command doses_command() {
  return {"doses",
          "dose, route and interval of a drug or class, as each document states them",
          with_answer_options({{"DRUG", "", "any name of a drug or class: denosumab, bisphosphonate", true, false, "treatment"},
                               {"document", "ID", "of this document only", false, false, "document"},
                               {"all-editions", "", "superseded editions too"}}),
          {{"doses denosumab", "how each document says it is given"}, {"doses bisphosphonate --format csv", "every drug of a class, as CSV"}},
          run,
          "Lists what each document says about how a drug, or each drug of a class, is given, with the place it stands at. Nothing is converted and "
          "nothing is recommended."};
}

}  // namespace cli
