// tests/schema/fit_test.cpp - how regimens and populations fit, worked by hand: rules of design §4 and of the headers of derive/050 and 060.
#include <catch2/catch.hpp>

#include "tests/schema/small_book.hpp"

namespace {

using small::Book;
using small::Slots;
using small::Terms;

struct Drugs : Book {
  Drugs() {
    term("endocrine-therapy", "drug-class");
    term("serd", "drug-class", {"endocrine-therapy"});
    term("aromatase-inhibitor", "drug-class", {"endocrine-therapy"});
    term("cdk46-inhibitor", "drug-class");
    term("letrozole", "drug", {"aromatase-inhibitor"});
    term("anastrozole", "drug", {"aromatase-inhibitor"});
    term("fulvestrant", "drug", {"serd"});
    term("ribociclib", "drug", {"cdk46-inhibitor"});
    term("palbociclib", "drug", {"cdk46-inhibitor"});
    term("inavolisib", "drug");
    term("placebo", "drug");
    term("hr+", "hr-status");
    term("hr-", "hr-status");
    term("her2-", "her2-status");
    term("her2-low", "her2-status", {"her2-"});
    term("her2-ihc-0", "her2-status", {"her2-"});
    term("her2+", "her2-status");
    term("line-second-or-later", "line");
    term("line-second", "line", {"line-second-or-later"});
    term("line-first", "line");
  }
  // The fit of a studied regimen (specific) to a recommended one (general).
  std::string fit(Slots const& recommended, Slots const& studied, std::vector<std::size_t> const& placebo = {}) {
    auto const p = population({"hr+"}), g = regimen(recommended), s = regimen(studied, placebo);
    recommendation(g, p);
    comparison(s, p);
    schema::derive(db);
    return regimen_fit(g, s);
  }
  std::string fit(Terms const& recommended, Terms const& studied) {
    auto const r = regimen({{{"fulvestrant", ""}}}), g = population(recommended), s = population(studied);
    recommendation(r, g);
    comparison(r, s);
    schema::derive(db);
    return population_fit(g, s);
  }
};

}  // namespace

TEST_CASE_METHOD(Drugs, "a drug is narrower than its class, the class broader than its drug") {
  CHECK(fit(Slots{{{"cdk46-inhibitor", ""}}}, Slots{{{"ribociclib", ""}}}) == "narrower");
  CHECK(fit(Slots{{{"ribociclib", ""}}}, Slots{{{"cdk46-inhibitor", ""}}}) == "broader");
  CHECK(fit(Slots{{{"endocrine-therapy", ""}}}, Slots{{{"letrozole", ""}}}) == "narrower");
  CHECK(fit(Slots{{{"ribociclib", ""}}}, Slots{{{"ribociclib", ""}}}) == "exact");
  CHECK(fit(Slots{{{"ribociclib", ""}}}, Slots{{{"palbociclib", ""}}}).empty());
}

TEST_CASE_METHOD(Drugs, "each slot must fit, and the whole is as loose as its loosest slot") {
  CHECK(fit(Slots{{{"cdk46-inhibitor", ""}}, {{"fulvestrant", ""}}}, Slots{{{"fulvestrant", ""}}, {{"ribociclib", ""}}}) == "narrower");
  CHECK(fit(Slots{{{"cdk46-inhibitor", ""}}, {{"fulvestrant", ""}}}, Slots{{{"ribociclib", ""}}, {{"serd", ""}}}) == "overlapping");
  CHECK(fit(Slots{{{"cdk46-inhibitor", ""}}, {{"fulvestrant", ""}}}, Slots{{{"ribociclib", ""}}, {{"letrozole", ""}}}).empty());
}

