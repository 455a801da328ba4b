// audit/finding.hpp - what a check says: which numbers do not go together, what was recomputed, how it could have come about. Never which number is
// wrong. A Report gathers the findings of many checks and counts on how much each of them could be applied.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

// Raised with every change of a rule or tolerance; stored with each finding.
inline constexpr std::string_view rule_set = "1";

// error: no unrounded values satisfy a definition. warn: possible, but not what the usual methods give. note: explained by a common convention.
enum class Severity { note, warn, error };
std::string_view name_of(Severity severity);  // NOTE, WARN, ERROR

struct Finding {
  int check = 0;  // 2 for C02
  Severity severity = Severity::note;
  std::string sentence;
  std::string inputs;      // as printed
  std::string recomputed;  // what follows from them
  std::optional<double> gap;
  std::vector<std::string> repairs;       // changes of one printed number that would make them agree
  std::vector<std::string> explanations;  // in the order of suspicion
  std::vector<std::int64_t> items{};      // the results concerned
};

struct Check {
  int number;
  std::string_view title;
};
std::span<Check const> checks();
std::string check_id(int number);  // "C02"

inline constexpr std::size_t most_checks = 35;  // numbers stand below it

class Report {
 public:
  void checkable(int check) { ++checkable_[static_cast<std::size_t>(check)]; }
  std::size_t checkable_count(int check) const { return checkable_[static_cast<std::size_t>(check)]; }
  // `items`: what the findings that follow are about.
  void about(std::vector<std::int64_t> items) { items_ = std::move(items); }
  void add(Finding finding);
  std::vector<std::int64_t> const& items() const { return items_; }
  std::vector<Finding> const& findings() const { return findings_; }
  void clear_findings() { findings_.clear(); }

 private:
  std::array<std::size_t, most_checks> checkable_{};
  std::vector<std::int64_t> items_;
  std::vector<Finding> findings_;
};

// The most severe finding of this check in the report, if there is one.
Finding const* worst_of(Report const& report, int check);

// The same among the findings on what the report is about now.
Finding const* worst_here(Report const& report, int check);

}  // namespace audit
