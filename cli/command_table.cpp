// cli/command_table.cpp - which evidence table: a new kind is a line in kinds().
#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/networking.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/tables/tables.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

using core::table::Document;

// What a kind is made from.
struct Question {
  Arguments const& arguments;
  core::database::Connection& book;
  schema::Vocabulary const& vocabulary;
  query::Filters filters;
};

enum class Endpoints { needed, optional, none };

struct Kind {
  std::string name;
  Endpoints endpoints;
  std::vector<std::string> options;  // of those that not every kind has
  Document (*make)(Question&);
};

query::OutcomeChoices outcome_choices(Question const& q) {
  query::OutcomeChoices out;
  out.baselines = query::read_baselines(q.vocabulary, q.filters, q.arguments.all("baseline"));
  out.pooled = q.arguments.has("pooled");
  out.pooling = choices_of(q.arguments, q.vocabulary);
  out.model = model_of(q.arguments);
  out.all_editions = q.arguments.has("all-editions");
  return out;
}

Document evidence(Question& q) { return query::evidence_table(q.book, q.filters, q.arguments.has("all-editions")); }
Document recommendations(Question& q) { return query::recommendations_table(q.book, q.filters, q.arguments.has("all-editions")); }
Document sof(Question& q) { return query::sof_table(q.book, q.filters, outcome_choices(q)); }
Document profile(Question& q) { return query::profile_table(q.book, q.filters, outcome_choices(q)); }

Document characteristics(Question& q) {
  if (q.filters.endpoints.empty())
    for (auto const& endpoint : q.vocabulary.endpoints()) q.filters.endpoints.push_back(endpoint.id);
  return query::characteristics_table(q.book, q.filters, q.arguments.has("all-editions"));
}

Document league(Question& q) {
  return query::league_table(q.book, q.filters, choices_of(q.arguments, q.vocabulary), network_options_of(q.arguments, true));
}

std::vector<Kind> const& kinds() {
  static std::vector<std::string> const model{"cut", "assessor", "lump", "assume-two-sided", "headings-too", "profile", "method", "ci-method"};
  static auto const with = [](std::vector<std::string> more) {
    more.insert(more.end(), model.begin(), model.end());
    return more;
  };
  static std::vector<Kind> const all{{"evidence", Endpoints::needed, {"trial", "source", "all-editions"}, evidence},
                                     {"recommendations", Endpoints::none, {"all-editions"}, recommendations},
                                     {"sof", Endpoints::needed, with({"trial", "source", "all-editions", "baseline", "pooled"}), sof},
                                     {"profile", Endpoints::needed, with({"trial", "source", "all-editions", "baseline", "pooled"}), profile},
                                     {"characteristics", Endpoints::optional, {"trial", "source", "all-editions"}, characteristics},
                                     {"league", Endpoints::needed, with({"trial", "source", "direction", "tolerance", "level"}), league}};
  return all;
}

std::string names(char const* separator) {
  std::string out;
  for (auto const& kind : kinds()) out += (out.empty() ? "" : separator) + kind.name;
  return out;
}

Kind const& kind_of(Arguments const& arguments) {
  auto const typed = arguments.get("KIND");
  std::vector<std::string> known;
  for (auto const& kind : kinds()) {
    if (kind.name == typed) return kind;
    known.push_back(kind.name);
  }
  auto const near = core::text::did_you_mean(typed, known);
  throw core::UsageError("table " + typed + ": there is no such table", (near.empty() ? "" : near + "\n    ") + "known: " + names(", "));
}

std::vector<Option> own_options() {
  std::vector<Option> out{{"trial", "NAME", "one trial only", false, false, "trial"},
                          {"all-editions", "", "superseded editions too; otherwise only the current edition of each document"},
                          {"baseline", "[ENDPOINT=]RISK",
                           "sof, profile: risk of the event under the comparison in your patients: 30%, \"PFS=300/1000 @ 24 months\"", false, true},
                          {"pooled", "", "sof, profile: one row an outcome where pool would pool; otherwise one row a trial"}};
  auto const pooling = pooling_options(
      "documents, publications or both, where a quote gives way to the publication that it is linked to; otherwise both for league and --pooled, "
      "else "
      "documents");
  for (auto const& group : {pooling, model_options(), network_options()}) out.insert(out.end(), group.begin(), group.end());
  return out;
}

