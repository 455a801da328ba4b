// importer/load_results.cpp - each group of columns is read by one function into a small struct; then the rules across columns; then the inserts.
#include "importer/load_results.hpp"

#include <array>
#include <set>
#include <unordered_map>

#include "importer/result_fields.hpp"
#include "importer/rules.hpp"

namespace importer {
namespace {

using core::database::bind_optional;
using core::database::bind_text;
using core::database::Statement;

struct Link {  // update_of and completes: resolved when all rows are in; no row is linked before
  std::int64_t finding;
  std::string column, target;
  core::Problem problem;
  std::int64_t target_id = 0;
  bool rejected = false;
};

}  // namespace

class ResultLoader::Rows {
 public:
  Rows(Context& context, Interner& interner, DocumentRef document) : context_(context), interner_(interner), document_(std::move(document)) {
    Statement ids(context.book, "SELECT substr(slug, ?2) FROM finding WHERE document_id = ?1");
    ids.bind(1, document_.id);
    ids.bind(2, static_cast<std::int64_t>(document_.slug.size() + 2));
    while (ids.executeStep()) taken_.emplace(ids.getColumn(0).getString(), 0);
  }

  void take(Line const& line, TakenOver const* completed) {
    if (id_fits(line, context_.problems)) check_new(line);
    locator_fits(line, context_.problems);
    auto const comparison = completed != nullptr ? completed->comparison : comparison_of(line);
    auto const endpoint = completed != nullptr ? completed->endpoint : interner_.endpoint(line, "endpoint");
    auto const parent = completed != nullptr ? completed->parent_population : interner_.population(line, "parent_population");
    auto const fields = read_result_fields(line, context_.problems);
    if (context_.problems.size() != line.before()) return;
    auto const finding = insert_finding(line, comparison, endpoint, parent, fields);
    insert_arm(finding, "experimental", fields.experimental);
    insert_arm(finding, "control", fields.control);
    if (fields.effect.present()) insert_effect(finding, line, fields.effect);
    if (!line.text("source_kind").empty()) insert_reading(finding, line);
    for (auto const* column : {"update_of", "completes"})
      if (!line.text(column).empty())
        links_.push_back({finding, column, line.text(column),
                          line.problem(column, "unknown-id", "no finding has this id",
                                       "update_of names an id of this file or a public id document:id, completes a public id")});
    ++count_;
  }

  // A reference that leads nowhere rejects its row, and with it the rows that refer to that one.
  std::size_t finish() {
    for (auto& link : links_) {
      bool const is_public = link.target.find(':') != std::string::npos;
      auto const target = id_of(context_, "finding", is_public || link.column == "completes" ? link.target : document_.slug + ":" + link.target);
      link.target_id = target == link.finding ? 0 : target;
    }
    for (bool again = true; again;) {
      again = false;
      for (auto& link : links_) {
        if (link.rejected || link.target_id != 0) continue;
        link.rejected = again = true;
        context_.problems.push_back(std::move(link.problem));
        if (removed_.insert(link.finding).second) remove(link.finding);
        for (auto& other : links_)
          if (other.target_id == link.finding) other.target_id = 0;
      }
    }
    for (auto const& link : links_) {
      if (removed_.contains(link.finding)) continue;
      Statement set(context_.book, link.column == "update_of" ? "UPDATE finding SET update_of = ?1 WHERE id = ?2"
                                                              : "UPDATE finding SET completes = ?1 WHERE id = ?2");
      set.bind(1, link.target_id);
      set.bind(2, link.finding);
      set.exec();
    }
    return count_ - removed_.size();
  }

 private:
  // A row whose reference leads nowhere is rejected as a whole.
  void remove(std::int64_t finding) {
    for (char const* sql : {"DELETE FROM publication_finding WHERE finding_id = ?1", "DELETE FROM effect WHERE finding_id = ?1",
                            "DELETE FROM arm_value WHERE finding_id = ?1", "DELETE FROM finding WHERE id = ?1"}) {
      Statement statement(context_.book, sql);
      statement.bind(1, finding);
      statement.exec();
    }
  }

  void check_new(Line const& line) {
    auto const& id = line.text("id");
    auto const [first, added] = taken_.emplace(id, line.line());
    if (!added) context_.problems.push_back(duplicate_id(line, first->second));
  }

  // Most rows repeat the comparison of another row letter by letter.
  std::int64_t comparison_of(Line const& line) {
    std::string typed;
    for (auto const* column : {"trial", "comparison_kind", "population", "experimental", "control"}) typed += line.text(column) + '\x1F';
    if (auto const known = comparisons_.find(typed); known != comparisons_.end()) return known->second;
    auto const id = read_comparison(line);
    if (id != 0) comparisons_.emplace(std::move(typed), id);
    return id;
  }

