// query/show.cpp - decides what the id names, then puts the sections together.
#include "query/show.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/conflicts.hpp"
#include "query/doses.hpp"
#include "query/own_publications.hpp"
#include "query/phrases.hpp"
#include "query/show_item.hpp"
#include "query/side_by_side.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

std::string which(char const* key, std::int64_t id) { return fmt::format(R"({{"{}":{}}})", key, id); }

std::vector<ResultRow> read_findings(Connection& book, std::string const& parameter) {
  std::vector<ResultRow> rows;
  Statement s(book, std::string(sql::show_findings));
  s.bind(1, parameter);
  ResultReader const results(s);
  while (s.executeStep()) rows.push_back(results.read());
  return rows;
}

Section findings(Connection& book, std::string const& parameter, Document& out) {
  auto const rows = read_findings(book, parameter);
  BarAxis const axis(rows);
  Section section;
  section.part = "findings";
  section.heading = fmt::format("Findings ({})", rows.size());
  section.table.columns = {{"document_id", "Document", Place::group},
                           {"trial", "Trial", Place::item},
                           {"arms", "Arms", Place::item},
                           {"population", "Population", Place::subitem},
                           {"endpoint", "Endpoint"},
                           {"values", "Experimental vs control", Place::cell, false, true},
                           {"effect", "Effect (95% CI)", Place::cell, false, true},
                           {"p", "P", Place::cell, false, true},
                           {"bar", "", Place::picture},
                           {"reference", "Ref.", Place::cell, false, true},
                           {"marks", "Marks"},
                           {"finding_id", "Finding", Place::machine},
                           {"section", "Section", Place::machine},
                           {"update_of", "Update of", Place::machine},
                           {"note", "Note", Place::machine}};
  for (auto const& r : rows) {
    section.table.rows.push_back({r.document_id, r.trial, arms_phrase(r), r.population, endpoint_phrase(r), values_phrase(r), effect_phrase(r),
                                  p_phrase(r), axis.bar(r), refs_phrase(r), audit_mark(r), r.finding_id, r.section, r.update_of, r.note});
    if (!r.note.empty()) section.after.push_back("note on " + r.finding_id + ": " + r.note);
  }
  if (!rows.empty()) out.picture_notes.push_back(axis.legend());
  return section;
}

// Of the trials' own publications: those of a trial, or of the publication that is named.
Section published(Connection& book, std::string const& parameter, Document& out) {
  auto const rows = read_findings(book, parameter);
  BarAxis const axis(rows);
  if (!rows.empty() && out.picture_notes.empty()) out.picture_notes.push_back(axis.legend());
  return published_section(rows, publication_names(book), axis);
}

Section claims(Connection& book, std::string const& parameter) {
  Section section;
  section.part = "claims";
  section.table.columns = {{"document_id", "Document", Place::group},
                           {"trial", "About"},
                           {"endpoint", "Endpoint"},
                           {"polarity", "Says"},
                           {"statement", "Statement (our words)"},
                           {"reference", "Ref.", Place::cell, false, true},
                           {"claim_id", "Claim", Place::machine}};
  Statement s(book, std::string(sql::show_claims));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    ResultRow refs;
    refs.refs = text("refs");
    section.table.rows.push_back({text("document_id"), text("trial").empty() ? text("intervention") : text("trial"), text("endpoint"),
                                  text("polarity"), text("statement"), refs_phrase(refs), text("claim_id")});
  }
  section.heading = fmt::format("Stated without numbers ({})", section.table.rows.size());
  return section;
}

Section recommendations(Connection& book, std::string const& parameter) {
  Section section;
  section.part = "recommendations";
  section.table.columns = {{"document_id", "Document", Place::group},
                           {"regimen", "Recommendation"},
                           {"direction", "Direction"},
                           {"grade", "Grade"},
                           {"level", "Level"},
                           {"population", "Population"},
                           {"condition", "Condition"},
                           {"source", "Source"},
                           {"recommendation_id", "Recommendation id", Place::machine}};
  Statement s(book, std::string(sql::show_recommendations));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    std::string const grade = text("grade").empty() ? text("strength_wording") : text("grade");
    section.table.rows.push_back(
        {text("document_id"), text("regimen").empty() ? "none stated" : text("regimen"), text("direction"), grade, text("level"), text("population"),
         text("condition"), text("source_kind") == "table" ? "table " + text("table_no") : "section " + text("section"), text("recommendation_id")});
  }
  section.heading = fmt::format("Recommendations ({})", section.table.rows.size());
  return section;
}

