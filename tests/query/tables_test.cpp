// tests/query/tables_test.cpp - evidence tables: what a baseline risk becomes, what is left blank or said to be missing, what is explained below.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "query/abbreviations.hpp"
#include "query/compare.hpp"
#include "query/tables/tables.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

using core::table::Document;
using core::table::Section;
using Typed = std::vector<std::pair<std::string, std::string>>;

struct Desk {
  core::database::Connection book;
  schema::Vocabulary vocabulary{book};

  explicit Desk(core::database::Connection opened = schema::open(support::shipped_book())) : book(std::move(opened)) {}

  query::Filters filters(Typed const& typed, std::vector<std::string> const& endpoints) const {
    auto out = query::resolve(const_cast<core::database::Connection&>(book), vocabulary, typed);
    query::add_endpoints(out, vocabulary, endpoints);
    return out;
  }
  std::vector<query::Baseline> baselines(std::vector<std::string> const& typed, std::vector<std::string> const& endpoints = {"PFS", "OS"}) const {
    return query::read_baselines(vocabulary, filters({}, endpoints), typed);
  }
  std::string refusal(std::string const& baseline) const {
    try {
      baselines({baseline});
      return "taken";
    } catch (core::UsageError const& error) {
      return error.what();
    }
  }
};

Section const& section_of(Document const& document, std::string const& part) {
  auto const found = std::find_if(document.sections.begin(), document.sections.end(), [&](Section const& s) { return s.part == part; });
  REQUIRE(found != document.sections.end());
  return *found;
}

bool has_section(Document const& document, std::string const& part) {
  return std::any_of(document.sections.begin(), document.sections.end(), [&](Section const& s) { return s.part == part; });
}

std::size_t column_of(Section const& section, std::string const& key) {
  auto const& columns = section.table.columns;
  auto const found = std::find_if(columns.begin(), columns.end(), [&](auto const& c) { return c.key == key; });
  REQUIRE(found != columns.end());
  return static_cast<std::size_t>(found - columns.begin());
}

std::vector<std::string> cells(Section const& section, std::string const& key) {
  std::vector<std::string> out;
  auto const i = column_of(section, key);
  for (auto const& row : section.table.rows) out.push_back(row[i]);
  return out;
}

bool holds(std::vector<std::string> const& lines, std::string const& part) {
  return std::any_of(lines.begin(), lines.end(), [&](std::string const& line) { return line.find(part) != std::string::npos; });
}

std::string meaning(std::vector<core::table::Explanation> const& all, std::string const& term) {
  for (auto const& one : all)
    if (one.term == term) return one.meaning;
  return "not explained";
}

}  // namespace

TEST_CASE("a hazard ratio is not multiplied with a risk: 9.2% and 0.67 give 6.26%, not 6.2%") {
  auto const risk = query::absolute_risk(0.092, {"HR", 0.67, std::nullopt});
  REQUIRE(risk);
  CHECK(risk->experimental == Approx(0.0626).margin(0.00005));
  CHECK(query::shown_risk(*risk) == "63 per 1000\u00a0†");
  CHECK(query::shown_difference(*risk) == "29 fewer per 1000\u00a0†");
}

TEST_CASE("each kind of ratio has its own formula, and the interval comes from the limits of the ratio") {
  auto const hr = query::absolute_risk(0.5, {"HR", 0.60, std::pair(0.51, 0.71)});
  CHECK(query::shown_risk(*hr) == "340 per 1000 (298 to 389)\u00a0†");
  CHECK(query::shown_difference(*hr) == "160 fewer per 1000 (202 fewer to 111 fewer)\u00a0†");
  CHECK(query::shown_risk(*query::absolute_risk(0.2, {"RR", 1.5, std::nullopt})) == "300 per 1000\u00a0†");
  CHECK(query::shown_risk(*query::absolute_risk(0.2, {"OR", 1.5, std::nullopt})) == "273 per 1000\u00a0†");
  CHECK(query::shown_risk(*query::absolute_risk(0.001, {"RR", 1.5, std::nullopt})) == "1.5 per 1000\u00a0†");
}

TEST_CASE("a risk ratio that would give more than all patients has no absolute effect") {
  CHECK_FALSE(query::absolute_risk(0.8, {"RR", 1.5, std::nullopt}));
  CHECK(query::absolute_risk(0.6, {"RR", 1.5, std::pair(1.2, 1.9)})->interval->second == 1);
}

