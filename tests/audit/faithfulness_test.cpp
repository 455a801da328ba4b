// tests/audit/faithfulness_test.cpp - how a quote relates to what a publication prints: numbers of made-up trials.
#include <catch2/catch.hpp>

#include "audit/faithfulness.hpp"

namespace {

using audit::Patients;
using audit::SourcedQuote;

struct Printed {
  std::string experimental, control, ratio, low, high, p;  // p with its comparator: "=0.03"
};

SourcedQuote quoted(Printed const& printed) {
  SourcedQuote out;
  auto& q = out.numbers;
  q.experimental_raw = printed.experimental, q.control_raw = printed.control;
  if (!printed.ratio.empty()) q.effect_measure = "HR", q.orientation = "exp/ctl";
  q.effect_raw = printed.ratio, q.ci_low_raw = printed.low, q.ci_high_raw = printed.high;
  if (!printed.p.empty()) q.p_comparator = printed.p.substr(0, 1), q.p_raw = printed.p.substr(1);
  return out;
}

SourcedQuote with_analysis(SourcedQuote quote, std::string const& analysis) {
  quote.analysis = analysis;
  return quote;
}
SourcedQuote assessed_by(SourcedQuote quote, std::string const& assessor) {
  quote.numbers.assessor = assessor;
  return quote;
}
SourcedQuote with_sides(SourcedQuote quote, std::string const& sides) {
  quote.p_sides = sides;
  return quote;
}

std::string relation(SourcedQuote const& quote, SourcedQuote const& publication, Patients patients = Patients::alike) {
  auto const judged = audit::judge_quote(quote, publication, patients);
  return judged.comparable ? std::string(audit::name_of(judged.relation)) : "";
}

SourcedQuote const whole = quoted({"11.2", "4.6", "0.50", "0.40", "0.62", ""});

}  // namespace

TEST_CASE("the same digits are the same result, whatever dot and blanks the printer uses") {
  CHECK(relation(whole, whole) == "same");
  CHECK(relation(quoted({"11·2", "4.6", "0.50", "", "", ""}), whole) == "same");
  CHECK(relation(quoted({"", "", "0.81", "", "", "=0.022 1"}), quoted({"", "", "0.81", "0.65", "0.99", "=0.0221"})) == "same");
}

TEST_CASE("a number that the printed one is a rounding of is rounded; 0.60 is no rounding of 0.593") {
  CHECK(relation(quoted({"", "", "0.561", "", "", ""}), quoted({"", "", "0.56", "0.39", "0.80", ""})) == "rounded");
  CHECK(relation(quoted({"", "", "0.59", "", "", ""}), quoted({"", "", "0.593", "0.480", "0.732", ""})) == "rounded");
  CHECK(relation(quoted({"20.5", "12.8", "0.60", "", "", "<0.001"}), quoted({"20.5", "12.8", "0.593", "0.480", "0.732", "<.001"})) == "differs");
}

TEST_CASE("a bound for P agrees with an exact P below it, and a quote with a bound only is rounded") {
  CHECK(relation(quoted({"", "", "0.56", "", "", "<0.001"}), quoted({"", "", "0.56", "0.43", "0.72", "=0.00033"})) == "rounded");
  CHECK(relation(quoted({"", "", "0.56", "", "", "<0.001"}), quoted({"", "", "0.56", "0.43", "0.72", "=0.003"})) == "differs");
}

TEST_CASE("a one-sided P that the quote does not call so is told, stated by the publication or found as half of its two-sided one") {
  auto const quote = quoted({"63.9", "51.4", "0.76", "", "", "=0.004"});
  CHECK(relation(quote, with_sides(quoted({"63.9", "51.4", "0.76", "0.63", "0.93", "=.004"}), "1")) == "one_sided_p");
  CHECK(relation(quote, with_sides(quoted({"63.9", "51.4", "0.76", "0.63", "0.93", "=0.008"}), "2")) == "one_sided_p");
  CHECK(relation(with_sides(quote, "1"), with_sides(quoted({"63.9", "51.4", "0.76", "", "", "=.004"}), "1")) == "same");
  CHECK(relation(with_sides(quote, "2"), with_sides(quoted({"63.9", "51.4", "0.76", "", "", "=0.008"}), "2")) == "differs");
}

