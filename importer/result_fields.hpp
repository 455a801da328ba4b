// importer/result_fields.hpp - the numbers of one line of results.csv: parsed, converted to stored units, checked against each other.
// Pure: a line in, fields out, problems collected. Times become months, percentages fractions; raw text stays as typed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/number.hpp"
#include "importer/sheet.hpp"
#include "stats/effect_recovery.hpp"

namespace importer {

struct NumberField {
  std::string raw;
  std::optional<double> value;
  int decimals = 0;
};

struct ArmFields {
  std::string raw;
  std::string_view value_class;
  std::optional<double> value, low, high;
  int decimals = 0;
  std::optional<std::int64_t> n, events;
  NumberField ci_low, ci_high;
  bool present() const { return !raw.empty() || n || events || !ci_low.raw.empty(); }
};

struct EffectFields {
  NumberField effect, ci_low, ci_high;
  std::optional<core::text::PValue> p;
  std::optional<int> p_sides;
  stats::Recovered recovered;
  bool present() const { return !effect.raw.empty() || p; }
};

struct ResultFields {
  std::optional<double> at_months;
  std::optional<double> ci_level;  // percent
  std::optional<std::int64_t> total_n;
  ArmFields experimental, control;
  EffectFields effect;
};

ResultFields read_result_fields(Line const& line, core::Problems& problems);

}  // namespace importer
