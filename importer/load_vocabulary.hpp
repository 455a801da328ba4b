// importer/load_vocabulary.hpp - vocabulary sheets → term, is_a, endpoint, trial, name. Problems are collected in the context.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "importer/batch.hpp"

namespace importer {

void load_terms(Context& context, Sheet& sheet, std::string const& dimension);
// is_a may name terms of any file, so edges come after all terms.
void load_edges(Context& context, Sheet& sheet);
void load_endpoints(Context& context, Sheet& sheet);
void load_trials(Context& context, Sheet& sheet);
void load_names(Context& context, Sheet& sheet);

}  // namespace importer
