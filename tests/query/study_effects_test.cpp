// tests/query/study_effects_test.cpp - which findings of a book may be pooled, one row a trial, and why the others may not.
#include "query/study_effects.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "schema/book.hpp"
#include "tests/importer/result_rows.hpp"
#include "tests/support/book.hpp"

namespace {

struct Asked {
  query::StudyEffects effects;

  query::StudyRow const* used(std::string const& id) const {
    auto const at = std::find_if(effects.rows.begin(), effects.rows.end(), [&](auto const& row) { return row.finding_id == id; });
    return at == effects.rows.end() ? nullptr : &*at;
  }
  std::string why_not(std::string const& id) const {
    for (auto const& row : effects.left_out)
      if (row.finding_id == id) return row.reason;
    return "not left out";
  }
};

// PFS of NALA, of which the shipped book quotes no ratio with these patients.
rows::Cells nala(std::string const& id, rows::Cells const& changes = {}) {
  return rows::with(rows::with(rows::good(), {{"id", id}, {"trial", "nala"}, {"population", "hr+ ; her2- ; line first"}}), changes);
}

Asked asked(std::vector<rows::Cells> const& cells, query::PoolingChoices const& choices = {}) {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv(cells));
  auto const imported = support::import_into(folder, {"results.csv"}, "mine");
  for (auto const& problem : imported.problems) {
    CAPTURE(core::describe(problem));
    CHECK(false);
  }
  auto book = schema::open(imported.book);
  schema::Vocabulary const vocabulary(book);
  auto filters = query::resolve(book, vocabulary, {{"document", "mine"}});
  query::add_endpoints(filters, vocabulary, {"PFS", "OS"});
  return {query::study_effects(book, filters, choices)};
}

rows::Cells const no_interval{{"ci_level", ""}, {"ci_level_basis", ""}, {"ci_low_raw", ""}, {"ci_high_raw", ""}};

rows::Cells without_interval(rows::Cells const& cells, std::string const& p) { return rows::with(rows::with(cells, no_interval), {{"p_raw", p}}); }

}  // namespace

TEST_CASE("a ratio with an interval is used on the log scale, experimental over control") {
  auto const out = asked({nala("a"), nala("b", {{"trial", "phoebe"}, {"orientation", "ctl/exp"}})});
  REQUIRE(out.used("mine:a") != nullptr);
  CHECK(out.used("mine:a")->te == Approx(std::log(0.57)));
  CHECK(out.used("mine:a")->se_code == "CI");
  REQUIRE(out.used("mine:b") != nullptr);
  CHECK(out.used("mine:b")->te == Approx(-std::log(0.57)));
  CHECK(out.used("mine:b")->se == Approx(out.used("mine:a")->se));
}

TEST_CASE("each thing that a row lacks has its reason") {
  auto const out =
      asked({without_interval(nala("bound"), "<0.001"), without_interval(nala("exact", {{"trial", "phoebe"}}), "=0.004"),
             without_interval(nala("bare", {{"trial", "emilia"}}), ""),
             nala("unknown", {{"trial", "ace"}, {"orientation", "unknown"}, {"orientation_basis", ""}}),
             nala("cohort", {{"trial", "emerald"}, {"comparison_kind", "nonrandomised"}}),
             nala("heading", {{"trial", "solar-1"}, {"population", "hr+ ; her2- ; line first [heading]"}}),
             nala("wrong", {{"trial", "maintain"}, {"ci_high_raw", "0.90"}}), nala("unnamed", {{"trial", "miracle"}, {"control", "\"not named\""}})});
  CHECK(out.why_not("mine:bound") == "no interval, and only a bound on P");
  CHECK(out.why_not("mine:exact") == "no interval; an exact P whose sides are not stated");
  CHECK(out.why_not("mine:bare") == "neither interval nor P is quoted");
  CHECK(out.why_not("mine:unknown") == "the direction of the ratio is unknown");
  CHECK(out.why_not("mine:cohort") == "not a randomised comparison (nonrandomised)");
  CHECK(out.why_not("mine:heading") == "line or subtype stands in a heading only");
  CHECK(out.why_not("mine:wrong") == "its numbers cannot all be right (C02)");
  CHECK(out.why_not("mine:unnamed") == "the control arm is not named");
  CHECK(out.effects.rows.empty());
}

