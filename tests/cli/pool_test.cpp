// tests/cli/pool_test.cpp - pool as a user runs it: a file of own studies against numbers of the specification and of R's metafor, every profile and
// method, wrong files; the book with its refusals. No NaN and no infinity is ever printed.
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include <fmt/format.h>
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/support/csv_table.hpp"

namespace {

using Json = nlohmann::json;

support::Ran pool(std::string const& rest) { return support::run(words_of("pool " + rest)); }

Json pooled(std::string const& rest) {
  auto const ran = pool(rest + " --format json");
  CAPTURE(rest, ran.err);
  REQUIRE(ran.exit_code == 0);
  return Json::parse(ran.out);
}

std::string const three = "study,TE,seTE\nA,-0.6,0.2\nB,-0.3,0.14142135623730951\nC,0,0.2\n";

void check_near(Json const& number, double expected, double tolerance) {
  REQUIRE(number.is_number());
  CHECK(std::abs(number.get<double>() - expected) <= tolerance);
}

bool finite_everywhere(std::string const& text) {
  static std::regex const bad("(^|[^A-Za-z])-?(nan|inf|infinity)([^A-Za-z]|$)", std::regex::icase);
  return !std::regex_search(text, bad);
}

std::string file_of(stats::Studies const& studies) {
  std::string out = "study,TE,seTE\n";
  for (std::size_t i = 0; i < studies.count(); ++i) out += fmt::format("s{},{},{}\n", i + 1, studies.y()[i], std::sqrt(studies.v()[i]));
  return out;
}

// As metafor has it, with the floor of what is 0 up to rounding.
void check_metafor(Json const& number, double expected, double tolerance, double floor) {
  INFO("metafor says " << expected << ", the program " << number);
  REQUIRE(number.is_number());
  CHECK(std::abs(number.get<double>() - expected) <= tolerance * (std::abs(expected) + floor));
}

std::string hr_file(std::string const& line) { return "study,hr,ci_lower,ci_upper\nA,0.6,0.5,0.72\n" + line + "\n"; }

}  // namespace

TEST_CASE("three studies of the worked example give its numbers under every estimator") {
  Workplace const place;
  place.write("three.csv", three);
  auto const dl = pooled("--input three.csv --method DL --ci-method wald");
  CHECK(dl["k"] == 3);
  check_near(dl["common"]["estimate"], -.30, 1e-12);
  check_near(dl["common"]["se"], .10, 1e-12);
  check_near(dl["Q"], 4.5, 1e-12);
  check_near(dl["df"], 2, 0);
  check_near(dl["p_Q"], .1054, 5e-5);
  check_near(dl["random"]["tau2"], .04, 1e-12);
  check_near(dl["random"]["se"], .15492, 5e-6);
  check_near(dl["random"]["ci_low"], -.6036, 5e-5);
  check_near(dl["random"]["ci_high"], .0036, 5e-5);
  check_near(dl["tau2_ci"][0], 0, 0);
  check_near(dl["tau2_ci"][1], 3.515, 5e-4);
  auto const hk = pooled("--input three.csv --method DL --ci-method hartung-knapp");
  check_near(hk["random"]["ci_low"], -1.0070, 5e-5);
  check_near(hk["random"]["ci_high"], .4070, 5e-5);
  check_near(pooled("--input three.csv --method PM")["tau2"], .05, 1e-6);
  check_near(pooled("--input three.csv --method REML")["tau2"], .042040, 5e-7);
  CHECK(pooled("--input three.csv --method ML")["tau2"].is_number());
}

TEST_CASE("two studies of one precision: Q is 1, REML finds no spread, Hartung-Knapp takes t(1)") {
  Workplace const place;
  place.write("two.csv", "study,TE,seTE\nA,-0.5,0.1414213562373095\nB,-0.3,0.1414213562373095\n");
  auto const hk = pooled("--input two.csv --method REML --ci-method hartung-knapp");
  check_near(hk["Q"], 1, 1e-9);
  check_near(hk["random"]["tau2"], 0, 1e-9);
  check_near(hk["random"]["ci_high"].get<double>() - hk["random"]["estimate"].get<double>(), 1.2706, 5e-5);
  auto const ours = pool("--input two.csv");
  CHECK(contains(ours.out, "Two studies: the random-effects interval is Wald's"));
  CHECK(pooled("--input two.csv")["random"]["prediction"].is_null());
}

