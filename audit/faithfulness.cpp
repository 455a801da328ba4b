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

// "·" and inner blanks are the printer's, not the number's.
bool same_digits(std::string const& one, std::string const& other) {
  auto const a = core::text::parse_plain(one), b = core::text::parse_plain(other);
  return a && b ? a->value == b->value && a->decimals == b->decimals : one == other;
}

struct Shared {
  std::vector<std::string> agreeing, differing;
  bool same_digits = true;
};

Shared shared_numbers(QuotedResult const& quote, QuotedResult const& publication) {
  Shared out;
  bool const one_effect = quote.effect_measure == publication.effect_measure && quote.orientation == publication.orientation;
  for (auto const& field : result_fields) {
    auto const &a = quote.*field.text, &b = publication.*field.text;
    if (a.empty() || b.empty() || (is_effect(field) && !one_effect)) continue;
    bool const derived = is_effect(field) && quote.derived != publication.derived;
    auto const differ = derived ? !core::text::differing_fields(quote, publication).empty() : core::text::values_differ(a, b);
    (differ ? out.differing : out.agreeing).emplace_back(field.name);
    out.same_digits = out.same_digits && same_digits(a, b);
  }
  return out;
}

enum class PValues { not_shared, same, compatible, half, differ };

PValues compare_p(SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const &a = quote.numbers, &b = publication.numbers;
  if (a.p_raw.empty() || b.p_raw.empty()) return PValues::not_shared;
  if (a.p_comparator == b.p_comparator && same_digits(a.p_raw, b.p_raw)) return PValues::same;
  auto const fields = core::text::differing_fields(a, b);
  if (std::find(fields.begin(), fields.end(), "P") == fields.end()) return PValues::compatible;
  auto const p = core::text::parse_plain(a.p_raw), of_publication = core::text::parse_plain(b.p_raw);
  bool const exact = a.p_comparator == "=" && b.p_comparator == "=" && p && of_publication;
  if (!exact || publication.p_sides == "1" || !quote.p_sides.empty()) return PValues::differ;
  double const rounding = std::pow(10.0, -p->decimals) + 0.5 * std::pow(10.0, -of_publication->decimals);
  return std::abs(2 * p->value - of_publication->value) <= rounding * (1 + 1e-9) ? PValues::half : PValues::differ;
}

std::set<std::string> words_of(std::string const& analysis) {
  std::set<std::string> out;
  for (auto const* word : {"interim", "final", "exploratory", "update"})
    if (analysis.find(word) != std::string::npos) out.insert(word);
  return out;
}

// Why the two are of different cuts; nothing where neither says so. A quote without a word for its analysis may be of any but an interim,
// exploratory or updated one.
std::string other_cut(SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const &a = quote.numbers, &b = publication.numbers;
  if (!a.data_cut.empty() && !b.data_cut.empty() && a.data_cut != b.data_cut) return fmt::format("cut {} and {}", a.data_cut, b.data_cut);
  if (!a.follow_up.empty() && !b.follow_up.empty() && core::text::values_differ(a.follow_up, b.follow_up))
    return fmt::format("follow-up {} and {}", a.follow_up, b.follow_up);
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
  if (shared.same_digits && p != PValues::compatible) return decided(std::move(shared), Relation::same, "the same digits");
  return decided(std::move(shared), Relation::rounded, "one number could be rounded to both, for each number that both print");
}

}  // namespace

std::string_view name_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

std::optional<Relation> relation_of(std::string_view name) {
  auto const found = std::find(relation_names.begin(), relation_names.end(), name);
  if (found == relation_names.end()) return std::nullopt;
  return static_cast<Relation>(found - relation_names.begin());
}

bool prints_one_result(Relation relation) { return relation <= Relation::one_sided_p; }

Judgement judge_quote(SourcedQuote const& quote, SourcedQuote const& publication, Patients patients) {
  auto shared = shared_numbers(quote.numbers, publication.numbers);
  if (shared.agreeing.empty() && shared.differing.empty()) return {};
  if (patients == Patients::others) return decided(std::move(shared), Relation::other_population, "other patients of the trial");
  auto const p = compare_p(quote, publication);
  if (shared.differing.empty() && p != PValues::differ) return judge_agreement(std::move(shared), quote, publication, p);
  if (p == PValues::differ) shared.differing.emplace_back("P");
  if (p == PValues::same) shared.agreeing.emplace_back("P");
  auto const &a = quote.numbers, &b = publication.numbers;
  if (!a.assessor.empty() && !b.assessor.empty() && a.assessor != b.assessor)
    return decided(std::move(shared), Relation::other_assessor, fmt::format("assessed by {} and {}", a.assessor, b.assessor));
  auto reason = other_cut(quote, publication);
  if (!reason.empty() && !mostly_one_result(shared)) return decided(std::move(shared), Relation::other_cut, std::move(reason));
  return decided(std::move(shared), Relation::differs, "no patients, assessor or cut named that would explain it");
}

void settle(std::span<Judgement> of_one_quote) {
  bool const found =
      std::any_of(of_one_quote.begin(), of_one_quote.end(), [](Judgement const& j) { return j.comparable && prints_one_result(j.relation); });
  if (!found) return;
  for (auto& judgement : of_one_quote)
    if (judgement.comparable && judgement.relation == Relation::differs) {
      judgement.relation = Relation::other_cut;
      judgement.reason = "another publication prints the quoted result";
    }
}

std::optional<std::size_t> unfaithful(std::span<Judgement const* const> of_one_quote) {
  bool faithful = false;
  std::optional<std::size_t> one_sided, nearest;
  for (std::size_t i = 0; i < of_one_quote.size(); ++i) {
    auto const& judged = *of_one_quote[i];
    faithful = faithful || prints_one_result(judged.relation);
    if (judged.relation == Relation::one_sided_p && !one_sided) one_sided = i;
    if (judged.relation != Relation::differs) continue;
    auto const distance = [&](std::size_t k) {
      return std::pair(of_one_quote[k]->differing.size(), -static_cast<long>(of_one_quote[k]->agreeing.size()));
    };
    if (!nearest || distance(i) < distance(*nearest)) nearest = i;
  }
  return one_sided || faithful ? one_sided : nearest;
}

void check_against_publication(SourcedQuote const& quote, SourcedQuote const& publication, Judgement const& judged, std::vector<std::int64_t> items,
                               Report& report) {
  bool const unsaid = judged.relation == Relation::one_sided_p;
  Finding found;
  found.check = 34;
  found.severity = unsaid ? Severity::note : Severity::warn;
  found.sentence = unsaid ? "The quoted P is one-sided in the trial's own publication; the quote does not say so."
                          : "The quote and the trial's own publication print different numbers for what looks like one result.";
  found.inputs = fmt::format("{}: {}; {}: {}", quote.numbers.id, core::text::numbers_of(quote.numbers), publication.numbers.id,
                             core::text::numbers_of(publication.numbers));
  found.recomputed = unsaid ? judged.reason : fmt::format("{}", fmt::join(judged.differing, "; "));
  found.explanations = unsaid ? std::vector<std::string>{"a number of sides left out in the quote"}
                              : std::vector<std::string>{"our transcription", "a slip in the quote",
                                                         "another cut, assessor or analysis than the wording tells", "a slip in the publication"};
  found.items = std::move(items);
  report.add(std::move(found));
}

}  // namespace audit
