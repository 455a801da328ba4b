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
  query::SearchOptions options;
  options.kind = arguments.get("kind");
  options.limit = number_of(arguments, "limit", options.limit);
  deliver(query::search(book, arguments.get("TEXT"), options), book, arguments);
  return done;
}

}  // namespace

Command search_command() {
  return {"search",
          "names of trials, drugs, endpoints and populations; words of the documents",
          with_answer_options({{"TEXT", "", "any name or part of one, in either script; or words: all must occur, \"two words\" beside each other",
                                true, false, "name"},
                               {"kind", "NAME", "only this kind: trial, drug, drug-class, endpoint, document, claim, recommendation, note …"},
                               {"limit", "N", "rows of each kind; 0 for all, otherwise 10"}}),
          {{"search 地諾單抗", "what a name means, in either script"},
           {"search fracture", "everything that is called so or speaks of it"},
           {"search \"骨转移 denosumab\" --kind claim --limit 0", "all claims with both words"}},
          run,
          "Finds what a text names, in simplified or traditional Chinese or English and whatever its spelling, and the documents, claims and notes "
          "that hold it as a word."};
}

}  // namespace cli
