// query/phrases.cpp - no rounding anywhere: numbers are the raw strings, bars are the only place where a value is used.
#include "query/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text/unicode.hpp"

namespace query {
namespace {

std::string arm_text(std::string const& raw, std::string const& unit, std::string const& events, std::string const& n, std::string const& low,
                     std::string const& high) {
  std::string out = raw;
  bool const percent = unit == "%";
  if (percent && !raw.empty() && raw.find_first_of("%") == std::string::npos && raw.find("％") == std::string::npos) out += "%";
  if (!low.empty()) out += " [" + low + "–" + high + "]";
  if (!events.empty() && !n.empty())
    out += (out.empty() ? "" : " (") + events + "/" + n + (out.empty() ? "" : ")");
  else if (!events.empty())
    out += (out.empty() ? "" : " (") + events + " events" + (out.empty() ? "" : ")");
  else if (!n.empty())
    out += out.empty() ? "n=" + n : " (n=" + n + ")";
  return out;
}

std::string with_unit(std::string text, ResultRow const& row) {
  if (!row.unit.empty() && row.unit != "%" && row.measure != "count" && !text.empty()) text += " " + row.unit;
  return text;
}

std::string experimental_text(ResultRow const& row) {
  return arm_text(row.experimental_raw, row.unit, row.experimental_events, row.experimental_n, row.experimental_ci_low_raw,
                  row.experimental_ci_high_raw);
}

std::string control_text(ResultRow const& row) {
  return arm_text(row.control_raw, row.unit, row.control_events, row.control_n, row.control_ci_low_raw, row.control_ci_high_raw);
}

// The ratio as experimental over control, for drawing only.
std::optional<double> oriented(std::optional<double> value, std::string const& orientation) {
  if (!value || *value <= 0) return std::nullopt;
  return orientation == "ctl/exp" ? std::optional(1 / *value) : value;
}

}  // namespace

namespace {

constexpr std::pair<char const*, std::string ResultRow::*> text_fields[] = {{"finding_id", &ResultRow::finding_id},
                                                                            {"document_id", &ResultRow::document_id},
                                                                            {"section", &ResultRow::section},
                                                                            {"refs", &ResultRow::refs},
                                                                            {"trial_id", &ResultRow::trial_id},
                                                                            {"trial", &ResultRow::trial},
                                                                            {"phase", &ResultRow::phase},
                                                                            {"population", &ResultRow::population},
                                                                            {"line", &ResultRow::line},
                                                                            {"experimental", &ResultRow::experimental},
                                                                            {"control", &ResultRow::control},
                                                                            {"comparison_kind", &ResultRow::comparison_kind},
                                                                            {"endpoint", &ResultRow::endpoint},
                                                                            {"at_raw", &ResultRow::at_raw},
                                                                            {"analysis", &ResultRow::analysis},
                                                                            {"update_of", &ResultRow::update_of},
                                                                            {"measure", &ResultRow::measure},
                                                                            {"measure_basis", &ResultRow::measure_basis},
                                                                            {"unit", &ResultRow::unit},
                                                                            {"experimental_raw", &ResultRow::experimental_raw},
                                                                            {"control_raw", &ResultRow::control_raw},
                                                                            {"experimental_n", &ResultRow::experimental_n},
                                                                            {"control_n", &ResultRow::control_n},
                                                                            {"experimental_events", &ResultRow::experimental_events},
                                                                            {"control_events", &ResultRow::control_events},
                                                                            {"experimental_ci_low_raw", &ResultRow::experimental_ci_low_raw},
                                                                            {"experimental_ci_high_raw", &ResultRow::experimental_ci_high_raw},
                                                                            {"control_ci_low_raw", &ResultRow::control_ci_low_raw},
                                                                            {"control_ci_high_raw", &ResultRow::control_ci_high_raw},
                                                                            {"effect_measure", &ResultRow::effect_measure},
                                                                            {"orientation", &ResultRow::orientation},
                                                                            {"effect_raw", &ResultRow::effect_raw},
                                                                            {"effect_derivation", &ResultRow::effect_derivation},
                                                                            {"ci_level", &ResultRow::ci_level},
                                                                            {"ci_low_raw", &ResultRow::ci_low_raw},
                                                                            {"ci_high_raw", &ResultRow::ci_high_raw},
                                                                            {"p_comparator", &ResultRow::p_comparator},
                                                                            {"p_raw", &ResultRow::p_raw},
                                                                            {"p_sides", &ResultRow::p_sides},
                                                                            {"line_basis", &ResultRow::line_basis},
                                                                            {"biomarkers", &ResultRow::biomarkers},
                                                                            {"site", &ResultRow::site},
                                                                            {"sex", &ResultRow::sex},
                                                                            {"region", &ResultRow::region},
                                                                            {"note", &ResultRow::note},
                                                                            {"population_note", &ResultRow::population_note},
                                                                            {"audit", &ResultRow::audit},
                                                                            {"assessor", &ResultRow::assessor},
                                                                            {"data_cut", &ResultRow::data_cut},
                                                                            {"source_kind", &ResultRow::source_kind},
                                                                            {"extraction", &ResultRow::extraction},
                                                                            {"pmid", &ResultRow::pmid},
                                                                            {"doi", &ResultRow::doi}};
constexpr std::pair<char const*, std::optional<double> ResultRow::*> number_fields[] = {
    {"effect_value", &ResultRow::effect_value}, {"ci_low", &ResultRow::ci_low}, {"ci_high", &ResultRow::ci_high}};

}  // namespace

ResultReader::ResultReader(core::database::Statement& rows) : rows_(rows) {
  for (auto const& [name, member] : text_fields) texts_.emplace_back(rows.getColumnIndex(name), member);
  for (auto const& [name, member] : number_fields) numbers_.emplace_back(rows.getColumnIndex(name), member);
}

ResultRow ResultReader::read() const {
  ResultRow out;
  for (auto const& [at, member] : texts_)
    if (auto const column = rows_.getColumn(at); !column.isNull()) out.*member = column.getString();
  for (auto const& [at, member] : numbers_)
    if (auto const column = rows_.getColumn(at); !column.isNull()) out.*member = column.getDouble();
  return out;
}

ResultRow read_result(core::database::Statement& row) { return ResultReader(row).read(); }

std::string endpoint_phrase(ResultRow const& row) {
  std::string out = row.endpoint;
  if (!row.at_raw.empty()) out += " at " + row.at_raw;
  if (!row.analysis.empty()) out += " (" + row.analysis + ")";
  return out;
}

std::string values_phrase(ResultRow const& row) {
  std::string const x = experimental_text(row), c = control_text(row);
  return with_unit(c.empty() ? x : (x.empty() ? "–" : x) + " vs " + c, row);
}

std::string experimental_phrase(ResultRow const& row) { return with_unit(experimental_text(row), row); }

std::string control_phrase(ResultRow const& row) { return with_unit(control_text(row), row); }

std::string effect_phrase(ResultRow const& row) {
  if (row.effect_measure.empty()) return {};
  if (row.effect_derivation == "RISK_REDUCTION")
    return fmt::format("HR {:.10g} (derived: {}% reduction)", row.effect_value.value_or(0), row.effect_raw);
  std::string out = row.effect_measure == "relative_reduction"
                        ? row.effect_raw + (row.effect_raw.find('/') == std::string::npos ? "%" : "") + " relative reduction"
                        : row.effect_measure + " " + row.effect_raw;
  if (row.orientation == "ctl/exp") out += " (control/experimental)";
  if (row.orientation == "unknown") out += " (direction unknown)";
  if (!row.ci_low_raw.empty()) {
    std::string level = row.ci_level;
    if (level.ends_with(".0")) level.resize(level.size() - 2);
    out += fmt::format(" ({}{}–{})",
                       level.empty()   ? "interval, level not stated: "
                       : level == "95" ? ""
                                       : level + "% CI ",
                       row.ci_low_raw, row.ci_high_raw);
  }
  return out;
}

std::string p_phrase(ResultRow const& row) {
  if (row.p_raw.empty()) return {};
  return "P" + row.p_comparator + row.p_raw + (row.p_sides == "1" ? " (one-sided)" : row.p_sides == "2" ? " (two-sided)" : "");
}

std::string result_phrase(ResultRow const& row) {
  std::string out;
  for (auto const& part : {values_phrase(row), effect_phrase(row), p_phrase(row)})
    if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string refs_phrase(ResultRow const& row) {
  if (row.refs.empty()) return {};
  std::string out = "[";
  for (char const c : row.refs) out += c == ';' ? ',' : c;
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out + "]";
}

std::string arms_phrase(ResultRow const& row) {
  if (row.control.empty()) return row.experimental + (row.comparison_kind == "single-arm" ? " (one arm quoted)" : "");
  return row.experimental + " vs " + row.control;
}

std::string who_phrase(ResultRow const& row) {
  std::string out;
  for (auto const* part : {&row.biomarkers, &row.site, &row.sex, &row.region})
    if (!part->empty()) out += (out.empty() ? "" : "; ") + *part;
  return out;
}

std::string marks_phrase(ResultRow const& row) {
  std::string out;
  if (row.line_basis == "heading") out += "line from heading";
  if (!row.completes.empty()) out += (out.empty() ? "" : "; ") + ("completes " + row.completes);
  if (!row.completed_by.empty()) out += (out.empty() ? "" : "; ") + ("completed by " + row.completed_by);
  if (!row.note.empty()) out += (out.empty() ? "" : "; ") + std::string("note");
  if (!row.audit.empty()) out += (out.empty() ? "" : "; ") + audit_mark(row);
  return out;
}

std::string audit_mark(ResultRow const& row) { return row.audit.empty() ? "" : "audit: " + row.audit; }

bool is_ratio(std::string const& measure) { return measure == "HR" || measure == "OR" || measure == "RR"; }

std::vector<std::string> notes_of(ResultRow const& row) {
  std::vector<std::string> out;
  if (!row.population_note.empty()) out.push_back("population of " + row.finding_id + ": " + row.population_note);
  if (!row.note.empty()) out.push_back("note on " + row.finding_id + ": " + row.note);
  return out;
}

BarAxis::BarAxis(std::vector<ResultRow> const& rows, std::size_t cells) : low_(0.5), high_(1.5), cells_(cells) {
  for (auto const& row : rows) {
    if (!is_ratio(row.effect_measure)) continue;
    for (auto const& value : {row.effect_value, row.ci_low, row.ci_high})
      if (auto const v = oriented(value, row.orientation)) low_ = std::min(low_, *v), high_ = std::max(high_, *v);
  }
  low_ = std::max(low_, 0.05);
  high_ = std::min(high_, 20.0);
}

std::size_t BarAxis::position(double ratio) const {
  double const share = (std::log(std::clamp(ratio, low_, high_)) - std::log(low_)) / (std::log(high_) - std::log(low_));
  return static_cast<std::size_t>(std::lround(share * static_cast<double>(cells_ - 1)));
}

std::string BarAxis::bar(ResultRow const& row) const {
  auto const value = oriented(row.effect_value, row.orientation);
  if (!is_ratio(row.effect_measure) || row.orientation == "unknown" || !value) return {};
  std::u32string out(cells_, U' ');
  out[position(1)] = U'│';
  auto low = oriented(row.ci_low, row.orientation), high = oriented(row.ci_high, row.orientation);
  bool const interval = low && high;
  if (interval) {
    if (*low > *high) std::swap(low, high);
    for (auto at = position(*low); at <= position(*high); ++at) out[at] = U'─';
    out[position(*low)] = *low < low_ ? U'◀' : U'├';
    out[position(*high)] = *high > high_ ? U'▶' : U'┤';
  }
  out[position(*value)] = interval ? U'■' : U'□';
  return core::text::to_utf8(out);
}

std::string BarAxis::legend() const {
  return fmt::format("Bars: ratio experimental/control on a log axis from {:.2g} to {:.2g}; │ is 1; ■ with its interval, □ where none is quoted.",
                     low_, high_);
}

}  // namespace query