bool pools(Kind const& kind, Arguments const& arguments) { return kind.name == "league" || arguments.has("pooled"); }

// An option that a kind would ignore is refused.
void check_options(Kind const& kind, Arguments const& arguments) {
  bool const any = !arguments.all("ENDPOINT").empty();
  if (kind.endpoints == Endpoints::needed && !any)
    throw core::UsageError("table " + kind.name + ": which endpoints?", "trialbook table " + kind.name + " PFS OS");
  if (kind.endpoints == Endpoints::none && any)
    throw core::UsageError("table " + kind.name + " takes no endpoint: " + arguments.all("ENDPOINT").front(),
                           "leave it out; options narrow the table");
  for (auto const& option : own_options())
    if (arguments.has(option.name) && std::find(kind.options.begin(), kind.options.end(), option.name) == kind.options.end())
      throw core::UsageError("--" + option.name + " does not go with table " + kind.name, "trialbook table --help says what each option is for");
  if (pools(kind, arguments)) return;
  for (auto const& group : {pooling_options(), model_options()})
    for (auto const& option : group)
      if (option.name != "source" && arguments.has(option.name))
        throw core::UsageError("--" + option.name + " is for pooled rows", "add --pooled, or leave it out");
}

int run(Arguments const& arguments) {
  check_answer_options(arguments);
  auto const& kind = kind_of(arguments);
  check_options(kind, arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  Question question{arguments, book, vocabulary, question_of(arguments, book, vocabulary, pools(kind, arguments) ? "both" : "documents")};
  deliver(kind.make(question), book, arguments);
  return done;
}

std::vector<Option> options() {
  std::vector<Option> out{{"KIND", "", "the table: " + names(", "), true, false, names("|")},
                          {"ENDPOINT", "", "endpoints of the book: PFS, OS …", false, true, "endpoint"}};
  for (auto const& group : {filter_options(), own_options()}) out.insert(out.end(), group.begin(), group.end());
  return with_answer_options(std::move(out));
}

}  // namespace

Command table_command() {
  return {
      "table",
      "evidence tables to be handed in: GRADE, recommendations, characteristics",
      options(),
      {{"table evidence PFS OS --subtype HR+/HER2- --line first --output evidence.html", "one block a trial, with grades, places and audit marks"},
       {"table evidence PFS --subtype HR+/HER2- --line first --source both",
        "the trials' own publications too; a quote gives way to its publication"},
       {"table recommendations --subtype HR+/HER2- --line second-or-later", "settings down, grades across, as the guideline prints them"},
       {"table sof PFS --subtype HR+/HER2- --line first --baseline \"PFS=50% @ 24 months\"", "Summary of Findings for a baseline risk of your own"},
       {"table profile PFS OS --trial MONALEESA-2", "an evidence profile whose domains are left to you"},
       {"table characteristics --subtype TNBC --format csv", "trials and populations, for a spreadsheet"},
       {"table league PFS --subtype HR+/HER2- --line second-or-later --assume-two-sided --headings-too", "the league table of a network"}},
      run,
      "Layouts that reviewers expect, in every format. Quoted cells stand as printed; computed ones carry a dagger and a note with method and "
      "inputs; "
      "abbreviations and codes are explained under the table, and rows of several trials carry the cross-trial banner and the list of how far they "
      "compare. sof and profile give absolute effects only for a baseline risk that you state, never for that of a trial; certainty, its domains and "
      "importance are columns for you to fill in. Where rows of publications stand, each says what was read and whether by one reader only."};
}

}  // namespace cli