TEST_CASE("a row that lacks two things says both") {
  auto const out = asked({without_interval(nala("both", {{"population", "hr+ ; her2- ; line first [heading]"}}), "<0.001")});
  CHECK(out.why_not("mine:both") == "line or subtype stands in a heading only; no interval, and only a bound on P");
}

TEST_CASE("an exact P gives a standard error where the user takes it as two-sided, or where it is stated so") {
  query::PoolingChoices choices;
  choices.assume_two_sided = true;
  auto const assumed = asked({without_interval(nala("exact"), "=0.004")}, choices);
  REQUIRE(assumed.used("mine:exact") != nullptr);
  CHECK(assumed.used("mine:exact")->assumed_sides);
  CHECK(assumed.used("mine:exact")->se == Approx(-std::log(0.57) / 2.878162).epsilon(0.01));
  auto const stated = asked({rows::with(without_interval(nala("exact"), "=0.004"), {{"p_sides", "2"}, {"p_sides_basis", "quoted"}})});
  REQUIRE(stated.used("mine:exact") != nullptr);
  CHECK_FALSE(stated.used("mine:exact")->assumed_sides);
}

TEST_CASE("of one trial one row is used: the later cut, all patients, the interval before the P") {
  auto const cuts = asked({nala("early"), nala("late", {{"update_of", "early"}, {"analysis", "update"}})});
  CHECK(cuts.why_not("mine:early") == "shares patients with mine:late, which is used");
  CHECK(cuts.used("mine:late") != nullptr);
  auto const patients = asked({nala("part", {{"analysis", "subgroup"}}), nala("whole")});
  CHECK(patients.why_not("mine:part") == "shares patients with mine:whole, which is used");
}

TEST_CASE("rows of one trial on two questions are both used, apart") {
  auto const out = asked({nala("pfs"), nala("os", {{"endpoint", "OS"}}), nala("second", {{"population", "hr+ ; her2- ; line second"}})});
  CHECK(out.effects.rows.size() == 3);
}

TEST_CASE("a usable supplement stands for what it completes, an unusable one does not") {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv({without_interval(nala("early"), "<0.001"),
                                                    without_interval(nala("late", {{"update_of", "early"}, {"analysis", "update"}}), "<0.001")}));
  REQUIRE(support::import_into(folder, {"results.csv"}, "quoted").problems.empty());
  auto const completing = [&](std::string const& id, rows::Cells const& changes) {
    return nala(id, rows::with({{"completes", "quoted:" + id}}, changes));
  };
  folder.write("results.csv", support::results_csv({completing("early", {}), completing("late", {{"analysis", "update"}})}));
  auto const imported = support::import_into(folder, {"results.csv"}, "mine");
  REQUIRE(imported.problems.empty());
  auto book = schema::open(imported.book);
  schema::Vocabulary const vocabulary(book);
  auto filters = query::resolve(book, vocabulary, {{"trial", "nala"}, {"line", "first"}});
  query::add_endpoints(filters, vocabulary, {"PFS"});
  Asked const out{query::study_effects(book, filters, {})};
  CHECK(out.why_not("quoted:early") == "completed by mine:early, which is used");
  CHECK(out.why_not("quoted:late") == "completed by mine:late, which is used");
  CHECK(out.why_not("mine:early") == "shares patients with mine:late, which is used");
  REQUIRE(out.used("mine:late") != nullptr);
  CHECK(out.used("mine:late")->completes == "quoted:late");
  CHECK(out.used("mine:late")->completed_quote == "HR 0.57; P<0.001");
  CHECK(out.used("mine:late")->document == "mine");

  folder.write("results.csv", support::results_csv({without_interval(completing("late", {{"analysis", "update"}}), "<0.01")}));
  auto const again = support::import_into(folder, {"results.csv"}, "other");
  REQUIRE(again.problems.empty());
  auto more = schema::open(again.book);
  Asked const weak{query::study_effects(more, filters, {})};
  CHECK(weak.why_not("other:late") == "no interval, and only a bound on P");
  CHECK(weak.used("mine:late") != nullptr);
}
