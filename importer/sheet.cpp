// importer/sheet.cpp - header and shape checks, before any meaning.
#include "importer/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/names.hpp"
#include "core/text/unicode.hpp"
#include "importer/records.hpp"

namespace importer {
namespace {

std::string const empty;

bool permits(std::string_view permitted, std::string_view value) {
  while (true) {
    auto const end = permitted.find('|');
    if (permitted.substr(0, end) == value) return true;
    if (end == std::string_view::npos) return false;
    permitted.remove_prefix(end + 1);
  }
}

std::string listed(std::string_view permitted) {
  std::string out;
  for (char const c : permitted) out += c == '|' ? std::string(", ") : std::string(1, c);
  return out;
}

Record first_record(std::string const& file, std::string_view bytes) {
  Record out;
  read_records(file, header_of(file, bytes), [&](Record& record) {
    if (out.fields.empty()) out = std::move(record);
  });
  return out;
}

std::vector<std::string> names_of(SheetSpec const& spec) {
  std::vector<std::string> out;
  for (auto const& column : spec.columns) out.emplace_back(column.name);
  return out;
}

}  // namespace

std::string const& Line::text(std::string_view column) const {
  auto const at = columns_.find(column);
  return at == columns_.end() || at->second >= record_.fields.size() ? empty : record_.fields[at->second].text;
}

core::Problem Line::problem(std::string_view column, std::string kind, std::string message, std::string advice, std::size_t offset) const {
  core::Problem out{file_, record_.line, 0, std::move(kind), text(column), std::string(column) + ": " + std::move(message), std::move(advice)};
  auto const at = columns_.find(column);
  if (at != columns_.end() && at->second < record_.fields.size()) {
    out.line = record_.fields[at->second].line;
    auto const& field = record_.fields[at->second];
    out.column = field.column + offset + (field.quoted && offset > 0 ? 1 : 0);
  }
  return out;
}

SheetSpec const* Sheet::recognise(std::string const& file, std::string_view bytes) {
  auto const header = first_record(file, bytes);
  SheetSpec const* best = nullptr;
  std::size_t most = 1;
  for (auto const& spec : sheet_specs()) {
    auto const names = names_of(spec);
    std::size_t common = 0;
    for (auto const& field : header.fields) common += std::find(names.begin(), names.end(), field.text) != names.end();
    if (common > most) most = common, best = &spec;
  }
  return best;
}

core::Problem Sheet::unknown_kind(std::string const& file, std::string_view bytes) {
  auto const header = first_record(file, bytes);
  if (header.fields.empty())
    return {file, 1, 1, "empty", {}, "the file has no header row", "start from a template: trialbook template results --output results.csv"};
  auto const& first = header.fields.front();
  core::Problem out{file, first.line, first.column, "unknown-kind", first.text, {}, {}};
  for (auto const& [separator, name] : {std::pair(";", "semicolons"), std::pair("\t", "tabs")})
    if (header.fields.size() == 1 && first.text.find(separator) != std::string::npos) {
      out.message = std::string("the columns are separated by ") + name + ", not by commas";
      out.advice = "save it again as CSV with commas (in Excel: CSV UTF-8, comma delimited)";
      return out;
    }
  std::string kinds;
  for (auto const& known : sheet_specs()) kinds += (kinds.empty() ? "" : ", ") + std::string(known.kind);
  out.message = "the header belongs to no known kind of file";
  out.advice = "kinds: " + kinds + "; see: trialbook template KIND";
  return out;
}

void Sheet::each(core::Problems& problems, std::function<void(Line const&)> const& take, Rows rows) {
  columns_.clear();
  width_ = 0;
  core::Problems refusals;
  try {
    read_records(file_, bytes_, [&](Record& record) {
      if (width_ == 0)
        refusals = check_header(record);
      else
        take_row(record, problems, take, rows);
    });
  } catch (core::InputError const& e) {
    refusals.insert(refusals.end(), e.problems().begin(), e.problems().end());
  }
  if (width_ == 0 && refusals.empty())
    refusals.push_back({file_, 1, 1, "empty", {}, "the file has no header row", "start from: trialbook template " + std::string(spec_->kind)});
  problems.insert(problems.end(), refusals.begin(), refusals.end());
  if (!refusals.empty()) throw core::InputError(problems);
}

void Sheet::take_row(Record const& record, core::Problems& problems, std::function<void(Line const&)> const& take, Rows rows) const {
  std::size_t const before = problems.size();
  Line const line(file_, record, columns_, before);
  if (of_another(line)) return;
  if (!fits(record, problems)) return;
  bool const fit = values_fit(line, problems);
  std::size_t const misfits = problems.size();
  if (complete_ && (fit || rows == Rows::all)) take(line);
  auto const said = [&](core::Problem const& p) {  // one cell, one complaint about its shape
    return std::any_of(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.begin() + static_cast<std::ptrdiff_t>(misfits),
                       [&](core::Problem const& shape) { return shape.line == p.line && shape.column == p.column; });
  };
  problems.erase(std::remove_if(problems.begin() + static_cast<std::ptrdiff_t>(misfits), problems.end(), said), problems.end());
  for (std::size_t i = before; i < problems.size(); ++i)
    if (problems[i].advice.empty()) problems[i].advice = fmt::format("what belongs there: trialbook template {}", spec_->kind);
}

bool Sheet::names_documents() const { return spec_->rows_name_documents; }

bool Sheet::of_another(Line const& line) const {
  if (!only_) return false;
  auto const& document = line.text("document");
  return (document.empty() ? otherwise_ : document) != *only_;
}

void Sheet::only(std::string document, std::string otherwise) {
  if (!names_documents()) return;
  only_ = std::move(document);
  otherwise_ = std::move(otherwise);
}

core::Problems Sheet::check_header(Record const& header) {
  auto const names = names_of(*spec_);
  width_ = header.fields.size();
  core::Problems found;
  std::vector<std::pair<std::string, std::size_t>> misspelt;  // near known name, place
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    auto const& field = header.fields[i];
    auto const known = std::find_if(spec_->columns.begin(), spec_->columns.end(), [&](ColumnSpec const& c) { return c.name == field.text; });
    if (known == spec_->columns.end()) {
      found.push_back({file_, field.line, field.column, "unknown-column", field.text,
                       fmt::format("a column that {} does not have (see: trialbook template {})", spec_->kind, spec_->kind),
                       core::text::did_you_mean(field.text, names)});
      if (auto const near = core::text::nearest_names(field.text, names, 1); !near.empty()) misspelt.emplace_back(near[0], i);
    } else if (!columns_.emplace(known->name, i).second) {
      found.push_back({file_, field.line, field.column, "repeated-column", field.text, "this column stands twice", "remove one of them"});
    }
  }
  complete_ = true;
  for (auto const& column : spec_->columns) {
    if (columns_.contains(column.name)) continue;
    auto const meant = std::find_if(misspelt.begin(), misspelt.end(), [&](auto const& m) { return m.first == column.name; });
    if (meant != misspelt.end()) columns_.emplace(column.name, meant->second);
    if (!column.required) continue;
    if (meant != misspelt.end()) continue;
    complete_ = false;
    found.push_back({file_, header.line, 1, "missing-column", std::string(column.name), "a required column is missing",
                     fmt::format("see: trialbook template {}", spec_->kind)});
  }
  return found;
}

bool Sheet::fits(Record const& record, core::Problems& problems) const {
  if (record.fields.size() == width_) return true;
  problems.push_back({file_, record.line, 1, "ragged-row", record.fields.front().text,
                      fmt::format("{} fields where the header has {}", record.fields.size(), width_), "is a comma unquoted, or one missing?"});
  return false;
}

bool Sheet::values_fit(Line const& line, core::Problems& problems) const {
  std::size_t const before = problems.size();
  for (auto const& column : spec_->columns) {
    auto const& value = line.text(column.name);
    if (value.empty() && column.required && columns_.contains(column.name))
      problems.push_back(line.problem(column.name, "missing-value", "a value is required here"));
    if (!value.empty() && !column.permitted.empty() && !permits(column.permitted, value))
      problems.push_back(line.problem(column.name, "not-permitted", "not one of the permitted values", "permitted: " + listed(column.permitted)));
  }
  return problems.size() == before;
}

}  // namespace importer
