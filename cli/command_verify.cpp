// cli/command_verify.cpp - stored numbers against the user's own copy of a document.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/user_copy.hpp"
#include "core/error.hpp"
#include "query/verify.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  core::table::Document all;
  std::size_t misses = 0;
  for (auto const& pair : arguments.all("ID=FILE")) {
    auto const equals = pair.find('=');
    if (equals == std::string::npos) throw core::UsageError("'" + pair + "': expected ID=FILE", "for example abc-china-2024=guideline.txt");
    auto const copy = read_copy(pair.substr(equals + 1));
    auto one = query::verify(book, pair.substr(0, equals), copy);
    misses += one.misses;
    all.title += (all.title.empty() ? "" : "; ") + one.document.title;
    for (auto& fact : one.document.facts) all.facts.push_back(std::move(fact));
    for (auto& section : one.document.sections) all.sections.push_back(std::move(section));
  }
  deliver(all, book, arguments);
  return misses == 0 ? done : found_something;
}

}  // namespace

Command verify_command() {
  return {"verify",
          "every stored number at its place in your own copy of a document",
          with_answer_options({{"ID=FILE", "", "document id and your copy of it", true, true, "document=file"}}),
          {{"verify abc-china-2024=guideline.txt", "all numbers of one document"}},
          run,
          "Looks for each stored number as a whole token at its place in a plain text of the document, and says which were found there, found "
          "elsewhere, or not found. Exit code 3 when one is missing."};
}

}  // namespace cli