TEST_CASE("the program gives metafor's numbers for published data sets at full precision") {
  Workplace const place;
  auto const sets = support::meta_studies();
  std::map<std::string, std::string> const tests{{"z", "wald"}, {"knha", "hartung-knapp"}, {"adhoc", "hk-adhoc-se"}};
  std::size_t seen = 0;
  for (auto const& row : support::csv_rows("meta/models.csv")) {
    auto const& set = row.text("set");
    if (set != "bcg" && set != "raudenbush" && set != "magnesium") continue;
    place.write("set.csv", file_of(sets.at(set)));
    auto const profile = row.text("test") == "z" ? "metafor-z" : "metafor-hk";
    auto const out = pooled("--input set.csv --profile " + std::string(profile) + " --method " + row.text("method") + " --ci-method " +
                            tests.at(row.text("test")));
    auto const& random = out["random"];
    double const tolerance = row.text("method") == "DL" ? 1e-6 : 1e-4, se = row.number("se");
    check_metafor(random["estimate"], row.number("estimate"), tolerance, se);
    check_metafor(random["se"], se, tolerance, 0);
    check_metafor(random["ci_low"], row.number("low"), tolerance, se);
    check_metafor(random["ci_high"], row.number("high"), tolerance, se);
    check_metafor(random["statistic"], row.number("statistic"), tolerance, 1e-9);
    check_metafor(random["tau2"], row.number("tau2"), tolerance, se * se);
    check_metafor(random["tau2_ci"][0], row.number("tau2_low"), 1e-6, se * se);
    check_metafor(random["tau2_ci"][1], row.number("tau2_high"), 1e-6, se * se);
    check_metafor(random["Q"], row.number("q"), 1e-6, 0);
    check_metafor(random["I2"], row.number("i2"), tolerance, 1);
    check_metafor(random["H2"], row.number("h2"), tolerance, 0);
    check_metafor(random["prediction"][0], row.number("pi_low"), tolerance, se);
    check_metafor(random["prediction"][1], row.number("pi_high"), tolerance, se);
    ++seen;
  }
  CHECK(seen == 36);
}

TEST_CASE("every profile and method is known by its name, and the model stands in the answer") {
  Workplace const place;
  place.write("three.csv", three);
  for (auto const* profile : {"trialbook", "metafor-z", "metafor-hk", "meta8", "meta7", "RevMan5", "IQWiG6"}) {
    auto const ran = pool("--input three.csv --profile " + std::string(profile));
    CHECK(ran.exit_code == 0);
    CHECK(contains(ran.out, std::string(profile) + ": tau² by "));
    CHECK(finite_everywhere(ran.out));
  }
  for (auto const* method : {"wald", "hartung-knapp", "hk-adhoc-se", "hk-adhoc-ci", "iqwig6"})
    CHECK(pool("--input three.csv --ci-method " + std::string(method)).exit_code == 0);
  auto const wrong = pool("--input three.csv --method REMl");
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.err, "DL, ML, PM, REML"));
  CHECK(pool("--input three.csv --profile meta9").exit_code == 2);
}

TEST_CASE("the level moves every interval and stands in the heading") {
  Workplace const place;
  place.write("three.csv", three);
  auto const wide = pooled("--input three.csv --level 99"), narrow = pooled("--input three.csv --level 90");
  CHECK(wide["common"]["ci_low"].get<double>() < narrow["common"]["ci_low"].get<double>());
  CHECK(wide["tau2_ci"][1].get<double>() > narrow["tau2_ci"][1].get<double>());
  CHECK(contains(pool("--input three.csv --level 99").out, "99% CI"));
  for (auto const* bad : {"100", "50", "-1", "ninety", "95%"}) CHECK(pool("--input three.csv --level " + std::string(bad)).exit_code == 2);
}