  // 0 when something in it was not understood; its problems are collected.
  std::int64_t read_comparison(Line const& line) {
    auto const& kind = line.text("comparison_kind");
    auto const trial = interner_.trial(line, "trial");
    auto const population = interner_.population(line, "population");
    std::array<std::int64_t, 2> regimens{};
    std::array<std::string, 2> groups;
    static constexpr std::array<std::string_view, 2> columns{"experimental", "control"};
    for (std::size_t i = 0; i < 2; ++i) {
      groups[i] = core::text::quoted_text(line.text(columns[i]));
      if (groups[i].empty())
        regimens[i] = interner_.regimen(line, columns[i]);
      else if (kind != "prognostic" && (i == 0 || groups[i] != "not named"))
        context_.problems.push_back(line.problem(columns[i], "bad-comparison", "groups in quotes belong to a prognostic comparison",
                                                 "a control that the passage does not name is written \"not named\""));
    }
    if (kind == "single-arm" && !line.text("control").empty())
      context_.problems.push_back(line.problem("control", "bad-comparison", "a single-arm finding has no control"));
    if (kind != "single-arm" && line.text("control").empty())
      context_.problems.push_back(line.problem("control", "bad-comparison", "a " + kind + " comparison needs a control"));
    if (context_.problems.size() != line.before() || trial == 0 || population == 0 || (regimens[0] == 0 && groups[0].empty())) return 0;
    return comparison_row(trial, population, kind, regimens, groups);
  }

  std::int64_t comparison_row(std::int64_t trial, std::int64_t population, std::string const& kind, std::array<std::int64_t, 2> const& regimens,
                              std::array<std::string, 2> const& groups) {
    auto const bind = [&](Statement& s) {
      s.reset();
      s.clearBindings();
      s.bind(1, trial);
      s.bind(2, population);
      s.bind(3, kind);
      if (regimens[0] != 0) s.bind(4, regimens[0]);
      bind_text(s, 5, groups[0]);
      if (regimens[1] != 0) s.bind(6, regimens[1]);
      bind_text(s, 7, groups[1]);
    };
    bind(find_comparison_);
    if (find_comparison_.executeStep()) return find_comparison_.getColumn(0).getInt64();
    bind(add_comparison_);
    add_comparison_.exec();
    return context_.book.getLastInsertRowid();
  }

  std::int64_t insert_finding(Line const& line, std::int64_t comparison, std::int64_t endpoint, std::int64_t parent, ResultFields const& fields) {
    auto& s = add_finding_;
    s.reset();
    s.clearBindings();
    s.bind(1, document_.slug + ":" + line.text("id"));
    s.bind(2, document_.id);
    s.bind(3, comparison);
    s.bind(4, endpoint);
    bind_text(s, 5, line.text("at"));
    bind_optional(s, 6, fields.at_months);
    bind_text(s, 7, sorted_list(line.text("analysis")));
    static constexpr const char* columns[] = {"assessor", "data_cut", "follow_up",       "measure", "measure_basis",
                                              "unit",     "wording",  "population_note", "note",    "ci_level_basis"};
    int index = 7;
    for (auto const* column : columns) bind_text(s, ++index, line.text(column));
    if (parent != 0) s.bind(18, parent);
    s.bind(19, insert_provenance(context_, document_.id, line));
    s.bind(20, document_.batch);
    bind_optional(s, 21, fields.ci_level);
    bind_optional(s, 22, fields.total_n);
    s.exec();
    return context_.book.getLastInsertRowid();
  }

  void insert_arm(std::int64_t finding, std::string const& arm, ArmFields const& fields) {
    if (!fields.present()) return;
    auto& s = add_arm_;
    s.reset();
    s.clearBindings();
    s.bind(1, finding);
    s.bind(2, arm);
    bind_text(s, 3, fields.raw);
    bind_optional(s, 4, fields.value);
    if (!fields.raw.empty()) s.bind(6, std::string(fields.value_class));
    if (fields.value) s.bind(5, fields.decimals);
    bind_optional(s, 7, fields.low);
    bind_optional(s, 8, fields.high);
    bind_optional(s, 9, fields.n);
    bind_optional(s, 10, fields.events);
    bind_limit(s, 11, fields.ci_low);
    bind_limit(s, 14, fields.ci_high);
    s.exec();
  }

