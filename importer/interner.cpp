// importer/interner.cpp - interventions, endpoints and trials; regimens and populations have files of their own.
#include "importer/interner.hpp"

#include <algorithm>

#include "importer/interner_keys.hpp"

namespace importer {

using core::database::bind_text;
using core::database::Statement;
using schema::Term;

std::int64_t Interner::intervention_row(Line const& line, std::string const& kind, std::int64_t regimen, std::string const& text) {
  if (problems_.size() != line.before()) return 0;  // the kind may be none
  Statement find(book_, "SELECT id FROM intervention WHERE kind = ?1 AND coalesce(regimen_id, 0) = ?2 AND coalesce(text, '') = ?3");
  find.bind(1, kind);
  find.bind(2, regimen);
  find.bind(3, text);
  if (find.executeStep()) return find.getColumn(0).getInt64();
  Statement insert(book_, "INSERT INTO intervention (kind, regimen_id, text) VALUES (?1, ?2, ?3)");
  insert.bind(1, kind);
  if (regimen != 0) insert.bind(2, regimen);
  bind_text(insert, 3, text);
  insert.exec();
  return book_.getLastInsertRowid();
}

std::int64_t Interner::intervention(Line const& line, std::string_view column, std::string const& kind) {
  std::string const& text = line.text(column);
  if (kind == "none-stated") {
    if (!text.empty()) problems_.push_back(line.problem(column, "bad-combination", "the kind none-stated has no intervention"));
    return intervention_row(line, kind, 0, {});
  }
  if (text.empty()) return 0;
  auto const words = core::text::quoted_text(text);
  if (words.empty() && kind != "principle") {
    auto const id = regimen(line, column);
    return id == 0 ? 0 : intervention_row(line, kind, id, {});
  }
  if (kind == "regimen") {
    problems_.push_back(
        line.problem(column, "bad-regimen", "the kind is regimen, but this is quoted text", "write a regimen expression, or another kind"));
    return 0;
  }
  return intervention_row(line, kind, 0, words.empty() ? text : words);
}

void Interner::point_at(Line const& line, std::string_view column, std::string kind, std::string message, std::string advice, std::size_t at) {
  if (kind == "unknown-name" && advice.empty()) advice = "no known name is near; a new one goes into a file of names (trialbook template terms)";
  auto problem = line.problem(column, std::move(kind), std::move(message), std::move(advice), at);
  problem.caret = at;
  problems_.push_back(std::move(problem));
}

std::int64_t Interner::endpoint(Line const& line, std::string_view column) {
  auto const& text = line.text(column);
  if (text.empty()) return 0;
  if (auto const known = endpoints_.find(text); known != endpoints_.end()) return known->second;
  if (auto const found = vocabulary_.endpoint(text)) return endpoints_[text] = found->id;
  problems_.push_back(line.problem(column, "unknown-name", "no endpoint is called so", vocabulary_.near_endpoints(text)));
  return 0;
}

std::int64_t Interner::trial(Line const& line, std::string_view column) {
  auto const& text = line.text(column);
  if (text.empty()) return 0;
  if (auto const known = trials_.find(text); known != trials_.end()) return known->second;
  if (auto const found = vocabulary_.trial(text)) return trials_[text] = found->id;
  problems_.push_back(
      line.problem(column, "unknown-name", "no trial is called so", vocabulary_.near_trials(text) + " A new one goes into trials.csv."));
  return 0;
}

}  // namespace importer
