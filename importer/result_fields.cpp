// importer/result_fields.cpp - readings first, then the rules that hold between columns.
#include "importer/result_fields.hpp"

#include <algorithm>
#include <array>

#include "importer/batch.hpp"
#include "importer/rules.hpp"

namespace importer {
namespace {

bool is_percent(std::string const& unit) { return unit == "%" || unit == "％" || unit == "percent"; }

// Stored unit: months for times, fraction for percentages, else unchanged.
double factor_of(std::string const& unit) {
  if (is_percent(unit)) return 0.01;
  return core::text::months_per(unit).value_or(1.0);
}

// The limit of an arm's interval may be out of reach, which is a word and no value.
bool out_of_reach(std::string const& raw) {
  auto const quoted = core::text::parse_quoted(raw);
  return quoted && quoted->value_class == core::text::ValueClass::not_reached;
}

NumberField read_limit(Line const& line, std::string_view column, double factor, core::Problems& problems) {
  NumberField out;
  out.raw = line.text(column);
  if (auto const number = read_plain(line, column, problems)) {
    out.value = number->value * factor;
    out.decimals = number->decimals;
  }
  return out;
}

void check_order(Line const& line, std::string_view low_column, NumberField const& low, NumberField const& high, core::Problems& problems) {
  if (low.raw.empty() != high.raw.empty()) problems.push_back(line.problem(low_column, "half-interval", "an interval has two limits"));
  if (low.value && high.value && *low.value > *high.value && !stands_as_printed(line))
    problems.push_back(line.problem(low_column, "interval-upside-down", "the lower limit is above the upper one, " + high.raw,
                                    "exchange the two; if the document prints it so, write 'as printed' into note"));
}

ArmFields read_arm(Line const& line, std::string const& arm, core::Problems& problems) {
  ArmFields out;
  auto const& unit = line.text("unit");
  double const factor = factor_of(unit);
  std::string const raw_column = arm + "_raw";
  out.raw = line.text(raw_column);
  if (!out.raw.empty()) {
    auto const quoted = core::text::parse_quoted(out.raw);
    if (!quoted) {
      core::Problems one;
      read_plain(line, raw_column, one);
      problems.insert(problems.end(), one.begin(), one.end());
    } else {
      out.value_class = name_of(quoted->value_class);
      out.decimals = quoted->decimals;
      if (quoted->value) out.value = *quoted->value * factor;
      if (quoted->low) out.low = *quoted->low * factor, out.high = *quoted->high * factor;
      if (!is_percent(unit) && (out.raw.find('%') != std::string::npos || out.raw.find("％") != std::string::npos))
        problems.push_back(line.problem(raw_column, "bad-number", "a percentage, but the unit is not %"));
      if (out.value.value_or(0) < 0 && (is_percent(unit) || core::text::months_per(unit)) && line.text("measure") != "mean" &&
          !stands_as_printed(line))
        problems.push_back(line.problem(raw_column, "bad-number", "below zero", "if the document prints it so, write 'as printed' into note"));
      if (is_percent(unit) && out.value.value_or(out.high.value_or(0)) > 1 && !stands_as_printed(line))
        problems.push_back(line.problem(raw_column, "bad-number", "more than 100 %", "if the document prints it so, write 'as printed' into note"));
    }
  }
  out.n = read_count(line, arm + "_n", problems);
  out.events = read_count(line, arm + "_events", problems);
  if (out.n && out.events && *out.events > *out.n) problems.push_back(line.problem(arm + "_events", "bad-number", "more events than patients"));
  auto const arm_limit = [&](std::string const& column) {
    return out_of_reach(line.text(column)) ? NumberField{line.text(column), {}, {}} : read_limit(line, column, factor, problems);
  };
  out.ci_low = arm_limit(arm + "_ci_low_raw");
  out.ci_high = arm_limit(arm + "_ci_high_raw");
  check_order(line, arm + "_ci_low_raw", out.ci_low, out.ci_high, problems);
  return out;
}

void read_p(Line const& line, EffectFields& out, core::Problems& problems) {
  auto const& text = line.text("p_raw");
  if (!text.empty()) {
    out.p = core::text::parse_p(text);
    if (!out.p) problems.push_back(line.problem("p_raw", "bad-number", "not a P value", "comparator and digits, like <0.000 1 or =0.004 55"));
  }
  if (auto const sides = line.text("p_sides"); !sides.empty()) out.p_sides = sides == "1" ? 1 : 2;
  if (out.p_sides && text.empty()) problems.push_back(line.problem("p_sides", "bad-combination", "the sides of a P value without one"));
  if (out.p_sides.has_value() == line.text("p_sides_basis").empty())
    problems.push_back(line.problem("p_sides", "bad-combination", "p_sides and p_sides_basis are filled together"));
}

bool is_ratio(std::string const& measure) { return measure == "HR" || measure == "OR" || measure == "RR"; }

// "2/3": a reduction printed as a fraction; its value in per cent.
bool is_fraction(std::string const& raw) {
  auto const slash = raw.find('/');
  if (slash == std::string::npos) return false;
  auto const a = core::text::parse_count(raw.substr(0, slash)), b = core::text::parse_count(raw.substr(slash + 1));
  return a && b && *a > 0 && *a <= *b;
}

NumberField read_fraction(std::string const& raw) {
  auto const slash = raw.find('/');
  double const a = core::text::parse_plain(raw.substr(0, slash))->value, b = core::text::parse_plain(raw.substr(slash + 1))->value;
  return {raw, 100 * a / b, 0};
}

void read_effect_value(Line const& line, EffectFields& out, core::Problems& problems) {
  auto const& measure = line.text("effect_measure");
  out.effect = measure == "relative_reduction" && is_fraction(line.text("effect_raw")) ? read_fraction(line.text("effect_raw"))
                                                                                       : read_limit(line, "effect_raw", 1, problems);
  if (measure.empty() != out.effect.raw.empty())
    problems.push_back(
        line.problem(measure.empty() ? "effect_raw" : "effect_measure", "bad-combination", "effect_measure and effect_raw are filled together"));
  if (measure.empty() != line.text("orientation").empty())
    problems.push_back(line.problem("orientation", "bad-combination", "an effect has an orientation, and only an effect has one",
                                    "permitted: exp/ctl, ctl/exp, unknown"));
  if (line.text("orientation") != "unknown" && line.text("orientation").empty() != line.text("orientation_basis").empty())
    problems.push_back(line.problem("orientation_basis", "bad-combination", "a known orientation has a basis, an unknown one has none",
                                    "permitted: wording, arm order"));
  if (line.text("orientation") == "unknown" && !line.text("orientation_basis").empty())
    problems.push_back(line.problem("orientation_basis", "bad-combination", "an unknown orientation has no basis"));
  if (line.text("effect_derivation") == "RISK_REDUCTION") {
    if (measure != "HR") problems.push_back(line.problem("effect_derivation", "bad-combination", "a stated risk reduction gives an HR"));
    if (!line.text("ci_low_raw").empty())
      problems.push_back(
          line.problem("ci_low_raw", "bad-combination", "the interval of a reduction is not that of an HR", "type the effect as relative_reduction"));
    if (out.effect.value) out.effect.value = 1 - *out.effect.value / 100, out.effect.decimals += 2;
  }
  if (is_ratio(measure) && out.effect.value && *out.effect.value <= 0)
    problems.push_back(line.problem("effect_raw", "bad-number", "a ratio is above 0"));
}

void read_interval(Line const& line, EffectFields& out, core::Problems& problems) {
  out.ci_low = read_limit(line, "ci_low_raw", 1, problems);
  out.ci_high = read_limit(line, "ci_high_raw", 1, problems);
  check_order(line, "ci_low_raw", out.ci_low, out.ci_high, problems);
  if (line.text("effect_measure").empty() && !out.ci_low.raw.empty())
    problems.push_back(
        line.problem("ci_low_raw", "bad-combination", "an interval without an effect", "an arm's own interval goes into experimental_ci_low_raw …"));
}

// The level belongs to all intervals of the line.
void read_level(Line const& line, ResultFields& out, core::Problems& problems) {
  if (auto const level = read_plain(line, "ci_level", problems)) {
    if (level->value <= 50 || level->value >= 100)
      problems.push_back(line.problem("ci_level", "bad-number", "a level lies between 50 and 100", "write 95"));
    else
      out.ci_level = level->value;
  }
  bool const interval = !out.effect.ci_low.raw.empty() || !out.experimental.ci_low.raw.empty() || !out.control.ci_low.raw.empty();
  auto const& basis = line.text("ci_level_basis");
  if (basis.empty() == interval)
    problems.push_back(line.problem("ci_level_basis", "bad-combination", "an interval says whether its level is quoted or unstated"));
  if ((basis == "quoted") != out.ci_level.has_value())
    problems.push_back(line.problem("ci_level", "bad-combination", "a quoted level is filled, an unstated one is empty"));
}

stats::Recovered recover(Line const& line, EffectFields const& e, double level) {
  stats::QuotedRatio q;
  auto const rounded = [](NumberField const& f) { return f.value ? std::optional(stats::Rounded{*f.value, f.decimals}) : std::nullopt; };
  q.ratio = rounded(e.effect);
  q.low = rounded(e.ci_low);
  q.high = rounded(e.ci_high);
  q.level = level;
  if (e.p) {
    q.p = {e.p->value, e.p->decimals};
    q.p_kind = e.p->comparator == "=" ? stats::PKind::exact : e.p->comparator.starts_with('<') ? stats::PKind::below : stats::PKind::above;
  }
  q.p_sides = e.p_sides.value_or(0);
  q.inverted = line.text("orientation") == "ctl/exp";
  return stats::recover(q);
}

void check_analysis(Line const& line, core::Problems& problems) {
  static constexpr std::array<std::string_view, 6> permitted{"interim", "final", "exploratory", "subgroup", "update", "primary"};
  for (auto const& word : list_of(line.text("analysis")))
    if (std::find(permitted.begin(), permitted.end(), word) == permitted.end())
      problems.push_back(line.problem("analysis", "not-permitted", "'" + word + "' is no kind of analysis",
                                      "permitted: interim, final, exploratory, subgroup, update, primary"));
}

// A misspelt time would be stored unconverted.
void check_unit(Line const& line, core::Problems& problems) {
  auto const &unit = line.text("unit"), &measure = line.text("measure");
  bool const free = measure == "mean" || measure == "count" || measure == "total";
  if (unit.empty() || free || is_percent(unit) || core::text::months_per(unit)) return;
  problems.push_back(line.problem("unit", "not-permitted", "a median, rate or proportion is in months, weeks, days, years or %",
                                  "other units go with the measures mean, count and total"));
}

void check_measure(Line const& line, ResultFields const& out, core::Problems& problems) {
  bool const any = !out.experimental.raw.empty() || !out.control.raw.empty();
  if (any && line.text("measure").empty()) problems.push_back(line.problem("measure", "missing-value", "arm values need their measure"));
  if (any && line.text("unit").empty() && line.text("measure") != "count")
    problems.push_back(line.problem("unit", "missing-value", "arm values need their unit"));
  if (line.text("measure").empty() != line.text("measure_basis").empty())
    problems.push_back(line.problem("measure_basis", "bad-combination", "measure and measure_basis are filled together"));
  if (!any && !out.effect.present() && !out.experimental.events)
    problems.push_back(line.problem("experimental_raw", "missing-value", "a finding has a number; a statement without one is a claim"));
  for (auto const* column : {"control_raw", "control_n", "control_events", "control_ci_low_raw", "control_ci_high_raw"})
    if (line.text("control").empty() && !line.text(column).empty())
      problems.push_back(line.problem(column, "bad-combination", "a control value without a control"));
  if (line.text("control").empty() && !line.text("effect_measure").empty())
    problems.push_back(line.problem("effect_measure", "bad-combination", "an effect compares two arms, and there is no control"));
}

}  // namespace

ResultFields read_result_fields(Line const& line, core::Problems& problems) {
  ResultFields out;
  if (!line.text("at").empty()) {
    out.at_months = core::text::parse_months(line.text("at"));
    if (!out.at_months) problems.push_back(line.problem("at", "bad-number", "not a time", "write it as printed: 6 months, 6个月, 5年"));
  }
  out.experimental = read_arm(line, "experimental", problems);
  out.control = read_arm(line, "control", problems);
  read_effect_value(line, out.effect, problems);
  read_interval(line, out.effect, problems);
  read_p(line, out.effect, problems);
  read_level(line, out, problems);
  out.total_n = read_count(line, "total_n", problems);
  if (is_ratio(line.text("effect_measure"))) out.effect.recovered = recover(line, out.effect, out.ci_level.value_or(0));
  check_analysis(line, problems);
  check_measure(line, out, problems);
  check_unit(line, problems);
  return out;
}

}  // namespace importer
