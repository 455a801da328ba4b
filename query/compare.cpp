// query/compare.cpp - rows are grouped by trial in SQL order; the order is by name, never by effect.
#include "query/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "query/comparability.hpp"
#include "query/editions.hpp"
#include "query/own_publications.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::table::Column;
using core::table::Document;
using core::table::Place;
using core::table::Section;

struct Hit {
  ResultRow row;
  bool inside;
  std::string reasons;
};

std::vector<Hit> find_hits(Connection& book, Filters const& filters) {
  Statement statement(book, std::string(sql::compare));
  statement.bind(1, filters.json());
  std::vector<Hit> hits;
  auto const text = [&](char const* name) { return core::database::text_or_empty(statement, statement.getColumnIndex(name)); };
  ResultReader const results(statement);
  while (statement.executeStep()) {
    hits.push_back({results.read(), text("fit") == "inside", text("reasons")});
    hits.back().row.completes = text("completes");
    hits.back().row.completed_by = text("completed_by");
  }
  return hits;
}

std::vector<Column> columns() {
  return {{"trial", "Trial", Place::item},
          {"phase", "Phase", Place::item},
          {"arms", "Arms", Place::item},
          {"population", "Population", Place::subitem},
          {"endpoint", "Endpoint"},
          {"values", "Experimental vs control", Place::cell, false, true},
          {"effect", "Effect (95% CI)", Place::cell, false, true},
          {"p", "P", Place::cell, false, true},
          {"bar", "", Place::picture},
          {"reference", "Ref.", Place::cell, false, true},
          {"marks", "Marks"},
          {"own", "Trial's own publication"},
          {"reasons", "Why wider"},
          {"update_of", "Update of", Place::machine},
          {"finding_id", "Finding", Place::machine},
          {"document_id", "Document", Place::machine},
          {"section", "Section", Place::machine},
          {"at", "Time", Place::machine},
          {"measure", "Measure", Place::machine},
          {"unit", "Unit", Place::machine},
          {"experimental_raw", "Experimental", Place::machine},
          {"control_raw", "Control", Place::machine},
          {"effect_measure", "Effect measure", Place::machine},
          {"orientation", "Orientation", Place::machine},
          {"effect_raw", "Effect as printed", Place::machine},
          {"effect_value", "Effect", Place::machine},
          {"effect_derivation", "Derived by", Place::machine},
          {"ci_low_raw", "Lower limit", Place::machine},
          {"ci_high_raw", "Upper limit", Place::machine},
          {"ci_level", "Level", Place::machine},
          {"p_comparator", "P comparator", Place::machine},
          {"p_raw", "P as printed", Place::machine},
          {"population_note", "Note on the population", Place::machine},
          {"note", "Note", Place::machine},
          {"source", "Source", Place::machine},
          {"source_kind", "Read in", Place::machine},
          {"extraction", "Extraction", Place::machine},
          {"pmid", "PMID", Place::machine},
          {"doi", "DOI", Place::machine},
          {"own_relation", "Relation to the trial's own publication", Place::machine},
          {"own_finding_id", "Finding of the publication", Place::machine},
          {"own_source", "Publication", Place::machine},
          {"own_pmid", "PMID of the publication", Place::machine},
          {"own_doi", "DOI of the publication", Place::machine},
          {"own_source_kind", "Publication read in", Place::machine},
          {"own_extraction", "Extraction of the publication", Place::machine},
          {"own_effect_measure", "Effect measure of the publication", Place::machine},
          {"own_effect_raw", "Effect of the publication as printed", Place::machine},
          {"own_ci_low_raw", "Lower limit of the publication", Place::machine},
          {"own_ci_high_raw", "Upper limit of the publication", Place::machine},
          {"own_p_comparator", "P comparator of the publication", Place::machine},
          {"own_p_raw", "P of the publication as printed", Place::machine}};
}

// "[36]", or "my-notes [2]" where rows of several documents stand together.
std::string reference(ResultRow const& row, bool several_documents) {
  auto const refs = refs_phrase(row);
  return several_documents ? row.document_id + (refs.empty() ? "" : " " + refs) : refs;
}

// "biomarker.akt-pathway not stated" → "akt-pathway not stated"
std::string readable(std::string reasons) {
  for (std::string_view const prefix : {"biomarker.", "site.", "setting.", "prior:"})
    for (auto at = reasons.find(prefix); at != std::string::npos; at = reasons.find(prefix))
      reasons.replace(at, prefix.size(), prefix == "prior:" ? "prior " : "");
  return reasons;
}

