// tests/audit/across_test.cpp - two documents about one result, a later cut, subgroups, patients counted twice.
#include <catch2/catch.hpp>

#include "audit/across.hpp"
#include "tests/audit/quotes.hpp"

namespace {

core::text::QuotedResult quoted(std::string const& document, std::string const& ratio, std::string const& cut = "") {
  core::text::QuotedResult q;
  q.document = document, q.id = document + ":a", q.trial = "T", q.endpoint = "pfs", q.experimental = "x", q.control = "c";
  q.effect_measure = "HR", q.orientation = "exp/ctl", q.effect_raw = ratio, q.data_cut = cut;
  return q;
}

std::string worst(audit::Report const& report, int check) {
  auto const* finding = audit::worst_of(report, check);
  return finding == nullptr ? "" : std::string(audit::name_of(finding->severity));
}

std::string between(core::text::QuotedResult const& one, core::text::QuotedResult const& other) {
  audit::Report report;
  audit::check_two_documents(one, other, 1, 2, report);
  return worst(report, 30);
}

}  // namespace

TEST_CASE("two documents disagree when no one value rounds to both: an error with one cut, a note where a cut is not stated") {
  CHECK(between(quoted("a", "0.57"), quoted("b", "0.57")) == "");
  CHECK(between(quoted("a", "0.57"), quoted("b", "0.568")) == "");
  CHECK(between(quoted("a", "0.57"), quoted("b", "0.59")) == "NOTE");
  CHECK(between(quoted("a", "0.57", "2019"), quoted("b", "0.59", "2019")) == "ERROR");
}

TEST_CASE("numbers of patients differ only when no count of one document is one of the other's") {
  auto const counts = [](std::vector<long long> const& numbers) {
    std::vector<audit::PatientCount> out;
    for (auto const n : numbers) out.push_back({1, "d", std::to_string(n), n});
    return out;
  };
  auto const between_counts = [&](std::vector<long long> const& one, std::vector<long long> const& other) {
    audit::Report report;
    audit::check_patient_counts(counts(one), counts(other), report);
    return worst(report, 30);
  };
  CHECK(between_counts({3425}, {3420, 3425}) == "");
  CHECK(between_counts({3425}, {3420}) == "WARN");
}

TEST_CASE("a later cut has neither fewer events nor a shorter follow-up") {
  auto const later = [](long long before, long long after, double follow_before, double follow_after) {
    audit::Quote a, b;
    a.experimental.events = before, b.experimental.events = after;
    a.follow_up_months = follow_before, b.follow_up_months = follow_after;
    audit::Report report;
    audit::check_later_cut(a, b, 1, 2, report);
    return worst(report, 31);
  };
  CHECK(later(100, 120, 20, 30) == "");
  CHECK(later(120, 100, 20, 30) == "WARN");
  CHECK(later(100, 120, 30, 20) == "WARN");
}

TEST_CASE("subgroups that make up the whole give its result") {
  std::vector<audit::Quote> const parts{quotes::hr("0.50", "0.38", "0.66"), quotes::hr("0.70", "0.53", "0.92")};
  audit::Report report;
  audit::check_partition(parts, quotes::hr("0.59", "0.49", "0.72"), report);
  CHECK(report.checkable_count(32) == 1);
  CHECK(report.findings().empty());
  audit::check_partition(parts, quotes::hr("0.80", "0.66", "0.97"), report);
  CHECK(worst(report, 32) == "WARN");
}

TEST_CASE("rows of one trial share patients, as do a pooled analysis and its trials") {
  std::vector<audit::AnalysisRow> const rows{{"A", {}}, {"B", {}}, {"A", {}}, {"", {"B", "C"}}};
  CHECK(audit::shared_patients(rows) == std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {1, 3}});
}

TEST_CASE("every check of the list has a number below the limit and a title") {
  for (auto const& check : audit::checks()) {
    CHECK(static_cast<std::size_t>(check.number) < audit::most_checks);
    CHECK_FALSE(check.title.empty());
  }
  CHECK(audit::check_id(2) == "C02");
}
