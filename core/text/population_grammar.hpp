// core/text/population_grammar.hpp - the syntax of population expressions (data/CODEBOOK.md §9):
// "hr+ ; her2- ; line second-or-later [heading] ; prior cdk46-inhibitor progressed". Knows no vocabulary.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/regimen_grammar.hpp"

namespace core::text {

// "prior (tamoxifen | nonsteroidal-ai) progressed setting advanced lines 1-2 interval <12m"
struct PriorTherapy {
  std::vector<NameAt> treatments;
  std::string status;    // naive exposed progressed refractory not-progressed
  std::string setting;   // adjuvant neoadjuvant advanced, or empty
  std::string lines;     // "1", "1-2", ">=2", or empty
  std::string interval;  // as typed, or empty
};

struct Atom {
  NameAt name;                        // a term; "line first" comes out as "line-first"; of a prior therapy only the place
  std::optional<PriorTherapy> prior;  // filled instead of the name
};

struct PopulationItem {
  std::vector<Atom> alternatives;
  bool heading = false;
};

std::vector<PopulationItem> parse_population(std::string_view expression);

}  // namespace core::text