TEST_CASE_METHOD(Drugs, "alternatives: fewer are narrower, more are broader, others overlap") {
  Slots const both{{{"letrozole", ""}, {"anastrozole", ""}}};
  CHECK(fit(both, Slots{{{"letrozole", ""}}}) == "narrower");
  CHECK(fit(Slots{{{"letrozole", ""}}}, both) == "broader");
  CHECK(fit(both, both) == "exact");
  CHECK(fit(both, Slots{{{"letrozole", ""}, {"fulvestrant", ""}}}) == "overlapping");
  CHECK(fit(Slots{{{"aromatase-inhibitor", ""}}}, both) == "narrower");
  CHECK(fit(both, Slots{{{"fulvestrant", ""}}}).empty());
}

TEST_CASE_METHOD(Drugs, "slots of one regimen that overlap are assigned whichever way fits best") {
  Slots const recommended{{{"endocrine-therapy", ""}}, {{"fulvestrant", ""}}};
  CHECK(fit(recommended, Slots{{{"letrozole", ""}}, {{"fulvestrant", ""}}}) == "narrower");
  CHECK(fit(recommended, Slots{{{"fulvestrant", ""}}, {{"letrozole", ""}}}) == "narrower");
  CHECK(fit(recommended, recommended) == "exact");
  CHECK(fit(recommended, Slots{{{"serd", ""}}, {{"fulvestrant", ""}}}) == "narrower");
  CHECK(fit(recommended, Slots{{{"letrozole", ""}}, {{"anastrozole", ""}}}).empty());
}

TEST_CASE_METHOD(Drugs, "an extra component or a missing one is no match") {
  Slots const two{{{"palbociclib", ""}}, {{"fulvestrant", ""}}}, three{{{"inavolisib", ""}}, {{"palbociclib", ""}}, {{"fulvestrant", ""}}};
  CHECK(fit(two, three).empty());
  CHECK(fit(three, two).empty());
}

TEST_CASE_METHOD(Drugs, "placebo is left out on either side") {
  CHECK(fit(Slots{{{"letrozole", ""}}}, Slots{{{"letrozole", ""}}, {{"placebo", ""}}}, {1}) == "exact");
  CHECK(fit(Slots{{{"letrozole", ""}}}, Slots{{{"placebo", ""}}, {{"letrozole", ""}}}, {0}) == "exact");
  CHECK(fit(Slots{{{"letrozole", ""}}}, Slots{{{"placebo", ""}}}, {0}).empty());
}

TEST_CASE_METHOD(Drugs, "doses must agree where both state them") {
  Slots const low{{{"fulvestrant", "250 mg"}}}, high{{{"fulvestrant", "500 mg"}}}, unstated{{{"fulvestrant", ""}}};
  CHECK(fit(high, low).empty());
  CHECK(fit(high, high) == "exact");
  CHECK(fit(high, unstated) == "exact");
  CHECK(fit(unstated, high) == "exact");
  CHECK(fit(Slots{{{"fulvestrant", "250 mg"}, {"fulvestrant", "500 mg"}}}, high) == "narrower");
}

TEST_CASE_METHOD(Drugs, "relative and excluding components never match, not even themselves") {
  Slots const other{{{"cdk46-inhibitor", "", "other_than_prior"}}, {{"fulvestrant", ""}}},
      except{{{"cdk46-inhibitor", "", "except", "ribociclib"}}, {{"fulvestrant", ""}}};
  CHECK(fit(other, other).empty());
  CHECK(fit(except, except).empty());
  CHECK(fit(other, Slots{{{"palbociclib", ""}}, {{"fulvestrant", ""}}}).empty());
  CHECK(fit(Slots{{{"cdk46-inhibitor", ""}}, {{"fulvestrant", ""}}}, other).empty());
}

