// tests/cli/language_test.cpp - --lang zh leaves no gap: over many questions to the shipped book, each text that people read is Chinese, a name or an
// id, but for what is in our own words. Gaps of rare sentences are found by reading the sources of the questions.
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "audit/finding.hpp"
#include "cli/commands.hpp"
#include "core/table/localise.hpp"
#include "query/audit.hpp"
#include "query/compare.hpp"
#include "query/conflicts.hpp"
#include "query/diff.hpp"
#include "query/doses.hpp"
#include "query/filters.hpp"
#include "query/grades.hpp"
#include "query/indirect.hpp"
#include "query/labels.hpp"
#include "query/needs.hpp"
#include "query/network.hpp"
#include "query/own_publications.hpp"
#include "query/pool.hpp"
#include "query/search.hpp"
#include "query/show.hpp"
#include "query/tables/tables.hpp"
#include "schema/book.hpp"
#include "tests/cli/editions.hpp"

namespace {

using core::table::Document;
using Typed = std::vector<std::pair<std::string, std::string>>;

std::vector<Document> tables(core::database::Connection& book, schema::Vocabulary const& vocabulary) {
  std::vector<Document> out;
  for (Typed const& typed :
       {Typed{}, Typed{{"subtype", "HR+/HER2-"}}, Typed{{"subtype", "TNBC"}, {"line", "third-or-later"}, {"treatment", "alpelisib"}}}) {
    auto filters = query::resolve(book, vocabulary, typed);
    out.push_back(query::recommendations_table(book, filters, false));
    query::add_endpoints(filters, vocabulary, {"PFS", "OS", "ORR", "SRE", "ONJ", "neutropenia", "hypocalcaemia", "DFS", "BMD"});
    query::OutcomeChoices choices;
    for (std::string const baseline : {"", "30%", "PFS=50% @ 24 months"}) {
      if (!baseline.empty()) choices.baselines = query::read_baselines(vocabulary, filters, {baseline});
      out.push_back(query::sof_table(book, filters, choices));
      out.push_back(query::profile_table(book, filters, choices));
      choices.pooled = choices.pooling.assume_two_sided = choices.pooling.headings_too = true;
      choices.pooling.lumps = query::read_lumps(vocabulary, {"class:cdk46-inhibitor", "placebo"});
    }
    out.push_back(query::evidence_table(book, filters, false));
    out.push_back(query::characteristics_table(book, filters, false));
    out.push_back(query::league_table(book, filters, choices.pooling, {}));
    filters.sources = query::sources_named("both");
    out.push_back(query::evidence_table(book, filters, false));
    out.push_back(query::characteristics_table(book, filters, false));
    out.push_back(query::sof_table(book, filters, choices));
    choices.pooled = false;
    out.push_back(query::profile_table(book, filters, choices));
  }
  return out;
}

std::vector<Document> answers(core::database::Connection& book) {
  schema::Vocabulary const vocabulary(book);
  std::vector<Document> out;
  auto const add_both = [&](Typed const& typed, std::vector<std::string> const& endpoints) {
    auto filters = query::resolve(book, vocabulary, typed);
    query::GradesOptions options;
    options.explain = true;
    out.push_back(query::grades(book, filters, options));
    query::add_endpoints(filters, vocabulary, endpoints);
    out.push_back(query::compare(book, filters));
  };
  add_both({}, {"PFS", "OS", "ORR", "DFS"});
  add_both({{"subtype", "HR+/HER2-"}, {"line", "first"}}, {"PFS"});
  add_both({{"subtype", "HR+/HER2-"}, {"line", "second-or-later"}, {"prior", "cdk46-inhibitor"}}, {"OS"});
  add_both({{"subtype", "TNBC"}, {"line", "third-or-later"}, {"treatment", "alpelisib"}}, {"PFS"});
  add_both({{"subtype", "HR+/HER2-"}, {"menopausal", "premenopausal"}, {"sex", "male"}}, {"PFS"});
  add_both({{"site", "brain-metastases"}}, {"CNS-ORR"});
  add_both({{"disease", "multiple-myeloma"}}, {"PFS", "neutropenia"});
  for (auto const* trial : {"PALOMA-2", "MONALEESA-3", "NALA"}) {
    auto filters = query::resolve(book, vocabulary, {{"trial", trial}});
    query::add_endpoints(filters, vocabulary, {"PFS", "OS", "ORR"});
    filters.sources = query::sources_named("both");
    out.push_back(query::compare(book, filters));
  }
  out.push_back(query::conflicts(book, query::resolve(book, vocabulary, {})));
  for (auto const* drug : {"denosumab", "bisphosphonate", "everolimus", "trastuzumab"})
    out.push_back(query::doses(book, query::resolve(book, vocabulary, {{"treatment", drug}})));
  for (auto const* text : {"denosumab", "骨", "fracture", "zzzzqqqq"}) out.push_back(query::search(book, text, {}));
  for (auto const* id : {"MONALEESA-3", "abcsg-18", "T-DXd", "denosumab", "NALA", "abc-china-2024", "denosumab-review", "ai-osteoporosis-2025",
                         "myeloma-targeted-review", "esmo-bone-health-patients", "abc-china-2024:paloma-2-os", "abc-china-2024:bylieve-pfs",
                         "pmid-29860922", "pmid-29860922:monaleesa-3-pfs", "PALOMA-1"})
    out.push_back(query::show(book, vocabulary, id));
  out.push_back(query::coverage(book, "abc-china-2024"));
  query::PoolingChoices choices;
  for (bool const assumed : {false, true}) {
    choices.assume_two_sided = choices.headings_too = assumed;
    if (assumed) choices.lumps = query::read_lumps(vocabulary, {"class:cdk46-inhibitor", "placebo"});
    auto filters = query::resolve(book, vocabulary, {});
    query::add_endpoints(filters, vocabulary, {"PFS", "OS", "ORR", "DFS", "neutropenia"});
    out.push_back(query::pool(book, filters, choices, {}, {true, {}}));
    out.push_back(query::needs(book, filters));
  }
  std::vector<query::OwnStudy> const own{{"1", -0.6, 0.2, "x"}, {"2", -0.3, 0.1, "x"}, {"3", 0, 0.2, "y"}};
  for (std::size_t const count : {1U, 2U, 3U})
    for (bool const ratios : {false, true})
      out.push_back(query::pool_own({own.begin(), own.begin() + static_cast<std::ptrdiff_t>(count)}, ratios, {}, {true, count == 3 ? "4" : ""}));
  std::vector<std::pair<std::string, std::string>> checks;
  for (auto const& check : audit::checks()) checks.emplace_back(audit::check_id(check.number), check.title);
  out.push_back(query::audit_document(query::find_audit(book, {}, ""), "NOTE", checks));
  query::PoolingChoices assumed;
  assumed.assume_two_sided = assumed.headings_too = true;
  auto pfs = query::resolve(book, vocabulary, {{"subtype", "HR+/HER2-"}});
  query::add_endpoints(pfs, vocabulary, {"PFS"});
  out.push_back(query::network(book, pfs, {}, {}));
  out.push_back(query::network(book, pfs, assumed, {}));
  for (auto& table : tables(book, vocabulary)) out.push_back(std::move(table));
  for (auto const cut : {query::Cut::latest, query::Cut::primary})
    for (auto const assessor : {query::Assessor::apart, query::Assessor::investigator, query::Assessor::independent, query::Assessor::any})
      for (auto const* source : {"both", "publications"}) {
        auto filters = query::resolve(book, vocabulary, {});
        query::add_endpoints(filters, vocabulary, {"PFS", "OS", "time-to-first-sre"});
        filters.sources = query::sources_named(source);
        query::PoolingChoices joined;
        joined.lumps = query::read_lumps(vocabulary, {"class:cdk46-inhibitor", "class:chemotherapy", "placebo", "dose", "choice"});
        joined.cut = cut, joined.assessor = assessor;
        out.push_back(query::pool(book, filters, joined, {}));
      }
  pfs.sources = query::sources_named("both");
  out.push_back(query::indirect(book, vocabulary, pfs, assumed, {"abemaciclib", "capivasertib", {}}, {}));
  return out;
}

core::language::PhraseBook phrases_of(core::database::Connection& book) {
  auto out = core::language::chinese();
  query::add_labels(book, out);
  return out;
}

// Columns that hold ids, keys, or what the data say in our own English words.
bool is_own_words(std::string const& place) {
  static std::set<std::string> const columns{"statement", "condition", "words",   "text",  "definition", "indication", "use",
                                             "title",     "names",     "value",   "field", "id",         "plus",       "matched",
                                             "where",     "found",     "snippet", "hit",   "note",       "inputs",     "completes"};
  static std::string const cell = "cell ";
  return place == "title" || place.starts_with("value of ") || place == "before" || place == "after" ||
         (place.starts_with(cell) && (columns.contains(place.substr(cell.size())) || place.ends_with("_id") || place == "cell reference"));
}

// Names of trials and publications, ids of documents, and interventions that are no regimen stand as they are.
std::set<std::string> names_of(core::database::Connection& book) {
  std::set<std::string> out;
  core::database::Statement s(book,
                              "SELECT acronym FROM trial WHERE acronym IS NOT NULL UNION SELECT text FROM intervention WHERE text IS NOT NULL "
                              "UNION SELECT slug FROM document UNION SELECT slug FROM trial");
  while (s.executeStep()) out.insert(s.getColumn(0).getString());
  for (auto const& [id, name] : query::publication_names(book)) out.insert(name);
  return out;
}

// One or more of them, "; " between.
bool are_names(std::string const& text, std::set<std::string> const& names) {
  auto const end = text.find("; ");
  return names.contains(text) || (end != std::string::npos && names.contains(text.substr(0, end)) && are_names(text.substr(end + 2), names));
}

std::string without_numbers(std::string text) {
  static std::regex const placeholder("\\{[^}]*\\}");
  return std::regex_replace(text, placeholder, "{}");
}

}  // namespace

