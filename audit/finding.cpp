// audit/finding.cpp - the list of checks and the small parts of a report.
#include "audit/finding.hpp"

#include <fmt/format.h>

namespace audit {

std::string_view name_of(Severity severity) {
  static constexpr std::array<std::string_view, 3> names{"NOTE", "WARN", "ERROR"};
  return names[static_cast<std::size_t>(severity)];
}

std::span<Check const> checks() {
  static constexpr std::array all{Check{1, "order of estimate and limits"},
                                  Check{2, "symmetry of the interval on the log scale"},
                                  Check{3, "P value against the interval"},
                                  Check{4, "level that P implies for the interval"},
                                  Check{5, "significance by interval and by P"},
                                  Check{6, "wording against the numbers"},
                                  Check{7, "stated risk reduction against the ratio"},
                                  Check{8, "precision against patients and events"},
                                  Check{10, "direction of medians and ratio"},
                                  Check{11, "ratio of medians against the hazard ratio"},
                                  Check{12, "rates at one time against the hazard ratio"},
                                  Check{13, "stated difference of medians"},
                                  Check{14, "rates, medians and their intervals on one curve"},
                                  Check{15, "median against the follow-up"},
                                  Check{20, "percentage against its count"},
                                  Check{21, "percentage possible with so many patients"},
                                  Check{22, "arms and totals add up"},
                                  Check{23, "parts do not exceed their whole"},
                                  Check{24, "interval of a proportion"},
                                  Check{25, "ratio or difference from the counts"},
                                  Check{30, "one result in two documents"},
                                  Check{31, "a later cut against the earlier one"},
                                  Check{32, "subgroups against the whole"},
                                  Check{33, "patients counted twice"},
                                  Check{34, "quote against the trial's own publication"}};
  return all;
}

std::string check_id(int number) { return fmt::format("C{:02}", number); }

void Report::add(Finding finding) {
  if (finding.items.empty()) finding.items = items_;
  findings_.push_back(std::move(finding));
}

namespace {

template <class Accepts>
Finding const* worst(Report const& report, Accepts const& accepts) {
  Finding const* out = nullptr;
  for (auto const& finding : report.findings())
    if (accepts(finding) && (out == nullptr || finding.severity > out->severity)) out = &finding;
  return out;
}

}  // namespace

Finding const* worst_of(Report const& report, int check) {
  return worst(report, [&](Finding const& f) { return f.check == check; });
}

Finding const* worst_here(Report const& report, int check) {
  return worst(report, [&](Finding const& f) { return f.check == check && f.items == report.items(); });
}

}  // namespace audit
