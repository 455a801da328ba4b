// importer/load_supplement.cpp - a row is filled in and then read as any row of results, so that the same rules hold for it.
#include "importer/load_supplement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace importer {
namespace {

using core::database::Statement;

struct Quoted {
  TakenOver taken;
  std::int64_t trial = 0, population = 0, experimental = 0, control = 0;
  std::string document, id, completes;
  std::unordered_map<std::string, std::string> cells;  // as a row of results would have them
};

constexpr std::array identity{"comparison_kind", "at", "analysis", "assessor", "data_cut", "follow_up"};
constexpr std::array effect{"effect_measure", "orientation", "orientation_basis"};

std::optional<Quoted> find_quoted(Context& context, std::string const& slug) {
  auto& s = context.prepared(
      "SELECT f.comparison_id, f.endpoint_id, coalesce(f.parent_population_id, 0), k.trial_id, k.population_id, coalesce(k.experimental_id, 0), "
      "coalesce(k.control_id, 0), d.slug AS document, q.slug AS completes, k.kind AS comparison_kind, f.at_raw AS at, f.analysis, f.assessor, "
      "f.data_cut, f.follow_up, e.measure AS effect_measure, e.orientation, e.orientation_basis, coalesce(r.label_en, k.control_group) AS control "
      "FROM finding f JOIN comparison k ON k.id = f.comparison_id JOIN document d ON d.id = f.document_id LEFT JOIN finding q ON q.id = f.completes "
      "LEFT JOIN effect e ON e.finding_id = f.id LEFT JOIN regimen r ON r.id = k.control_id WHERE f.slug = ?1");
  s.bind(1, slug);
  std::optional<Quoted> out;
  if (s.executeStep()) {
    auto const number = [&](int i) { return s.getColumn(i).getInt64(); };
    out = Quoted{{number(0), number(1), number(2)}, number(3), number(4), number(5), number(6), {}, {}, {}, {}};
    for (int i = 7; i < s.getColumnCount(); ++i) out->cells[s.getColumnName(i)] = core::database::text_or_empty(s, i);
    out->document = out->cells["document"];
    out->completes = out->cells["completes"];
    out->id = slug.substr(out->document.size() + 1);
  }
  s.reset();
  return out;
}

// A row with empty cells filled in. Filled cells have the place of the empty one; those of a column that the file lacks have the place of the row.
class FilledRow {
 public:
  explicit FilledRow(Line const& line) : file_(line.file()), record_(line.record()), columns_(line.columns()), before_(line.before()) {}

  void fill(std::string_view column, std::string const& text) {
    if (text.empty() || !line().text(column).empty()) return;
    auto const [at, added] = columns_.emplace(column, record_.fields.size());
    if (added) {
      record_.fields.emplace_back();
      record_.fields.back().line = record_.line;
      record_.fields.back().column = 1;
    }
    record_.fields[at->second].text = text;
  }

  Line line() const { return {file_, record_, columns_, before_}; }

 private:
  std::string const& file_;
  Record record_;
  std::unordered_map<std::string_view, std::size_t> columns_;
  std::size_t before_;
};

bool has_any(Line const& line, std::initializer_list<char const*> columns) {
  return std::any_of(columns.begin(), columns.end(), [&](char const* column) { return !line.text(column).empty(); });
}

// A line of compare --needs that nobody has filled in.
bool says_nothing(Line const& line) {
  return !has_any(line, {"effect_raw", "ci_low_raw", "ci_high_raw", "p_raw", "total_n", "experimental_raw", "control_raw", "experimental_n",
                         "control_n", "experimental_events", "control_events", "experimental_ci_low_raw", "experimental_ci_high_raw",
                         "control_ci_low_raw", "control_ci_high_raw"});
}

void fill_from(Quoted const& quoted, FilledRow& row) {
  row.fill("id", quoted.id);
  for (auto const* column : identity) row.fill(column, quoted.cells.at(column));
  row.fill("control", quoted.cells.at("control"));  // only so that rules know of a second arm: the comparison is taken over whole
  auto const line = row.line();
  if (!line.text("effect_raw").empty())
    for (auto const* column : effect)
      if (column != std::string_view("orientation_basis") || row.line().text("orientation") == quoted.cells.at("orientation"))
        row.fill(column, quoted.cells.at(column));
  if (has_any(line, {"ci_low_raw", "experimental_ci_low_raw", "control_ci_low_raw"}))
    row.fill("ci_level_basis", line.text("ci_level").empty() ? "unstated" : "quoted");
  if (!line.text("p_sides").empty()) row.fill("p_sides_basis", "quoted");
}

class Reader {
 public:
  Reader(Context& context, Interner& interner, std::string const& document, std::function<DocumentRef(std::string const&)> const& home)
      : context_(context), interner_(interner), document_(document), home_(home) {}

