// cli/command_template.cpp - an empty input file with its columns explained.
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "core/error.hpp"
#include "core/text/names.hpp"
#include "importer/template.hpp"
#include "report/formats.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  auto const kind = arguments.get("KIND");
  auto const* spec = importer::find_spec(kind);
  if (spec == nullptr) {
    std::vector<std::string> kinds;
    std::string known;
    for (auto const& one : importer::sheet_specs()) kinds.emplace_back(one.kind), known += (known.empty() ? "" : ", ") + kinds.back();
    auto const near = core::text::did_you_mean(kind, kinds);
    throw core::UsageError("'" + kind + "': there is no such kind of file", (near.empty() ? "" : near + "\n    ") + "kinds: " + known);
  }
  check_answer_options(arguments, "csv");
  if (chosen_format(arguments, "csv") == "csv")
    deliver_bytes(importer::template_of(*spec), arguments);
  else
    deliver(importer::columns_of(*spec), arguments);
  return done;
}

}  // namespace

Command template_command() {
  return {
      "template",
      "an empty input file with its columns explained",
      {{"KIND", "",
        "results, claims, recommendations, referrals, regulatory, doses, document, grades, scales, trials, terms, names, endpoints, effects", true,
        false, "input-kind"},
       {"format", "NAME", "csv: the empty file itself; its columns as a table: " + report::format_names() + "; otherwise as --output ends, else csv",
        false, false, "format"},
       {"output", "FILE", "write there instead of the terminal"},
       {"overwrite", "", "replace an existing file"}},
      {{"template results --output my-results.csv", "start a file of your own findings"}},
      run,
      "Prints the header of an input file, for import; in another format its columns with their rules instead."};
}

}  // namespace cli
