// tests/query/trial_choice_test.cpp - which of several findings of one trial is used, rule by rule, on findings made up for it.
#include "query/trial_choice.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace {

using query::Candidate;
using query::Cut;

// PFS of one trial as its publication prints it, usable as it stands.
Candidate printed(std::string const& id, std::string const& ratio = "0.50", std::string const& low = "0.40", std::string const& high = "0.62") {
  Candidate out;
  out.row.finding_id = id;
  out.row.trial_id = "trial";
  out.row.endpoint = "PFS";
  out.row.treatment = "A";
  out.row.comparator = "B";
  out.row.stratum = "PFS; investigator";
  out.row.assessor = "investigator";
  out.row.se_code = "CI";
  out.row.document = id.substr(0, id.find(':'));
  out.measure = "HR";
  out.orientation = "exp/ctl";
  out.ratio = ratio, out.low = low, out.high = high;
  out.source = "publication";
  out.source_kind = "abstract";
  return out;
}

Candidate quoted(std::string const& id) {
  auto out = printed(id, "0.52", "0.41", "0.66");
  out.source = "document";
  out.source_kind.clear();
  return out;
}

Candidate with(Candidate out, void (*change)(Candidate&)) {
  change(out);
  return out;
}

struct Chosen {
  std::vector<Candidate> all;

  std::string used() const {
    std::string out;
    for (auto const& c : all)
      if (c.usable()) out += (out.empty() ? "" : " ") + c.row.finding_id;
    return out;
  }
  Candidate const& of(std::string const& id) const {
    return *std::find_if(all.begin(), all.end(), [&](auto const& c) { return c.row.finding_id == id; });
  }
};

Chosen chosen(std::vector<Candidate> all, Cut cut = Cut::latest) {
  for (auto& c : all) c.place = static_cast<std::size_t>(&c - all.data());
  query::choose_findings(all, cut);
  return {std::move(all)};
}

}  // namespace

TEST_CASE("along a chain of updates over publications the last usable cut is used, or the first where the primary cut is asked for") {
  auto const first = printed("one:a"), second = with(printed("two:a", "0.55", "0.45", "0.67"), [](Candidate&c) { c.update_of = "one:a"; }),
             third = with(printed("three:a", "0.57", "0.48", "0.68"), [](Candidate&c) { c.update_of = "two:a"; });
  auto const latest = chosen({first, third, second});
  CHECK(latest.used() == "three:a");
  CHECK(latest.of("one:a").rule == "the later cut before what it updates");
  CHECK(latest.of("one:a").reason == "shares patients with three:a, which is used");
  CHECK(chosen({first, third, second}, Cut::primary).used() == "one:a");
  auto const no_interval = with(third, [](Candidate& c) { c.reason = "no interval"; });
  CHECK(chosen({first, no_interval, second}).used() == "two:a");
}

TEST_CASE("a quote gives way to the usable finding of a publication that it is linked to, whatever the quote lacks") {
  auto const quote = with(quoted("guideline:a"), [](Candidate& c) {
    c.printed_by = {"journal:a"};
    c.reason = "no interval, and only a bound on P";
    c.lacks_precision = true;
  });
  auto const out = chosen({quote, printed("journal:a")});
  CHECK(out.of("guideline:a").passed_over_for == "journal:a");
  CHECK(out.of("guideline:a").rule == "the publication before the quote");
  CHECK_FALSE(out.of("guideline:a").lacks_precision);
  auto const unusable = with(printed("journal:a"), [](Candidate& c) { c.reason = "no ratio is quoted"; });
  CHECK(chosen({with(quote, [](Candidate& c) { c.reason.clear(); }), unusable}).used() == "guideline:a");
}

TEST_CASE("one result printed twice counts once, also where one print leaves out who assessed it or rounds more") {
  auto const silent = with(printed("label:a", "0.5", "0.4", "0.6"), [](Candidate& c) {
    c.row.assessor.clear();
    c.row.stratum = "PFS; assessor not stated";
  });
  auto const out = chosen({silent, printed("journal:a")});
  CHECK(out.used() == "journal:a");
  CHECK(out.of("label:a").rule == "one result, printed twice");
  auto const independent = with(printed("journal:b"), [](Candidate& c) {
    c.row.assessor = "independent";
    c.row.stratum = "PFS; independent";
  });
  CHECK(chosen({printed("journal:a"), independent}).used() == "journal:a journal:b");
}

TEST_CASE("two arms of one publication with the same numbers are two results") {
  auto const other_arm = with(printed("journal:b"), [](Candidate& c) { c.row.treatment = "C"; });
  CHECK(chosen({printed("journal:a"), other_arm}).used() == "journal:a journal:b");
}

TEST_CASE("a scorecard gives way to every other publication of the trial, but for a later cut that it alone prints") {
  auto const card = with(printed("card:a", "0.54", "0.43", "0.67"), [](Candidate& c) {
    c.source_kind = "scorecard";
    c.row.assessor.clear();
    c.row.stratum = "PFS; assessor not stated";
  });
  auto const out = chosen({card, printed("journal:a")});
  CHECK(out.used() == "journal:a");
  CHECK(out.of("card:a").rule == "a scorecard after all other publications");
  CHECK(chosen({card}).used() == "card:a");
  auto const later = with(card, [](Candidate& c) {
    c.update_of = "journal:a";
    c.row.stratum = "PFS; investigator";
  });
  CHECK(chosen({later, printed("journal:a")}).used() == "card:a");
}

TEST_CASE("all patients stand before a subgroup, a planned analysis before an exploratory one, a mature one before an interim one") {
  auto const other = [](void (*change)(Candidate&)) { return with(printed("other:a", "0.45", "0.36", "0.57"), change); };
  CHECK(chosen({other([](Candidate& c) { c.subgroup = true; }), printed("journal:a")}).used() == "journal:a");
  CHECK(chosen({other([](Candidate& c) { c.analysis = "exploratory"; }), printed("journal:a")}).used() == "journal:a");
  CHECK(chosen({other([](Candidate& c) { c.analysis = "interim"; }), printed("journal:a")}).used() == "journal:a");
  CHECK(chosen({other([](Candidate& c) { c.analysis = "primary"; }), printed("journal:a")}, Cut::primary).used() == "other:a");
  CHECK(chosen({other([](Candidate& c) { c.published = "2020"; }), with(printed("journal:a"), [](Candidate& c) { c.published = "2019"; })}).used() ==
        "other:a");
}

TEST_CASE("a cut whose assessor is not stated has that of the cuts it is linked with") {
  std::vector<Candidate> all{printed("one:a"), with(printed("two:a"), [](Candidate& c) {
                               c.update_of = "one:a";
                               c.row.assessor.clear();
                             })};
  query::inherit_assessors(all);
  CHECK(all[1].row.assessor == "investigator");
  CHECK(all[1].row.assessor_inherited);
  CHECK_FALSE(all[0].row.assessor_inherited);
}

TEST_CASE("the choice does not depend on the order in which findings are read") {
  std::vector<Candidate> all{printed("a:a"), with(printed("b:a", "0.55", "0.45", "0.67"), [](Candidate& c) { c.update_of = "a:a"; }),
                             with(printed("c:a", "0.6", "0.5", "0.72"), [](Candidate& c) { c.analysis = "exploratory"; }), quoted("d:a")};
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.row.finding_id < b.row.finding_id; });
  do {
    CHECK(chosen(all).used() == "b:a");
  } while (std::next_permutation(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.row.finding_id < b.row.finding_id; }));
}
