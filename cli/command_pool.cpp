// cli/command_pool.cpp - pooled effects: of the book, or of a user's own file.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "query/pool.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

query::Variants variants_of(Arguments const& arguments) { return {arguments.has("leave-one-out"), arguments.get("subgroup")}; }

int pool_file(Arguments const& arguments) {
  check_no_book_options(arguments);
  auto const file = read_input(arguments, importer::EffectsKind::pairwise);
  std::vector<query::OwnStudy> studies;
  for (auto const& row : file.rows) studies.push_back({row.study, row.te, row.se, row.subgroup});
  auto answer = query::pool_own(studies, file.ratios, model_of(arguments), variants_of(arguments));
  answer.notes.insert(answer.notes.end(), file.notes.begin(), file.notes.end());
  add_direction(arguments, answer);
  deliver(std::move(answer), arguments);
  return done;
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto const model = model_of(arguments);
  if (arguments.has("input")) return pool_file(arguments);
  if (arguments.has("subgroup"))
    throw core::UsageError("--subgroup names a column of your own file and needs --input", "trialbook pool --input FILE.csv --subgroup COLUMN");
  if (arguments.all("ENDPOINT").empty()) throw core::UsageError("pool: which endpoint?", "trialbook pool PFS, or trialbook pool --input FILE.csv");
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  auto const filters = question_of(arguments, book, vocabulary);
  auto answer = query::pool(book, filters, choices_of(arguments, vocabulary), model, variants_of(arguments));
  add_direction(arguments, answer);
  deliver(std::move(answer), book, arguments);
  return done;
}

}  // namespace

Command pool_command() {
  std::vector<Option> options{{"ENDPOINT", "", "endpoints to pool, each by itself: PFS, OS …", false, true}};
  for (auto const& group : {filter_options(), pooling_options(), model_options()}) options.insert(options.end(), group.begin(), group.end());
  options.push_back(input_option());
  options.push_back(direction_option());
  options.push_back({"subgroup", "COLUMN", "of your own file: pooled for each of its values, with the test of interaction"});
  options.push_back({"leave-one-out", "", "pooled again without each study in turn"});
  return {
      "pool",
      "pooled ratios where trials asked one question; what is left out and why",
      with_answer_options(std::move(options)),
      {{"pool PFS --subtype HR+/HER2- --assume-two-sided", "what can be pooled of the book, and what each other row lacks"},
       {"pool PFS --subtype HR+/HER2- --line first --assessor investigator --lump class:cdk46-inhibitor --lump class:endocrine-therapy --lump "
        "placebo",
        "a class with its backbone, by one assessor; which finding of each trial is used, and what was passed over"},
       {"pool --input studies.csv --format json", "your own studies, at full precision"},
       {"pool --input studies.csv --profile metafor-hk", "with the choices of another program"}},
      run,
      "Forms groups of one endpoint, line, subtype, assessor and pair of treatments, takes one row a trial, and pools each group of two or more. "
      "Rows "
      "without a usable standard error are left out with what would help. With --input it pools your own studies; --format json has full precision."};
}

}  // namespace cli