TEST_CASE("a baseline risk is a percentage, a fraction or events of patients, for one endpoint or all, with its time") {
  Desk const desk;
  CHECK(desk.baselines({"30%"})[0].risk == Approx(0.3));
  CHECK(desk.baselines({"300/1000"})[0].risk == Approx(0.3));
  CHECK(desk.baselines({"0.3"})[0].risk == Approx(0.3));
  auto const two = desk.baselines({"PFS=50% @ 24 months", "20%"});
  auto const pfs = desk.filters({}, {"PFS"}).endpoints[0], os = desk.filters({}, {"OS"}).endpoints[0];
  CHECK(query::baseline_of(two, pfs)->risk == Approx(0.5));
  CHECK(query::baseline_of(two, pfs)->time == "24 months");
  CHECK(query::baseline_of(two, os)->risk == Approx(0.2));
  CHECK(query::baseline_of(desk.baselines({"PFS=50%"}), os) == nullptr);
}

TEST_CASE("what is no risk between none and all is refused with what was typed") {
  Desk const desk;
  for (std::string const typed : {"130%", "100%", "0", "0%", "-3%", "1"}) {
    CAPTURE(typed);
    CHECK(desk.refusal(typed) == "--baseline " + typed + ": a risk lies between 0 and 100%, without these");
  }
  for (std::string const typed : {"abc", "", "30 %%", "3/0", "nan", "inf", "1e999", "30%x"}) {
    CAPTURE(typed);
    CHECK(desk.refusal(typed).find("is no risk") != std::string::npos);
  }
  CHECK(desk.refusal("ORR=30%") == "--baseline ORR=30%: 'ORR' is not among the endpoints of this table");
  CHECK_THROWS_AS(desk.baselines({"30%", "40%"}), core::UsageError);
  CHECK_THROWS_WITH(desk.baselines({"30% @ banana"}), Catch::Contains("'banana' is no time"));
  CHECK_THROWS_WITH(desk.baselines({"30% @ 24"}), Catch::Contains("'24' is no time"));
  CHECK_THROWS_AS(desk.baselines({"PFS=30%", "pfs=40%"}), core::UsageError);
}

TEST_CASE("without a baseline a summary of findings says what is missing; certainty is left blank for the reader") {
  Desk desk;
  auto const answer = query::sof_table(desk.book, desk.filters({{"trial", "MONALEESA-2"}}, {"PFS", "OS"}), {});
  auto const& table = section_of(answer, "sof");
  CHECK(cells(table, "risk_comparison") == std::vector<std::string>{"no risk stated", "no risk stated"});
  CHECK(holds(cells(table, "risk_intervention"), "not computed: no baseline risk is stated (--baseline)"));
  CHECK(cells(table, "relative") == std::vector<std::string>{"HR 0.57", "HR 0.76"});
  CHECK(cells(table, "certainty") == std::vector<std::string>{"", ""});
  CHECK(table.table.columns[column_of(table, "certainty")].blank);
  CHECK(table.table.columns[column_of(table, "risk_intervention")].computed);
  CHECK_FALSE(holds(table.after, "Computed by trialbook"));
}

TEST_CASE("with a baseline for one endpoint only that endpoint has an absolute effect, marked and explained") {
  Desk desk;
  query::OutcomeChoices choices;
  choices.baselines = desk.baselines({"PFS=50% @ 24 months"});
  auto const answer = query::sof_table(desk.book, desk.filters({{"trial", "MONALEESA-2"}}, {"PFS", "OS"}), choices);
  auto const& table = section_of(answer, "sof");
  CHECK(cells(table, "risk_comparison") == std::vector<std::string>{"500 per 1000 at 24 months", "no risk stated"});
  CHECK(cells(table, "risk_intervention")[0] == "326 per 1000\u00a0†");
  CHECK(cells(table, "risk_intervention")[1].starts_with("not computed"));
  CHECK(holds(table.after, "1 − (1 − r)^HR"));
  CHECK(holds(table.after, "not the control arm of another trial"));
  CHECK_FALSE(holds(table.after, "is not stated: add it"));
  choices.baselines = desk.baselines({"50%"});
  auto const timeless = query::sof_table(desk.book, desk.filters({{"trial", "MONALEESA-2"}}, {"PFS"}), choices);
  CHECK(holds(section_of(timeless, "sof").after, "is not stated: add it"));
}

TEST_CASE("a ratio of unknown direction has no absolute effect, whatever the baseline") {
  Desk desk;
  query::OutcomeChoices choices;
  choices.baselines = desk.baselines({"50%"});
  auto const answer = query::sof_table(desk.book, desk.filters({{"trial", "PARSIFAL-LONG"}}, {"PFS", "OS"}), choices);
  for (auto const& cell : cells(section_of(answer, "sof"), "risk_intervention")) CHECK(cell == "not computed: the direction of the ratio is unknown");
}

