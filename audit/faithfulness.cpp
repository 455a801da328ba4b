// audit/faithfulness.cpp - which numbers two quotes share is decided here; whether two numbers can be one in core/text, as for conflicts.
#include "audit/faithfulness.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text/number.hpp"

namespace audit {
namespace {

using core::text::QuotedResult;

struct Field {
  char const* name;
  std::string QuotedResult::*text;
};
constexpr std::array result_fields{Field{"experimental value", &QuotedResult::experimental_raw}, Field{"control value", &QuotedResult::control_raw},
                                   Field{"effect", &QuotedResult::effect_raw}, Field{"lower limit", &QuotedResult::ci_low_raw},
                                   Field{"upper limit", &QuotedResult::ci_high_raw}};

bool is_effect(Field const& field) { return field.text != &QuotedResult::experimental_raw && field.text != &QuotedResult::control_raw; }

struct Shared {
  std::vector<std::string> agreeing, differing;
  bool same_digits = true;
};

// A reduction in per cent as the ratio that it says, with the decimals that it has: 28 → 0.72. Beside a publication's ratio a reduction of events is
// one too.
QuotedResult with_ratio(QuotedResult quote, QuotedResult const& publication) {
  bool const reduction = quote.effect_measure == "relative_reduction" && (publication.effect_measure == "HR" || publication.effect_measure == "RR");
  auto const percent = core::text::parse_plain(quote.effect_raw);
  if ((!quote.derived && !reduction) || !percent) return quote;
  quote.effect_raw = fmt::format("{:.{}f}", 1 - percent->value / 100, percent->decimals + 2);
  quote.derived = false;
  if (reduction) quote.effect_measure = publication.effect_measure;
  return quote;
}

Shared shared_numbers(QuotedResult const& quote, QuotedResult const& publication) {
  Shared out;
  bool const one_effect = quote.effect_measure == publication.effect_measure && quote.orientation == publication.orientation;
  for (auto const& field : result_fields) {
    auto const &a = quote.*field.text, &b = publication.*field.text;
    if (a.empty() || b.empty() || (is_effect(field) && !one_effect)) continue;
    (core::text::values_differ(a, b) ? out.differing : out.agreeing).emplace_back(field.name);
    out.same_digits = out.same_digits && same_digits(a, b);
  }
  return out;
}

std::set<std::string> words_of(std::string const& analysis) {
  std::set<std::string> out;
  for (auto const* word : {"interim", "final", "exploratory", "update"})
    if (analysis.find(word) != std::string::npos) out.insert(word);
  return out;
}

// By more than a month, where both are one time.
bool follow_ups_differ(std::string const& one, std::string const& other) {
  auto const a = core::text::parse_months(one), b = core::text::parse_months(other);
  if (a && b) return std::abs(*a - *b) > 1;
  return core::text::parse_plain(one) && core::text::parse_plain(other) && core::text::values_differ(one, other);
}

// Why the two are of different cuts; nothing where neither says so. A quote without a word for its analysis may be of any but an interim,
// exploratory or updated one.
std::string other_cut(SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const &a = quote.numbers, &b = publication.numbers;
  if (!a.data_cut.empty() && !b.data_cut.empty() && a.data_cut != b.data_cut) return fmt::format("cut {} and {}", a.data_cut, b.data_cut);
  if (follow_ups_differ(a.follow_up, b.follow_up)) return fmt::format("follow-up {} and {}", a.follow_up, b.follow_up);
  auto const of_quote = words_of(quote.analysis), of_publication = words_of(publication.analysis);
  for (auto const* word : {"interim", "exploratory", "update"})
    if (of_quote.contains(word) != of_publication.contains(word))
      return fmt::format("{}: {} analysis", of_quote.contains(word) ? "quote" : "publication",
                         *word == 'u' ? "an updated" : std::string("an ") + word);
  if (!of_quote.empty() && !of_publication.empty() && of_quote != of_publication) return "final analysis and another one";
  return {};
}

// Numbers that agree beyond chance although another one differs: then it is the same result, with a number changed.
bool mostly_one_result(Shared const& shared) { return shared.agreeing.size() >= 3 && shared.agreeing.size() > shared.differing.size(); }

Judgement decided(Shared shared, Relation relation, std::string reason) {
  return {true, relation, std::move(shared.agreeing), std::move(shared.differing), std::move(reason)};
}

Judgement judge_agreement(Shared shared, SourcedQuote const& quote, SourcedQuote const& publication, PValues p) {
  bool const unsaid = quote.p_sides.empty() && publication.p_sides == "1" && (p == PValues::same || p == PValues::compatible);
  if (unsaid) return decided(std::move(shared), Relation::one_sided_p, "the publication calls its P one-sided, the quote does not say so");
  if (p == PValues::half)
    return decided(std::move(shared), Relation::one_sided_p, "the quoted P is half of the publication's: one-sided without saying so");
  if (p == PValues::one_sided)
    return decided(std::move(shared), Relation::one_sided_p, "by the publication's interval the quoted P is one-sided, without saying so");
  if (shared.same_digits && p != PValues::compatible) return decided(std::move(shared), Relation::same, "the same digits");
  return decided(std::move(shared), Relation::rounded, "one number could be rounded to both, for each number that both print");
}

// Only where the effect is the same does its interval say anything of the quoted P.
PValues p_of(Shared const& shared, SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const p = compare_p(quote, publication);
  bool const by_interval = p == PValues::one_sided || p == PValues::beyond_interval;
  bool const same_effect = std::find(shared.agreeing.begin(), shared.agreeing.end(), "effect") != shared.agreeing.end();
  return by_interval && (!same_effect || !shared.differing.empty()) ? PValues::not_shared : p;
}

void add_p(Shared& shared, PValues p) {
  if (p == PValues::same || p == PValues::compatible) shared.agreeing.emplace_back("P");
  if (p == PValues::differ) shared.differing.emplace_back("P");
  if (p == PValues::beyond_interval) shared.differing.emplace_back("P against the publication's interval");
}

Judgement judge_other_patients(Shared shared, bool agree) {
  if (agree)
    return decided(std::move(shared), Relation::other_population,
                   "the publication prints the quoted numbers for patients whom the quote does not name");
  return decided(std::move(shared), Relation::other_population, "other patients of the trial");
}

// What a candidate of the same publication as `match` is of, that `match` is not.
std::optional<Relation> told_apart(QuotedResult const& other, QuotedResult const& match) {
  if (other.document != match.document) return std::nullopt;
  if (other.population_id != match.population_id && !(other.whole && match.whole)) return Relation::other_population;
  if (!other.assessor.empty() && !match.assessor.empty() && other.assessor != match.assessor) return Relation::other_assessor;
  return std::nullopt;
}

void settle(Judgement& judged, QuotedResult const& publication, std::vector<QuotedResult const*> const& matches) {
  for (auto const* match : matches)
    if (auto const relation = told_apart(publication, *match)) {
      judged.relation = *relation;
      judged.reason = *relation == Relation::other_assessor ? "the same publication prints the quoted result by another assessor"
                                                            : "the same publication prints the quoted result for other patients";
      return;
    }
  if (judged.relation == Relation::differs) judged.relation = Relation::other_cut, judged.reason = "another publication prints the quoted result";
}

}  // namespace

std::string_view name_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

std::optional<Relation> relation_of(std::string_view name) {
  auto const found = std::find(relation_names.begin(), relation_names.end(), name);
  if (found == relation_names.end()) return std::nullopt;
  return static_cast<Relation>(found - relation_names.begin());
}

bool prints_one_result(Relation relation) { return relation <= Relation::one_sided_p; }

Judgement judge_quote(SourcedQuote const& as_quoted, SourcedQuote const& publication, Patients patients) {
  SourcedQuote quote = as_quoted;
  quote.numbers = with_ratio(quote.numbers, publication.numbers);
  auto shared = shared_numbers(quote.numbers, publication.numbers);
  if (shared.agreeing.empty() && shared.differing.empty()) return {};
  auto const p = p_of(shared, quote, publication);
  add_p(shared, p);
  bool const agree = shared.differing.empty(), tells = agree && shared.agreeing.size() >= 2;
  if (patients == Patients::others || (patients == Patients::otherwise && !tells)) return judge_other_patients(std::move(shared), tells);
  if (agree) return judge_agreement(std::move(shared), quote, publication, p);
  auto const &a = quote.numbers, &b = publication.numbers;
  if (!a.assessor.empty() && !b.assessor.empty() && a.assessor != b.assessor)
    return decided(std::move(shared), Relation::other_assessor, fmt::format("assessed by {} and {}", a.assessor, b.assessor));
  auto reason = other_cut(quote, publication);
  if (!reason.empty() && !mostly_one_result(shared)) return decided(std::move(shared), Relation::other_cut, std::move(reason));
  return decided(std::move(shared), Relation::differs, "no patients, assessor or cut named that would explain it");
}

bool of_unnamed_patients(Judgement const& judged) {
  return judged.relation == Relation::other_population && judged.differing.empty() && judged.agreeing.size() >= 2;
}

void settle(std::span<Candidate> of_one_quote) {
  std::vector<QuotedResult const*> matches;
  for (auto const& candidate : of_one_quote)
    if (candidate.judged.comparable && (prints_one_result(candidate.judged.relation) || of_unnamed_patients(candidate.judged)))
      matches.push_back(&candidate.publication.numbers);
  if (matches.empty()) return;
  for (auto& [publication, judged] : of_one_quote)
    if (judged.comparable && (judged.relation == Relation::differs || judged.relation == Relation::other_cut))
      settle(judged, publication.numbers, matches);
}

std::optional<std::size_t> unfaithful(std::span<Judgement const* const> of_one_quote) {
  bool faithful = false;
  std::optional<std::size_t> one_sided, unnamed, nearest;
  for (std::size_t i = 0; i < of_one_quote.size(); ++i) {
    auto const& judged = *of_one_quote[i];
    faithful = faithful || prints_one_result(judged.relation);
    if (judged.relation == Relation::one_sided_p && !one_sided) one_sided = i;
    if (of_unnamed_patients(judged) && !unnamed) unnamed = i;
    if (judged.relation != Relation::differs) continue;
    auto const distance = [&](std::size_t k) {
      return std::pair(of_one_quote[k]->differing.size(), -static_cast<long>(of_one_quote[k]->agreeing.size()));
    };
    if (!nearest || distance(i) < distance(*nearest)) nearest = i;
  }
  if (one_sided || faithful) return one_sided;
  return unnamed ? unnamed : nearest;
}

void check_against_publication(SourcedQuote const& quote, SourcedQuote const& publication, Judgement const& judged, std::vector<std::int64_t> items,
                               Report& report) {
  bool const unsaid = judged.relation == Relation::one_sided_p, unnamed = of_unnamed_patients(judged);
  Finding found;
  found.check = 34;
  found.severity = unsaid ? Severity::note : Severity::warn;
  found.sentence = unsaid    ? "The quoted P is one-sided in the trial's own publication; the quote does not say so."
                   : unnamed ? "The trial's own publication prints the quoted numbers for patients whom the quote does not name."
                             : "The quote and the trial's own publication print different numbers for what looks like one result.";
  found.inputs = fmt::format("{}: {}; {}: {}", quote.numbers.id, core::text::numbers_of(quote.numbers), publication.numbers.id,
                             core::text::numbers_of(publication.numbers));
  found.recomputed = unsaid || unnamed ? judged.reason : fmt::format("{}", fmt::join(judged.differing, "; "));
  if (unsaid)
    found.explanations = {"a number of sides left out in the quote"};
  else if (unnamed)
    found.explanations = {"a restriction to these patients left out in the quote", "our reading of the quote's patients"};
  else
    found.explanations = {"our transcription", "a slip in the quote", "another cut, assessor or analysis than the wording tells",
                          "a slip in the publication"};
  found.items = std::move(items);
  report.add(std::move(found));
}

}  // namespace audit
