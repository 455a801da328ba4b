// cli/command_diff.cpp - two editions of a series.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/diff.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  auto answer = query::diff(book, arguments.get("OLD"), arguments.get("NEW"));
  deliver(answer, book, arguments);
  return done;
}

}  // namespace

Command diff_command() {
  return {"diff",
          "what a new edition changed, each row with its place in both",
          with_answer_options({{"OLD", "", "id of the older edition", true, false, "document"},
                               {"NEW", "", "id of the newer edition of the same series", true, false, "document"}}),
          {{"diff my-guideline-2024 my-guideline-2026", "what changed since the last edition, each row with its place in both"},
           {"diff my-guideline-2024 my-guideline-2026 --output changes.csv", "as CSV, with ids and locators"}},
          run,
          "Compares two editions of one series: recommendations added or removed, or with another grade, level or restriction; definitions of codes, "
          "results, referrals and approvals."};
}

}  // namespace cli
