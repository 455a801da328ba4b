// cli/command_network.cpp - network meta-analysis: of the book, or of a user's own file.
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/networking.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "query/network.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

void keep_league(Arguments const& arguments, core::table::Document& answer) {
  if (!arguments.has("league")) return;
  std::erase_if(answer.sections, [](core::table::Section const& section) { return section.part != "league" && section.part != "parts"; });
}

void add_notes(std::vector<std::string> const& notes, core::table::Document& answer) {
  answer.notes.insert(answer.notes.end(), notes.begin(), notes.end());
}

int network_of_file(Arguments const& arguments) {
  check_no_book_options(arguments);
  auto const file = read_input(arguments, importer::EffectsKind::network);
  auto const options = network_options_of(arguments, file.ratios);
  auto answer = query::network_answer(query::own_network(contrasts_of(file), arguments.get("input"), file.ratios, options), options);
  add_notes(file.notes, answer);
  add_notes(notes_on_model(arguments), answer);
  keep_league(arguments, answer);
  deliver(std::move(answer), arguments);
  return done;
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto const options = network_options_of(arguments, true);
  if (arguments.has("input")) return network_of_file(arguments);
  if (arguments.all("ENDPOINT").empty())
    throw core::UsageError("network: which endpoint?", "trialbook network PFS, or trialbook network --input FILE.csv");
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  auto const filters = question_of(arguments, book, vocabulary);
  auto answer = query::network(book, filters, choices_of(arguments, vocabulary), options);
  add_notes(notes_on_model(arguments), answer);
  keep_league(arguments, answer);
  deliver(std::move(answer), book, arguments);
  return done;
}

}  // namespace

Command network_command() {
  std::vector<Option> options{{"ENDPOINT", "", "endpoints, each with networks of its own: PFS, OS …", false, true, "endpoint"}};
  for (auto const& group : {filter_options(), pooling_options(), model_options(), network_options()})
    options.insert(options.end(), group.begin(), group.end());
  options.push_back(contrasts_option());
  options.push_back({"league", "", "the league table alone"});
  return {"network",
          "network meta-analysis: league table, P-scores, direct against indirect",
          with_answer_options(std::move(options)),
          {{"network PFS --subtype HR+/HER2- --assume-two-sided", "networks of the book, one for each line, subtype and assessor"},
           {"network --input contrasts.csv --format json", "your own contrasts, with matrices at full precision"},
           {"network --input contrasts.csv --league --format csv", "the league table for a spreadsheet"}},
          run,
          "Common and random effects by the graph-theoretical model, with trials of several arms, as netmeta computes them. From the book each "
          "endpoint, line, subtype and assessor has a network of its own, its nodes are regimens, and what cannot be used is listed with the reason. "
          "A network that falls apart is answered part by part: no effect is ever given between two parts. JSON gives for each model the matrices TE "
          "and seTE (row minus column, in the order of treatments; ratios as logarithms), p_scores in the same order, netsplit, and Q, df and p of "
          "the whole, within and between designs; \"components\" holds the parts, and the members of a single one also stand on top."};
}

}  // namespace cli