  static void bind_limit(Statement& s, int index, NumberField const& limit) {
    bind_text(s, index, limit.raw);
    bind_optional(s, index + 1, limit.value);
    if (limit.value) s.bind(index + 2, limit.decimals);
  }

  void insert_effect(std::int64_t finding, Line const& line, EffectFields const& e) {
    auto& s = add_effect_;
    s.reset();
    s.clearBindings();
    s.bind(1, finding);
    bind_text(s, 2, line.text("effect_measure"));
    bind_text(s, 3, line.text("orientation"));
    bind_text(s, 4, line.text("orientation_basis"));
    bind_limit(s, 5, e.effect);
    bind_text(s, 8, line.text("effect_derivation"));
    bind_limit(s, 9, e.ci_low);
    bind_limit(s, 12, e.ci_high);
    if (e.p) {
      s.bind(15, e.p->comparator);
      s.bind(16, e.p->digits);
      s.bind(17, e.p->value);
      s.bind(18, e.p->decimals);
    }
    bind_optional(s, 19, e.p_sides);
    bind_text(s, 20, line.text("p_sides_basis"));
    if (e.effect.value) s.bind(21, std::string(e.recovered.code));
    bind_optional(s, 22, e.recovered.y);
    bind_optional(s, 23, e.recovered.se);
    bind_optional(s, 24, e.recovered.se_low);
    bind_optional(s, 25, e.recovered.se_high);
    s.exec();
  }

  void insert_reading(std::int64_t finding, Line const& line) {
    auto& s = context_.prepared("INSERT INTO publication_finding (finding_id, source_kind, extraction, read_in) VALUES (?1, ?2, ?3, ?4)");
    s.bind(1, finding);
    bind_text(s, 2, line.text("source_kind"));
    bind_text(s, 3, line.text("extraction"));
    bind_text(s, 4, line.text("read_in"));
    s.exec();
  }

  Context& context_;
  Interner& interner_;
  DocumentRef document_;
  std::unordered_map<std::string, std::size_t> taken_;         // ids of this document: the book's (line 0), then those of the file with their lines
  std::unordered_map<std::string, std::int64_t> comparisons_;  // as typed
  std::vector<Link> links_;
  std::set<std::int64_t> removed_;
  std::size_t count_ = 0;
  Statement find_comparison_{
      context_.book,
      "SELECT id FROM comparison WHERE trial_id = ?1 AND population_id = ?2 AND kind = ?3 AND coalesce(experimental_id, 0) = coalesce(?4, 0) "
      "AND coalesce(experimental_group, '') = coalesce(?5, '') AND coalesce(control_id, 0) = coalesce(?6, 0) "
      "AND coalesce(control_group, '') = coalesce(?7, '')"};
  Statement add_comparison_{context_.book,
                            "INSERT INTO comparison (trial_id, population_id, kind, experimental_id, experimental_group, control_id, control_group) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
  Statement add_finding_{
      context_.book,
      "INSERT INTO finding (slug, document_id, comparison_id, endpoint_id, at_raw, at_months, analysis, assessor, data_cut, follow_up, measure, "
      "measure_basis, unit, wording, population_note, note, ci_level_basis, parent_population_id, provenance_id, batch_id, ci_level, total_n) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)"};
  Statement add_arm_{context_.book,
                     "INSERT INTO arm_value (finding_id, arm, raw, value, decimals, value_class, low, high, n, events, ci_low_raw, ci_low, "
                     "ci_low_decimals, ci_high_raw, "
                     "ci_high, ci_high_decimals) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"};
  Statement add_effect_{
      context_.book,
      "INSERT INTO effect (finding_id, measure, orientation, orientation_basis, raw, value, decimals, derivation, ci_low_raw, "
      "ci_low, ci_low_decimals, ci_high_raw, ci_high, ci_high_decimals, p_comparator, p_raw, p_value, p_decimals, p_sides, p_sides_basis, se_code, "
      "ln_effect, se, se_low, se_high) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
      "?23, ?24, ?25)"};
};

ResultLoader::ResultLoader(Context& context, Interner& interner, DocumentRef document)
    : rows_(std::make_unique<Rows>(context, interner, std::move(document))) {}

ResultLoader::~ResultLoader() = default;

void ResultLoader::take(Line const& line, TakenOver const* completed) { rows_->take(line, completed); }

std::size_t ResultLoader::finish() { return rows_->finish(); }

std::size_t load_results(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document) {
  ResultLoader loader(context, interner, document);
  each_line(context, sheet, [&](Line const& line) { loader.take(line); });
  return loader.finish();
}

}  // namespace importer
