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
#include "audit/quoted_p.hpp"

namespace audit {

// In the order in which they speak for the quote: the first three print one result.
enum class Relation { same, rounded, one_sided_p, other_cut, other_assessor, other_population, differs };
inline constexpr std::array<std::string_view, 7> relation_names{"same",           "rounded",          "one_sided_p", "other_cut",
                                                                "other_assessor", "other_population", "differs"};
std::string_view name_of(Relation relation);
std::optional<Relation> relation_of(std::string_view name);  // nothing for another word
bool prints_one_result(Relation relation);

// What the wording of both leaves open is `alike`: documents describe the patients of one trial more briefly than its publication does. `otherwise`:
// one of them names a biomarker, a site or an alternative that the other does not, so that only equal numbers tell that they are the same patients.
enum class Patients { alike, otherwise, others };

struct Judgement {
  bool comparable = false;  // false: they share no value, effect or interval, so that nothing can be said
  Relation relation = Relation::differs;
  std::vector<std::string> agreeing, differing;  // names of the numbers that both print
  std::string reason;                            // what decided, for people
};

// Rules, in this order: other patients; all shared numbers agree (then a P value that is the publication's one-sided one, or half of its two-sided
// one, or one-sided by its interval, where the quote does not say so; then rounding); other assessor; other cut (dates, follow-up, or one of them an
// interim, updated, exploratory or final analysis and the other not), unless so many numbers agree that it is the same result; else they differ.
Judgement judge_quote(SourcedQuote const& quote, SourcedQuote const& publication, Patients patients);

// The publication prints the quoted numbers, but for patients whom the quote does not name.
bool of_unnamed_patients(Judgement const& judged);

struct Candidate {
  SourcedQuote publication;
  Judgement judged;
};

// All candidates of one quote together: where a publication prints its result, what else the same publication prints for other patients or by another
// assessor is that, and other publications that differ are of another cut.
void settle(std::span<Candidate> of_one_quote);

// Which of the judgements of one quote is to be told: one with an unsaid one-sided P; else, where none prints the quoted result, one that prints it
// for patients whom the quote does not name, or the one that differs from it in the fewest numbers. Nothing for a faithful quote, and for one that no
// publication of the same patients, assessor and cut stands against.
std::optional<std::size_t> unfaithful(std::span<Judgement const* const> of_one_quote);

// C34: both texts and what differs. A one-sided P that is not called so is a note, other numbers or patients are a warning: which side is wrong is
// not known.
void check_against_publication(SourcedQuote const& quote, SourcedQuote const& publication, Judgement const& judged, std::vector<std::int64_t> items,
                               Report& report);

}  // namespace audit
