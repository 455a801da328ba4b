// cli/command_compare.cpp - findings of endpoints side by side.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "core/error.hpp"
#include "query/compare.hpp"
#include "query/conflicts.hpp"
#include "query/needs.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

// A conflict is looked for in the whole book; only what names a trial, a treatment or endpoints narrows it.
void check_options(Arguments const& arguments) {
  for (auto const* other : {"conflicts", "all-editions"})
    if (arguments.has("needs") && arguments.has(other)) throw core::UsageError(std::string("--needs does not go with --") + other, "ask one of them");
  for (auto const* other : {"conflicts", "needs"})
    if (arguments.has("source") && arguments.has(other))
      throw core::UsageError(std::string("--source does not go with --") + other, "ask one of them");
  if (!arguments.has("conflicts")) {
    if (arguments.all("ENDPOINT").empty())
      throw core::UsageError("compare: which endpoints?", "trialbook compare PFS, or trialbook compare --conflicts");
    return;
  }
  for (auto const& option : filter_options())
    if (option.name != "treatment" && arguments.has(option.name))
      throw core::UsageError("--" + option.name + " does not go with --conflicts",
                             "endpoints, --trial and --treatment narrow the search for conflicts");
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  check_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  std::vector<std::pair<std::string, std::string>> typed;
  for (auto const& option : filter_options())
    for (auto const& value : arguments.all(option.name)) typed.emplace_back(option.name, value);
  for (auto const& value : arguments.all("trial")) typed.emplace_back("trial", value);
  auto filters = query::resolve(book, vocabulary, typed);
  query::add_endpoints(filters, vocabulary, arguments.all("ENDPOINT"));
  filters.sources = query::sources_named(arguments.get("source", "documents"));
  auto answer = arguments.has("needs")       ? query::needs(book, filters)
                : arguments.has("conflicts") ? query::conflicts(book, filters, arguments.has("all-editions"))
                                             : query::compare(book, filters, arguments.has("all-editions"));
  deliver(answer, book, arguments);
  return done;
}

}  // namespace

Command compare_command() {
  std::vector<Option> options{{"ENDPOINT", "", "endpoints to compare: PFS, OS, ORR …", false, true, "endpoint"}};
  for (auto& option : filter_options()) options.push_back(std::move(option));
  options.push_back({"trial", "NAME", "one trial only", false, false, "trial"});
  options.push_back(
      {"source", "NAME", "documents (otherwise), publications or both: whose findings are rows", false, false, "documents|publications|both"});
  options.push_back({"all-editions", "", "superseded editions too; otherwise only the current edition of each document"});
  options.push_back({"conflicts", "", "what places of the documents disagree on: results, patients, doses, strength"});
  options.push_back({"needs", "", "rows without a usable standard error and what each lacks; as CSV a supplement to be filled in"});
  return {"compare",
          "findings of endpoints side by side, with interval bars on one log axis",
          with_answer_options(std::move(options)),
          {{"compare PFS --subtype HR+/HER2- --line first", "first-line progression-free survival"},
           {"compare PFS OS --treatment \"CDK4/6 inhibitor\" --output cdk46.md", "both endpoints of a drug class, as a Markdown file"},
           {"compare PFS --trial PALOMA-2 --source both", "quotes of a trial, and below them what its own publications print"},
           {"compare PFS --needs --output needs.csv", "what a supplement would have to bring (import --supplement)"},
           {"compare --conflicts", "what the documents disagree on: results, patients, doses, strength"}},
          run,
          "Findings inside the filters come first, wider and overlapping ones under their own heading with the reason, statements without numbers "
          "below. Beside each quote, in a column of its own, stands what the trial's own publication prints, with its interval, how the two relate "
          "and where it "
          "was read; it is never merged into the quoted numbers. Rows of different trials stand side by side, not head to head. With --conflicts the "
          "question is another one: where places of the "
          "documents disagree about one trial, dose or recommendation; two values that one number could be rounded to are no conflict."};
}

}  // namespace cli
