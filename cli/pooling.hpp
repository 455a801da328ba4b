// cli/pooling.hpp - the options that pool, indirect, network and plot share: model, profile, lumps, assumptions, a user's own file. Turns what was
// typed into plain values; throws core::UsageError with the known ones.
#pragma once
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "importer/effects_file.hpp"
#include "query/pool.hpp"

namespace cli {

std::vector<Option> model_options();    // --profile --method --ci-method --level
std::vector<Option> pooling_options();  // --source --cut --assessor --lump --assume-two-sided --headings-too
Option input_option();                  // --input
Option direction_option();              // --direction

query::Model model_of(Arguments const& arguments);
query::PoolingChoices choices_of(Arguments const& arguments, schema::Vocabulary const& vocabulary);
importer::EffectsFile read_input(Arguments const& arguments, importer::EffectsKind kind);

bool higher_is_good(Arguments const& arguments);
// Says which side is favoured, where the user said which values are good.
void add_direction(Arguments const& arguments, core::table::Document& answer);

// Filters and endpoints as typed; at least one endpoint is asked for.
query::Filters question_of(Arguments const& arguments, core::database::Connection& book, schema::Vocabulary const& vocabulary);

// With --input the options that ask the book have no meaning: throws core::UsageError naming the one given.
void check_no_book_options(Arguments const& arguments);

}  // namespace cli