TEST_CASE("numbers that cannot all be right have no absolute effect, and the sentence of the audit stands below") {
  Desk desk;
  query::OutcomeChoices choices;
  choices.baselines = desk.baselines({"50%"});
  auto const answer = query::profile_table(desk.book, desk.filters({{"trial", "PALOMA-2"}}, {"OS"}), choices);
  auto const& table = section_of(answer, "profile");
  CHECK(cells(table, "relative") == std::vector<std::string>{"HR 0.956 (0.777–1.777)"});
  CHECK(cells(table, "absolute") == std::vector<std::string>{"not computed: its numbers cannot all be right (C02)"});
  CHECK(holds(table.after, "audit C02 of abc-china-2024:paloma-2-os"));
}

TEST_CASE("findings that are no comparison of two treatments by a ratio are listed with the reason, not lost") {
  Desk desk;
  auto const answer = query::sof_table(desk.book, desk.filters({{"trial", "MONALEESA-3"}}, {"PFS", "OS"}), {});
  auto const reasons = cells(section_of(answer, "left-out"), "reason");
  CHECK(holds(reasons, "one arm only"));
  CHECK(holds(reasons, "updated by abc-china-2024:monaleesa-3-os-exploratory"));
  auto const all = query::compare(desk.book, desk.filters({{"trial", "MONALEESA-3"}}, {"PFS", "OS"}));
  CHECK(section_of(answer, "sof").table.rows.size() + reasons.size() == section_of(all, "inside").table.rows.size());
}

TEST_CASE("rows of several trials carry the banner and the list of how far they compare; those of one trial do not") {
  Desk desk;
  auto const several = desk.filters({{"subtype", "HR+/HER2-"}, {"line", "first"}}, {"PFS"}),
             one = desk.filters({{"trial", "MONALEESA-2"}}, {"PFS", "OS"});
  for (auto const& [answer, part] :
       {std::pair(query::evidence_table(desk.book, several, false), "evidence"), std::pair(query::sof_table(desk.book, several, {}), "sof"),
        std::pair(query::profile_table(desk.book, several, {}), "profile")}) {
    CAPTURE(part);
    CHECK(holds(section_of(answer, part).before, "Cross-trial"));
    CHECK(has_section(answer, "comparability"));
  }
  auto const single = query::evidence_table(desk.book, one, false);
  CHECK_FALSE(holds(section_of(single, "evidence").before, "Cross-trial"));
  CHECK_FALSE(has_section(single, "comparability"));
}

namespace {

using Cells = std::vector<std::pair<std::string, std::string>>;

Cells made_up(std::string const& trial, std::string const& endpoint) {
  return {{"id", trial + "-" + endpoint},
          {"trial", trial},
          {"comparison_kind", "randomised"},
          {"population", "hr+ ; her2- ; line first"},
          {"experimental", "olaparib + letrozole"},
          {"control", "letrozole"},
          {"endpoint", endpoint},
          {"total_n", "200"},
          {"effect_measure", "HR"},
          {"orientation", "exp/ctl"},
          {"orientation_basis", "wording"},
          {"effect_raw", "0.60"},
          {"ci_level", "95"},
          {"ci_level_basis", "quoted"},
          {"ci_low_raw", "0.45"},
          {"ci_high_raw", "0.80"},
          {"locator", "1+9@00000000"}};
}

std::filesystem::path imported(support::TemporaryFolder const& folder, std::vector<Cells> const& rows, std::string const& document = "made-up") {
  folder.write("results.csv", support::results_csv(rows));
  auto const done = support::import_into(folder, {"results.csv"}, document);
  for (auto const& problem : done.problems) UNSCOPED_INFO(problem.message << ' ' << problem.column << ' ' << problem.text);
  REQUIRE(done.problems.empty());
  return done.book;
}

// A row a trial and endpoint, all of one question.
std::filesystem::path made_up_book(support::TemporaryFolder const& folder, std::vector<std::string> const& trials,
                                   std::vector<std::string> const& endpoints) {
  std::vector<Cells> rows;
  for (auto const& trial : trials)
    for (auto const& endpoint : endpoints) rows.push_back(made_up(trial, endpoint));
  return imported(folder, rows);
}

}  // namespace

