// cli/command_search.cpp - what a text names, and where it occurs.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/search.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  auto answer = query::search(book, arguments.get("TEXT"));
  deliver(answer, book, arguments);
  return done;
}

}  // namespace

Command search_command() {
  return {"search",
          "names of trials, drugs, endpoints and populations; words of the documents",
          with_answer_options({{"TEXT", "", "any name or part of one, in either script; or a word", true, false, "name"}}),
          {{"search 地諾單抗", "what a name means, in either script"}, {"search fracture", "everything that is called so or speaks of it"}},
          run,
          "Finds what a text names, in simplified or traditional Chinese or English and whatever its spelling, and the documents, claims and notes "
          "that hold it as a word."};
}

}  // namespace cli
