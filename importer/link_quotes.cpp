// importer/link_quotes.cpp - pairs → judgements → corrections → rows, quote after quote.
#include "importer/link_quotes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "schema/sql.hpp"

namespace importer {
namespace {

using core::database::Connection;
using core::database::Statement;

using Rows = std::unordered_map<std::int64_t, TwiceRow const*>;

std::vector<QuoteLink> judged_pairs(Connection& book, Rows const& rows) {
  std::vector<QuoteLink> out;
  Statement s(book, std::string(schema::sql::quote_pairs));
  while (s.executeStep()) {
    QuoteLink link{s.getColumn(0).getInt64(), s.getColumn(1).getInt64(), false, {}};
    auto const quote = rows.find(link.quote), publication = rows.find(link.publication);
    if (quote == rows.end() || publication == rows.end()) continue;  // a superseded edition
    auto const patients = static_cast<audit::Patients>(s.getColumn(2).getInt());
    link.judged = audit::judge_quote(quote->second->sourced(), publication->second->sourced(), patients);
    if (link.judged.comparable) out.push_back(std::move(link));
  }
  return out;
}

void settle_each_quote(std::vector<QuoteLink>& links, Rows const& rows) {
  for (auto first = links.begin(); first != links.end();) {
    auto const last = std::find_if(first, links.end(), [&](QuoteLink const& link) { return link.quote != first->quote; });
    std::vector<audit::Candidate> candidates;
    for (auto link = first; link != last; ++link) candidates.push_back({rows.at(link->publication)->sourced(), link->judged});
    audit::settle(candidates);
    for (auto link = first; link != last; ++link) link->judged = candidates[static_cast<std::size_t>(link - first)].judged;
    first = last;
  }
}

// A reader's word replaces the rule's, adds a pair that the rule does not see, or takes one away ("unrelated").
void apply_corrections(Connection& book, std::vector<QuoteLink>& links) {
  std::map<std::pair<std::int64_t, std::int64_t>, QuoteLink> by_pair;
  for (auto& link : links) by_pair[{link.quote, link.publication}] = std::move(link);
  Statement s(book, "SELECT quote_id, publication_id, relation, reason FROM quote_correction");
  while (s.executeStep()) {
    std::pair const pair{s.getColumn(0).getInt64(), s.getColumn(1).getInt64()};
    auto const relation = audit::relation_of(s.getColumn(2).getString());
    if (!relation) {
      by_pair.erase(pair);
      continue;
    }
    auto& link = by_pair[pair];
    link.quote = pair.first, link.publication = pair.second, link.corrected = true;
    link.judged.comparable = true, link.judged.relation = *relation, link.judged.reason = s.getColumn(3).getString();
  }
  links.clear();
  for (auto& [pair, link] : by_pair) links.push_back(std::move(link));
}

void write(Connection& book, std::vector<QuoteLink> const& links) {
  Statement insert(book,
                   "INSERT INTO quote_link (quote_id, publication_id, relation, rank, basis, agreeing, differing, reason) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  for (auto const& link : links) {
    insert.reset();
    insert.bind(1, link.quote);
    insert.bind(2, link.publication);
    core::database::bind_text(insert, 3, audit::name_of(link.judged.relation));
    insert.bind(4, static_cast<std::int64_t>(link.judged.relation));
    core::database::bind_text(insert, 5, link.corrected ? "corrected" : "rule");
    core::database::bind_text(insert, 6, fmt::format("{}", fmt::join(link.judged.agreeing, "; ")));
    core::database::bind_text(insert, 7, fmt::format("{}", fmt::join(link.judged.differing, "; ")));
    insert.bind(8, link.judged.reason);
    insert.exec();
  }
}

}  // namespace

std::vector<QuoteLink> link_quotes(Connection& book, std::vector<TwiceRow> const& rows) {
  Rows by_id;
  for (auto const& row : rows) by_id[row.id] = &row;
  auto links = judged_pairs(book, by_id);
  settle_each_quote(links, by_id);
  apply_corrections(book, links);
  write(book, links);
  return links;
}

}  // namespace importer
