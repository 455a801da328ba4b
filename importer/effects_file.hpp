// importer/effects_file.hpp - a user's own table of effects for pooling: study with hr, ci_lower, ci_upper [, ci_level] or with TE, seTE; for
// networks treat1 and treat2 too. Numbers count as given, so the standard error of a ratio is the whole width of its interval on the log scale over 2
// z (Parmar 1998; Cochrane Handbook 7.7.7). Knows no vocabulary and no database. Throws core::InputError with every problem and its place.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace importer {

struct StudyEffect {
  std::string study, treat1, treat2;
  double te = 0;  // of ratios the natural logarithm
  double se = 0;
  std::size_t line = 0;
  std::string subgroup{};  // where a column of subgroups was asked for
};

struct EffectsFile {
  std::vector<StudyEffect> rows;
  bool ratios = false;             // typed as hazard ratios: te is their logarithm
  std::vector<std::string> notes;  // columns that were left alone
};

enum class EffectsKind { pairwise, network };

EffectsFile read_effects(std::string const& file, std::string_view bytes, EffectsKind kind, std::string const& subgroup_column = {});

}  // namespace importer