TEST_CASE("one study is shown by itself, identical studies without a spread, and nothing is NaN") {
  Workplace const place;
  place.write("one.csv", "study,hr,ci_lower,ci_upper\nA,0.6,0.5,0.72\n");
  auto const one = pooled("--input one.csv");
  CHECK(one["k"] == 1);
  CHECK_FALSE(one.contains("random"));
  check_near(one["common"]["ratio"], .6, 1e-12);
  CHECK(contains(pool("--input one.csv").out, "One study: its own result is shown"));
  place.write("same.csv", "study,TE,seTE\nA,-0.3,0.1\nB,-0.3,0.1\nC,-0.3,0.1\nD,-0.3,0.1\n");
  for (auto const* file : {"one.csv", "same.csv"})
    for (auto const* profile : {"trialbook", "metafor-hk", "meta8", "IQWiG6", "RevMan5"})
      for (auto const* format : {"text", "csv", "json", "html"}) {
        auto const ran = pool("--input " + std::string(file) + " --leave-one-out --profile " + profile + " --format " + format);
        CAPTURE(file, profile, format, ran.err);
        CHECK(ran.exit_code == 0);
        CHECK(finite_everywhere(ran.out));
      }
}

TEST_CASE("a file that cannot be pooled is refused at its place, without a number") {
  Workplace const place;
  struct Bad {
    std::string text, where, why;
  };
  std::vector<Bad> const all{{hr_file("B,0.6,0,0.72"), "bad.csv:3:7", "above 0"},
                             {hr_file("B,0.6,-0.5,0.72"), "bad.csv:3:7", "above 0"},
                             {hr_file("B,0.6,0.5,inf"), "bad.csv:3:11", "no finite number"},
                             {hr_file("B,nan,0.5,0.72"), "bad.csv:3:3", "no finite number"},
                             {hr_file("B,0.6,0.72,0.5"), "bad.csv:3:7", "not below"},
                             {hr_file("B,0.9,0.5,0.72"), "bad.csv:3:3", "outside its own interval"},
                             {hr_file("A,0.6,0.5,0.72"), "bad.csv:3:1", "stands in line 2 already"},
                             {hr_file("B,0.6,0.5"), "bad.csv:3:1", "3 fields, the header has 4"},
                             {hr_file("B,,0.5,0.72"), "bad.csv:3:3", "no finite number"},
                             {"study,TE,seTE\nA,0.1,0\n", "bad.csv:2:7", "above 0"},
                             {"study,TE,seTE\nA,0.1,-1\n", "bad.csv:2:7", "above 0"},
                             {"study,TE,seTE\nA,1e999,0.1\n", "bad.csv:2:3", "no finite number"},
                             {"study,hr,ci_lower\nA,0.6,0.5\n", "bad.csv:1:1", "missing"},
                             {"study,hr,ci_lower,ci_upper\n", "bad.csv:2:1", "no row"},
                             {"", "bad.csv:1:1", "no header"},
                             {"study,hr,ci_lower,ci_upper,ci_level\nA,0.6,0.5,0.72,0.95\n", "bad.csv:2:16", "between 50 and 100"}};
  for (auto const& bad : all) {
    place.write("bad.csv", bad.text);
    auto const ran = pool("--input bad.csv");
    CAPTURE(bad.text, ran.out, ran.err);
    CHECK(ran.exit_code == 1);
    CHECK(ran.out == "");
    CHECK(contains(ran.err, bad.where));
    CHECK(contains(ran.err, bad.why));
  }
  CHECK(pool("--input nowhere.csv").exit_code == 1);
}

TEST_CASE("numbers at the edge of what a machine holds are pooled or refused, never printed as NaN") {
  Workplace const place;
  for (auto const* rows : {"A,1e200,1\nB,0,1\n", "A,0,1e-200\nB,1,1\n", "A,0,1e300\nB,1,1\n", "A,700,1\nB,-700,1\n", "A,1e5,1\nB,0,1\n",
                           "A,0,1e-140\nB,1,1e140\n", "A,0,1e-8\nB,1e-9,1e8\nC,5,1\n", "A,1e100,1e-100\nB,-1e100,1e-100\nC,0,1e100\n"}) {
    place.write("edge.csv", std::string("study,TE,seTE\n") + rows);
    auto const ran = pool("--input edge.csv --leave-one-out");
    CAPTURE(rows, ran.out, ran.err);
    CHECK((ran.exit_code == 0 || (ran.exit_code == 1 && !ran.err.empty())));
    CHECK(finite_everywhere(ran.out));
    CHECK(finite_everywhere(pool("--input edge.csv --format json").out));
  }
  for (auto const* row : {"B,1e-300,1e-310,1e-290", "B,1e300,1e-300,1e307"}) {
    place.write("edge.csv", hr_file(row));
    auto const ran = pool("--input edge.csv");
    CAPTURE(row, ran.out, ran.err);
    CHECK((ran.exit_code == 0 || (ran.exit_code == 1 && !ran.err.empty())));
    CHECK(finite_everywhere(ran.out));
  }
}