TEST_CASE("one changed limit among numbers that agree is the same result with a number changed, not another cut") {
  auto const quote = quoted({"53.9", "51.2", "0.956", "0.777", "1.777", ""});
  auto const publication = with_analysis(quoted({"53.9", "51.2", "0.96", "0.78", "1.18", "=.34"}), "update");
  CHECK(relation(quote, publication) == "differs");
  auto const judged = audit::judge_quote(quote, publication, Patients::alike);
  CHECK(judged.differing == std::vector<std::string>{"upper limit"});
}

TEST_CASE("assessor and analysis explain other numbers only where they are named and differ") {
  auto const quote = quoted({"25.3", "16.0", "0.57", "", "", ""}), other = quoted({"", "", "0.66", "0.53", "0.82", ""});
  CHECK(relation(quote, other) == "differs");
  CHECK(relation(quote, with_analysis(other, "interim")) == "other_cut");
  CHECK(relation(quote, with_analysis(other, "final")) == "differs");
  CHECK(relation(with_analysis(quote, "interim"), with_analysis(other, "final")) == "other_cut");
  CHECK(relation(assessed_by(quote, "investigator"), assessed_by(other, "independent")) == "other_assessor");
  CHECK(relation(quote, assessed_by(other, "independent")) == "differs");
}

TEST_CASE("follow-up and cut of the data tell other cuts, to the precision that is printed") {
  auto quote = quoted({"", "", "0.57", "", "", ""}), other = quoted({"", "", "0.66", "", "", ""});
  quote.numbers.follow_up = "23", other.numbers.follow_up = "38";
  CHECK(relation(quote, other) == "other_cut");
  other.numbers.follow_up = "23.0";
  CHECK(relation(quote, other) == "differs");
}

TEST_CASE("other patients are told before any number is held against the other") {
  CHECK(relation(whole, quoted({"7.4", "5.1", "0.69", "0.43", "1.09", ""}), Patients::others) == "other_population");
}

TEST_CASE("nothing is said of results that share no number, or of ratios of unlike measure or direction") {
  CHECK(relation(quoted({"11.2", "", "", "", "", ""}), quoted({"", "", "0.50", "", "", ""})) == "");
  auto reversed = quoted({"", "", "2.00", "", "", ""});
  reversed.numbers.orientation = "ctl/exp";
  CHECK(relation(quoted({"", "", "0.50", "", "", ""}), reversed) == "");
}

TEST_CASE("a reduction in per cent is the ratio that it says") {
  auto quote = quoted({"", "", "28", "", "", ""});
  quote.numbers.derived = true;
  CHECK(relation(quote, quoted({"26.5", "21.3", "0.72", "0.58", "0.89", "=0.002"})) == "same");
  CHECK(relation(quote, quoted({"", "", "0.724", "", "", ""})) == "rounded");
  CHECK(relation(quote, quoted({"", "", "0.31", "0.24", "0.39", ""})) == "differs");
  auto events = quoted({"", "", "23", "", "", ""}), rate_ratio = quoted({"", "", "0.77", "0.66", "0.89", ""});
  events.numbers.effect_measure = "relative_reduction", rate_ratio.numbers.effect_measure = "RR";
  CHECK(relation(events, rate_ratio) == "same");
}

TEST_CASE("a P in powers of ten is the number that it is") {
  CHECK(relation(quoted({"", "", "0.56", "", "", "<0.001"}), quoted({"", "", "0.56", "0.43", "0.72", "=3.29×10-6"})) == "rounded");
  CHECK(relation(quoted({"", "", "0.56", "", "", "<0.001"}), quoted({"", "", "0.56", "0.43", "0.72", "=3.29×10-2"})) == "differs");
  CHECK(relation(quoted({"", "", "0.56", "", "", "=0.000003"}), quoted({"", "", "0.56", "0.43", "0.72", "=3.29×10-6"})) == "rounded");
}

