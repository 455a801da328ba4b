// importer/effects_file.cpp - column names are compared without case; what has no meaning here is left alone and said.
#include "importer/effects_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "importer/csv_reader.hpp"
#include "stats/distributions.hpp"

namespace importer {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::optional<double> number_of(std::string const& text) {
  auto const first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
  if (first == std::string::npos) return std::nullopt;
  char const* const end = text.data() + last + 1;
  double value = 0;
  auto const parsed = std::from_chars(text.data() + first + (text[first] == '+' ? 1 : 0), end, value);
  return parsed.ec == std::errc() && parsed.ptr == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

class Reader {
 public:
  Reader(std::string file, EffectsKind kind, std::string const& subgroups) : file_(std::move(file)), subgroups_(lower(subgroups)), kind_(kind) {}

  EffectsFile read(std::string_view bytes) {
    bool header = true;
    read_csv(file_, bytes, [&](Record& record) {
      if (header)
        take_header(record);
      else
        take_row(record);
      header = false;
    });
    if (header) problems_.push_back({file_, 1, 1, "empty-file", "", "the file has no header row", known_columns()});
    if (!header && problems_.empty() && out_.rows.empty())
      problems_.push_back({file_, 2, 1, "empty-file", "", "there is no row below the header", "one line a study"});
    if (!problems_.empty()) throw core::InputError(std::move(problems_));
    return std::move(out_);
  }

 private:
  std::string known_columns() const {
    return std::string("columns: study, ") + (kind_ == EffectsKind::network ? "treat1, treat2, " : "") +
           "and either hr, ci_lower, ci_upper [, ci_level] or TE, seTE";
  }

  void take_header(Record const& record) {
    std::vector<std::string> known{"study", "treat1", "treat2", "hr", "ci_lower", "ci_upper", "ci_level", "te", "sete"};
    if (!subgroups_.empty()) known.push_back(subgroups_);
    std::string ignored;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto const& field = record.fields[i];
      auto const name = lower(field.text);
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        ignored += (ignored.empty() ? "" : ", ") + field.text;
        near_ += core::text::did_you_mean(name, known);
      } else if (!columns_.emplace(name, i).second) {
        problems_.push_back({file_, field.line, field.column, "repeated-column", field.text, "this column stands twice", "keep one of them"});
      }
    }
    width_ = record.fields.size();
    if (!ignored.empty()) out_.notes.push_back("columns left alone: " + ignored);
    out_.ratios = columns_.contains("hr");
    std::vector<std::string> needed{"study"};
    if (kind_ == EffectsKind::network) needed.insert(needed.end(), {"treat1", "treat2"});
    if (out_.ratios)
      needed.insert(needed.end(), {"ci_lower", "ci_upper"});
    else
      needed.insert(needed.end(), {"te", "sete"});
    if (out_.ratios && columns_.contains("te"))
      problems_.push_back({file_, record.line, 1, "two-scales", "hr, TE", "the file has ratios and logarithms of effects",
                           "keep hr, ci_lower, ci_upper or TE, seTE"});
    for (auto const& name : needed)
      if (!columns_.contains(name))
        problems_.push_back({file_, record.line, 1, "missing-column",
                             name == "sete" ? "seTE"
                             : name == "te" ? "hr or TE"
                                            : name,
                             "this column is missing", known_columns() + (near_.empty() ? "" : "; " + near_)});
    if (!subgroups_.empty() && !columns_.contains(subgroups_))
      problems_.push_back({file_, record.line, 1, "missing-column", subgroups_, "the column of the subgroups is missing",
                           ignored.empty() ? "the file has no further columns" : "further columns: " + ignored});
    readable_ = problems_.empty();
  }

  Field const& field(Record const& record, std::string const& name) const { return record.fields[columns_.at(name)]; }

  void problem(Field const& at, std::string kind, std::string message, std::string advice = {}) {
    problems_.push_back({file_, at.line, at.column, std::move(kind), at.text, std::move(message), std::move(advice)});
  }

  std::optional<double> number(Record const& record, std::string const& name) {
    auto const& at = field(record, name);
    auto const value = number_of(at.text);
    if (!value) {
      bool const comma = at.text.find(',') != std::string::npos;
      problem(at, "bad-number", "'" + name + "' is no finite number",
              comma ? "write a decimal point: " +
                          [&] {
                            auto t = at.text;
                            std::replace(t.begin(), t.end(), ',', '.');
                            return t;
                          }()
                    : "digits with a decimal point, such as 0.57");
    }
    return value;
  }