TEST_CASE("further columns are left alone and named, and an option of the book does not go with a file") {
  Workplace const place;
  place.write("more.csv", "study,TE,seTE,colour\nA,-0.6,0.2,red\nB,-0.3,0.2,blue\n");
  auto const ran = pool("--input more.csv");
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "columns left alone: colour"));
  auto const mixed = pool("--input more.csv --assume-two-sided");
  CHECK(mixed.exit_code == 2);
  CHECK(contains(mixed.err, "--assume-two-sided"));
}

TEST_CASE("leave-one-out repeats the analysis without each study in turn") {
  Workplace const place;
  place.write("three.csv", three);
  place.write("without-b.csv", "study,TE,seTE\nA,-0.6,0.2\nC,0,0.2\n");
  auto const all = pooled("--input three.csv --leave-one-out");
  auto const two = pooled("--input without-b.csv");
  REQUIRE(all["leave_one_out"].size() == 3);
  CHECK(all["leave_one_out"][1]["without"] == "B");
  CHECK(all["leave_one_out"][1]["common"] == two["common"]);
  CHECK(all["leave_one_out"][1]["random"] == two["random"]);
  CHECK(contains(pool("--input three.csv --leave-one-out").out, "Each study left out in turn"));
}

TEST_CASE("subgroups are tested for interaction as metafor does") {
  Workplace const place;
  auto const studies = support::meta_studies().at("bcg");
  std::string text = "study,TE,seTE,half\n";
  for (std::size_t i = 0; i < studies.count(); ++i)
    text += fmt::format("s{},{},{},{}\n", i + 1, studies.y()[i], std::sqrt(studies.v()[i]), 2 * i < studies.count() - 1 ? "first" : "second");
  place.write("halves.csv", text);
  for (auto const& row : support::csv_rows("meta/subgroups.csv")) {
    if (row.text("set") != "bcg") continue;
    auto const out = pooled("--input halves.csv --subgroup half --profile metafor-z --method " + row.text("method"));
    CAPTURE(row.text("method"));
    CHECK(out["subgroups"]["groups"].size() == 2);
    check_metafor(out["subgroups"]["interaction_common"]["Q"], row.number("common_q"), 1e-6, 0);
    check_metafor(out["subgroups"]["interaction_random"]["Q"], row.number("separate_q"), 1e-4, 0);
    check_metafor(out["subgroups"]["interaction_random"]["p"], row.number("separate_p"), 1e-4, 0);
  }
  CHECK(contains(pool("--input halves.csv --subgroup half").out, "Interaction, random effects"));
}

TEST_CASE("a subgroup that is missing, empty or alone is refused") {
  Workplace const place;
  place.write("groups.csv", "study,TE,seTE,group,other\nA,-0.6,0.2,x,1\nB,-0.3,0.2,x,\n");
  CHECK(pool("--input groups.csv --subgroup group").exit_code == 2);
  auto const empty = pool("--input groups.csv --subgroup other");
  CHECK(empty.exit_code == 1);
  CHECK(contains(empty.err, "groups.csv:3:14"));
  auto const missing = pool("--input groups.csv --subgroup colour");
  CHECK(missing.exit_code == 1);
  CHECK(contains(missing.err, "further columns: group, other"));
  auto const book = pool("PFS --subgroup line");
  CHECK(book.exit_code == 2);
  CHECK(contains(book.err, "needs --input"));
}

