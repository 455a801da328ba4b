// importer/sheet.cpp - header and shape checks, before any meaning.
#include "importer/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/names.hpp"
#include "core/text/unicode.hpp"

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

// Byte behind the first line that is no '#' line: enough to know the file by its header.
std::size_t end_of_header(std::string_view bytes) {
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < bytes.size()) {
    bool const comment = bytes[at] == '#';
    auto const newline = bytes.find('\n', at);
    if (newline == std::string_view::npos) return bytes.size();
    at = newline + 1;
    if (!comment) return at;
  }
  return bytes.size();
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
  Record header;
  read_csv(file, bytes.substr(0, end_of_header(bytes)), [&](Record& record) { header = std::move(record); });
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

void Sheet::each(core::Problems& problems, std::function<void(Line const&)> const& take) {
  columns_.clear();
  std::size_t width = 0;
  read_csv(file_, bytes_, [&](Record& record) {
    if (width == 0) {
      check_header(record, problems);
      width = record.fields.size();
      return;
    }
    Line const line(file_, record, columns_);
    if (fits(record, width, problems) && values_fit(line, problems)) take(line);
  });
  if (width == 0)
    throw core::InputError({{file_, 1, 1, "empty", {}, "the file has no header row", "start from: trialbook template " + std::string(spec_->kind)}});
}

void Sheet::check_header(Record const& header, core::Problems& problems) {
  auto const names = names_of(*spec_);
  core::Problems found;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    auto const& field = header.fields[i];
    auto const known = std::find_if(spec_->columns.begin(), spec_->columns.end(), [&](ColumnSpec const& c) { return c.name == field.text; });
    if (known == spec_->columns.end())
      found.push_back({file_, field.line, field.column, "unknown-column", field.text, fmt::format("a column that {} does not have", spec_->kind),
                       core::text::did_you_mean(field.text, names)});
    else if (!columns_.emplace(known->name, i).second)
      found.push_back({file_, field.line, field.column, "repeated-column", field.text, "this column stands twice", "remove one of them"});
  }
  for (auto const& column : spec_->columns)
    if (column.required && !columns_.contains(column.name))
      found.push_back({file_, 1, 1, "missing-column", std::string(column.name), "a required column is missing",
                       fmt::format("see: trialbook template {}", spec_->kind)});
  if (found.empty()) return;
  problems.insert(problems.end(), found.begin(), found.end());
  throw core::InputError(problems);
}

bool Sheet::fits(Record const& record, std::size_t width, core::Problems& problems) const {
  if (record.fields.size() == width) return true;
  problems.push_back({file_, record.line, 1, "ragged-row", record.fields.front().text,
                      fmt::format("{} fields where the header has {}", record.fields.size(), width), "is a comma unquoted, or one missing?"});
  return false;
}

bool Sheet::values_fit(Line const& line, core::Problems& problems) const {
  std::size_t const before = problems.size();
  for (auto const& column : spec_->columns) {
    auto const& value = line.text(column.name);
    if (value.empty() && column.required) problems.push_back(line.problem(column.name, "missing-value", "a value is required here"));
    if (!value.empty() && !column.permitted.empty() && !permits(column.permitted, value))
      problems.push_back(line.problem(column.name, "not-permitted", "not one of the permitted values", "permitted: " + listed(column.permitted)));
  }
  return problems.size() == before;
}

}  // namespace importer
