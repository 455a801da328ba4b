// cli/command_compare.cpp - findings of endpoints side by side.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "query/compare.hpp"
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
  for (auto const& value : arguments.all("trial")) typed.emplace_back("trial", value);
  auto filters = query::resolve(book, vocabulary, typed);
  query::add_endpoints(filters, vocabulary, arguments.all("ENDPOINT"));
  auto answer = query::compare(book, filters);
  add_source(answer, book);
  deliver(answer, arguments);
  return done;
}

}  // namespace

Command compare_command() {
  std::vector<Option> options{{"ENDPOINT", "", "endpoints to compare: PFS, OS, ORR …", true, true}};
  for (auto& option : filter_options()) options.push_back(std::move(option));
  options.push_back({"trial", "NAME", "one trial only"});
  return {"compare",
          "findings of endpoints side by side, with interval bars; not head to head unless the trial is",
          with_answer_options(std::move(options)),
          {{"compare PFS --subtype HR+/HER2- --line first", "first-line progression-free survival"},
           {"compare PFS OS --treatment \"CDK4/6 inhibitor\" --output cdk46.md", "both endpoints of a drug class, as a Markdown file"}},
          run};
}

}  // namespace cli
