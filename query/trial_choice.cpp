// query/trial_choice.cpp - each rule passes a finding over for another one and says why; what is left of a trial then is one row a question.
#include "query/trial_choice.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/text/same_result.hpp"

namespace query {
namespace {

using ById = std::map<std::string, Candidate*>;

ById by_id(std::vector<Candidate>& all) {
  ById out;
  for (auto& c : all) out.emplace(c.row.finding_id, &c);
  return out;
}

void pass_over(Candidate& loser, Candidate const& winner, std::string const& rule) {
  loser.reason = "shares patients with " + winner.row.finding_id + ", which is used";
  loser.remedy.clear();
  loser.passed_over_for = winner.row.finding_id;
  loser.rule = rule;
}

// A finding that a usable supplement completes gives way to it, and lends it its place in the order of updates.
void use_supplements(std::vector<Candidate>& all) {
  auto const ids = by_id(all);
  for (auto& c : all) {
    auto const quoted = c.row.completes.empty() ? ids.end() : ids.find(c.row.completes);
    if (quoted == ids.end()) continue;
    c.row.completed_quote = quoted->second->row.quoted;
    c.update_of = quoted->second->update_of;
    if (!c.usable()) continue;
    quoted->second->reason = "completed by " + c.row.finding_id + ", which is used";
    quoted->second->remedy.clear();
    quoted->second->lacks_precision = false;
    quoted->second->completed = true;
  }
}

// The quote's own obstacle does not matter then: the publication answers.
void use_publications(std::vector<Candidate>& all) {
  auto const ids = by_id(all);
  for (auto& quote : all)
    for (auto const& id : quote.printed_by) {
      auto const printed = ids.find(id);
      if (quote.completed || printed == ids.end() || !printed->second->usable()) continue;
      quote.lacks_precision = false;
      pass_over(quote, *printed->second, "the publication before the quote");
      break;
    }
}

bool same_numbers(Candidate const& a, Candidate const& b) {
  using core::text::values_differ;
  if (a.measure != b.measure || a.orientation != b.orientation || a.low.empty() || b.low.empty()) return false;
  return !values_differ(a.ratio, b.ratio) && !values_differ(a.low, b.low) && !values_differ(a.high, b.high);
}

// One publication prints other patients or arms with the same numbers as another result.
bool one_result(Candidate const& a, Candidate const& b) {
  if (a.row.endpoint != b.row.endpoint || !same_numbers(a, b)) return false;
  if (!a.row.assessor.empty() && !b.row.assessor.empty() && a.row.assessor != b.row.assessor) return false;
  bool const same_question = a.population == b.population && a.row.treatment == b.row.treatment && a.row.comparator == b.row.comparator;
  return a.row.document != b.row.document || same_question;
}

// Own supplements are the user's word; then what trials print, then what documents quote, then scorecards.
int rank_of_source(Candidate const& c) {
  if (!c.row.completes.empty()) return 0;
  if (c.is_scorecard()) return 3;
  return c.source == "publication" ? 1 : 2;
}

bool says(Candidate const& c, char const* word) { return c.analysis.find(word) != std::string::npos; }

bool updates(ById const& ids, Candidate const& later, Candidate const& earlier) {
  std::set<std::string> seen;
  for (std::string at = later.update_of; !at.empty() && seen.insert(at).second;) {
    if (at == earlier.stands_for()) return true;
    auto const found = ids.find(at);
    at = found == ids.end() ? "" : found->second->update_of;
  }
  return false;
}

struct Preference {
  int order = 0;  // below 0: the first is preferred
  char const* rule = "";
};

template <class Value>
Preference smaller(Value a, Value b, char const* rule) {
  return a == b ? Preference{} : Preference{a < b ? -1 : 1, rule};
}

Preference by_cut(ById const& ids, Candidate const& a, Candidate const& b, Cut cut) {
  int const later = updates(ids, a, b) ? -1 : updates(ids, b, a) ? 1 : 0;
  if (later == 0) return {};
  return cut == Cut::latest ? Preference{later, "the later cut before what it updates"} : Preference{-later, "the earlier cut before its update"};
}

Preference by_analysis(Candidate const& a, Candidate const& b, Cut cut) {
  if (cut == Cut::primary)
    if (auto const p = smaller(!says(a, "primary"), !says(b, "primary"), "the primary analysis before others"); p.order != 0) return p;
  if (auto const p = smaller(says(a, "exploratory"), says(b, "exploratory"), "a planned analysis before an exploratory one"); p.order != 0) return p;
  return cut == Cut::latest ? smaller(says(a, "interim"), says(b, "interim"), "a mature analysis before an interim one") : Preference{};
}

// All ties are broken, the last one by the order of compare, so that the same book gives the same choice.
Preference prefer(ById const& ids, Candidate const& a, Candidate const& b, Cut cut) {
  auto const by_interval = [](Candidate const& c) { return !c.row.se_code.starts_with("CI"); };
  Preference const all[] = {
      by_cut(ids, a, b, cut),
      smaller(a.subgroup, b.subgroup, "all patients before a subgroup"),
      smaller(rank_of_source(a), rank_of_source(b), "the publication before the quote, the scorecard last"),
      smaller(a.row.assessor.empty(), b.row.assessor.empty(), "an assessor that is stated before one that is not"),
      by_analysis(a, b, cut),
      smaller(by_interval(a), by_interval(b), "an interval before a P value"),
      cut == Cut::latest ? smaller(b.published, a.published, "the later publication") : smaller(a.published, b.published, "the earlier publication"),
      smaller(a.place, b.place, "the first in the order of compare")};
  for (auto const& p : all)
    if (p.order != 0) return p;
  return {};
}

using OfTrial = std::vector<Candidate*>;

template <class Same>
void keep_one(OfTrial const& trial, ById const& ids, Cut cut, Same same, char const* rule) {
  for (auto* a : trial)
    for (auto* b : trial) {
      if (a == b || !a->usable() || !b->usable() || !same(*a, *b)) continue;
      auto const preference = prefer(ids, *a, *b, cut);
      if (preference.order < 0) pass_over(*b, *a, *rule != '\0' ? rule : preference.rule);
    }
}

// A later cut that only a scorecard prints is a result of its own.
void use_scorecards_last(OfTrial const& trial, ById const& ids) {
  for (auto* card : trial) {
    if (!card->is_scorecard() || !card->usable()) continue;
    auto const prints = [&](Candidate const* other) {
      return other->source == "publication" && !other->is_scorecard() && other->usable() && other->row.endpoint == card->row.endpoint &&
             other->subgroup == card->subgroup && !updates(ids, *card, *other);
    };
    auto const other = std::find_if(trial.begin(), trial.end(), prints);
    if (other != trial.end()) pass_over(*card, **other, "a scorecard after all other publications");
  }
}

bool one_question(Candidate const& a, Candidate const& b) {
  return a.row.stratum == b.row.stratum && a.row.treatment == b.row.treatment && a.row.comparator == b.row.comparator;
}

// A finding that was passed over for one that was passed over itself names the one that is used.
void name_the_used(std::vector<Candidate>& all, ById const& ids) {
  for (auto& c : all) {
    if (c.passed_over_for.empty()) continue;
    auto const* winner = ids.at(c.passed_over_for);
    while (!winner->passed_over_for.empty()) winner = ids.at(winner->passed_over_for);
    pass_over(c, *winner, c.rule);
  }
}

}  // namespace

void inherit_assessors(std::vector<Candidate>& all) {
  auto const ids = by_id(all);
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& c : all) {
      auto const found = ids.find(c.update_of);
      if (found == ids.end()) continue;
      auto& earlier = found->second->row;
      if (c.row.assessor.empty() == earlier.assessor.empty()) continue;
      auto& without = c.row.assessor.empty() ? c.row : earlier;
      without.assessor = c.row.assessor.empty() ? earlier.assessor : c.row.assessor;
      without.assessor_inherited = changed = true;
    }
  }
}

void choose_findings(std::vector<Candidate>& all, Cut cut) {
  auto const ids = by_id(all);
  use_supplements(all);
  use_publications(all);
  std::map<std::string, OfTrial> trials;
  for (auto& c : all) trials[c.row.trial_id].push_back(&c);
  for (auto const& [id, trial] : trials) {
    keep_one(trial, ids, cut, one_result, "one result, printed twice");
    use_scorecards_last(trial, ids);
    keep_one(trial, ids, cut, one_question, "");
  }
  name_the_used(all, ids);
}

}  // namespace query