Section regulatory(Connection& book, std::string const& parameter) {
  Section section;
  section.part = "regulatory";
  section.table.columns = {{"document_id", "Document", Place::group}, {"regimen", "Regimen"}, {"status", "Status"}, {"jurisdiction", "Where"},
                           {"indication", "Indication (our words)"},  {"as_of", "As of"}};
  Statement s(book, std::string(sql::show_regulatory));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    section.table.rows.push_back({text("document_id"), text("regimen"), text("status"), text("jurisdiction"), text("indication"), text("as_of")});
  }
  section.heading = fmt::format("Regulatory statements ({})", section.table.rows.size());
  return section;
}

Section referrals(Connection& book, std::int64_t document) {
  Section section;
  section.part = "referrals";
  section.table.columns = {{"population", "Who"},      {"treat_as", "Treat as"}, {"plus", "Plus"},
                           {"condition", "Condition"}, {"section", "Section"},   {"referral_id", "Referral", Place::machine}};
  Statement s(book,
              "SELECT v.population, v.treat_as, v.plus, v.condition, v.section, v.referral_id FROM referral r JOIN v_referral v ON v.referral_id = "
              "r.slug WHERE r.document_id = ?1 ORDER BY r.id");
  s.bind(1, document);
  while (s.executeStep()) {
    core::table::Row row;
    for (int i = 0; i < s.getColumnCount(); ++i) row.push_back(text_or_empty(s, i));
    section.table.rows.push_back(std::move(row));
  }
  section.heading = fmt::format("Referrals ({})", section.table.rows.size());
  return section;
}

void push_if_any(Document& document, Section section) {
  if (!section.table.rows.empty()) document.sections.push_back(std::move(section));
}

void add_facts(Connection& book, std::string const& sql_text, std::int64_t id, Document& document) {
  Statement s(book, sql_text);
  s.bind(1, id);
  if (!s.executeStep()) return;
  for (int i = 0; i < s.getColumnCount(); ++i)
    if (!s.isColumnNull(i)) document.facts.emplace_back(s.getColumnName(i), s.getColumnName(i), s.getColumn(i).getString());
}

Document show_trial(Connection& book, schema::Named const& trial) {
  Document out;
  out.title = trial.label;
  add_facts(book, "SELECT slug AS id, phase, design, registry, identified_as, identified_reason, description FROM trial WHERE id = ?1", trial.id,
            out);
  push_if_any(out, side_by_side(read_findings(book, which("trial", trial.id))));
  for (auto& section : conflicts_of_findings(book, fmt::format(R"({{"trial":{},"term":null,"endpoints":[]}})", trial.id)))
    push_if_any(out, std::move(section));
  push_if_any(out, findings(book, which("trial", trial.id), out));
  push_if_any(out, claims(book, which("trial", trial.id)));
  bool const quoted = !out.sections.empty();
  push_if_any(out, published(book, fmt::format(R"({{"trial":{},"sources":["publication"]}})", trial.id), out));
  if (out.sections.empty())
    out.notes.push_back("The vocabulary knows this trial, but no document of this book quotes it.");
  else if (!quoted)
    out.notes.push_back("No document of this book quotes this trial; what stands here is from its own publications.");
  return out;
}

bool is_publication(Connection& book, std::int64_t document) {
  Statement s(book, "SELECT 1 FROM publication WHERE document_id = ?1");
  s.bind(1, document);
  return s.executeStep();
}

Document show_publication(Connection& book, std::int64_t id, std::string const& title) {
  Document out;
  out.title = title;
  add_facts(book,
            "SELECT v.document_id AS id, v.title, v.kind, v.publisher, v.published, v.pmid, v.doi, v.registry, v.findings FROM v_document v JOIN "
            "document d "
            "ON d.slug = v.document_id WHERE d.id = ?1",
            id, out);
  push_if_any(out, published(book, which("document", id), out));
  return out;
}

Document show_document(Connection& book, std::int64_t id, std::string const& title) {
  Document out;
  out.title = title;
  add_facts(book,
            "SELECT v.document_id AS id, v.title, v.title_en, v.kind, v.language, v.publisher, v.edition, v.published, v.status, v.sha256, v.length, "
            "v.findings, v.claims, "
            "v.recommendations FROM v_document v JOIN document d ON d.slug = v.document_id WHERE d.id = ?1",
            id, out);
  push_if_any(out, findings(book, which("document", id), out));
  push_if_any(out, claims(book, which("document", id)));
  push_if_any(out, recommendations(book, which("document", id)));
  push_if_any(out, referrals(book, id));
  push_if_any(out, regulatory(book, which("document", id)));
  push_if_any(out, doses_section(book, which("document", id)));
  return out;
}

