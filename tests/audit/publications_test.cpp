// tests/audit/publications_test.cpp - the trials' own publications, as the shared folder holds them, are mostly right: every error that the checks
// raise on them was looked at by hand and is listed here. Skipped, loudly, where the folder is not there.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>

#include "audit/counts.hpp"
#include "audit/curves.hpp"
#include "audit/medians.hpp"
#include "core/text/number.hpp"
#include "importer/csv_reader.hpp"
#include "tests/audit/quotes.hpp"
#include "tests/support/book.hpp"
#include "tests/support/needs.hpp"

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> read_rows(std::filesystem::path const& file) {
  auto const bytes = support::read(file);
  std::vector<Row> out;
  std::vector<std::string> header;
  importer::read_csv(file.string(), bytes, [&](importer::Record const& record) {
    Row row;
    for (std::size_t i = 0; i < record.fields.size(); ++i)
      if (header.size() == record.fields.size()) row[header[i]] = record.fields[i].text;
    if (header.empty())
      for (auto const& field : record.fields) header.push_back(field.text);
    else
      out.push_back(std::move(row));
  });
  return out;
}

std::optional<long long> count(std::string const& text) { return core::text::parse_count(text); }

audit::Arm arm_of(Row const& row, std::string const& arm) {
  audit::Arm out;
  out.value = audit::parse_printed(row.at(arm + "_raw"));
  out.ci_low = audit::parse_printed(row.at(arm + "_ci_low_raw"));
  out.ci_high = audit::parse_printed(row.at(arm + "_ci_high_raw"));
  out.n = count(row.at(arm + "_n"));
  out.events = count(row.at(arm + "_events"));
  return out;
}

audit::EffectMeasure measure_of(std::string const& text) {
  if (text == "HR") return audit::EffectMeasure::hazard_ratio;
  if (text == "OR" || text == "odds ratio") return audit::EffectMeasure::odds_ratio;
  if (text.find("difference") != std::string::npos) return audit::EffectMeasure::difference;
  return text.empty() ? audit::EffectMeasure::none : audit::EffectMeasure::other;
}

audit::Wording wording_of(std::string const& text) {
  bool const no = text.find("not ") != std::string::npos || text.find("non-sig") != std::string::npos;
  if (text.find("significan") == std::string::npos) return audit::Wording::none;
  return no ? audit::Wording::not_significant : audit::Wording::significant;
}

audit::Quote quote_of(Row const& row) {
  audit::Quote q;
  q.measure_name = row.at("effect_measure");
  q.measure = measure_of(q.measure_name);
  q.effect = audit::parse_printed(row.at("effect_raw"));
  q.low = audit::parse_printed(row.at("ci_low_raw"));
  q.high = audit::parse_printed(row.at("ci_high_raw"));
  if (auto const level = core::text::parse_plain(row.at("ci_level"))) q.level = level->value, q.level_stated = true;
  if (auto const p = audit::parse_printed(row.at("p_raw")))
    q.p = audit::QuotedP{row.at("p_comparator").empty() ? "=" : row.at("p_comparator"), *p,
                         row.at("p_sides") == "1"   ? 1
                         : row.at("p_sides") == "2" ? 2
                                                    : 0};
  q.wording = wording_of(row.at("statement_of_significance"));
  auto const& measure = row.at("measure");
  q.percent = row.at("unit") == "%" || row.at("unit") == "percent" || measure == "percent";
  bool const curve = row.at("endpoint").find(" rate") != std::string::npos && row.at("endpoint") != "clinical benefit rate";
  q.arm_measure = measure == "median"                         ? audit::ArmMeasure::median
                  : (measure == "rate" || curve) && q.percent ? audit::ArmMeasure::rate
                  : measure == "percent"                      ? audit::ArmMeasure::proportion
                                                              : audit::ArmMeasure::none;
  q.unit_months = core::text::months_per(row.at("unit"));
  q.time_to_event = q.harm_event = q.measure == audit::EffectMeasure::hazard_ratio;
  q.experimental = arm_of(row, "experimental");
  q.control = arm_of(row, "control");
  return q;
}

// What the errors and warnings turned out to be, by record and check.
std::map<std::string, std::string> const& read_by_hand() {
  static std::map<std::string, std::string> const all{
      {"ERROR C01 P1-296", "misprint of the source: 025 for 0.25"},
      {"ERROR C02 p2-keynote-119-03", "misprint of a secondary page: 0.97 for 0.86"},
      {"ERROR C02 p2-cerebel-03", "misprint of the abstract: the upper limit is that of another endpoint"},
      {"ERROR C01 p2-hkcrc-retrospective-study-01", "as printed: the ratio stands outside its interval"},
      {"ERROR C05 p2-hkcrc-retrospective-study-02", "as printed: an interval around 1 with P<0.0001"},
      {"WARN C02 P1-064", "a secondary page cuts 0.757 to 0.75"},
      {"WARN C02 p2-icaria-mm-09", "misprint of the abstract: 1.1015 for 1.015 or 1.02"},
      {"WARN C03 p2-icaria-mm-09", "the same"},
      {"WARN C08 P1-137", "true: no Cox model of 198 patients has so narrow an interval, but P bears it out"},
      {"WARN C04 p2-study-20050103-01", "P of non-inferiority beside an interval that excludes 1"},
      {"WARN C05 p2-denosumab-vs-zoledronic-acid-01", "P of non-inferiority"},
      {"WARN C06 P1-197", "not significant by the boundary of an interim analysis"},
  };
  return all;
}

}  // namespace

TEST_CASE("on published results nothing is raised but what was read by hand") {
  auto const folder = support::needs_shared("publications");
  if (folder.empty()) return;
  std::set<std::string> raised;
  for (auto const* part : {"part1.csv", "part2.csv"})
    for (auto const& row : read_rows(folder / part)) {
      audit::Report report;
      auto const q = quote_of(row);
      audit::check_effect(q, report);
      audit::check_medians(q, report);
      audit::check_arm_interval(q, report);
      audit::check_counts(q, {}, {}, report);
      for (auto const& f : report.findings()) {
        if (f.severity == audit::Severity::note) continue;
        auto const key = fmt::format("{} {} {}", audit::name_of(f.severity), audit::check_id(f.check), row.at("record_id"));
        CAPTURE(key, f.sentence, f.inputs, f.recomputed);
        CHECK(read_by_hand().contains(key));
        raised.insert(key);
      }
    }
  CHECK(raised.size() == read_by_hand().size());
}
