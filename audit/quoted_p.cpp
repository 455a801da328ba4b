// audit/quoted_p.cpp - printed numbers are rounded: two of them agree when one value could be rounded to both. The interval decides only where it and
// P are farther apart than a log-rank test and a Cox model usually are (see effect_p.cpp).
#include "audit/quoted_p.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "audit/normal_range.hpp"
#include "core/text/number.hpp"

namespace audit {
namespace {

using core::text::QuotedResult;

constexpr double far_off = 1.0;  // in z

bool is_half(QuotedResult const& quote, QuotedResult const& publication) {
  auto const p = core::text::parse_p(quote.p_raw), of_publication = core::text::parse_p(publication.p_raw);
  if (quote.p_comparator != "=" || publication.p_comparator != "=" || !p || !of_publication) return false;
  double const rounding = std::pow(10.0, -p->decimals) + 0.5 * std::pow(10.0, -of_publication->decimals);
  return std::abs(2 * p->value - of_publication->value) <= rounding * (1 + epsilon);
}

// The publication's interval with the P of the quote; nothing where one of them is missing or they are not of one ratio.
std::optional<Quote> interval_with_p(SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const &a = quote.numbers, &b = publication.numbers;
  Quote out;
  out.measure = EffectMeasure::hazard_ratio;  // any ratio: all that matters is its logarithm
  out.effect = parse_printed(b.effect_raw), out.low = parse_printed(b.ci_low_raw), out.high = parse_printed(b.ci_high_raw);
  auto const p = parse_printed(a.p_raw);
  bool const one_ratio = a.effect_measure == b.effect_measure && (b.effect_measure == "HR" || b.effect_measure == "OR" || b.effect_measure == "RR");
  if (!one_ratio || !p || !out.effect || !out.low || !out.high || out.effect->mantissa <= 0 || out.low->mantissa <= 0) return std::nullopt;
  if (out.effect->value() < out.low->low() || out.effect->value() > out.high->high()) return std::nullopt;  // nothing follows from it
  if (auto const level = core::text::parse_plain(publication.ci_level)) out.level = level->value;
  out.p = QuotedP{a.p_comparator, *p, 0};
  return out;
}

PValues compare_with_interval(SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const q = interval_with_p(quote, publication);
  auto const z = q ? z_range(*q) : std::nullopt;
  if (!z) return PValues::not_shared;
  double const y = std::log(q->effect->value()), tolerance = 0.10 + 0.5 * y * y;
  double const two = z->distance(z_of_p(*q->p, 2)), one = z->distance(z_of_p(*q->p, 1));
  if (quote.p_sides.empty() && two > tolerance && one <= epsilon) return PValues::one_sided;
  double const gap = quote.p_sides == "1" ? one : quote.p_sides == "2" ? two : std::min(one, two);
  return gap > far_off ? PValues::beyond_interval : PValues::not_shared;
}

}  // namespace

bool same_digits(std::string const& one, std::string const& other) {
  auto const a = core::text::parse_plain(one), b = core::text::parse_plain(other);
  return a && b ? a->value == b->value && a->decimals == b->decimals : one == other;
}

PValues compare_p(SourcedQuote const& quote, SourcedQuote const& publication) {
  auto const &a = quote.numbers, &b = publication.numbers;
  if (a.p_raw.empty()) return PValues::not_shared;
  if (b.p_raw.empty()) return compare_with_interval(quote, publication);
  if (a.p_comparator == b.p_comparator && same_digits(a.p_raw, b.p_raw)) return PValues::same;
  auto const fields = core::text::differing_fields(a, b);
  if (std::find(fields.begin(), fields.end(), "P") == fields.end()) return PValues::compatible;
  bool const may_be_half = publication.p_sides != "1" && quote.p_sides.empty();
  return may_be_half && is_half(a, b) ? PValues::half : PValues::differ;
}

}  // namespace audit
