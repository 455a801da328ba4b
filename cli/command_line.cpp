// cli/command_line.cpp - each command becomes a subcommand; its options are filled into plain vectors first and copied into Arguments in the order of
// the list.
#include "cli/command_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <list>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "core/text/names.hpp"

namespace cli {
namespace {

struct Slot {
  Option const* option;
  std::vector<std::string> values;
  bool flag = false;
};

void add_option(CLI::App& app, Slot& slot) {
  auto const& option = *slot.option;
  if (option.value.empty() && !is_positional(option)) {
    app.add_flag("--" + option.name, slot.flag, option.help);
    return;
  }
  auto* added = app.add_option(is_positional(option) ? option.name : "--" + option.name, slot.values, option.help);
  added->required(option.required)->type_name(is_positional(option) ? "" : option.value);
  if (option.repeated)
    added->expected(is_positional(option) ? -1 : 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  else
    added->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::Throw);
  if (!(option.repeated && is_positional(option))) added->allow_extra_args(false);  // otherwise a vector takes the words behind it too
}

// Help is printed while the line is being read, so its language is looked for in the line as typed.
bool asks_for_chinese(int argc, char const* const* argv) {
  for (int i = 1; i < argc; ++i) {
    std::string_view const word = argv[i];
    if (word == "--lang=zh" || (word == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "zh")) return true;
  }
  return false;
}

// The help of the program or of one command instead of CLI11's own, which folds nothing.
std::string help_text(CLI::App const& app, bool chinese) {
  auto const* command = find_command(app.get_name());
  auto const width = std::min<std::size_t>(columns_of(STDOUT_FILENO), 100);  // longer lines are hard to read
  auto const phrases = chinese ? core::language::chinese() : core::language::PhraseBook("");
  return command != nullptr ? help_of(*command, width, phrases) : help_of_program(width, phrases);
}

// A word as a shell takes it.
std::string typed(std::string const& word) {
  if (!word.empty() && word.find_first_of(" \t\n\"'\\$`<>|&;()*?#!~{}[]") == std::string::npos) return word;
  std::string out = "\"";
  for (char const c : word) out += std::string(c == '"' || c == '\\' || c == '$' || c == '`' ? "\\" : "") + c;
  return out + "\"";
}

// Positional arguments first. What only says which book answers and where the answer goes is no part of the question.
std::string query_of(std::string const& command, std::vector<Slot*> const& slots) {
  constexpr std::array delivery{"db", "format", "bom", "spreadsheet-safe", "output", "overwrite", "quiet"};
  std::string words = command, options;
  for (auto const* slot : slots) {
    if (std::find(delivery.begin(), delivery.end(), slot->option->name) != delivery.end()) continue;
    if (slot->flag) options += " --" + slot->option->name;
    for (auto const& value : slot->values) (is_positional(*slot->option) ? words : options += " --" + slot->option->name) += " " + typed(value);
  }
  return words + options;
}

int unknown_command(std::string const& word) {
  std::vector<std::string> names;
  for (auto const& command : commands()) names.push_back(command.name);
  std::string known;
  for (auto const& name : names) known += (known.empty() ? "" : ", ") + name;
  auto const near = core::text::did_you_mean(word, names);
  print_error("'" + word + "' is not a command", (near.empty() ? "" : near + "\n    ") + "commands: " + known + "; see: trialbook --help");
  return usage;
}

}  // namespace

int run_command_line(int argc, char const* const* argv) {
  if (argc > 1 && std::string_view(argv[1]) == "__complete") return answer_completion({argv + 2, argv + argc});
  CLI::App app("", "trialbook");
  bool const chinese = asks_for_chinese(argc, argv);
  app.formatter_fn([chinese](CLI::App const* at, std::string const&, CLI::AppFormatMode) { return help_text(*at, chinese); });
  std::string ignored;  // the language of the program's own help; of an answer it is an option of the command
  app.add_option("--lang", ignored);
  app.set_version_flag("--version", std::string("trialbook ") + TRIALBOOK_VERSION);
  app.require_subcommand(1);
  std::list<Slot> slots;
  std::vector<std::pair<CLI::App*, std::vector<Slot*>>> subcommands;
  for (auto const& command : commands()) {
    auto* sub = app.add_subcommand(command.name, command.summary);
    std::vector<Slot*> own;
    for (auto const& option : command.options) {
      slots.push_back({&option, {}, false});
      own.push_back(&slots.back());
      add_option(*sub, slots.back());
    }
    subcommands.emplace_back(sub, std::move(own));
  }
  if (argc > 1 && argv[1][0] != '-' && find_command(argv[1]) == nullptr) return unknown_command(argv[1]);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& e) {
    if (e.get_exit_code() == 0) return app.exit(e) == 0 ? done : failed;  // --help, --version
    print_error(e.what(), argc > 1 ? fmt::format("see: trialbook {} --help", argv[1]) : "see: trialbook --help");
    return usage;
  }
  for (std::size_t i = 0; i < subcommands.size(); ++i) {
    if (!subcommands[i].first->parsed()) continue;
    Arguments arguments;
    for (auto const* slot : subcommands[i].second) {
      if (slot->flag) arguments.add(slot->option->name, "");
      for (auto const& value : slot->values) arguments.add(slot->option->name, value);
    }
    arguments.set_query(query_of(commands()[i].name, subcommands[i].second));
    return commands()[i].run(arguments);
  }
  return usage;
}

}  // namespace cli
