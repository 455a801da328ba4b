// cli/plot_forest.cpp - the lines of query/forest → columns of report/forest_svg, in the language of the user.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answer.hpp"
#include "cli/book_path.hpp"
#include "cli/picture.hpp"
#include "cli/plot.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "core/language/phrase_book.hpp"
#include "query/forest.hpp"
#include "query/labels.hpp"
#include "report/forest_svg.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

using query::Forest;
using query::ForestLine;

// A text in the language of the picture; without a phrase book as it is.
class Words {
 public:
  explicit Words(core::language::PhraseBook const* phrases) : phrases_(phrases) {}
  std::string operator()(std::string const& text) const { return phrases_ == nullptr ? text : phrases_->translate_or_keep(text); }

 private:
  core::language::PhraseBook const* phrases_;
};

report::ForestRow::Kind kind_of(ForestLine::Kind kind) {
  using Row = report::ForestRow::Kind;
  switch (kind) {
    case ForestLine::Kind::heading:
      return Row::heading;
    case ForestLine::Kind::pooled:
      return Row::pooled;
    case ForestLine::Kind::prediction:
      return Row::prediction;
    case ForestLine::Kind::note:
      return Row::note;
    case ForestLine::Kind::study:
      break;
  }
  return Row::study;
}

bool has_patients(Forest const& forest) {
  return std::any_of(forest.lines.begin(), forest.lines.end(), [](ForestLine const& line) { return !line.n.empty(); });
}

report::ForestRow row_of(Forest const& forest, ForestLine const& line, Words const& words) {
  report::ForestRow out;
  out.kind = kind_of(line.kind);
  std::string label = words(line.label);
  for (auto const& detail : line.detail) label += "\n" + words(detail);
  out.left = {label};
  if (forest.quotes || forest.weighted) out.left.push_back(words(line.quoted));
  if (has_patients(forest)) out.left.push_back(line.n);
  out.right = {words(line.effect)};
  if (forest.weighted) out.right.insert(out.right.end(), {line.weight_common, line.weight_random});
  out.estimate = line.estimate;
  out.low = line.low;
  out.high = line.high;
  out.weight = line.share;
  out.hollow = line.hollow;
  return out;
}

report::ForestPlot plot_of(Forest const& forest, Words const& words) {
  report::ForestPlot out;
  out.title = words(forest.title);
  for (auto const& banner : forest.banners) out.banners.push_back(words(banner));
  out.left = {{words(forest.quotes ? "Trial" : "Study"), true}};
  if (forest.quotes)
    out.left.push_back({words("As quoted"), true});
  else if (forest.weighted)
    out.left.push_back({"P", false});
  if (has_patients(forest)) out.left.push_back({"n", false});
  out.right = {{words(forest.effect_head), false}};
  if (forest.weighted) out.right.insert(out.right.end(), {{words("Weight, common"), false}, {words("Weight, random"), false}});
  for (auto const& line : forest.lines) out.rows.push_back(row_of(forest, line, words));
  out.ratio = forest.ratio;
  out.axis_label = words(forest.axis_label);
  out.favours_low = words(forest.favours_low);
  out.favours_high = words(forest.favours_high);
  for (auto const& line : forest.footer) out.footer.push_back(words(line));
  return out;
}

query::ForestOrder order_of(Arguments const& arguments) {
  auto const typed = arguments.get("order", "as-given");
  if (typed == "as-given") return query::ForestOrder::as_given;
  if (typed == "precision") return query::ForestOrder::precision;
  if (typed == "name") return query::ForestOrder::name;
  throw core::UsageError("--order " + typed + ": there is no such order", "known: as-given, precision, name");
}

query::ForestChoices own_choices(Arguments const& arguments) { return {{}, model_of(arguments), order_of(arguments), !arguments.has("no-pooled")}; }

void deliver_forest(Forest forest, core::language::PhraseBook const& phrases, Arguments const& arguments, std::string const& source) {
  forest.footer.emplace_back(forest.weighted ? "Pooled effects are computed, not quoted. Not medical advice." : "Not medical advice.");
  Words const words(arguments.get("lang", "en") == "zh" ? &phrases : nullptr);
  auto plot = plot_of(forest, words);
  plot.footer.push_back(source);
  deliver_picture(report::forest_svg(plot), arguments);
}

std::string program() { return std::string("trialbook ") + TRIALBOOK_VERSION; }

int plot_file(Arguments const& arguments) {
  check_no_book_options(arguments);
  if (!arguments.all("ENDPOINT").empty()) throw core::UsageError("an endpoint asks the book and does not go with --input", "give the file alone");
  auto const file = read_input(arguments, importer::EffectsKind::pairwise);
  std::vector<query::OwnStudy> studies;
  for (auto const& row : file.rows) studies.push_back({row.study, row.te, row.se});
  auto forest = query::forest_of_own(studies, file.ratios, own_choices(arguments));
  forest.footer.insert(forest.footer.end(), file.notes.begin(), file.notes.end());
  deliver_forest(std::move(forest), core::language::chinese(), arguments, program());
  return done;
}

int plot_book(Arguments const& arguments) {
  if (arguments.all("ENDPOINT").empty())
    throw core::UsageError("plot forest: which endpoint?", "trialbook plot forest PFS, or trialbook plot forest --input FILE.csv");
  auto choices = own_choices(arguments);
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  choices.pooling = choices_of(arguments, vocabulary);
  auto forest = query::forest(book, question_of(arguments, book, vocabulary), choices);
  auto phrases = core::language::chinese();
  query::add_labels(book, phrases);
  auto const content = schema::property(book, "content_hash").substr(0, 12);
  deliver_forest(std::move(forest), phrases, arguments, fmt::format("{}; content {}", program(), content));
  return done;
}

}  // namespace

int plot_forest(Arguments const& arguments) { return arguments.has("input") ? plot_file(arguments) : plot_book(arguments); }

}  // namespace cli
