// query/comparability.cpp - one line a question in the table below; several fields of one question are judged one by one, and the worst counts.
#include "query/comparability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::table::Section;
using Row = std::map<std::string, std::string>;  // column → text, empty = not recorded

enum class Verdict { same, unknown, differs };

struct Answer {
  Verdict verdict = Verdict::unknown;
  std::string values;  // what stands in the rows
};

struct Question {
  char const* code;
  char const* what;
  char const* weight;  // what a difference means
  std::vector<char const*> fields;
  Answer (*judge)(std::vector<Row> const&, std::vector<char const*> const&);
};

std::vector<Row> read_rows(Connection& book, std::vector<std::string> const& ids) {
  std::string array;  // ids are slugs and a colon: nothing to escape
  for (auto const& id : ids) array += (array.empty() ? "\"" : ",\"") + id + "\"";
  Statement s(book, std::string(sql::comparability));
  s.bind(1, "[" + array + "]");
  std::vector<Row> out;
  while (s.executeStep()) {
    out.emplace_back();
    for (int i = 0; i < s.getColumnCount(); ++i) out.back()[s.getColumnName(i)] = core::database::text_or_empty(s, i);
  }
  return out;
}

std::string listed(std::set<std::string> const& values) {
  constexpr std::size_t most = 4;
  std::string out;
  std::size_t n = 0;
  for (auto const& value : values)
    if (n++ < most) out += (out.empty() ? "" : " · ") + value;
  return n <= most ? out : out + fmt::format(" · … ({} different ones)", n);
}

Answer one_field(std::vector<Row> const& rows, char const* field) {
  std::set<std::string> values;
  bool missing = false;
  for (auto const& row : rows) {
    auto const& value = row.at(field);
    if (value.empty())
      missing = true;
    else
      values.insert(value);
  }
  Answer out;
  out.verdict = values.size() > 1 ? Verdict::differs : missing || values.empty() ? Verdict::unknown : Verdict::same;
  out.values = listed(values);
  return out;
}

Answer by_fields(std::vector<Row> const& rows, std::vector<char const*> const& fields) {
  Answer out{Verdict::same, {}};
  for (auto const* field : fields) {
    auto const one = one_field(rows, field);
    out.verdict = std::max(out.verdict, one.verdict);
    if (!one.values.empty()) out.values += (out.values.empty() ? "" : "; ") + one.values;
  }
  return out;
}

Answer not_recorded(std::vector<Row> const&, std::vector<char const*> const&) { return {}; }

Answer head_to_head(std::vector<Row> const& rows, std::vector<char const*> const&) {
  std::set<std::string> trials;
  for (auto const& row : rows) trials.insert(row.at("trial_id"));
  return trials.size() == 1 ? Answer{Verdict::same, "one trial"} : Answer{Verdict::differs, fmt::format("{} trials", trials.size())};
}

// Subgroups beside whole populations; whether the others are all who were randomised, no document says reliably.
Answer population_frame(std::vector<Row> const& rows, std::vector<char const*> const&) {
  auto const is_subgroup = [](Row const& row) {
    return row.at("analysis").find("subgroup") != std::string::npos || !row.at("parent_population").empty();
  };
  auto const n = std::count_if(rows.begin(), rows.end(), is_subgroup);
  auto const region = one_field(rows, "region");
  if (n > 0 && static_cast<std::size_t>(n) < rows.size()) return {Verdict::differs, fmt::format("{} of {} are subgroups", n, rows.size())};
  return {region.verdict == Verdict::differs ? Verdict::differs : Verdict::unknown, region.values};
}

// Control medians more than half as long again.
Answer baseline_risk(std::vector<Row> const& rows, std::vector<char const*> const&) {
  double low = 0, high = 0;
  bool missing = false;
  for (auto const& row : rows) {
    auto const& text = row.at("control_median");
    double value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc() || value <= 0) {
      missing = true;
      continue;
    }
    low = low == 0 ? value : std::min(low, value);
    high = std::max(high, value);
  }
  if (low == 0) return {};
  std::string const values = low == high ? fmt::format("{:.4g}", low) : fmt::format("{:.4g} to {:.4g}", low, high);
  return {high / low > 1.5 ? Verdict::differs : missing ? Verdict::unknown : Verdict::same, values};
}

// An error of the audit that nobody has settled: such a row is not held against others.
Answer open_errors(std::vector<Row> const& rows, std::vector<char const*> const&) {
  auto const n = std::count_if(rows.begin(), rows.end(), [](Row const& row) { return row.at("open_errors") != "0"; });
  return n == 0 ? Answer{Verdict::same, "no open error"} : Answer{Verdict::differs, fmt::format("{} with an open error", n)};
}

// What methods and sources call the comparability list; the weight is what a difference does.
std::vector<Question> const& questions() {
  static std::vector<Question> const all{
      {"K01", "one trial (head to head)", "never across trials", {}, head_to_head},
      {"K02", "control arm", "forbids a ratio of ratios", {"control"}, by_fields},
      {"K03", "line of therapy, prior treatment", "high", {"line", "prior_therapy"}, by_fields},
      {"K04", "subtype and biomarkers", "high", {"subtype", "biomarkers"}, by_fields},
      {"K05", "endpoint", "forbids pooling", {"endpoint"}, by_fields},
      {"K06", "assessor", "medium", {"assessor"}, by_fields},
      {"K07", "response criteria and scan interval", "medium", {}, not_recorded},
      {"K08", "data cut, analysis, follow-up", "medium", {"data_cut", "analysis", "follow_up"}, by_fields},
      {"K09", "cross-over and later treatment", "high for OS", {}, not_recorded},
      {"K10", "all randomised or a subgroup", "high", {}, population_frame},
      {"K11", "baseline risk (control median)", "medium", {}, baseline_risk},
      {"K12", "years of recruitment", "medium", {}, not_recorded},
      {"K13", "blinding and design", "medium", {"design"}, by_fields},
      {"K14", "level of intervals, sides of P", "low", {"ci_level", "p_sides"}, by_fields},
      {"K15", "tested in the hierarchy or descriptive", "to be said", {}, not_recorded},
      {"K16", "dose and schedule", "medium", {"doses"}, by_fields},
      {"K17", "kind of source", "low", {"document_kind"}, by_fields},
      {"K18", "audit", "high", {}, open_errors},
  };
  return all;
}

char const* name_of(Verdict verdict) { return verdict == Verdict::same ? "same" : verdict == Verdict::differs ? "differs" : "unknown"; }

}  // namespace

Section comparability(Connection& book, std::vector<std::string> const& finding_ids, std::string const& which) {
  Section section;
  section.part = "comparability";
  section.table.columns = {
      {"code", "Code"}, {"question", "Question"}, {"verdict", "Rows are"}, {"values", "In the rows"}, {"weight", "A difference weighs"}};
  auto const rows = read_rows(book, finding_ids);
  if (rows.size() < 2) return section;
  std::map<Verdict, int> counts;
  for (auto const& question : questions()) {
    auto const answer = question.judge(rows, question.fields);
    ++counts[answer.verdict];
    section.table.rows.push_back({question.code, question.what, name_of(answer.verdict), answer.values, question.weight});
  }
  section.heading = fmt::format("How far {} compare: {} same, {} differ, {} unknown", which, counts[Verdict::same], counts[Verdict::differs],
                                counts[Verdict::unknown]);
  return section;
}

}  // namespace query
