// cli/command_grades.cpp - recommendations for a patient or a question.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/grades.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  std::vector<std::pair<std::string, std::string>> typed;
  for (auto const& option : filter_options())
    for (auto const& value : arguments.all(option.name)) typed.emplace_back(option.name, value);
  query::GradesOptions options;
  options.explain = arguments.has("explain");
  options.graded_only = arguments.has("graded-only");
  options.text_too = !arguments.has("tables-only");
  options.all_editions = arguments.has("all-editions");
  auto answer = query::grades(book, query::resolve(book, vocabulary, typed), options);
  deliver(answer, book, arguments);
  return done;
}

}  // namespace

Command grades_command() {
  auto options = filter_options();
  options.push_back({"explain", "", "add what the codes of grades and levels mean"});
  options.push_back({"graded-only", "", "only recommendations with a grade"});
  options.push_back({"tables-only", "", "leave out recommendations that stand in running text only"});
  options.push_back({"all-editions", "", "superseded editions too; otherwise only the current edition of each document"});
  return {"grades",
          "recommendations by grade, with level, conditions and the findings behind them",
          with_answer_options(std::move(options)),
          {{"grades --subtype HR+/HER2- --line second-or-later --prior cdk46-inhibitor --tables-only",
            "what is recommended after a CDK4/6 inhibitor, and on which evidence"},
           {"grades --subtype HR+/HER2- --line first --explain", "first line, with the meaning of the codes"},
           {"grades --subtype HR+/HER2- --biomarker pik3ca-mutated --format csv", "as CSV, all columns"}},
          run,
          "Filters describe a patient or a question. Recommendations that could apply are listed by grade, with evidence level, what the filters "
          "leave open (only if) and the findings behind each: those that the document states as its ground, and those that fit by rule. Contradicted "
          "recommendations are left out; a referral (treat as that population) is followed and named. Without filters all recommendations are "
          "listed. Grades of different scales are never set against each other."};
}

}  // namespace cli
