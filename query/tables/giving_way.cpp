// query/tables/giving_way.cpp - of several publications the one that decides of the quote.
#include "query/tables/giving_way.hpp"

#include <algorithm>

#include "query/own_publications.hpp"

namespace query {
namespace {

bool of_other_patients(OwnResult const& own) { return own.relation == "other_population" || own.relation == "other_assessor"; }

// The finding that stands for the quote; empty: none.
std::string standing_for(TableResult const& quote, OwnResults const& own, std::set<std::string> const& standing) {
  auto const found = own.find(quote.quoted.finding_id);
  if (found == own.end() || !quote.quoted.completed_by.empty()) return {};
  for (auto const& one : found->second)
    if (!of_other_patients(one) && standing.contains(one.row.finding_id)) return one.row.finding_id;
  return {};
}

}  // namespace

LeftOut left_out_row(TableResult const& row, std::string const& reason) {
  auto const& q = row.quoted;
  auto const quoted = result_phrase(q);
  return {q.finding_id, q.trial, quoted.empty() ? endpoint_phrase(q) : endpoint_phrase(q) + "; " + quoted, reason, "", q.trial_id, q.endpoint};
}

std::vector<LeftOut> let_quotes_give_way(core::database::Connection& book, std::vector<TableResult>& rows,
                                         std::function<bool(TableResult const&)> const& stands, std::set<std::string> const& kept) {
  std::vector<std::string> quotes;
  std::set<std::string> standing;
  for (auto const& row : rows)
    if (row.publication.empty())
      quotes.push_back(row.quoted.finding_id);
    else if (stands(row))
      standing.insert(row.quoted.finding_id);
  if (standing.empty()) return {};
  auto const own = own_results(book, quotes);
  std::vector<LeftOut> out;
  std::erase_if(rows, [&](TableResult const& row) {
    bool const stays = !row.publication.empty() || kept.contains(row.quoted.finding_id);
    auto const used = stays ? std::string() : standing_for(row, own, standing);
    if (used.empty()) return false;
    out.push_back(left_out_row(row, "shares patients with " + used + ", which is used"));
    out.back().used = used;
    out.back().rule = "the publication before the quote";
    return true;
  });
  return out;
}

}  // namespace query
