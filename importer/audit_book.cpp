// importer/audit_book.cpp - group after group: each result by itself, then the results of one comparison and document together, then documents with
// each other. Findings are written as they come, in an order that follows from the ids.
#include "importer/audit_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <compare>
#include <map>

#include "audit/counts.hpp"
#include "audit/curves.hpp"
#include "audit/effect.hpp"
#include "audit/medians.hpp"
#include "importer/audit_rows.hpp"
#include "importer/link_quotes.hpp"

namespace importer {
namespace {

using core::database::bind_text;
using core::database::Connection;
using core::database::Statement;

constexpr std::size_t most_points = 60;  // of one curve; documents quote a handful
constexpr std::size_t most_pairs = 200;  // of results of one trial and endpoint in two documents

class Writer {
 public:
  explicit Writer(Connection& book)
      : finding_(book,
                 "INSERT INTO audit_finding (id, check_id, severity, sentence, inputs, recomputed, gap, repairs, explanations, rules) VALUES (?1, "
                 "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
        item_(book, "INSERT OR IGNORE INTO audit_item (finding_id, audit_id, position) VALUES (?1, ?2, ?3)"),
        count_(book, "INSERT INTO audit_count (document_id, check_id, checkable) VALUES (?1, ?2, ?3)") {}

  void write(audit::Finding const& found) {
    finding_.reset();
    finding_.bind(1, ++last_);
    finding_.bind(2, audit::check_id(found.check));
    bind_text(finding_, 3, audit::name_of(found.severity));
    bind_text(finding_, 4, found.sentence);
    finding_.bind(5, found.inputs);
    bind_text(finding_, 6, found.recomputed);
    core::database::bind_optional(finding_, 7, found.gap);
    bind_text(finding_, 8, fmt::format("{}", fmt::join(found.repairs, "; ")));
    bind_text(finding_, 9, fmt::format("{}", fmt::join(found.explanations, "; ")));
    bind_text(finding_, 10, audit::rule_set);
    finding_.exec();
    for (std::size_t i = 0; i < found.items.size(); ++i) {
      item_.reset();
      item_.bind(1, found.items[i]);
      item_.bind(2, last_);
      item_.bind(3, static_cast<std::int64_t>(i + 1));
      item_.exec();
    }
  }

  void write_counts(std::int64_t document, audit::Report const& report) {
    for (auto const& check : audit::checks()) {
      if (report.checkable_count(check.number) == 0) continue;
      count_.reset();
      count_.bind(1, document);
      count_.bind(2, audit::check_id(check.number));
      count_.bind(3, static_cast<std::int64_t>(report.checkable_count(check.number)));
      count_.exec();
    }
  }

 private:
  Statement finding_, item_, count_;
  std::int64_t last_ = 0;
};

using Group = std::vector<AuditRow>;

// Further numbers of patients that the group knows for an arm.
std::vector<long long> denominators(Group const& group, audit::Arm audit::Quote::*arm) {
  std::vector<long long> out;
  for (auto const& row : group)
    for (auto const& n : {(row.quote.*arm).n, row.quote.total_n})
      if (n && std::find(out.begin(), out.end(), *n) == out.end()) out.push_back(*n);
  return out;
}

void check_rows(Group const& group, audit::Report& report) {
  auto const experimental = denominators(group, &audit::Quote::experimental), control = denominators(group, &audit::Quote::control);
  for (auto const& row : group) {
    report.about({row.id});
    audit::check_effect(row.quote, report);
    audit::check_medians(row.quote, report);
    audit::check_arm_interval(row.quote, report);
    audit::check_counts(row.quote, experimental, control, report);
  }
}

audit::CurvePoint point_of(AuditRow const& row, audit::Arm const& arm) {
  audit::CurvePoint out;
  out.item = row.id;
  if (row.quote.arm_measure == audit::ArmMeasure::rate && row.quote.percent && row.quote.at_months)
    out.at_months = row.quote.at_months, out.rate = arm.value;
  if (row.quote.arm_measure == audit::ArmMeasure::median && row.quote.unit_months) out.median = arm.value, out.unit_months = *row.quote.unit_months;
  return out;
}

// Rows whose numbers stand on one curve: same endpoint, cut, assessor and kind of analysis.
struct Curve {
  std::string endpoint, data_cut, assessor, analysis;
  auto operator<=>(Curve const&) const = default;
};
Curve curve_of(AuditRow const& row) { return {row.endpoint, row.data_cut, row.assessor, row.analysis}; }

void check_curves(Group const& group, audit::Report& report) {
  static constexpr std::array arms{&audit::Quote::experimental, &audit::Quote::control};
  for (auto const arm : arms) {
    std::map<Curve, std::vector<audit::CurvePoint>> curves;
    for (auto const& row : group)
      if (row.quote.harm_event && (row.quote.*arm).value) curves[curve_of(row)].push_back(point_of(row, row.quote.*arm));
    for (auto const& [key, points] : curves) {
      if (points.size() > 1 && points.size() <= most_points) audit::check_curve(points, !key.data_cut.empty(), report);
      auto const longer = key.endpoint == "pfs" ? curves.find({"os", key.data_cut, key.assessor, key.analysis}) : curves.end();
      if (longer == curves.end() || points.size() > most_points || longer->second.size() > most_points) continue;
      for (auto const& one : points)
        for (auto const& other : longer->second) audit::check_nested_curves(one, other, report);
    }
  }
}

void check_hazards(Group const& group, audit::Report& report) {
  for (auto const& effect : group) {
    if (effect.quote.measure != audit::EffectMeasure::hazard_ratio || effect.quote.arm_measure == audit::ArmMeasure::rate) continue;
    std::vector<audit::Milestone> rates;
    for (auto const& row : group)
      if (row.quote.harm_event && row.quote.percent && row.quote.arm_measure == audit::ArmMeasure::rate && row.quote.at_months &&
          row.quote.experimental.value && row.quote.control.value && curve_of(row) == curve_of(effect) && rates.size() < most_points)
        rates.push_back({row.id, *row.quote.at_months, *row.quote.experimental.value, *row.quote.control.value});
    audit::check_milestones(effect.quote, effect.id, rates, report);
  }
}

// Endpoints of which the first is part of the second, whoever looks.
constexpr std::array<std::array<char const*, 2>, 7> nested{{{"complete-response", "orr"},
                                                            {"orr", "dcr"},
                                                            {"cns-cr", "cns-orr"},
                                                            {"cns-orr", "cns-dcr"},
                                                            {"complete-response-or-better", "vgpr-or-better"},
                                                            {"vgpr-or-better", "orr"},
                                                            {"mrd-negative-complete-response", "mrd-negativity"}}};

void check_nested(Group const& group, audit::Report& report) {
  for (auto const& part : group)
    for (auto const& [inner, outer] : nested) {
      if (part.endpoint != inner) continue;
      for (auto const& whole : group) {
        bool const same = whole.endpoint == outer && whole.analysis == part.analysis && whole.assessor == part.assessor &&
                          whole.data_cut == part.data_cut && whole.measure == part.measure && whole.quote.percent == part.quote.percent;
        if (!same) continue;
        for (auto const& [a, b] : {std::pair{&part.quote.experimental, &whole.quote.experimental}, {&part.quote.control, &whole.quote.control}})
          if (a->value && b->value) audit::check_part(*a->value, *b->value, part.endpoint + ", " + whole.endpoint, {part.id, whole.id}, report);
      }
    }
}

using Reports = std::map<std::int64_t, audit::Report>;  // by document

void drain(audit::Report& report, Writer& writer) {
  for (auto const& found : report.findings()) writer.write(found);
  report.clear_findings();
}

std::vector<audit::PatientCount> patient_counts(TwiceRow const& row) {
  auto const& q = row.quote;
  std::vector<audit::PatientCount> out;
  if (!q.whole) return out;
  if (!row.total_n.empty()) out.push_back({row.id, q.document, "N = " + row.total_n, std::stoll(row.total_n)});
  if (!q.experimental_n.empty() && !q.control_n.empty())
    out.push_back({row.id, q.document, q.experimental_n + " + " + q.control_n, std::stoll(q.experimental_n) + std::stoll(q.control_n)});
  return out;
}

// Each pair of one trial and endpoint; the rows come sorted so.
void check_pairs(std::vector<TwiceRow> const& rows, Reports& reports) {
  for (auto a = rows.begin(); a != rows.end(); ++a) {
    std::size_t pairs = 0;
    for (auto b = a + 1; b != rows.end() && b->quote.trial == a->quote.trial && b->quote.endpoint == a->quote.endpoint && pairs < most_pairs; ++b)
      if (a->document != b->document && !a->publication && !b->publication && core::text::same_question(a->quote, b->quote)) {
        ++pairs;
        audit::check_two_documents(a->quote, b->quote, a->id, b->id, reports[a->document]);
      }
  }
}

void check_patients(std::vector<TwiceRow> const& rows, Reports& reports) {
  std::map<std::string, std::map<std::int64_t, std::vector<audit::PatientCount>>> trials;
  for (auto const& row : rows)
    for (auto& count : row.publication ? std::vector<audit::PatientCount>{} : patient_counts(row))
      trials[row.quote.trial][row.document].push_back(std::move(count));
  for (auto const& [trial, documents] : trials)
    for (auto a = documents.begin(); a != documents.end(); ++a)
      for (auto b = std::next(a); b != documents.end(); ++b) audit::check_patient_counts(a->second, b->second, reports[a->first]);
}

// Of each quote at most one sentence: where no publication prints its result, against the one that is nearest to it.
void check_links(std::vector<QuoteLink> const& links, std::vector<TwiceRow> const& rows, Reports& reports) {
  std::map<std::int64_t, TwiceRow const*> by_id;
  for (auto const& row : rows) by_id[row.id] = &row;
  std::map<std::int64_t, std::vector<QuoteLink const*>> of_quote;
  for (auto const& link : links) of_quote[link.quote].push_back(&link);
  for (auto const& [id, own] : of_quote) {
    auto const quote = by_id.find(id);
    if (quote == by_id.end()) continue;
    auto& report = reports[quote->second->document];
    report.checkable(34);
    std::vector<audit::Judgement const*> judged;
    for (auto const* link : own) judged.push_back(&link->judged);
    auto const told = audit::unfaithful(judged);
    if (!told) continue;
    auto const* link = own[*told];
    if (auto const publication = by_id.find(link->publication); publication != by_id.end())
      audit::check_against_publication(quote->second->sourced(), publication->second->sourced(), link->judged, {id, link->publication}, report);
  }
}

}  // namespace

void audit_book(Connection& book) {
  Writer writer(book);
  Reports reports;
  each_group(book, [&](Group const& group) {
    auto& report = reports[group.front().document];
    check_rows(group, report);
    if (group.size() > 1) {
      check_curves(group, report);
      check_hazards(group, report);
      check_nested(group, report);
    }
    drain(report, writer);
  });
  auto const twice = quoted_twice(book);
  check_pairs(twice, reports);
  check_patients(twice, reports);
  check_links(link_quotes(book, twice), twice, reports);
  for (auto const& row : updates(book)) audit::check_later_cut(row.before, row.after, row.earlier, row.later, reports[row.document]);
  for (auto& [document, report] : reports) {
    drain(report, writer);
    writer.write_counts(document, report);
  }
}

}  // namespace importer