  void take_row(Record const& record) {
    if (!readable_) return;
    if (record.fields.size() != width_) {
      problems_.push_back({file_, record.line, 1, "ragged-row", "", fmt::format("{} fields, the header has {}", record.fields.size(), width_),
                           "a comma inside a field needs quotes around the field"});
      return;
    }
    std::size_t const before = problems_.size();
    StudyEffect row;
    row.study = field(record, "study").text;
    row.line = record.line;
    if (row.study.empty()) problem(field(record, "study"), "missing-value", "a study needs a name");
    if (kind_ == EffectsKind::network) take_treatments(record, row);
    if (out_.ratios)
      take_ratio(record, row);
    else
      take_effect(record, row);
    if (!subgroups_.empty()) row.subgroup = field(record, subgroups_).text;
    if (!subgroups_.empty() && row.subgroup.empty())
      problem(field(record, subgroups_), "missing-value", "a study needs its subgroup", "name it, or leave the line out");
    check_twice(record, row);
    if (problems_.size() == before) out_.rows.push_back(std::move(row));
  }

  void take_treatments(Record const& record, StudyEffect& row) {
    row.treat1 = field(record, "treat1").text;
    row.treat2 = field(record, "treat2").text;
    for (auto const* name : {"treat1", "treat2"})
      if (field(record, name).text.empty()) problem(field(record, name), "missing-value", "a contrast needs two treatments");
    if (!row.treat1.empty() && row.treat1 == row.treat2)
      problem(field(record, "treat2"), "same-treatment", "a treatment is compared with itself", "name the other arm");
  }

  void take_effect(Record const& record, StudyEffect& row) {
    auto const te = number(record, "te"), se = number(record, "sete");
    if (se && *se <= 0)
      problem(field(record, "sete"), "bad-se", "a standard error is above 0",
              "a study without a standard error cannot be pooled: leave its line out");
    if (te && se) row.te = *te, row.se = *se;
  }

  double level_of(Record const& record) {
    if (!columns_.contains("ci_level") || field(record, "ci_level").text.empty()) return 95;
    auto const level = number(record, "ci_level");
    if (level && (*level <= 50 || *level >= 100))
      problem(field(record, "ci_level"), "bad-level", "the level of an interval lies between 50 and 100 per cent", "95 for a 95% interval");
    return level && *level > 50 && *level < 100 ? *level : 95;
  }

  void take_ratio(Record const& record, StudyEffect& row) {
    auto const hr = number(record, "hr"), low = number(record, "ci_lower"), high = number(record, "ci_upper");
    double const level = level_of(record);
    bool good = hr && low && high;
    for (auto const& [name, value] : {std::pair{"hr", hr}, {"ci_lower", low}, {"ci_upper", high}})
      if (value && *value <= 0) {
        problem(field(record, name), "not-positive", "a ratio and its limits are above 0",
                "a limit of 0 has no logarithm: such a study cannot be pooled");
        good = false;
      }
    if (!good) return;
    if (*low >= *high)
      return problem(field(record, "ci_lower"), "upside-down", "the lower limit is not below the upper one", "are the two limits swapped?");
    if (*hr < *low || *hr > *high)
      return problem(field(record, "hr"), "outside", "the ratio lies outside its own interval", "one of the three numbers is wrong");
    row.te = std::log(*hr);
    row.se = (std::log(*high) - std::log(*low)) / (2 * stats::two_sided_z(level));
  }

  // A study twice is two rows of the same patients; in a network each of its pairs stands once.
  void check_twice(Record const& record, StudyEffect const& row) {
    auto const pair = std::minmax(row.treat1, row.treat2);
    auto const [known, fresh] = seen_.emplace(row.study + "\n" + pair.first + "\n" + pair.second, record.line);
    if (!fresh)
      problem(field(record, "study"), "study-twice",
              fmt::format("this study stands in line {} already{}", known->second, kind_ == EffectsKind::network ? " with the same treatments" : ""),
              "two rows of one trial share patients and are never pooled together: keep one");
  }

  std::string file_, subgroups_, near_;
  EffectsKind kind_;
  EffectsFile out_;
  core::Problems problems_;
  std::map<std::string, std::size_t> columns_, seen_;
  std::size_t width_ = 0;
  bool readable_ = false;
};

}  // namespace

EffectsFile read_effects(std::string const& file, std::string_view bytes, EffectsKind kind, std::string const& subgroup_column) {
  return Reader(file, kind, subgroup_column).read(bytes);
}

}  // namespace importer
