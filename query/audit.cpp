// query/audit.cpp - one section a severity, then the summary.
#include "query/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

constexpr std::array<std::string_view, 3> severities{"ERROR", "WARN", "NOTE"};

std::size_t rank_of(std::string_view severity) {
  return static_cast<std::size_t>(std::find(severities.begin(), severities.end(), severity) - severities.begin());
}

std::string heading_of(std::string_view severity) {
  if (severity == "ERROR") return "Errors: no unrounded values satisfy a definition";
  if (severity == "WARN") return "Warnings: possible, but not what the usual methods give";
  return "Notes: explained by a common convention";
}

std::string joined(std::string const& one, std::string const& other) { return one.empty() || other.empty() ? one + other : one + ", " + other; }

AuditLine read_line(Statement& s) {
  auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
  auto endpoint = text("endpoint");
  if (!text("at_raw").empty()) endpoint += " at " + text("at_raw");
  if (!text("analysis").empty()) endpoint += " (" + text("analysis") + ")";
  auto const section = text("section");
  auto const gap = s.getColumn("gap");
  return {text("severity"),
          text("check_id"),
          joined(text("trial"), endpoint),
          joined(text("document_id"), section.empty() ? "" : "section " + section),
          text("finding_ids"),
          text("sentence"),
          text("inputs"),
          text("recomputed"),
          gap.isNull() ? "" : fmt::format("{:.4g}", gap.getDouble()),
          text("repairs"),
          text("explanations")};
}

Section section_of(Audit const& audit, std::string_view severity) {
  Section section;
  section.part = severity == "ERROR" ? "errors" : severity == "WARN" ? "warnings" : "notes";
  section.table.columns = {
      {"what", "Result", Place::item},
      {"place", "Place", Place::item},
      {"sentence", "Says", Place::subitem},
      {"explanations", "Possible reasons", severity == "NOTE" ? Place::machine : Place::subitem, false, false, "possible reasons: "},
      {"check", "Check"},
      {"inputs", "As printed", Place::cell, false, true},
      {"recomputed", "What follows", Place::cell, false, true},
      {"repairs", "Possible repairs"},
      {"severity", "Severity", Place::machine},
      {"gap", "Gap", Place::machine},
      {"finding_ids", "Finding", Place::machine}};
  for (auto const& l : audit.lines)
    if (l.severity == severity)
      section.table.rows.push_back(
          {l.what, l.place, l.sentence, l.explanations, l.check, l.inputs, l.recomputed, l.repairs, l.severity, l.gap, l.items});
  section.heading = fmt::format("{} ({})", heading_of(severity), section.table.rows.size());
  return section;
}

Section summary(Audit const& audit, std::vector<std::pair<std::string, std::string>> const& titles) {
  Section section;
  section.part = "summary";
  section.heading = "How often each check could be applied";
  section.table.columns = {{"check", "Check"},
                           {"title", "Compares"},
                           {"checkable", "Applied", Place::cell, true},
                           {"errors", "Errors", Place::cell, true},
                           {"warnings", "Warnings", Place::cell, true},
                           {"notes", "Notes", Place::cell, true}};
  for (auto const& [id, title] : titles) {
    core::table::Row row{id, title};
    auto const found = audit.checkable.find(id);
    row.push_back(found == audit.checkable.end() ? "0" : std::to_string(found->second));
    for (auto const severity : severities)
      row.push_back(std::to_string(std::count_if(audit.lines.begin(), audit.lines.end(),
                                                 [&, id = id](AuditLine const& l) { return l.check == id && l.severity == severity; })));
    section.table.rows.push_back(std::move(row));
  }
  section.after.push_back("Applied: comparisons for which all numbers were there; everything else could not be checked.");
  section.after.push_back(
      "In published abstracts, 5.6 to 7.5% of ratios with interval or P and 2.7% of percentages with a ratio do not agree (Georgescu and Wren, "
      "Bioinformatics 2018;34:1758): some findings are normal.");
  return section;
}

}  // namespace

std::size_t Audit::count(std::string const& severity) const {
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](AuditLine const& l) { return l.severity == severity; }));
}

bool Audit::reaches(std::string const& severity) const {
  return std::any_of(lines.begin(), lines.end(), [&](AuditLine const& l) { return rank_of(l.severity) <= rank_of(severity); });
}

Audit find_audit(Connection& book, Filters const& filters, std::string const& check) {
  Audit out;
  Statement s(book, std::string(sql::audit));
  s.bind(1, fmt::format(R"({{"trial":{},"document":{},"check":{}}})", filters.trial ? std::to_string(*filters.trial) : "null",
                        filters.document ? std::to_string(*filters.document) : "null", check.empty() ? "null" : "\"" + check + "\""));
  while (s.executeStep()) out.lines.push_back(read_line(s));
  Statement counts(book, std::string(sql::audit_counts));
  core::database::bind_optional(counts, 1, filters.document);
  while (counts.executeStep()) out.checkable[counts.getColumn(0).getString()] = static_cast<std::size_t>(counts.getColumn(1).getInt64());
  return out;
}

Document audit_document(Audit const& audit, std::string const& least, std::vector<std::pair<std::string, std::string>> const& titles) {
  Document out;
  out.title = "Audit";
  out.facts.emplace_back("found", "Found", fmt::format("ERROR {}, WARN {}, NOTE {}", audit.count("ERROR"), audit.count("WARN"), audit.count("NOTE")));
  for (auto const severity : severities)
    if (rank_of(severity) <= rank_of(least)) out.sections.push_back(section_of(audit, severity));
  out.sections.push_back(summary(audit, titles));
  out.notes.push_back(
      "A finding says that numbers do not go together, never which of them is wrong. Look at the passage first (trialbook show ID --source FILE): "
      "our "
      "transcription may be at fault; then at the source of the document.");
  return out;
}

Section audit_of_finding(Connection& book, std::string const& id) {
  Audit found;
  Statement s(book, std::string(sql::audit_item));
  s.bind(1, id);
  while (s.executeStep()) found.lines.push_back(read_line(s));
  Section section;
  section.part = "audit";
  section.heading = "What the audit says of it";
  section.table.columns = {{"severity", "Severity"},
                           {"check", "Check"},
                           {"sentence", "Says"},
                           {"recomputed", "What follows"},
                           {"repairs", "Possible repairs"},
                           {"finding_ids", "Finding", Place::machine}};
  for (auto const& l : found.lines) section.table.rows.push_back({l.severity, l.check, l.sentence, l.recomputed, l.repairs, l.items});
  return section;
}

}  // namespace query