  void take(Line const& line) {
    if (line.text("completes").empty()) return;  // a problem of its own already
    if (says_nothing(line)) {
      ++empty_;
      return;
    }
    auto const document = document_of(line);
    auto const quoted = quoted_by(line, document);
    if (context_.problems.size() != line.before() || !quoted) return;
    FilledRow row(line);
    fill_from(*quoted, row);
    auto const found = loaders_.find(document);
    auto& loader = found != loaders_.end() ? found->second : loaders_.try_emplace(document, context_, interner_, home_(document)).first->second;
    loader.take(row.line(), &quoted->taken);
  }

  Supplement finish() {
    Supplement out;
    std::size_t all = 0;
    for (auto& [document, loader] : loaders_) all += out.rows[document] = loader.finish();
    if (all > 0)
      out.notes.push_back(
          fmt::format("Taken from the completed findings where the {} row(s) left it empty: trial, arms, population, endpoint, time, "
                      "analysis, assessor, cut, and the direction of the ratio. No number was.",
                      all));
    if (empty_ > 0) out.notes.push_back(fmt::format("{} row(s) without any number were left alone.", empty_));
    return out;
  }

 private:
  void problem(Line const& line, char const* column, std::string kind, std::string message, std::string advice = {}) {
    context_.problems.push_back(line.problem(column, std::move(kind), std::move(message), std::move(advice)));
  }

  std::string document_of(Line const& line) {
    auto out = line.text("document");
    if (out.empty()) out = document_;
    if (out.empty())
      problem(line, "document", "missing-value", "the source of this row is not named", "give --document ID, or fill the column document");
    else if (out.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos || out.front() == '-')
      problem(line, "document", "bad-id", "an id has lower-case letters, digits and hyphens only", "'" + out + "' is none");
    return out;
  }

  std::optional<Quoted> quoted_by(Line const& line, std::string const& document) {
    auto quoted = find_quoted(context_, line.text("completes"));
    if (!quoted) {
      problem(line, "completes", "unknown-id", "no finding has this id", "a public id is document:id; trialbook compare ENDPOINT --needs lists them");
      return quoted;
    }
    if (quoted->document == document)
      problem(line, "completes", "own-document", "the quoted finding belongs to this document itself",
              "a supplement has a document of its own: --document ID");
    if (!quoted->completes.empty())
      problem(line, "completes", "completes-completed", "this finding is itself a supplement", "name the quoted finding: " + quoted->completes);
    check_same(line, *quoted);
    return quoted;
  }

  void check_same(Line const& line, Quoted const& quoted) {
    auto const differs = [&](char const* column, bool same) {
      if (!same)
        problem(line, column, "contradicts", "contradicts the finding that this row completes",
                "leave it empty to take it from there, or name another finding in completes");
    };
    auto const same_row = [&](char const* column, std::int64_t (Interner::*read)(Line const&, std::string_view), std::int64_t expected) {
      if (line.text(column).empty()) return;
      auto const id = (interner_.*read)(line, column);
      differs(column, id == 0 || id == expected);  // 0: a problem of its own
    };
    same_row("trial", &Interner::trial, quoted.trial);
    same_row("population", &Interner::population, quoted.population);
    same_row("experimental", &Interner::regimen, quoted.experimental);
    same_row("control", &Interner::regimen, quoted.control);
    same_row("endpoint", &Interner::endpoint, quoted.taken.endpoint);
    same_row("parent_population", &Interner::population, quoted.taken.parent_population);
    for (auto const* column : {"comparison_kind", "at"}) {
      auto const& typed = line.text(column);
      differs(column, typed.empty() || typed == quoted.cells.at(column));
    }
  }

  Context& context_;
  Interner& interner_;
  std::string const& document_;
  std::function<DocumentRef(std::string const&)> const& home_;
  std::map<std::string, ResultLoader> loaders_;
  std::size_t empty_ = 0;
};

}  // namespace

Supplement load_supplement(Context& context, Interner& interner, Sheet& sheet, std::string const& document,
                           std::function<DocumentRef(std::string const&)> const& home) {
  Reader reader(context, interner, document, home);
  each_line(context, sheet, [&](Line const& line) { reader.take(line); });
  return reader.finish();
}

}  // namespace importer
