// query/own_publications.hpp - what the trials' own publications print beside quotes, in rows and in words: the relation to the quote, the numbers,
// where they stand and how they were read. Never mixed into the quoted numbers. Judges nothing: links come from the book.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "query/phrases.hpp"

namespace query {

struct OwnResult {
  std::string relation, basis, reason, agreeing, differing;
  ResultRow row;
};

// By id of the quote; what decides of it first.
using OwnResults = std::map<std::string, std::vector<OwnResult>>;
OwnResults own_results(core::database::Connection& book, std::vector<std::string> const& quotes);

// Of these, quotes that nothing stands against, with the reason: "publication not in the book".
std::map<std::string, std::string> without_publication(core::database::Connection& book, std::vector<std::string> const& quotes);

bool prints_quoted_result(OwnResult const& own);
bool has_hazard_ratio_with_interval(ResultRow const& row);

// The hazard ratio with interval that may stand under the quote: of its result, else what differs from it, else of another cut, else the quoted
// numbers for patients whom the quote does not name; null where there is none.
OwnResult const* with_interval(std::vector<OwnResult> const& of_one_quote);

// What is shown beside a quote: what decides, and where that has no interval another one of the same result that has.
std::vector<OwnResult const*> beside(std::vector<OwnResult> const& of_one_quote);

// "N Engl J Med 2016" by id of the publication.
using PublicationNames = std::map<std::string, std::string>;
PublicationNames publication_names(core::database::Connection& book);
std::string name_of(PublicationNames const& names, ResultRow const& row);
std::string own_phrase(OwnResult const& own, PublicationNames const& names);  // "rounded: HR 0.56 (95% CI 0.46–0.69); Ann Oncol 2018"

// What the trials' own publications print beside quotes, in words; why nothing stands beside one.
struct Beside {
  PublicationNames names;
  OwnResults own;
  std::map<std::string, std::string> lacking;

  std::string phrase(ResultRow const& row) const;
  OwnResult const& first(ResultRow const& row) const;  // empty where there is none
};
Beside beside_quotes(core::database::Connection& book, std::vector<std::string> const& quotes);

std::string relation_phrase(std::string const& relation);
std::string identity_phrase(ResultRow const& row);  // "PMID 27717303", "doi 10.1056/…"
std::string reading_mark(ResultRow const& row);     // "single extraction", or nothing
std::string how_read(ResultRow const& row);         // "abstract, single extraction"; nothing for a quote
std::string json_array(std::vector<std::string> const& ids);

// Findings of publications, publication after publication.
core::table::Section published_section(std::vector<ResultRow> const& rows, PublicationNames const& names, BarAxis const& axis);

// Beside one quoted finding, and the other way round beside a finding of a publication.
core::table::Section own_publications_section(core::database::Connection& book, std::string const& quote);
core::table::Section quoted_by_section(core::database::Connection& book, std::string const& published);

}  // namespace query
