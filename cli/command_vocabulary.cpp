// cli/command_vocabulary.cpp - what can be filtered by, with counts of what each value would give.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/vocabulary.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  auto answer = arguments.has("KIND") ? query::vocabulary_values(book, schema::Vocabulary(book), arguments.get("KIND"), arguments.has("all"))
                                      : query::vocabulary_kinds(book);
  deliver(std::move(answer), book, arguments);
  return done;
}

}  // namespace

Command vocabulary_command() {
  return {"vocabulary",
          "what can be filtered by, as it is typed, and how much evidence each gives",
          with_answer_options({{"KIND", "", "line, prior, biomarker, treatment, endpoint …; without it the list of kinds"},
                               {"all", "", "values without evidence in this book too"}}),
          {{"vocabulary", "the kinds"},
           {"vocabulary line", "lines of treatment, with what each gives"},
           {"vocabulary biomarker --all --format csv", "every biomarker that can be typed, as CSV"}},
          run,
          "Without a kind it lists the kinds. With one it lists the values that the filter takes, with their names and with the findings, "
          "recommendations and "
          "claims that each gives alone, counted by the statements of compare and grades themselves."};
}

}  // namespace cli