TEST_CASE("of the book each row that is not pooled says why and what would help") {
  auto const ran = pool("PFS OS --source documents --format csv");
  REQUIRE(ran.exit_code == 0);
  std::map<std::string, Row> left_out;
  for (auto const& row : csv_rows(ran.out))
    if (row.at("part") == "left-out") left_out.emplace(row.at("finding_id"), row);
  CHECK(left_out.size() > 40);
  for (auto const& [id, row] : left_out) {
    CAPTURE(id);
    CHECK(row.at("reason") != "");
  }
  CHECK(left_out.at("abc-china-2024:paloma-2-os").at("reason").ends_with("its numbers cannot all be right (C02)"));
  CHECK(contains(left_out.at("abc-china-2024:paloma-2-os").at("remedy"), "audit"));
  std::set<std::string> reasons;
  for (auto const& [id, row] : left_out) reasons.insert(row.at("reason"));
  auto const some = [&](std::string const& end) {
    return std::any_of(reasons.begin(), reasons.end(), [&](auto const& r) { return r.ends_with(end); });
  };
  CHECK(some("no interval; an exact P whose sides are not stated"));
  CHECK(some("no interval, and only a bound on P"));
  for (auto const& [id, row] : left_out)
    if (contains(row.at("reason"), "no interval")) CHECK(contains(row.at("remedy"), "a supplement with the interval"));
}

TEST_CASE("assumptions, headings and lumps are recorded in every format") {
  for (auto const* format : {"text", "json", "html", "markdown"}) {
    auto const ran = pool("PFS --assume-two-sided --headings-too --lump class:cdk46-inhibitor --format " + std::string(format));
    CAPTURE(format, ran.err);
    CHECK(ran.exit_code == 0);
    CHECK(contains(ran.out, "exact P values whose sides are not stated are taken as two-sided"));
    CHECK(contains(ran.out, "line and subtype of headings are taken as stated"));
    CHECK(contains(ran.out, "class:cdk46-inhibitor: every estimate depends on this choice"));
    CHECK(finite_everywhere(ran.out));
  }
  CHECK(contains(pool("PFS --assume-two-sided --format csv").out, "P taken as two-sided"));
  CHECK_FALSE(contains(pool("PFS").out, "two-sided;"));
}

TEST_CASE("of one trial one row is pooled: never an update with what it updates, nor a subgroup with all patients") {
  auto const ran = pool("PFS OS DFS --assume-two-sided --headings-too --lump class:cdk46-inhibitor --lump placebo --format json");
  REQUIRE(ran.exit_code == 0);
  auto const out = Json::parse(ran.out);
  auto book = support::run({"sql", "SELECT finding_id, trial_id FROM v_result", "--format", "csv", "--limit", "0"});
  std::map<std::string, std::string> trial_of;
  for (auto const& row : csv_rows(book.out)) trial_of[row.at("finding_id")] = row.at("trial_id");
  for (auto const& group : out["groups"]) {
    std::set<std::string> trials;
    for (auto const& id : group["studies"]) {
      CAPTURE(id);
      CHECK(trials.insert(trial_of.at(id.get<std::string>())).second);
    }
    CHECK(group["k"] == trials.size());
  }
}

TEST_CASE("a row whose line or subtype stands in a heading is not pooled unless asked") {
  auto const by_heading = [](std::string const& options) {
    std::size_t out = 0;
    for (auto const& row : csv_rows(pool("PFS --format csv" + options).out))
      out += row.at("reason").starts_with("line or subtype stands in a heading only");
    return out;
  };
  CHECK(by_heading("") > 10);
  CHECK(by_heading(" --headings-too") == 0);
}

TEST_CASE("an answer of the book and one of a file are Chinese with --lang zh") {
  Workplace const place;
  place.write("three.csv", three);
  for (auto const* format : {"text", "html", "csv", "json"})
    for (auto const* what : {"--input three.csv --leave-one-out", "PFS --assume-two-sided"}) {
      auto const ran = pool(std::string(what) + " --lang zh --format " + format);
      CAPTURE(what, format, ran.err);
      CHECK(ran.exit_code == 0);
      CHECK(finite_everywhere(ran.out));
    }
  CHECK(contains(pool("--input three.csv --lang zh").out, "随机效应"));
  CHECK(contains(pool("PFS --lang zh").out, "未采用"));
}
