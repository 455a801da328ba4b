// cli/command_indirect.cpp - two treatments through a common comparator: of the book, or of a user's own file.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/networking.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "query/indirect.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

query::IndirectQuestion asked(Arguments const& arguments) {
  query::IndirectQuestion out{arguments.get("A"), arguments.get("B"), {arguments.get("via"), positive_number(arguments, "control-events")}};
  if (out.a == out.b) throw core::UsageError("indirect: A and B are the same", "name two treatments");
  return out;
}

int indirect_of_file(Arguments const& arguments, query::Model const& model) {
  check_no_book_options(arguments);
  if (!arguments.all("ENDPOINT").empty())
    throw core::UsageError("indirect: an endpoint asks the book and does not go with --input", "leave " + arguments.get("ENDPOINT") + " out");
  auto const file = read_input(arguments, importer::EffectsKind::network);
  auto answer = query::indirect_own(contrasts_of(file), file.ratios, asked(arguments), model);
  answer.notes.insert(answer.notes.end(), file.notes.begin(), file.notes.end());
  add_direction(arguments, answer);
  deliver(std::move(answer), arguments);
  return done;
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto const model = model_of(arguments);
  auto const question = asked(arguments);
  if (arguments.has("input")) return indirect_of_file(arguments, model);
  if (arguments.all("ENDPOINT").empty())
    throw core::UsageError("indirect: which endpoint?", "trialbook indirect ribociclib abemaciclib PFS, or with --input FILE.csv");
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  auto const filters = question_of(arguments, book, vocabulary);
  auto answer = query::indirect(book, vocabulary, filters, choices_of(arguments, vocabulary), question, model);
  add_direction(arguments, answer);
  deliver(std::move(answer), book, arguments);
  return done;
}

}  // namespace

Command indirect_command() {
  std::vector<Option> options{
      {"A", "", "a treatment: a node as network prints it, or a drug or class in the regimen", true, false, "treatment"},
      {"B", "", "the treatment to hold it against", true, false, "treatment"},
      {"ENDPOINT", "", "endpoints: PFS, OS …", false, true, "endpoint"},
      {"via", "C", "this common comparator only; otherwise each one", false, false, "treatment"},
      {"control-events", "N", "events of the shared control arm, where both comparisons are rows of one trial of three arms"}};
  for (auto const& group : {filter_options(), pooling_options(), model_options()}) options.insert(options.end(), group.begin(), group.end());
  options.push_back(contrasts_option());
  options.push_back(direction_option());
  return {"indirect",
          "one treatment against another through a common comparator, never without one",
          with_answer_options(std::move(options)),
          {{"indirect A B --input contrasts.csv", "A against B through each comparator they share, from your own file"},
           {"indirect A B --input contrasts.csv --via C --format json", "through one comparator, at full precision"},
           {"indirect abemaciclib capivasertib PFS --subtype HR+/HER2- --headings-too --assume-two-sided", "of the book, by your own assumptions"}},
          run,
          "Bucher's anchored comparison: each side against the common comparator is pooled first, then the two are subtracted and their variances "
          "added. Both edges stand with their trials, direct evidence beside them, and how far the trials compare. Rows of one trial share patients: "
          "they are never taken for independent. From the book the question is asked within one endpoint, line, subtype and assessor. Without a "
          "common comparator nothing is computed. JSON: estimate, se, ci_low, ci_high, statistic, p and edges; ratios as logarithms."};
}

}  // namespace cli