TEST_CASE("an answer in Chinese has no gap: headings, labels, banners and names of values are all translated") {
  auto book = schema::open(support::shipped_book());
  auto const phrases = phrases_of(book);
  auto const names = names_of(book);
  std::set<std::string> gaps;
  for (auto& answer : answers(book)) {
    std::vector<core::table::Gap> found;
    core::table::localise(answer, phrases, &found);
    for (auto const& gap : found)
      if (!is_own_words(gap.place) && !are_names(gap.text, names)) gaps.insert(gap.place + ": " + gap.text);
  }
  for (auto const& gap : gaps) {
    CAPTURE(gap);
    CHECK(gap == "");
  }
}

TEST_CASE("a comparison of editions in Chinese has no gap") {
  auto book = schema::open(editions_book().file());
  auto answer = query::diff(book, older_edition, newer_edition);
  std::vector<core::table::Gap> found;
  core::table::localise(answer, phrases_of(book), &found);
  for (auto const& gap : found) {
    CAPTURE(gap.place, gap.text);
    CHECK((gap.place.starts_with("value of ") || gap.place == "cell old" || gap.place == "cell new" || gap.place == "cell subject" ||
           gap.place == "cell who" || gap.place == "note"));
  }
}

TEST_CASE("sentences of the questions that a usual answer does not show are in the catalogue too") {
  auto const catalogue = [] {
    std::string out;
    for (auto const& phrase : core::language::chinese().phrases()) out += without_numbers(phrase) + "\n";
    return out;
  }();
  std::regex const sentence(
      "(?:heading = |push_back\\(|emplace_back\\(\"[^\"]*\", |fmt::format\\()\"([A-Z!→][^\"\\\\]*[a-z][^\"\\\\]* [^\"\\\\]*)\"");
  std::size_t seen = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(TEST_SOURCE_DIR) / "query")) {
    if (entry.path().extension() != ".cpp") continue;
    std::string const source = support::read(entry.path());
    for (auto at = std::sregex_iterator(source.begin(), source.end(), sentence); at != std::sregex_iterator(); ++at, ++seen) {
      std::string const text = without_numbers((*at)[1]);
      CAPTURE(entry.path().filename().string(), text);
      CHECK(catalogue.find(text) != std::string::npos);
    }
  }
  CHECK(seen > 25);
}

