// importer/interner_keys.hpp - small things that the interner's parts share: joining, and finding a row by its canonical key.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/database/database.hpp"
#include "schema/vocabulary.hpp"

namespace importer {

inline std::string joined(std::vector<std::string> const& pieces, std::string_view separator) {
  std::string out;
  for (auto const& piece : pieces) out += (out.empty() ? "" : std::string(separator)) + piece;
  return out;
}

// `table` is regimen or population. 0 when there is no such row.
inline std::int64_t find_key(core::database::Connection& book, std::string const& table, std::string const& key) {
  core::database::Statement find(book, "SELECT id FROM " + table + " WHERE key = ?1");
  find.bind(1, key);
  return find.executeStep() ? find.getColumn(0).getInt64() : 0;
}

inline bool is_any_treatment(std::string const& dimension) { return schema::is_treatment_dimension(dimension); }
inline bool is_class(std::string const& dimension) { return dimension == "drug-class"; }

}  // namespace importer
