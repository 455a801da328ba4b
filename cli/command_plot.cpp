// cli/command_plot.cpp - which kind of picture: a new kind is a line in kinds().
#include <fmt/format.h>

#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/networking.hpp"
#include "cli/picture.hpp"
#include "cli/plot.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "core/text/names.hpp"

namespace cli {
namespace {

struct Kind {
  std::string name;
  int (*run)(Arguments const&);
};

std::vector<Kind> const& kinds() {
  static std::vector<Kind> const all{
      {"forest", plot_forest},
      {"network", plot_network},
  };
  return all;
}

std::string names(char const* separator) {
  std::string out;
  for (auto const& kind : kinds()) out += (out.empty() ? "" : separator) + kind.name;
  return out;
}

int run(Arguments const& arguments) {
  check_picture_options(arguments);
  auto const typed = arguments.get("KIND");
  std::vector<std::string> known;
  for (auto const& kind : kinds()) {
    if (kind.name == typed) return kind.run(arguments);
    known.push_back(kind.name);
  }
  auto const near = core::text::did_you_mean(typed, known);
  throw core::UsageError("plot " + typed + ": there is no such picture", (near.empty() ? "" : near + "\n    ") + "known: " + names(", "));
}

std::vector<Option> options() {
  std::vector<Option> out{{"KIND", "", "the picture: " + names(", "), true, false, names("|")},
                          {"ENDPOINT", "", "endpoints of the book: PFS, OS …", false, true, "endpoint"}};
  auto const add = [&](std::vector<Option> const& group) { out.insert(out.end(), group.begin(), group.end()); };
  add(filter_options());
  out.push_back({"trial", "NAME", "one trial only", false, false, "trial"});
  add(pooling_options());
  add(model_options());
  add(network_options());
  out.push_back(input_option());
  out.push_back({"no-pooled", "", "studies alone, without pooled effects"});
  out.push_back({"order", "KEY", "of studies: as-given (otherwise), precision, name", false, false, "as-given|precision|name"});
  out.push_back({"db", "FILE", "the book to ask; otherwise $TRIALBOOK_DB, your own book, or the shipped one"});
  add(picture_options());
  return out;
}

}  // namespace

Command plot_command() {
  return {
      "plot",
      "forest and network plots as SVG, PNG or PDF, of the book or your own studies",
      options(),
      {{"plot forest PFS --subtype HR+/HER2- --line first --output pfs.svg", "ratios side by side: what the book quotes cannot be pooled"},
       {"plot forest PFS --subtype HR+/HER2- --assume-two-sided --lump class:cdk46-inhibitor --output pfs.svg", "pooled by your own decisions"},
       {"plot forest --input studies.csv --order precision --output studies.svg", "your own studies, the most precise first"}},
      run,
      "Squares are ratios experimental over control, by weight where they are pooled and of one size where they are not; a hollow one has no "
      "quoted interval. Diamonds are pooled effects, drawn only where pool would compute them; the footer names the model and what was left out. "
      "An interval that leaves the axis ends in an arrow. PNG and PDF need the program rsvg-convert (package librsvg2-bin); the same question gives "
      "the same bytes."};
}

}  // namespace cli