TEST_CASE_METHOD(Drugs, "populations: exact, narrower, broader and overlapping by dimension") {
  CHECK(fit(Terms{"hr+", "her2-"}, Terms{"her2-", "hr+"}) == "exact 0");
  CHECK(fit(Terms{"hr+", "her2-"}, Terms{"hr+", "her2-low"}) == "narrower 0");
  CHECK(fit(Terms{"hr+", "her2-low"}, Terms{"hr+", "her2-"}) == "broader 0");
  CHECK(fit(Terms{"her2-low", "line-second-or-later"}, Terms{"her2-", "line-second"}) == "overlapping 0");
  CHECK(fit(Terms{"her2-low", "her2-ihc-0"}, Terms{"her2-low"}) == "narrower 0");
  CHECK(fit(Terms{"her2-low", "her2-ihc-0"}, Terms{"her2-low", "her2+"}) == "overlapping 0");
  CHECK(fit(Terms{"hr+"}, Terms{"hr+", "line-first"}) == "narrower 0");
}

TEST_CASE_METHOD(Drugs, "populations that are disjoint on any dimension are no match") {
  CHECK(fit(Terms{"hr+", "her2-"}, Terms{"hr-", "her2-"}).empty());
  CHECK(fit(Terms{"hr+", "line-second-or-later"}, Terms{"hr+", "line-first"}).empty());
  CHECK(fit(Terms{"her2-low"}, Terms{"her2-ihc-0"}).empty());
}

TEST_CASE_METHOD(Drugs, "dimensions of the recommendation that the finding does not state are counted") {
  CHECK(fit(Terms{"hr+", "her2-", "line-second"}, Terms{"hr+", "her2-"}) == "exact 1");
  CHECK(fit(Terms{"hr+", "line-second"}, Terms{"hr+"}) == "exact 1");
  CHECK(fit(Terms{"hr+", "her2-"}, Terms{"line-first"}) == "narrower 2");
}

TEST_CASE_METHOD(Drugs, "a subtype of which one axis is stated covers both values of the other, so it is broader") {
  CHECK(fit(Terms{"hr+", "her2-", "line-second"}, Terms{"hr+"}) == "broader 1");
  CHECK(fit(Terms{"hr+", "her2-"}, Terms{"her2-low"}) == "overlapping 0");
}

TEST_CASE_METHOD(Drugs, "who progressed on palbociclib has been exposed to a CDK4/6 inhibitor") {
  for (char const* treatment : {"palbociclib", "cdk46-inhibitor"})
    for (char const* status : {"exposed", "progressed"}) prior(treatment, status);
  CHECK(fit(Terms{"prior:cdk46-inhibitor:exposed"}, Terms{"prior:palbociclib:progressed"}) == "narrower 0");
  CHECK(fit(Terms{"prior:cdk46-inhibitor:progressed"}, Terms{"prior:palbociclib:progressed"}) == "narrower 0");
  CHECK(fit(Terms{"prior:cdk46-inhibitor:exposed"}, Terms{"prior:cdk46-inhibitor:progressed"}) == "narrower 0");
  CHECK(fit(Terms{"prior:cdk46-inhibitor:progressed"}, Terms{"prior:cdk46-inhibitor:exposed"}) == "broader 0");
}

TEST_CASE_METHOD(Drugs, "who is naive to a class contradicts who had it, and who had one of its drugs") {
  for (char const* treatment : {"palbociclib", "cdk46-inhibitor"})
    for (char const* status : {"exposed", "progressed"}) prior(treatment, status);
  prior("cdk46-inhibitor", "naive");
  CHECK(fit(Terms{"prior:cdk46-inhibitor:naive"}, Terms{"prior:cdk46-inhibitor:exposed"}).empty());
  CHECK(fit(Terms{"prior:cdk46-inhibitor:naive"}, Terms{"prior:palbociclib:progressed"}).empty());
  CHECK(fit(Terms{"prior:cdk46-inhibitor:exposed"}, Terms{"prior:cdk46-inhibitor:naive"}).empty());
  CHECK(fit(Terms{"prior:palbociclib:progressed"}, Terms{"prior:cdk46-inhibitor:naive"}).empty());
}
