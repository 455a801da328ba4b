// cli/pooling.hpp - the options that pool, indirect, network and plot share: model, profile, lumps, assumptions, a user's own file. Turns what was
// typed into plain values; throws core::UsageError with the known ones.
#pragma once
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "importer/effects_file.hpp"
#include "query/pool.hpp"

namespace cli {

std::vector<Option> model_options();  // --profile --method --ci-method --level
// --source --cut --assessor --lump --assume-two-sided --headings-too; a command whose --source has another default says so.
std::vector<Option> pooling_options(std::string const& help_of_source = {});
Option input_option();      // --input
Option direction_option();  // --direction

query::Model model_of(Arguments const& arguments);
query::PoolingChoices choices_of(Arguments const& arguments, schema::Vocabulary const& vocabulary);
importer::EffectsFile read_input(Arguments const& arguments, importer::EffectsKind kind);

bool higher_is_good(Arguments const& arguments);
// Says which side is favoured, where the user said which values are good.
void add_direction(Arguments const& arguments, core::table::Document& answer);

// Filters and endpoints as typed, and whose findings are used: those of --source, else of `sources`.
query::Filters question_of(Arguments const& arguments, core::database::Connection& book, schema::Vocabulary const& vocabulary,
                           std::string const& sources = "both");

// With --input the options that ask the book have no meaning: throws core::UsageError naming the one given.
void check_no_book_options(Arguments const& arguments);

}  // namespace cli
