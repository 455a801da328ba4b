// importer/audit_rows.cpp - a cursor walks the columns in the order of the query.
#include "importer/audit_rows.hpp"

#include "core/text/number.hpp"
#include "schema/sql.hpp"

namespace importer {
namespace {

using core::database::Connection;
using core::database::Statement;

class Cursor {
 public:
  explicit Cursor(Statement& row) : row_(row) {}
  std::int64_t id() { return row_.getColumn(next_++).getInt64(); }
  bool flag() { return row_.getColumn(next_++).getInt() != 0; }
  std::string text() {
    auto const column = row_.getColumn(next_++);
    return column.isNull() ? std::string() : column.getString();
  }
  std::optional<double> number() {
    auto const column = row_.getColumn(next_++);
    return column.isNull() ? std::nullopt : std::optional(column.getDouble());
  }
  std::optional<long long> count() {
    auto const column = row_.getColumn(next_++);
    return column.isNull() ? std::nullopt : std::optional<long long>(column.getInt64());
  }
  std::optional<audit::Printed> printed() {
    auto const column = row_.getColumn(next_++);
    return column.isNull() ? std::nullopt : audit::parse_printed(column.getText());
  }

 private:
  Statement& row_;
  int next_ = 0;
};

audit::EffectMeasure effect_measure(std::string const& name) {
  if (name == "HR") return audit::EffectMeasure::hazard_ratio;
  if (name == "OR") return audit::EffectMeasure::odds_ratio;
  if (name == "RR") return audit::EffectMeasure::risk_ratio;
  if (name == "difference") return audit::EffectMeasure::difference;
  return name.empty() ? audit::EffectMeasure::none : audit::EffectMeasure::other;
}

audit::ArmMeasure arm_measure(std::string const& name) {
  if (name == "median") return audit::ArmMeasure::median;
  if (name == "rate") return audit::ArmMeasure::rate;
  if (name == "proportion") return audit::ArmMeasure::proportion;
  return name.empty() ? audit::ArmMeasure::none : audit::ArmMeasure::other;
}

audit::Wording wording(std::string const& name) {
  if (name == "significant") return audit::Wording::significant;
  if (name == "not_significant") return audit::Wording::not_significant;
  return name == "non_inferior" ? audit::Wording::non_inferior : audit::Wording::none;
}

// A number printed with its percent sign.
std::optional<audit::Printed> without_sign(std::string raw) {
  if (auto out = audit::parse_printed(raw)) return out;
  auto const quoted = core::text::parse_quoted(raw);
  if (!quoted || !quoted->value || quoted->value_class != core::text::ValueClass::exact) return std::nullopt;
  while (!raw.empty() && !(raw.back() >= '0' && raw.back() <= '9')) raw.pop_back();
  return audit::parse_printed(raw);
}

audit::Arm read_arm(Cursor& c) {
  audit::Arm out;
  auto raw = c.text();
  if (c.text() == "exact") out.value = without_sign(std::move(raw));
  out.n = c.count();
  out.events = c.count();
  out.ci_low = c.printed();
  out.ci_high = c.printed();
  return out;
}

std::optional<double> months_of(std::string const& text) { return text.empty() ? std::nullopt : core::text::parse_months(text); }

void read_effect(Cursor& c, audit::Quote& q) {
  q.measure_name = c.text();
  q.measure = effect_measure(q.measure_name);
  auto const orientation = c.text();
  q.inverted = orientation == "ctl/exp";
  q.oriented = orientation != "unknown";
  q.effect = c.printed();
  if (!c.text().empty() && q.effect) q.effect = audit::one_minus_percent(*q.effect);
  q.low = c.printed();
  q.high = c.printed();
  auto comparator = c.text();
  if (auto p = c.printed()) q.p = audit::QuotedP{std::move(comparator), std::move(*p), 0};
  if (auto const sides = c.count(); sides && q.p) q.p->sides = static_cast<int>(*sides);
}

bool is_percent(std::string const& unit) { return unit == "%" || unit == "％" || unit == "percent"; }

AuditRow read_row(Statement& s) {
  Cursor c(s);
  AuditRow out;
  auto& q = out.quote;
  out.id = c.id(), out.comparison = c.id(), out.document = c.id();
  out.endpoint = c.text();
  q.time_to_event = c.flag();
  q.harm_event = c.flag() && q.time_to_event;
  q.at_months = c.number();
  out.analysis = c.text(), out.assessor = c.text(), out.data_cut = c.text();
  q.follow_up_months = months_of(c.text());
  q.total_n = c.count();
  out.measure = c.text();
  q.arm_measure = arm_measure(out.measure);
  auto const unit = c.text();
  q.percent = is_percent(unit);
  if (!unit.empty() && !q.percent) q.unit_months = unit == "months" ? 1 : core::text::months_per(unit);
  if (auto const level = c.number()) q.level = *level, q.level_stated = true;
  q.wording = wording(c.text());
  read_effect(c, q);
  q.experimental = read_arm(c);
  q.control = read_arm(c);
  return out;
}

}  // namespace

void each_group(Connection& book, std::function<void(std::vector<AuditRow> const&)> const& take) {
  Statement s(book, std::string(schema::sql::audit_results));
  std::vector<AuditRow> group;
  while (s.executeStep()) {
    auto row = read_row(s);
    if (!group.empty() && (group[0].comparison != row.comparison || group[0].document != row.document)) {
      take(group);
      group.clear();
    }
    group.push_back(std::move(row));
  }
  if (!group.empty()) take(group);
}

std::vector<TwiceRow> quoted_twice(Connection& book) {
  std::vector<TwiceRow> out;
  Statement s(book, std::string(schema::sql::audit_twice));
  while (s.executeStep()) {
    Cursor c(s);
    TwiceRow row;
    auto& q = row.quote;
    row.id = c.id(), row.document = c.id();
    for (auto* field : {&q.document, &q.id, &q.update_of, &q.trial, &q.endpoint, &q.measure, &q.at_months, &q.unit, &q.data_cut, &q.follow_up,
                        &q.assessor, &q.population_id, &q.experimental, &q.control, &q.drugs})
      *field = c.text();
    q.whole = c.flag();
    for (auto* field : {&q.experimental_raw, &q.control_raw, &q.experimental_n, &q.control_n, &q.experimental_events, &q.control_events,
                        &q.effect_measure, &q.orientation, &q.effect_raw, &q.ci_low_raw, &q.ci_high_raw, &q.p_comparator, &q.p_raw})
      *field = c.text();
    q.derived = c.flag();
    row.total_n = c.text(), row.analysis = c.text(), row.p_sides = c.text(), row.ci_level = c.text();
    row.publication = c.flag();
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<UpdateRow> updates(Connection& book) {
  std::vector<UpdateRow> out;
  Statement s(book, std::string(schema::sql::audit_updates));
  while (s.executeStep()) {
    Cursor c(s);
    UpdateRow row;
    row.later = c.id(), row.earlier = c.id(), row.document = c.id();
    for (auto* quote : {&row.before, &row.after}) {
      quote->follow_up_months = months_of(c.text());
      quote->experimental.events = c.count();
      quote->control.events = c.count();
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace importer