TEST_CASE("every sentence and reason that a check can give is in the catalogue") {
  auto const phrases = core::language::chinese();
  std::regex const sentence("\"((?:These|This|Unusual|The|No|Documents|Medians|P |Risk)[^\"]* [^\"]*\\.)\"");
  std::regex const reasons("return \\{(\"our transcription\"[^}]*)\\}"), reason("\"([^\"]+)\"");
  std::size_t seen = 0;
  auto const look = [&](std::string const& text) {
    CAPTURE(text);
    ++seen;
    CHECK(phrases.translate(text).has_value());
  };
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(TEST_SOURCE_DIR) / "audit")) {
    if (entry.path().extension() != ".cpp") continue;
    std::string const source = support::read(entry.path());
    for (auto at = std::sregex_iterator(source.begin(), source.end(), sentence); at != std::sregex_iterator(); ++at) look((*at)[1]);
    for (auto list = std::sregex_iterator(source.begin(), source.end(), reasons); list != std::sregex_iterator(); ++list) {
      std::string const words = (*list)[1];
      for (auto at = std::sregex_iterator(words.begin(), words.end(), reason); at != std::sregex_iterator(); ++at) look((*at)[1]);
    }
  }
  for (auto const& check : audit::checks()) look(std::string(check.title));
  CHECK(seen > 90);
}

