// query/own_publications.cpp - order of the links as v_quote has it; words of relations stand here only.
#include "query/own_publications.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Place;
using core::table::Row;
using core::table::Section;

std::string assessed(ResultRow const& row) { return row.assessor.empty() ? "" : "by " + row.assessor; }

std::string cut_phrase(ResultRow const& row) { return row.data_cut.empty() ? "" : "cut " + row.data_cut; }

// As audit::of_unnamed_patients has it.
bool prints_quoted_numbers_of_others(OwnResult const& own) {
  return own.relation == "other_population" && own.differing.empty() && own.agreeing.find("; ") != std::string::npos;
}

}  // namespace

std::string name_of(PublicationNames const& names, ResultRow const& row) {
  auto const found = names.find(row.document_id);
  return found == names.end() ? row.document_id : found->second;
}

std::string json_array(std::vector<std::string> const& ids) {
  std::string out;  // ids are slugs and a colon: nothing to escape
  for (auto const& id : ids) out += (out.empty() ? "\"" : ",\"") + id + "\"";
  return "[" + out + "]";
}

OwnResults own_results(Connection& book, std::vector<std::string> const& quotes) {
  OwnResults out;
  Statement s(book, std::string(sql::quote_links));
  s.bind(1, json_array(quotes));
  auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
  while (s.executeStep())
    out[text("quote_id")].push_back({text("relation"), text("basis"), text("reason"), text("agreeing"), text("differing"), read_result(s)});
  return out;
}

std::map<std::string, std::string> without_publication(Connection& book, std::vector<std::string> const& quotes) {
  std::map<std::string, std::string> out;
  Statement s(book, std::string(sql::quotes_without_link));
  s.bind(1, json_array(quotes));
  while (s.executeStep())
    out[s.getColumn(0).getString()] =
        s.getColumn(1).getInt() != 0 ? "not in the book: other results of this trial only" : "publication not in the book";
  return out;
}

bool prints_quoted_result(OwnResult const& own) { return own.relation == "same" || own.relation == "rounded" || own.relation == "one_sided_p"; }

bool has_hazard_ratio_with_interval(ResultRow const& row) {
  return row.effect_measure == "HR" && !row.effect_raw.empty() && !row.ci_low_raw.empty() && !row.ci_high_raw.empty();
}

OwnResult const* with_interval(std::vector<OwnResult> const& of_one_quote) {
  for (auto const* wanted : {"one_sided_p", "same", "rounded", "differs", "other_cut"})
    for (auto const& own : of_one_quote)
      if (own.relation == wanted && has_hazard_ratio_with_interval(own.row)) return &own;
  for (auto const& own : of_one_quote)
    if (prints_quoted_numbers_of_others(own) && has_hazard_ratio_with_interval(own.row)) return &own;
  return nullptr;
}

std::vector<OwnResult const*> beside(std::vector<OwnResult> const& of_one_quote) {
  auto const& first = of_one_quote.front();
  std::vector<OwnResult const*> out{&first};
  auto const* more = with_interval(of_one_quote);
  if (more != nullptr && more != &first && first.row.ci_low_raw.empty() && prints_quoted_result(*more)) out.push_back(more);
  return out;
}

std::string own_phrase(OwnResult const& own, PublicationNames const& names) {
  auto const effect = effect_phrase(own.row), mark = reading_mark(own.row);
  return fmt::format("{}: {}; {}{}", relation_phrase(own.relation), effect.empty() ? values_phrase(own.row) : effect, name_of(names, own.row),
                     mark.empty() ? "" : "; " + mark);
}

PublicationNames publication_names(Connection& book) {
  PublicationNames out;
  Statement s(book, "SELECT d.slug, d.publisher, d.published, d.title FROM publication p JOIN document d ON d.id = p.document_id");
  while (s.executeStep()) {
    auto const publisher = text_or_empty(s, 1), year = text_or_empty(s, 2);
    bool const dated = year.empty() || publisher.find(year) != std::string::npos;
    out[s.getColumn(0).getString()] = publisher.empty() ? text_or_empty(s, 3) : publisher + (dated ? "" : " " + year);
  }
  return out;
}

std::string relation_phrase(std::string const& relation) {
  static std::map<std::string, std::string> const phrases{{"same", "same"},
                                                          {"rounded", "rounded"},
                                                          {"one_sided_p", "P one-sided, unsaid"},
                                                          {"other_cut", "other cut"},
                                                          {"other_assessor", "other assessor"},
                                                          {"other_population", "other patients"},
                                                          {"differs", "DIFFERS"}};
  auto const found = phrases.find(relation);
  return found == phrases.end() ? relation : found->second;
}

std::string identity_phrase(ResultRow const& row) {
  if (!row.pmid.empty()) return "PMID " + row.pmid;
  return row.doi.empty() ? "" : "doi " + row.doi;
}

std::string reading_mark(ResultRow const& row) { return row.extraction == "single" ? "single extraction" : ""; }

std::string how_read(ResultRow const& row) {
  auto const mark = reading_mark(row);
  return row.source_kind + (mark.empty() ? "" : ", " + mark);
}

std::string Beside::phrase(ResultRow const& row) const {
  if (auto const reason = lacking.find(row.finding_id); reason != lacking.end()) return reason->second;
  auto const found = own.find(row.finding_id);
  std::string out;
  if (found != own.end())
    for (auto const* one : beside(found->second)) out += (out.empty() ? "" : " ‖ ") + own_phrase(*one, names);
  return out;
}

