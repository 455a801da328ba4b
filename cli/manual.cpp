// cli/manual.cpp - a small writer of the man macros; every text goes through escaped(), so none of it can be read as a request.
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/help.hpp"

namespace cli {
namespace {

struct Entry {
  std::string term, text;  // the term already with its fonts
};

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      default:
        out += c;
    }
  return text.starts_with(".") ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

class Page {
 public:
  Page(std::string name, std::string_view summary) {
    std::string title = name;
    std::transform(title.begin(), title.end(), title.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    out_ = fmt::format(".TH {} 1 {} \"trialbook {}\" \"User commands\"\n.nh\n.ad l\n", escaped(title), TRIALBOOK_DATE, TRIALBOOK_VERSION);
    section("NAME");
    out_ += fmt::format("{} \\- {}\n", escaped(name), escaped(summary));
  }
  void section(char const* heading) { out_ += fmt::format(".SH {}\n", heading); }
  void text(std::string_view paragraph) { out_ += escaped(paragraph) + "\n"; }
  void next(std::string_view paragraph) { out_ += ".PP\n" + escaped(paragraph) + "\n"; }
  void roff(std::string const& line) { out_ += line + "\n"; }
  void entries(char const* heading, std::vector<Entry> const& all) {
    if (all.empty()) return;
    section(heading);
    for (auto const& entry : all) out_ += ".TP\n" + entry.term + "\n" + escaped(entry.text) + "\n";
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string term_of(Option const& option) {
  if (is_positional(option)) return italic(option.name) + (option.repeated ? "\\&..." : "");
  return bold("--" + option.name) + (option.value.empty() ? "" : " " + italic(option.value));
}

std::string synopsis(Command const& command) {
  std::string out = bold("trialbook " + command.name) + " [" + italic("OPTIONS") + "]";
  for (auto const& option : command.options)
    if (is_positional(option)) out += option.required ? " " + term_of(option) : " [" + term_of(option) + "]";
  return out;
}

std::vector<Entry> option_entries(Command const& command) {
  std::vector<Entry> out;
  for (auto const& option : command.options) out.push_back({term_of(option), option.help + (option.repeated ? "; more than one can be given" : "")});
  out.push_back({bold("--help"), "print a short form of this page"});
  return out;
}

bool reads_book(Command const& command) {
  return std::any_of(command.options.begin(), command.options.end(), [](Option const& option) { return option.name == "db"; });
}

void add_exit_status(Page& page) {
  page.entries("EXIT STATUS", {{"0", "done"},
                               {"1", "failed; the message says what, where and why, and nothing was half written"},
                               {"2", "the command line is wrong, or names something that the book does not know"},
                               {"3", "verify or show --source did not find a number in the user's copy of the document"}});
}

void add_environment(Page& page) {
  page.entries("ENVIRONMENT", {{"TRIALBOOK_DB", "the book to use where --db names none"},
                               {"XDG_DATA_HOME", "folder of the user's own book; ~/.local/share unless set"},
                               {"COLUMNS", "width of the answers on a terminal; otherwise the terminal is asked"},
                               {"NO_COLOR", "when set, no colour. A terminal whose TERM is dumb gets none either, nor does a pipe or a file"}});
}

void add_files(Page& page) {
  page.entries("FILES",
               {{italic("$XDG_DATA_HOME/trialbook/trialbook.db"), "the user's own book, made by the first import as a copy of the shipped one"},
                {italic("../share/trialbook/trialbook.db"), "the shipped book, sought from the folder of the program; no command changes it"}});
}

void add_examples(Page& page, std::vector<Example> const& examples) {
  constexpr std::size_t width = 70;
  page.section("EXAMPLES");
  for (auto const& example : examples) {
    if (&example != &examples.front()) page.roff(".PP");
    page.text(example.what + (example.what.ends_with("?") ? "" : ":"));
    page.roff(".RS 4\n.nf");
    for (auto const& line : command_lines(example.line, width)) page.text(line);
    page.roff(".fi\n.RE");
  }
}

// The first of each command that asks the book.
std::vector<Example> first_examples() {
  std::vector<Example> out;
  for (auto const& command : commands())
    if (reads_book(command)) out.push_back(command.examples.front());
  return out;
}

}  // namespace

std::string manual_page(Command const& command) {
  Page page("trialbook-" + command.name, command.summary);
  page.section("SYNOPSIS");
  page.roff(synopsis(command));
  page.section("DESCRIPTION");
  page.text(description_of(command));
  page.entries("OPTIONS", option_entries(command));
  add_examples(page, command.examples);
  add_exit_status(page);
  if (reads_book(command)) add_environment(page), add_files(page);
  page.section("SEE ALSO");
  page.roff(".BR trialbook (1)");
  return page.take();
}

std::string manual_page_of_program() {
  Page page("trialbook", "clinical-trial evidence as documents quote it");
  page.section("SYNOPSIS");
  page.roff(bold("trialbook") + " " + italic("COMMAND") + " [" + italic("OPTIONS") + "]");
  page.section("DESCRIPTION");
  page.text(
      "An evidence book for oncology guidelines, offline: what documents quote of clinical trials (medians, hazard ratios, intervals, P values, "
      "harms) and what they recommend, with evidence levels and grades, in one SQLite file. Every number keeps its raw text and its place in the "
      "document. A quoted value, a derived value and a guess never look alike.");
  page.next("Answers go to the terminal as a table fitted to its width, into a pipe as plain text, into a file as its suffix says.");
  page.next("Not medical advice; the program adds no recommendation of its own.");
  std::vector<Entry> entries;
  for (auto const& command : commands()) entries.push_back({bold(command.name), command.summary});
  page.entries("COMMANDS", entries);
  page.entries("OPTIONS", {{bold("--help"), "print the list of commands; after a command, its options with examples"},
                           {bold("--version"), "print the version"}});
  add_examples(page, first_examples());
  add_exit_status(page);
  add_environment(page);
  add_files(page);
  page.section("SEE ALSO");
  for (std::size_t i = 0; i < commands().size(); ++i)
    page.roff(".BR trialbook\\-" + escaped(commands()[i].name) + " (1)" + (i + 1 < commands().size() ? "," : ""));
  return page.take();
}

}  // namespace cli