TEST_CASE("more than seven outcomes get a warning, seven do not") {
  support::TemporaryFolder const folder;
  std::vector<std::string> endpoints{"pfs", "os", "dfs", "ttp", "pfs2", "cns-pfs", "progression"};
  endpoints.push_back("time-to-chemotherapy");
  Desk desk{schema::open(made_up_book(folder, {"monaleesa-2"}, endpoints))};
  auto const warned = [&](std::vector<std::string> const& names) {
    return holds(section_of(query::sof_table(desk.book, desk.filters({{"document", "made-up"}}, names), {}), "sof").before,
                 "GRADE asks for at most 7");
  };
  CHECK(warned(endpoints));
  endpoints.pop_back();
  CHECK_FALSE(warned(endpoints));
}

TEST_CASE("trials of one question are one row where pooling is asked for, and one row each where it is not") {
  support::TemporaryFolder const folder;
  Desk desk{schema::open(made_up_book(folder, {"monaleesa-2", "paloma-2", "monarch-3"}, {"pfs"}))};
  auto const filters = desk.filters({{"document", "made-up"}}, {"PFS"});
  query::OutcomeChoices choices;
  choices.baselines = desk.baselines({"50%"});
  auto const apart = query::sof_table(desk.book, filters, choices);
  CHECK(section_of(apart, "sof").table.rows.size() == 3);
  CHECK(holds(section_of(apart, "sof").before, "nothing is pooled"));
  CHECK(cells(section_of(apart, "sof"), "participants")[0] == "200 (1)");
  choices.pooled = true;
  auto const together = query::sof_table(desk.book, filters, choices);
  auto const& table = section_of(together, "sof");
  REQUIRE(table.table.rows.size() == 1);
  CHECK(cells(table, "relative")[0].starts_with("HR 0.60 ("));
  CHECK(cells(table, "relative")[0].ends_with("\u00a0†"));
  CHECK(cells(table, "participants")[0] == "600\u00a0† (3)");
  CHECK(cells(table, "risk_intervention")[0].starts_with("340 per 1000 ("));
  CHECK(holds(cells(table, "comments"), "pooled, random effects"));
  CHECK(has_section(together, "comparability"));
}

TEST_CASE("a quoted ratio that a supplement completes gives way to it, and is listed") {
  support::TemporaryFolder const folder;
  auto quoted = made_up("paloma-2", "pfs"), own = quoted;
  std::erase_if(quoted, [](auto const& cell) { return cell.first.starts_with("ci_"); });
  own.emplace_back("completes", "made-up:paloma-2-pfs");
  imported(folder, {quoted});
  Desk desk{schema::open(imported(folder, {own}, "mine"))};
  query::OutcomeChoices choices;
  choices.baselines = desk.baselines({"50%"});
  auto const answer = query::sof_table(desk.book, desk.filters({{"trial", "PALOMA-2"}, {"treatment", "olaparib"}}, {"PFS"}), choices);
  CHECK(cells(section_of(answer, "sof"), "relative") == std::vector<std::string>{"HR 0.60 (0.45–0.80)"});
  CHECK(cells(section_of(answer, "sof"), "risk_intervention") == std::vector<std::string>{"340 per 1000 (268 to 426)\u00a0†"});
  CHECK(holds(cells(section_of(answer, "left-out"), "reason"), "completed by mine:paloma-2-pfs, which is used"));
}

TEST_CASE("an interval of another level than the table's gives no interval of the risk") {
  support::TemporaryFolder const folder;
  auto row = made_up("paloma-2", "pfs");
  for (auto& [name, cell] : row)
    if (name == "ci_level") cell = "90";
  Desk desk{schema::open(imported(folder, {row}))};
  query::OutcomeChoices choices;
  choices.baselines = desk.baselines({"50%"});
  auto const answer = query::sof_table(desk.book, desk.filters({{"document", "made-up"}}, {"PFS"}), choices);
  CHECK(cells(section_of(answer, "sof"), "relative") == std::vector<std::string>{"HR 0.60 (90% CI 0.45–0.80)"});
  CHECK(cells(section_of(answer, "sof"), "risk_intervention") == std::vector<std::string>{"340 per 1000\u00a0†"});
}

TEST_CASE("an evidence table says which grade stands on a finding, and whether the document states it or a rule found it") {
  Desk desk;
  auto const stated = query::evidence_table(desk.book, desk.filters({{"trial", "DESTINY-Breast04"}}, {"PFS"}), false);
  auto const& table = section_of(stated, "evidence");
  CHECK(cells(table, "grades_stated")[0] == "优先推荐 IA (table 8)");
  CHECK(cells(table, "grades_matched")[0].empty());
  auto const matched = query::evidence_table(desk.book, desk.filters({{"trial", "MONALEESA-2"}}, {"PFS"}), false);
  CHECK(cells(section_of(matched, "evidence"), "grades_stated")[0].empty());
  CHECK(cells(section_of(matched, "evidence"), "grades_matched")[0] == "优先推荐 IA (table 8)\n推荐 IA (table 8)");
}

