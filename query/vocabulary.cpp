// query/vocabulary.cpp - one table of kinds; a count is the statement of the command inside `SELECT count(*)`.
#include "query/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/editions.hpp"
#include "query/filters.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

constexpr std::array kinds{
    FilterKind{"subtype", "subtype", "subtypes of breast cancer and their parts"},
    FilterKind{"line", "line", "lines of treatment"},
    FilterKind{"prior", "prior", "prior therapies that some population speaks of"},
    FilterKind{"menopausal", "menopausal", "menopausal status"},
    FilterKind{"biomarker", "biomarker", "biomarkers with their state"},
    FilterKind{"site", "site", "sites of disease"},
    FilterKind{"setting", "setting", "further situations: resistance, risk, suitability"},
    FilterKind{"disease", "disease", "diseases and stages"},
    FilterKind{"sex", "sex", "sex"},
    FilterKind{"region", "region", "region of the patients"},
    FilterKind{"treatment", "treatment", "drugs, drug classes and procedures"},
    FilterKind{"drug", "treatment", "drugs alone"},
    FilterKind{"drug-class", "treatment", "drug classes alone"},
    FilterKind{"procedure", "treatment", "procedures alone"},
    FilterKind{"trial", "trial", "trials (compare)"},
    FilterKind{"document", "document", "documents of this book"},
    FilterKind{"endpoint", "", "endpoints (compare ENDPOINT)"},
    FilterKind{"grade", "", "codes of the grading scales, with how often they are given"},
    FilterKind{"level", "", "codes of the scales of evidence, with how often they are given"},
};

FilterKind const& find_kind(std::string const& name) {
  auto const found = std::find_if(kinds.begin(), kinds.end(), [&](FilterKind const& kind) { return kind.name == name; });
  if (found != kinds.end()) return *found;
  std::vector<std::string> known;
  std::string listed;
  for (auto const& kind : kinds) known.emplace_back(kind.name), listed += (listed.empty() ? "" : ", ") + known.back();
  auto const near = core::text::did_you_mean(name, known);
  throw core::UsageError("vocabulary " + name + ": there is no such kind", (near.empty() ? "" : near + "\n    ") + "kinds: " + listed);
}

bool is_code(FilterKind const& kind) { return kind.name == "grade" || kind.name == "level"; }

void read_values(Connection& book, std::string_view sql_text, std::string const& parameter, std::vector<FilterValue>& out) {
  Statement s(book, std::string(sql_text));
  if (!parameter.empty()) s.bind(1, parameter);
  while (s.executeStep()) out.push_back({text_or_empty(s, 0), text_or_empty(s, 1), text_or_empty(s, 2), text_or_empty(s, 3), text_or_empty(s, 4)});
}

std::string dimensions_of(FilterKind const& kind) {
  if (kind.name == "subtype") return R"(["hr-status","her2-status"])";
  if (kind.name == "treatment") return R"(["drug-class","drug","procedure"])";
  return fmt::format("[\"{}\"]", kind.name);
}

// What one value gives, by the statements of compare and grades.
struct Counts {
  std::int64_t findings = 0, recommendations = 0, naming = 0, claims = 0;
};

class Counter {
 public:
  explicit Counter(Connection& book)
      : findings_(book, counting(sql::compare, "count(*)", "fit = 'inside'")),
        claims_(book, counting(sql::compare_claims, "count(*)", "reasons IS NULL")),
        recommendations_(book, counting(sql::grades, "count(*), coalesce(sum(specific), 0)", "TRUE")) {}

  Counts count(Filters const& filters, bool in_grades) {
    std::string const json = filters.json();
    Counts out{first(findings_, json), 0, 0, first(claims_, json)};
    if (!in_grades) return out;
    out.recommendations = first(recommendations_, json, &out.naming);
    if (filters.axes.empty()) out.naming = out.recommendations;  // a treatment or a document: each of them speaks of it
    return out;
  }

 private:
  static std::string counting(std::string_view statement, std::string const& what, std::string const& where) {
    auto const body = statement.substr(0, statement.rfind(';'));
    return fmt::format("SELECT {} FROM (\n{}\n) WHERE {}", what, body, where);
  }

  static std::int64_t first(Statement& s, std::string const& json, std::int64_t* second = nullptr) {
    s.reset();
    s.bind(1, json);
    s.executeStep();
    if (second != nullptr) *second = s.getColumn(1).getInt64();
    return s.getColumn(0).getInt64();
  }

  Statement findings_, claims_, recommendations_;
};

Filters filters_of(Connection& book, schema::Vocabulary const& vocabulary, FilterKind const& kind, std::string const& value) {
  Filters out;
  if (!kind.option.empty()) out = resolve(book, vocabulary, {{std::string(kind.option), value}});
  std::vector<std::string> endpoints;
  if (kind.name == "endpoint")
    endpoints.push_back(value);
  else
    for (auto const& endpoint : vocabulary.endpoints()) endpoints.push_back(endpoint.slug);
  add_endpoints(out, vocabulary, endpoints);
  return out;
}

std::string usage_of(FilterKind const& kind) {
  if (kind.name == "endpoint") return "trialbook compare VALUE";
  if (kind.name == "trial") return "trialbook compare PFS --trial VALUE";
  return fmt::format("trialbook grades --{0} VALUE, trialbook compare PFS --{0} VALUE", kind.option);
}