core::table::Row own_cells(ResultRow const& r, Beside const& beside) {
  auto const& own = beside.first(r);
  auto const& p = own.row;
  bool const lacking = beside.lacking.contains(r.finding_id);
  return {r.source_kind.empty() ? "document" : "publication",
          r.source_kind,
          r.extraction,
          r.pmid,
          r.doi,
          lacking ? "not_in_book" : own.relation,
          p.finding_id,
          own.relation.empty() ? "" : name_of(beside.names, p),
          p.pmid,
          p.doi,
          p.source_kind,
          p.extraction,
          p.effect_measure,
          p.effect_raw,
          p.ci_low_raw,
          p.ci_high_raw,
          p.p_comparator,
          p.p_raw};
}

core::table::Row quoted_cells(Hit const& hit, BarAxis const& axis, Beside const& beside, bool several_documents) {
  auto const& r = hit.row;
  bool const published = !r.source_kind.empty();
  auto marks = marks_phrase(r);
  if (auto const mark = reading_mark(r); !mark.empty()) marks += (marks.empty() ? "" : "; ") + mark;
  return {r.trial,
          r.phase.empty() ? "" : "phase " + r.phase,
          arms_phrase(r),
          r.population,
          endpoint_phrase(r),
          values_phrase(r),
          effect_phrase(r),
          p_phrase(r),
          axis.bar(r),
          published ? name_of(beside.names, r) : reference(r, several_documents),
          marks,
          beside.phrase(r),
          readable(hit.reasons),
          r.update_of,
          r.finding_id,
          r.document_id,
          r.section,
          r.at_raw,
          r.measure,
          r.unit,
          r.experimental_raw,
          r.control_raw,
          r.effect_measure,
          r.orientation,
          r.effect_raw,
          r.effect_value ? fmt::format("{}", *r.effect_value) : "",
          r.effect_derivation,
          r.ci_low_raw,
          r.ci_high_raw,
          r.ci_level,
          r.p_comparator,
          r.p_raw,
          r.population_note,
          r.note};
}

Section section_of(std::vector<Hit> const& hits, bool inside, BarAxis const& axis, Beside const& beside) {
  bool const several = std::any_of(hits.begin(), hits.end(), [&](Hit const& h) { return h.row.document_id != hits.front().row.document_id; });
  Section section;
  section.part = inside ? "inside" : "wider";
  section.heading = inside ? "" : "Broader, overlapping or not stated: not all of these patients are those of the filters";
  section.table.columns = columns();
  for (auto const& hit : hits) {
    if (hit.inside != inside) continue;
    auto row = quoted_cells(hit, axis, beside, several);
    auto const own = own_cells(hit.row, beside);
    row.insert(row.end(), own.begin(), own.end());
    section.table.rows.push_back(std::move(row));
  }
  return section;
}

void add_notes(std::vector<Hit> const& hits, bool inside, Section& section) {
  for (auto const& hit : hits)
    if (hit.inside == inside)
      for (auto const& note : notes_of(hit.row)) section.after.push_back(note);
}

std::string banner(std::vector<Hit> const& hits) {
  std::set<std::string> trials;
  for (auto const& hit : hits) trials.insert(hit.row.trial_id);
  return cross_trial_banner(trials.size());
}

Fitting fitting_of(std::vector<Hit> const& hits) {
  Fitting out;
  for (auto const& hit : hits) (hit.inside ? out.inside : out.wider).push_back(hit.row.finding_id);
  return out;
}

// Rows inside the filters, also when there are none; then the wider ones.
void add_sections(std::vector<Hit> const& hits, BarAxis const& axis, Beside const& beside, Document& out) {
  auto inside = section_of(hits, true, axis, beside), wider = section_of(hits, false, axis, beside);
  add_notes(hits, true, inside);
  add_notes(hits, false, wider);
  out.sections.push_back(std::move(inside));
  if (!wider.table.rows.empty()) out.sections.push_back(std::move(wider));
}

void add_published_sections(std::vector<Hit> const& hits, BarAxis const& axis, Beside const& beside, Document& out) {
  auto const first = out.sections.size();
  add_sections(hits, axis, beside, out);
  for (auto at = first; at < out.sections.size(); ++at) {
    auto& section = out.sections[at];
    section.heading = section.part == "inside" ? "The trials' own publications" : "The trials' own publications: broader, overlapping or not stated";
    section.part = section.part == "inside" ? "published" : "published_wider";
    for (auto& column : section.table.columns)
      if (column.key == "reference") column.label = "Publication";
  }
}

}  // namespace

