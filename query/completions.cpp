// query/completions.cpp - kinds become dimensions of terms; subtypes that are no terms but pairs of them are added by name.
#include "query/completions.hpp"

#include <algorithm>

#include "query/sql.hpp"

namespace query {
namespace {

using core::database::text_or_empty;

std::string dimensions_of(std::string_view kind, bool status) {
  if (kind == "subtype") return R"("hr-status","her2-status")";
  if (kind == "treatment") return R"("drug","drug-class","procedure")";
  if (kind == "prior" && status) return R"("prior-status")";
  return '"' + std::string(kind) + '"';
}

std::string json_of(std::string_view kinds, bool status) {
  std::string out;
  for (std::size_t start = 0; start < kinds.size();) {
    auto const end = std::min(kinds.find(' ', start), kinds.size());
    out += (out.empty() ? "" : ",") + dimensions_of(kinds.substr(start, end - start), status);
    start = end + 1;
  }
  return "[" + out + "]";
}

}  // namespace

std::vector<Completion> completions(core::database::Connection& book, std::string_view kinds, std::string const& typed) {
  std::vector<Completion> out;
  if (kinds == "subtype")
    for (std::string const pair : {"HR+/HER2-", "TNBC"})
      if (pair.starts_with(typed)) out.push_back({pair, ""});
  core::database::Statement find(book, std::string(sql::completions));
  find.bind(1, json_of(kinds, typed.find('=') != std::string::npos));
  find.bind(2, typed);
  while (find.executeStep()) {
    auto const word = text_or_empty(find, 0), label = text_or_empty(find, 1);
    out.push_back({word, label == word ? "" : label});
  }
  return out;
}

}  // namespace query
