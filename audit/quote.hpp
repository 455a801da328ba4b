// audit/quote.hpp - one quoted result as the checks see it: printed numbers with what their row says of them. What is not quoted is empty, never
// guessed. Knows neither table nor file.
#pragma once
#include <optional>
#include <string>

#include "audit/printed.hpp"

namespace audit {

enum class EffectMeasure { none, hazard_ratio, odds_ratio, risk_ratio, difference, other };
enum class ArmMeasure { none, median, rate, proportion, other };
enum class Wording { none, significant, not_significant, non_inferior };

struct QuotedP {
  std::string comparator = "=";  // < <= = >= >
  Printed value;
  int sides = 0;  // 1, 2; 0: not stated
};

struct Arm {
  std::optional<Printed> value;  // exact values only; in per cent for proportions and rates
  std::optional<Printed> ci_low, ci_high;
  std::optional<long long> n, events;
};

struct Quote {
  EffectMeasure measure = EffectMeasure::none;
  std::string measure_name;  // as written: HR
  bool inverted = false;     // control over experimental
  bool oriented = true;      // false: which arm stands on top is not known
  std::optional<Printed> effect, low, high;
  double level = 95;
  bool level_stated = false;
  std::optional<QuotedP> p;
  Wording wording = Wording::none;
  std::optional<Printed> margin;          // of non-inferiority
  std::optional<Printed> risk_reduction;  // in per cent, stated beside the ratio

  ArmMeasure arm_measure = ArmMeasure::none;
  bool percent = false;               // arm values are per cent
  std::optional<double> unit_months;  // arm values are times: months of one unit
  bool time_to_event = false;         // endpoint
  bool harm_event = false;            // its event is a harm: death, progression
  std::optional<double> at_months;    // of a rate
  std::optional<double> follow_up_months;
  Arm experimental, control;
  std::optional<long long> total_n;

  bool is_ratio() const {
    return measure == EffectMeasure::hazard_ratio || measure == EffectMeasure::odds_ratio || measure == EffectMeasure::risk_ratio;
  }
};

// The quoted effect as people read it: "HR 0.956 (95% CI 0.777–1.777)"; then " P<0.001" when there is one.
std::string effect_text(Quote const& quote);
std::string p_text(QuotedP const& p);

}  // namespace audit