TEST_CASE("every note of a meta-analysis is in the catalogue") {
  auto const phrases = core::language::chinese();
  for (auto note = 0; note <= static_cast<int>(stats::Note::local_maximum_rejected); ++note) {
    auto const sentence = stats::sentence(static_cast<stats::Note>(note));
    CAPTURE(sentence);
    CHECK(phrases.translate(sentence).has_value());
  }
}

TEST_CASE("the language is en or zh, and another one is refused") {
  CHECK(support::run({"show", "NALA", "--lang", "zh"}).out.find("陈述（编者转述）") != std::string::npos);
  CHECK(support::run({"show", "NALA", "--lang", "en"}).out == support::run({"show", "NALA"}).out);
  auto const wrong = support::run({"show", "NALA", "--lang", "cn"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err.find("known: en, zh") != std::string::npos);
}

TEST_CASE("in files for programs keys and codes stay English whatever the language") {
  auto const english = support::run(words_of("compare PFS --subtype HR+/HER2- --line first --format csv")).out;
  auto const chinese = support::run(words_of("compare PFS --subtype HR+/HER2- --line first --format csv --lang zh")).out;
  CHECK(english.substr(0, english.find('\n')) == chinese.substr(0, chinese.find('\n')));
  auto const rows = csv_rows(chinese);
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0].at("part") == "inside");
  CHECK(rows[0].at("orientation") == "exp/ctl");
  CHECK(rows[0].at("endpoint") == "无进展生存时间");
}

TEST_CASE("help in Chinese has no gap: summaries, descriptions, options and examples of every command") {
  auto const phrases = core::language::chinese();
  auto const check = [&](std::string const& text) {
    CAPTURE(text);
    CHECK(phrases.translate(text).has_value());
  };
  for (auto const& command : cli::commands()) {
    check(command.summary);
    check(command.description);
    for (auto const& option : command.options) check(option.help);
    for (auto const& example : command.examples) check(example.what);
  }
  CHECK(support::run({"grades", "--help", "--lang", "zh"}).out.find("按等级列出推荐") != std::string::npos);
  CHECK(support::run({"--lang", "zh", "--help"}).out.find("命令") != std::string::npos);
}
