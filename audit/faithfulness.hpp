// audit/faithfulness.hpp - a quoted result against what the trial's own publications print of it: the relation of the two, by rule. The caller knows
// that both are of one trial, endpoint, time point and arms, and how their patients relate. Says how they relate, never which number is right.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "core/text/same_result.hpp"

namespace audit {

// In the order in which they speak for the quote: the first three print one result.
enum class Relation { same, rounded, one_sided_p, other_cut, other_assessor, other_population, differs };
inline constexpr std::array<std::string_view, 7> relation_names{"same",           "rounded",          "one_sided_p", "other_cut",
                                                                "other_assessor", "other_population", "differs"};
std::string_view name_of(Relation relation);
std::optional<Relation> relation_of(std::string_view name);  // nothing for another word
bool prints_one_result(Relation relation);

// What the wording of both leaves open is `alike`: documents describe the patients of one trial more briefly than its publication does.
enum class Patients { alike, others };

struct SourcedQuote {
  core::text::QuotedResult numbers;
  std::string analysis;  // words of the codebook joined by "; "
  std::string p_sides;   // "1", "2" or nothing
};

struct Judgement {
  bool comparable = false;  // false: they share no value, effect or interval, so that nothing can be said
  Relation relation = Relation::differs;
  std::vector<std::string> agreeing, differing;  // names of the numbers that both print
  std::string reason;                            // what decided, for people
};

// Rules, in this order: other patients; all shared numbers agree (then a P value that is the publication's one-sided one, or half of its two-sided
// one, where the quote does not say so; then rounding); other assessor; other cut (dates, follow-up, or one of them an interim, updated, exploratory
// or final analysis and the other not), unless so many numbers agree that it is the same result; else they differ.
Judgement judge_quote(SourcedQuote const& quote, SourcedQuote const& publication, Patients patients);

// All judgements of one quote together: where one publication prints its result, another one that differs is of another cut.
void settle(std::span<Judgement> of_one_quote);

// Which of the judgements of one quote is to be told: one with an unsaid one-sided P; where none prints the quoted result, the one that differs from
// it in the fewest numbers. Nothing for a faithful quote, and for one that no publication of the same patients, assessor and cut stands against.
std::optional<std::size_t> unfaithful(std::span<Judgement const* const> of_one_quote);

// C34: both texts and what differs. A one-sided P that is not called so is a note, other numbers are a warning: which side is wrong is not known.
void check_against_publication(SourcedQuote const& quote, SourcedQuote const& publication, Judgement const& judged, std::vector<std::int64_t> items,
                               Report& report);

}  // namespace audit