TEST_CASE("all rows of a trial stand in one block, one arm quoted alone too") {
  Desk desk;
  auto const answer = query::evidence_table(desk.book, desk.filters({{"trial", "MONALEESA-3"}}, {"PFS", "OS"}), false);
  auto const designs = cells(section_of(answer, "evidence"), "design");
  CHECK(std::count(designs.begin(), designs.end(), "randomised trial") == static_cast<std::ptrdiff_t>(designs.size()));
}

TEST_CASE("a graded table of a document is a matrix again: its rows, its grades in printed order, its cells in their order") {
  Desk desk;
  auto const answer = query::recommendations_table(desk.book, desk.filters({{"document", "abc-china-2024"}, {"subtype", "HER2+"}}, {}), false);
  auto const& table = section_of(answer, "abc-china-2024:table-10");
  CHECK(table.heading == "abc-china-2024, table 10: advanced breast cancer; HER2+");
  CHECK(cells(table, "population") == std::vector<std::string>{"first line", "second line", "third or later line"});
  CHECK(cells(table, "preferred")[1] == "trastuzumab deruxtecan [IA]\ncapecitabine + pyrotinib [IA]\ntrastuzumab emtansine [IB]");
  CHECK(cells(table, "recommended")[1] == "none stated (a dash in the table)");
  CHECK(cells(table, "optional")[0].ends_with("pertuzumab + trastuzumab + endocrine therapy [IB] (HR+)"));
  CHECK(has_section(answer, "text"));
}

TEST_CASE("characteristics list each population of a trial once, with all its endpoints and sources") {
  Desk desk;
  auto const answer = query::characteristics_table(desk.book, desk.filters({{"trial", "OlympiAD"}}, {"PFS", "OS"}), false);
  auto const& table = section_of(answer, "characteristics");
  auto rows = table.table.rows;
  CHECK(table.heading.starts_with("Trials: 1; "));
  auto const populations = cells(table, "population");
  CHECK(std::set<std::string>(populations.begin(), populations.end()).size() == populations.size());
}

TEST_CASE("only abbreviations that occur are explained; HR is not found in HR+, nor a code inside a longer one") {
  Desk desk;
  Document document;
  document.sections.push_back(
      {"x", "", {}, {{{"a", "Population"}, {"document_id", "Document", core::table::Place::machine}}, {{"HR+; HER2-low", "abc-china-2024"}}}, {}});
  query::explain(desk.book, document);
  CHECK(meaning(document.abbreviations, "HR+") == "hormone-receptor-positive");
  CHECK(meaning(document.abbreviations, "HR") == "not explained");
  CHECK(meaning(document.abbreviations, "PFS") == "not explained");
  CHECK(document.scales.empty());
  document.sections[0].table.rows.push_back({"HR 0.5 of PFS under T-DXd, 优先推荐 IA", "abc-china-2024"});
  query::explain(desk.book, document);
  CHECK(meaning(document.abbreviations, "HR") == "hazard ratio");
  CHECK(meaning(document.abbreviations, "PFS") == "progression-free survival");
  CHECK(meaning(document.abbreviations, "T-DXd") == "trastuzumab deruxtecan");
  REQUIRE(document.scales.size() == 2);
  CHECK(meaning(document.scales, "IA").starts_with("level of evidence (Chinese guideline for advanced breast cancer 2024), our paraphrase: "));
  CHECK(meaning(document.scales, "推荐") == "not explained");
}

TEST_CASE("a code is explained by the scales of documents that have a part in the answer only") {
  Desk desk;
  Document document;
  document.sections.push_back({"x", "", {}, {{{"a", "Level"}, {"document_id", "Document", core::table::Place::machine}}, {{"IA", "my-notes"}}}, {}});
  query::explain(desk.book, document);
  CHECK(document.scales.empty());
}

TEST_CASE("abbreviations that a translation wrote out are taken out again") {
  Document document;
  document.title = "HR 0.5";
  document.abbreviations = {{"HR", "风险比"}, {"PFS", "无进展生存时间"}};
  query::keep_occurring(document);
  REQUIRE(document.abbreviations.size() == 1);
  CHECK(document.abbreviations[0].term == "HR");
}