Document codes(Connection& book, FilterKind const& kind) {
  Document out;
  out.title = "Vocabulary: " + std::string(kind.name);
  Section section;
  section.table.columns = {{"scale_id", "Scale", Place::group},
                           core::table::typed_column("value", "Code"),
                           core::table::typed_column("label_en", "English"),
                           core::table::typed_column("label_zh", "Chinese name"),
                           {"definition", "Meaning (our paraphrase)"},
                           {"recommendations", "Recommendations", Place::cell, true}};
  Statement s(book, std::string(sql::vocabulary_codes));
  s.bind(1, std::string(kind.name == "grade" ? "recommendation" : "evidence"));
  while (s.executeStep()) {
    auto& row = section.table.rows.emplace_back();
    for (int i = 0; i < s.getColumnCount(); ++i) row.push_back(text_or_empty(s, i));
  }
  section.after.push_back("Codes of different scales are not comparable.");
  out.sections.push_back(std::move(section));
  return out;
}

std::vector<core::table::Column> value_columns(FilterKind const& kind) {
  bool const in_grades = kind.name != "trial" && kind.name != "endpoint";
  auto const count = [](char const* key, char const* label, bool shown = true) {
    return core::table::Column{key, label, shown ? Place::cell : Place::machine, true, true};
  };
  return {core::table::typed_column("value", "Value"),
          count("findings", "Findings"),
          count("recommendations", "Recommendations", in_grades),
          count("naming", "naming it", in_grades),
          count("claims", "Claims"),
          core::table::typed_column("label_en", "English"),
          core::table::typed_column("label_zh", "Chinese name"),
          core::table::typed_column("parents", "Is a"),
          core::table::typed_column("names", "Other names")};
}

}  // namespace

std::span<FilterKind const> filter_kinds() { return kinds; }

std::vector<FilterValue> filter_values(Connection& book, std::string const& name) {
  FilterKind const& kind = find_kind(name);
  std::vector<FilterValue> out;
  if (kind.name == "trial")
    read_values(book, sql::vocabulary_trials, "", out);
  else if (kind.name == "endpoint")
    read_values(book, sql::vocabulary_endpoints, "", out);
  else if (kind.name == "document")
    read_values(book, sql::vocabulary_documents, "", out);
  else if (kind.name == "prior")
    read_values(book, sql::vocabulary_prior, "", out);
  else
    read_values(book, sql::vocabulary_terms, dimensions_of(kind), out);
  if (kind.name == "subtype") read_values(book, sql::vocabulary_subtypes, "", out);
  return out;
}

Document vocabulary_kinds(Connection& book) {
  Document out;
  out.title = "Vocabulary: what can be filtered by";
  Section section;
  section.table.columns = {core::table::typed_column("kind", "Kind"),
                           core::table::typed_column("option", "Option"),
                           core::table::count_column("values", "Values"),
                           {"what", "What"}};
  for (auto const& kind : kinds) {
    auto const values = is_code(kind) ? codes(book, kind).sections.front().table.rows.size() : filter_values(book, std::string(kind.name)).size();
    section.table.rows.push_back(
        {std::string(kind.name), kind.option.empty() ? "" : "--" + std::string(kind.option), std::to_string(values), std::string(kind.what)});
  }
  section.after.push_back("The values of one kind, with what each gives: trialbook vocabulary KIND");
  out.sections.push_back(std::move(section));
  return out;
}

Document vocabulary_values(Connection& book, schema::Vocabulary const& vocabulary, std::string const& name, bool all) {
  FilterKind const& kind = find_kind(name);
  if (is_code(kind)) return codes(book, kind);
  Document out;
  out.title = "Vocabulary: " + name;
  out.facts.emplace_back("use", "Use", usage_of(kind));
  Section section;
  section.table.columns = value_columns(kind);
  Filters const editions = current_editions(book, {}, out);
  Counter counter(book);
  bool const in_grades = kind.name != "trial" && kind.name != "endpoint";
  std::size_t left_out = 0;
  for (auto const& value : filter_values(book, name)) {
    auto filters = filters_of(book, vocabulary, kind, value.value);
    filters.left_out = editions.left_out;
    auto const n = counter.count(filters, in_grades);
    if (!all && n.findings + n.naming + n.claims == 0) {
      ++left_out;
      continue;
    }
    auto const shown = [&](std::int64_t number) { return in_grades ? std::to_string(number) : std::string(); };
    section.table.rows.push_back({value.value, std::to_string(n.findings), shown(n.recommendations), shown(n.naming), std::to_string(n.claims),
                                  value.label_en, value.label_zh, value.parents, value.names});
  }
  if (left_out > 0) section.after.push_back(fmt::format("{} without evidence in this book: --all shows them", left_out));
  out.sections.push_back(std::move(section));
  out.notes.push_back(kind.name == "endpoint" ? "Findings and claims: rows of compare for this endpoint."
                                              : "Findings and claims: of all endpoints, those inside the filter as compare shows them.");
  if (in_grades)
    out.notes.push_back(
        "Recommendations: all that grades shows for this filter alone, as what it leaves open could apply; naming it: those that speak of it.");
  return out;
}

}  // namespace query