OwnResult const& Beside::first(ResultRow const& row) const {
  static OwnResult const none{};
  auto const found = own.find(row.finding_id);
  return found == own.end() ? none : found->second.front();
}

Beside beside_quotes(Connection& book, std::vector<std::string> const& quotes) {
  return {publication_names(book), own_results(book, quotes), without_publication(book, quotes)};
}

Section published_section(std::vector<ResultRow> const& rows, PublicationNames const& names, BarAxis const& axis) {
  Section section;
  section.part = "published";
  section.heading = fmt::format("The trials' own publications ({})", rows.size());
  section.table.columns = {{"publication", "Publication", Place::group},
                           {"trial", "Trial", Place::item},
                           {"arms", "Arms", Place::item},
                           {"population", "Population", Place::subitem},
                           {"endpoint", "Endpoint"},
                           {"values", "Experimental vs control", Place::cell, false, true},
                           {"effect", "Effect (95% CI)", Place::cell, false, true},
                           {"p", "P", Place::cell, false, true},
                           {"bar", "", Place::picture},
                           {"read", "Read"},
                           {"assessed", "Assessed"},
                           {"cut", "Data cut"},
                           {"marks", "Marks"},
                           {"finding_id", "Finding", Place::machine},
                           {"document_id", "Document", Place::machine},
                           {"pmid", "PMID", Place::machine},
                           {"doi", "DOI", Place::machine},
                           {"source_kind", "Read in", Place::machine},
                           {"extraction", "Extraction", Place::machine},
                           {"update_of", "Update of", Place::machine},
                           {"note", "Note", Place::machine}};
  for (auto const& r : rows) {
    auto const identity = identity_phrase(r);
    section.table.rows.push_back({name_of(names, r) + (identity.empty() ? "" : " · " + identity),
                                  r.trial,
                                  arms_phrase(r),
                                  r.population,
                                  endpoint_phrase(r),
                                  values_phrase(r),
                                  effect_phrase(r),
                                  p_phrase(r),
                                  axis.bar(r),
                                  how_read(r),
                                  assessed(r),
                                  cut_phrase(r),
                                  audit_mark(r),
                                  r.finding_id,
                                  r.document_id,
                                  r.pmid,
                                  r.doi,
                                  r.source_kind,
                                  r.extraction,
                                  r.update_of,
                                  r.note});
    if (!r.note.empty()) section.after.push_back("note on " + r.finding_id + ": " + r.note);
  }
  return section;
}

Section own_publications_section(Connection& book, std::string const& quote) {
  Section section;
  section.part = "own_publications";
  section.heading = "The trial's own publications";
  section.table.columns = {{"publication", "Publication", Place::item},
                           {"identity", "Identity", Place::item},
                           {"read", "Read", Place::item},
                           {"population", "Population", Place::subitem},
                           {"relation", "Relation"},
                           {"endpoint", "Endpoint"},
                           {"values", "Experimental vs control", Place::cell, false, true},
                           {"effect", "Effect (95% CI)", Place::cell, false, true},
                           {"p", "P", Place::cell, false, true},
                           {"assessed", "Assessed"},
                           {"reason", "Why"},
                           {"finding_id", "Finding", Place::machine},
                           {"relation_code", "Relation code", Place::machine},
                           {"basis", "Decided by", Place::machine},
                           {"agreeing", "Agree", Place::machine},
                           {"differing", "Differ", Place::machine},
                           {"document_id", "Document", Place::machine},
                           {"pmid", "PMID", Place::machine},
                           {"doi", "DOI", Place::machine},
                           {"source_kind", "Read in", Place::machine},
                           {"extraction", "Extraction", Place::machine}};
  auto const names = publication_names(book);
  for (auto const& [id, found] : own_results(book, {quote}))
    for (auto const& own : found) {
      auto const& r = own.row;
      section.table.rows.push_back({name_of(names, r),  identity_phrase(r), how_read(r),      r.population, relation_phrase(own.relation),
                                    endpoint_phrase(r), values_phrase(r),   effect_phrase(r), p_phrase(r),  assessed(r),
                                    own.reason,         r.finding_id,       own.relation,     own.basis,    own.agreeing,
                                    own.differing,      r.document_id,      r.pmid,           r.doi,        r.source_kind,
                                    r.extraction});
    }
  for (auto const& [id, reason] : without_publication(book, {quote})) section.before.push_back(reason);
  return section;
}

Section quoted_by_section(Connection& book, std::string const& published) {
  Section section;
  section.part = "quoted_by";
  section.heading = "Quotes of documents that were held against it";
  section.table.columns = {{"quote_id", "Quote", Place::cell},
                           {"relation", "Relation"},
                           {"agreeing", "Agree"},
                           {"differing", "Differ"},
                           {"reason", "Why"},
                           {"relation_code", "Relation code", Place::machine}};
  section.table.columns[0].typed = true;
  Statement s(
      book,
      "SELECT q.slug, l.relation, l.agreeing, l.differing, l.reason FROM finding p JOIN quote_link l ON l.publication_id = p.id JOIN finding q "
      "ON q.id = l.quote_id WHERE p.slug = ?1 ORDER BY l.rank, q.slug");
  s.bind(1, published);
  while (s.executeStep()) {
    auto const relation = s.getColumn(1).getString();
    section.table.rows.push_back(
        {s.getColumn(0).getString(), relation_phrase(relation), text_or_empty(s, 2), text_or_empty(s, 3), text_or_empty(s, 4), relation});
  }
  return section;
}

}  // namespace query
