// cli/network_picture.cpp - nodes of one part stand together around the circle; sizes are patients where each trial states them, else trials.
#include "cli/network_picture.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "cli/book_path.hpp"
#include "cli/networking.hpp"
#include "cli/pooling.hpp"
#include "core/error.hpp"
#include "core/language/phrase_book.hpp"
#include "query/editions.hpp"
#include "query/labels.hpp"
#include "query/network.hpp"
#include "query/pool.hpp"
#include "report/network_svg.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

using core::language::PhraseBook;
using query::NetworkQuestion;

std::size_t patients_of(std::string const& text) {
  std::size_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

// What a picture is made of, with words already in the user's language.
class Picture {
 public:
  Picture(NetworkQuestion const& question, PhraseBook const* phrases) : question_(question), phrases_(phrases) {}

  report::NetworkPlot plot(std::string const& title, std::vector<std::string> const& notes) {
    out_.title = words(title);
    count_trials();
    for (std::size_t part = 0; part < question_.parts.size(); ++part) add_part(static_cast<int>(part));
    add_trials();
    add_footer(notes);
    return std::move(out_);
  }

 private:
  struct Count {
    std::size_t trials = 0, patients = 0;
  };

  std::string words(std::string const& text) const { return phrases_ == nullptr ? text : phrases_->translate_or_keep(text); }

  // Patients of both arms are those of each of the two nodes: trials state no more for sure.
  void count_trials() {
    std::map<std::string, std::map<std::string, std::size_t>> seen;  // node → trial → patients
    for (auto const& c : question_.contrasts)
      for (auto const& node : {c.treat1, c.treat2}) seen[node][c.study] = std::max(seen[node][c.study], patients_of(c.total_n));
    for (auto const& [node, trials] : seen)
      for (auto const& [trial, patients] : trials) {
        ++counts_[node].trials;
        counts_[node].patients += patients;
        by_patients_ = by_patients_ && patients > 0;
      }
  }

  void add_part(int part) {
    for (int const id : question_.parts[static_cast<std::size_t>(part)].data.treatments) {
      auto const& name = question_.names.treatments[static_cast<std::size_t>(id)];
      auto const& count = counts_[name];
      std::string label = words(name), note = words(fmt::format("trials: {}", count.trials));
      if (by_patients_) note += words(", ") + words(fmt::format("patients in them: {}", count.patients));
      if (question_.parts.size() > 1) note += words("; ") + words(fmt::format("part {}", part + 1));
      places_[id] = out_.nodes.size();
      out_.nodes.push_back({std::move(label), std::move(note), static_cast<double>(by_patients_ ? count.patients : count.trials), part});
    }
  }

  void add_trials() {
    for (auto const& part : question_.parts) {
      auto const place = [&](int treatment) { return places_.at(part.data.treatments[static_cast<std::size_t>(treatment)]); };
      std::map<std::pair<int, int>, int> trials;
      for (auto const& row : part.data.rows) ++trials[{row.a, row.b}];
      for (auto const& [pair, count] : trials) out_.edges.push_back({place(pair.first), place(pair.second), count});
      for (auto const& study : part.data.studies) {
        if (study.size() < 3) continue;
        out_.several_arms.emplace_back();
        for (int const arm : study.arms) out_.several_arms.back().push_back(place(arm));
      }
    }
  }

  void add_footer(std::vector<std::string> const& notes) {
    if (!question_.stratum.empty()) out_.footer.push_back(words(question_.stratum));
    out_.footer.push_back(words(
        by_patients_ ? "Area of a circle: patients in the trials of the treatment. Width of a line: trials; a line without a number is one trial."
                     : "Area of a circle: trials of the treatment. Width of a line: trials; a line without a number is one trial."));
    if (!out_.several_arms.empty()) out_.footer.push_back(words("Shaded: a trial of more than two arms."));
    if (question_.parts.size() > 1)
      out_.footer.push_back(
          words(fmt::format("Disconnected: the trials form {} separate networks. No relative effect exists between treatments of two of them.",
                            question_.parts.size())));
    for (auto const& note : notes) out_.footer.push_back(words(note));
  }

  NetworkQuestion const& question_;
  PhraseBook const* phrases_;
  report::NetworkPlot out_;
  std::map<std::string, Count> counts_;
  std::map<int, std::size_t> places_;
  bool by_patients_ = true;
};

bool in_chinese(Arguments const& arguments) { return arguments.get("lang", "en") == "zh"; }

std::string picture_of_file(Arguments const& arguments) {
  check_no_book_options(arguments);
  auto const file = read_input(arguments, importer::EffectsKind::network);
  auto const options = network_options_of(arguments, file.ratios);
  auto const question = query::own_network(contrasts_of(file), arguments.get("input"), file.ratios, options);
  auto const phrases = core::language::chinese();
  return report::network_svg(Picture(question, in_chinese(arguments) ? &phrases : nullptr).plot("Network of own contrasts", {}));
}

[[noreturn]] void refuse_many(std::vector<NetworkQuestion> const& questions) {
  std::string listed;
  for (auto const& question : questions) listed += "\n    " + question.stratum;
  throw core::UsageError("plot network: these filters ask several questions, and a picture shows one",
                         "narrow them by --line, --subtype, --prior, --assessor …:" + listed);
}

}  // namespace

std::string network_picture(Arguments const& arguments) {
  auto const options = network_options_of(arguments, true);
  if (arguments.has("input")) return picture_of_file(arguments);
  if (arguments.all("ENDPOINT").empty())
    throw core::UsageError("plot network: which endpoint?", "trialbook plot network PFS, or trialbook plot network --input FILE.csv");
  auto book = schema::open(book_to_read(arguments));
  schema::Vocabulary const vocabulary(book);
  auto const choices = choices_of(arguments, vocabulary);
  core::table::Document head;  // editions and assumptions, as an answer would print them
  auto const asked = question_of(arguments, book, vocabulary);
  query::add_choices(asked, choices, head);
  auto const filters = query::current_editions(book, asked, head);
  auto effects = query::study_effects(book, filters, choices);
  auto const questions = query::networks_of(effects, options);
  if (questions.empty())
    throw core::Error("plot network: no two trials answer one question with usable standard errors", "trialbook network says what each row lacks");
  if (questions.size() > 1) refuse_many(questions);
  auto phrases = core::language::chinese();
  query::add_labels(book, phrases);
  std::vector<std::string> footer;
  for (auto const& fact : head.facts) footer.push_back(fact.label + ": " + fact.value);
  footer.push_back(fmt::format("Left out: {}; why, says trialbook network", effects.left_out.size()));
  return report::network_svg(Picture(questions[0], in_chinese(arguments) ? &phrases : nullptr)
                                 .plot(fmt::format("Network: {}", fmt::join(filters.endpoint_labels, ", ")), footer));
}

}  // namespace cli