Section claims_section(Connection& book, Filters const& filters) {
  Section section;
  section.part = "claims";
  section.heading = "Stated without numbers";
  section.table.columns = {{"trial", "About"},
                           {"endpoint", "Endpoint"},
                           {"polarity", "Says"},
                           {"statement", "Statement (our words)"},
                           {"reference", "Ref.", Place::cell, false, true},
                           {"reasons", "Why wider"},
                           {"claim_id", "Claim", Place::machine},
                           {"document_id", "Document", Place::machine},
                           {"section", "Section", Place::machine}};
  Statement statement(book, std::string(sql::compare_claims));
  statement.bind(1, filters.json());
  while (statement.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(statement, statement.getColumnIndex(name)); };
    ResultRow refs;
    refs.refs = text("refs");
    section.table.rows.push_back({text("trial").empty() ? text("intervention") : text("trial"),
                                  text("endpoint").empty() ? "not named" : text("endpoint"), text("polarity"), text("statement"), refs_phrase(refs),
                                  text("reasons"), text("claim_id"), text("document_id"), text("section")});
  }
  return section;
}

std::string cross_trial_banner(std::size_t trials) {
  if (trials < 2) return {};
  return fmt::format("! Cross-trial: rows of {} different trials stand side by side; their patients were not randomised against each other.", trials);
}

std::vector<std::string> explain_empty(Filters const& filters, std::function<std::size_t(Filters const&)> const& count) {
  std::vector<std::string> out;
  auto const options = filters.options();
  for (auto const& option : options) {
    auto const n = count(filters.without(option));
    if (n > 0) out.push_back(fmt::format("{} emptied the answer: without it the other filters leave {} row(s)", option, n));
  }
  if (!out.empty() || options.empty()) return out;
  Filters rest = filters;
  for (auto const& option : options) {
    rest = rest.without(option);
    auto const n = count(rest);
    if (n > 0) {
      out.push_back(fmt::format("no single filter emptied the answer; {} alone leaves {} row(s)", rest.description(), n));
      break;
    }
  }
  return out;
}

namespace {

bool filters_published(Filters const& filters) {
  return std::find(filters.sources.begin(), filters.sources.end(), "publication") != filters.sources.end();
}

void explain(Connection& book, Filters const& filters, bool nothing, Section& section) {
  section.before.push_back(nothing ? "No finding fits these filters." : "No finding lies inside all filters.");
  auto const count_inside = [&](Filters const& f) {
    auto const found = find_hits(book, f);
    return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](Hit const& hit) { return hit.inside; }));
  };
  for (auto const& line : explain_empty(filters, count_inside)) section.after.push_back(line);
}

}  // namespace

std::vector<std::string> findings_inside(Connection& book, Filters const& filters) { return fitting_findings(book, filters).inside; }

Fitting fitting_findings(Connection& book, Filters const& filters) { return fitting_of(find_hits(book, filters)); }

Document compare(Connection& book, Filters const& typed, bool all_editions) {
  Document out;
  std::string endpoints;
  for (auto const& label : typed.endpoint_labels) endpoints += (endpoints.empty() ? "" : ", ") + label;
  out.title = "Compare " + endpoints;
  out.facts.emplace_back("filters", "Filters", typed.description());
  if (filters_published(typed)) out.facts.emplace_back("source", "Source", typed.sources.size() == 2 ? "documents and publications" : "publications");
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  auto const hits = find_hits(book, filters);
  // A document that is named is answered in the usual sections, a publication too.
  auto const split =
      filters.document ? hits.end() : std::partition_point(hits.begin(), hits.end(), [](Hit const& hit) { return hit.row.source_kind.empty(); });
  std::vector<Hit> const quoted(hits.begin(), split), published(split, hits.end());
  std::vector<ResultRow> rows;
  std::vector<std::string> quotes;
  for (auto const& hit : hits) rows.push_back(hit.row);
  for (auto const& hit : quoted) quotes.push_back(hit.row.finding_id);
  BarAxis const axis(rows);
  auto const beside = beside_quotes(book, quotes);

  bool const documents = filters.document || filters.sources.front() == "document";
  if (documents) add_sections(quoted, axis, beside, out);
  if (!published.empty() || !documents) add_published_sections(published, axis, beside, out);
  auto& first = out.sections.front();
  if (auto const text = banner(hits); !text.empty()) first.before.insert(first.before.begin(), text);
  if (first.table.rows.empty()) explain(book, filters, hits.empty(), first);
  if (documents)
    if (auto claims = claims_section(book, filters); !claims.table.rows.empty()) out.sections.push_back(std::move(claims));
  if (auto compared = comparability(book, fitting_of(hits).inside, "the rows inside the filters"); !compared.table.rows.empty())
    out.sections.push_back(std::move(compared));
  if (!hits.empty()) out.picture_notes.push_back(axis.legend());
  return out;
}

}  // namespace query