TEST_CASE("where a publication prints no P, its interval tells a quoted P that is one-sided, and one that belongs to no such effect") {
  auto const publication = quoted({"34.8", "28.0", "0.81", "0.65", "0.99", ""});
  CHECK(relation(quoted({"34.8", "28.0", "0.81", "", "", "=0.022 1"}), publication) == "one_sided_p");
  CHECK(relation(with_sides(quoted({"34.8", "28.0", "0.81", "", "", "=0.022 1"}), "1"), publication) == "same");
  CHECK(relation(quoted({"34.8", "28.0", "0.81", "", "", "=0.045"}), publication) == "same");
  auto const impossible =
      audit::judge_quote(quoted({"", "12.4", "0.69", "", "", "=0.008"}), quoted({"", "12.4", "0.69", "0.59", "0.81", ""}), Patients::alike);
  CHECK(impossible.relation == audit::Relation::differs);
  CHECK(impossible.differing == std::vector<std::string>{"P against the publication's interval"});
}

TEST_CASE("patients described otherwise are the same when all numbers are, at least two of them; else they are others") {
  CHECK(relation(quoted({"14.7", "11.7", "", "", "", ""}), quoted({"14.7", "11.7", "0.44", "", "", ""}), Patients::otherwise) == "same");
  CHECK(relation(quoted({"14.7", "", "", "", "", ""}), quoted({"14.7", "11.7", "", "", "", ""}), Patients::otherwise) == "other_population");
  CHECK(relation(quoted({"13.2", "8.1", "0.63", "", "", ""}), quoted({"13.2", "8.1", "0.62", "", "", ""}), Patients::otherwise) ==
        "other_population");
}

TEST_CASE("numbers that a publication prints for patients whom the quote does not name are told as that") {
  auto const esr1 = quoted({"", "", "0.55", "0.39", "0.77", "=.0005"}), all = quoted({"", "", "0.70", "0.55", "0.88", "=.002"});
  auto const quote = quoted({"3.8", "1.9", "0.55", "", "", "=0.000 5"});
  auto const judged = audit::judge_quote(quote, esr1, Patients::others);
  CHECK(judged.relation == audit::Relation::other_population);
  CHECK(audit::of_unnamed_patients(judged));
  CHECK_FALSE(audit::of_unnamed_patients(audit::judge_quote(quote, all, Patients::others)));
  auto const differing = audit::judge_quote(quote, all, Patients::alike);
  std::vector<audit::Judgement const*> const both{&differing, &judged};
  CHECK(audit::unfaithful(both) == 1);
}

TEST_CASE("where one publication prints the quoted result, another that differs is of another cut") {
  std::vector<audit::Candidate> candidates;
  for (auto const& [document, numbers] : {std::pair{"first", whole}, {"second", quoted({"9.5", "4.6", "0.46", "0.36", "0.59", ""})}}) {
    candidates.push_back({numbers, audit::judge_quote(whole, numbers, Patients::alike)});
    candidates.back().publication.numbers.document = document;
  }
  CHECK(candidates[1].judged.relation == audit::Relation::differs);
  audit::settle(candidates);
  CHECK(candidates[0].judged.relation == audit::Relation::same);
  CHECK(candidates[1].judged.relation == audit::Relation::other_cut);
}

TEST_CASE("what the publication of the quoted result prints by another assessor or for other patients is told as that") {
  auto const independent = assessed_by(whole, "independent");
  auto investigator = assessed_by(quoted({"7.8", "3.2", "0.45", "0.38", "0.54", ""}), "investigator");
  auto others = quoted({"9.9", "5.1", "0.51", "", "", ""});
  others.numbers.population_id = "2", others.numbers.whole = true;
  std::vector<audit::Candidate> candidates{{independent, audit::judge_quote(whole, independent, Patients::alike)},
                                           {investigator, audit::judge_quote(whole, investigator, Patients::alike)},
                                           {others, audit::judge_quote(whole, others, Patients::alike)}};
  audit::settle(candidates);
  CHECK(candidates[1].judged.relation == audit::Relation::other_assessor);
  CHECK(candidates[2].judged.relation == audit::Relation::other_population);
}