Document show_term(Connection& book, schema::Term const& term) {
  Document out;
  out.title = term.label_en + " (" + term.label_zh + ")";
  out.facts.emplace_back("id", "id", term.slug);
  add_facts(book, "SELECT group_concat(name, '; ') AS names FROM (SELECT DISTINCT name FROM name WHERE term_id = ?1 ORDER BY id)", term.id, out);
  push_if_any(out, recommendations(book, which("term", term.id)));
  push_if_any(out, regulatory(book, which("term", term.id)));
  push_if_any(out, doses_section(book, which("term", term.id)));
  push_if_any(out, findings(book, which("term", term.id), out));
  push_if_any(out, claims(book, which("term", term.id)));
  if (out.sections.empty()) out.notes.push_back("The vocabulary knows this treatment, but no document of this book speaks of it.");
  return out;
}

std::int64_t document_id(Connection& book, std::string const& slug) {
  Statement s(book, "SELECT id FROM document WHERE slug = ?1");
  s.bind(1, slug);
  return s.executeStep() ? s.getColumn(0).getInt64() : 0;
}

[[noreturn]] void unknown(Connection& book, schema::Vocabulary const& vocabulary, std::string const& id) {
  std::vector<std::string> candidates;
  for (auto const& trial : vocabulary.trials()) candidates.push_back(trial.label), candidates.push_back(trial.slug);
  for (auto const& term : vocabulary.terms())
    if (schema::is_treatment_dimension(term.dimension)) candidates.push_back(term.slug);
  Statement ids(
      book,
      "SELECT slug FROM document UNION ALL SELECT slug FROM finding UNION ALL SELECT slug FROM recommendation UNION ALL SELECT slug FROM claim");
  while (ids.executeStep()) candidates.push_back(ids.getColumn(0).getString());
  std::string near = core::text::did_you_mean(id, candidates);
  if (!near.empty()) near += "\n    ";
  throw core::UsageError(
      "'" + id + "': nothing in this book is called so",
      near + "an id is a trial (MONALEESA-2), a drug or class (T-DXd), a document, or a finding, claim or recommendation (document:id)");
}

}  // namespace

Document coverage(Connection& book, std::string const& document) {
  auto const id = document_id(book, document);
  if (id == 0)
    throw core::UsageError("'" + document + "': --coverage is for documents, and none is called so",
                           "the documents of this book: trialbook show with a document's id");
  Document out;
  out.title = "Coverage of " + document;
  Section section;
  section.part = "coverage";
  section.table.columns = {{"section", "Section"},
                           {"title", "Heading (our words)"},
                           core::table::count_column("findings", "Findings"),
                           core::table::count_column("claims", "Claims"),
                           core::table::count_column("recommendations", "Recommendations"),
                           core::table::count_column("referrals", "Referrals"),
                           core::table::count_column("regulatory", "Regulatory"),
                           core::table::count_column("doses", "Doses"),
                           {"hole", ""}};
  Statement s(book, std::string(sql::show_coverage));
  s.bind(1, id);
  while (s.executeStep()) {
    core::table::Row row;
    for (int i = 0; i < 8; ++i) row.push_back(text_or_empty(s, i));
    bool const empty = std::all_of(row.begin() + 2, row.end(), [](std::string const& count) { return count == "0"; });
    row.push_back(empty ? "nothing extracted under this heading itself" : "");
    section.table.rows.push_back(std::move(row));
  }
  if (is_publication(book, id))
    section.after.push_back(
        "A publication of a trial: chosen results were taken from what could be read of it, so its headings say nothing of coverage.");
  else if (section.table.rows.empty())
    section.after.push_back("The headings of this document are not in the book (sections.csv).");
  out.sections.push_back(std::move(section));
  return out;
}

Document show(Connection& book, schema::Vocabulary const& vocabulary, std::string const& id) {
  if (auto item = show_item(book, id)) return *item;
  if (auto const document = document_id(book, id); document != 0)
    return is_publication(book, document) ? show_publication(book, document, id) : show_document(book, document, id);
  if (auto const trial = vocabulary.trial(id)) return show_trial(book, *trial);
  if (auto const term = vocabulary.term(id, schema::is_treatment_dimension)) return show_term(book, *term);
  unknown(book, vocabulary, id);
}

}  // namespace query
