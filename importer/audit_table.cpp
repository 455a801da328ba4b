// importer/audit_table.cpp - one line can hold an effect, two medians and two shares; each is looked at with what belongs to it.
#include "importer/audit_table.hpp"

#include "audit/counts.hpp"
#include "audit/curves.hpp"
#include "audit/effect.hpp"
#include "audit/medians.hpp"
#include "core/database/file.hpp"
#include "importer/rules.hpp"

namespace importer {
namespace {

class Reader {
 public:
  Reader(Line const& line, core::Problems& problems) : line_(line), problems_(problems) {}

  std::optional<audit::Printed> printed(std::string_view column) {
    auto const& text = line_.text(column);
    if (text.empty()) return std::nullopt;
    auto out = audit::parse_printed(text);
    if (!out) problems_.push_back(line_.problem(column, "bad-number", "not a number", "digits as printed, like 0.57; without unit and percent sign"));
    return out;
  }
  std::optional<long long> count(std::string_view column) {
    auto const number = read_count(line_, column, problems_);
    return number ? std::optional<long long>(*number) : std::nullopt;
  }
  std::optional<audit::QuotedP> p() {
    auto const& text = line_.text("p");
    if (text.empty()) return std::nullopt;
    auto const parsed = core::text::parse_p(text);
    auto value = parsed ? audit::parse_printed(parsed->digits) : std::nullopt;
    if (!value) {
      problems_.push_back(line_.problem("p", "bad-number", "not a P value", "comparator and digits, like <0.000 1 or =0.004 55"));
      return std::nullopt;
    }
    return audit::QuotedP{parsed->comparator, *value, line_.text("p_sides").empty() ? 0 : line_.text("p_sides") == "1" ? 1 : 2};
  }
  audit::Arm arm(std::string const& name) {
    audit::Arm out;
    out.n = count("n_" + name);
    out.events = count("events_" + name);
    return out;
  }

 private:
  Line const& line_;
  core::Problems& problems_;
};

audit::EffectMeasure measure_of(std::string const& name) {
  if (name == "HR") return audit::EffectMeasure::hazard_ratio;
  if (name == "OR") return audit::EffectMeasure::odds_ratio;
  if (name == "RR") return audit::EffectMeasure::risk_ratio;
  return name == "difference" ? audit::EffectMeasure::difference : audit::EffectMeasure::none;
}

audit::Wording wording_of(std::string const& name) {
  if (name == "significant") return audit::Wording::significant;
  if (name == "not_significant") return audit::Wording::not_significant;
  return name == "non_inferior" ? audit::Wording::non_inferior : audit::Wording::none;
}

void read_level(Line const& line, audit::Quote& q, core::Problems& problems) {
  auto const level = read_plain(line, "ci_level", problems);
  if (!level) return;
  if (level->value <= 50 || level->value >= 100)
    problems.push_back(line.problem("ci_level", "bad-number", "a level lies between 50 and 100", "write 95"));
  else
    q.level = level->value, q.level_stated = true;
}

void check_line(Line const& line, audit::Quote const& q, core::Problems& problems) {
  if (q.measure == audit::EffectMeasure::none && (q.effect || q.low || q.high))
    problems.push_back(line.problem("measure", "missing-value", "an effect needs its measure", "HR, OR, RR or difference"));
  if (q.low.has_value() != q.high.has_value()) problems.push_back(line.problem("ci_lower", "half-interval", "an interval has two limits"));
}

// What belongs to the effect and the medians.
audit::Quote read_effect(Line const& line, Reader& reader, core::Problems& problems) {
  audit::Quote q;
  q.measure_name = line.text("measure");
  q.measure = measure_of(q.measure_name);
  q.inverted = line.text("orientation") == "ctl/exp";
  q.oriented = line.text("orientation") != "unknown";
  q.effect = reader.printed("effect");
  q.low = reader.printed("ci_lower");
  q.high = reader.printed("ci_upper");
  read_level(line, q, problems);
  q.p = reader.p();
  q.wording = wording_of(line.text("wording"));
  q.margin = reader.printed("margin");
  q.risk_reduction = reader.printed("risk_reduction");
  q.time_to_event = q.harm_event = q.measure == audit::EffectMeasure::hazard_ratio;
  q.experimental = reader.arm("experimental");
  q.control = reader.arm("control");
  q.total_n = reader.count("n_total");
  q.experimental.value = reader.printed("median_experimental");
  q.control.value = reader.printed("median_control");
  q.unit_months = core::text::months_per(line.text("unit").empty() ? "months" : line.text("unit"));
  if (q.experimental.value || q.control.value) q.arm_measure = audit::ArmMeasure::median;
  check_line(line, q, problems);
  return q;
}

// The same line seen as two shares of patients.
audit::Quote as_shares(audit::Quote q, Reader& reader) {
  bool const medians = q.arm_measure == audit::ArmMeasure::median;
  q.arm_measure = audit::ArmMeasure::proportion;
  q.percent = true;
  if (medians && q.measure == audit::EffectMeasure::difference) q.effect.reset();
  for (auto const& [arm, name] : {std::pair{&q.experimental, std::string("experimental")}, {&q.control, std::string("control")}}) {
    arm->value = reader.printed("percent_" + name);
    arm->ci_low = reader.printed("percent_ci_lower_" + name);
    arm->ci_high = reader.printed("percent_ci_upper_" + name);
  }
  return q;
}

// "prolonged by": the difference of the medians of this line.
audit::Quote as_difference(audit::Quote q, std::optional<audit::Printed> difference) {
  q.measure = audit::EffectMeasure::difference;
  q.measure_name = "difference";
  q.effect = std::move(difference);
  q.low.reset(), q.high.reset(), q.p.reset();
  return q;
}

void check_row(Line const& line, AuditedTable& out) {
  std::size_t const before = out.problems.size();
  Reader reader(line, out.problems);
  auto const effect = read_effect(line, reader, out.problems);
  auto const shares = as_shares(effect, reader);
  auto const difference = as_difference(effect, reader.printed("median_difference"));
  if (out.problems.size() != before) return;
  audit::check_effect(effect, out.report);
  audit::check_medians(effect, out.report);
  if (difference.effect) audit::check_median_difference(difference, out.report);
  audit::check_arm_interval(shares, out.report);
  audit::check_counts(shares, {}, {}, out.report);
  out.rows.push_back({line.line(), line.text("study"), line.text("endpoint"), out.report.findings()});
  out.report.clear_findings();
}

}  // namespace

AuditedTable audit_table(std::filesystem::path const& file) {
  AuditedTable out;
  Sheet sheet(file.string(), core::database::read_file(file), *find_spec("effects"));
  sheet.each(out.problems, [&](Line const& line) { check_row(line, out); });
  return out;
}

}  // namespace importer
