// cli/help.cpp - two columns, names and what they are for; where the terminal is narrow, one under the other.
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "core/text/width.hpp"

namespace cli {

char const* const about = "trialbook: clinical-trial evidence as documents quote it. Not medical advice.";

namespace {

constexpr std::size_t narrow = 60, least = 20;
using Phrases = core::language::PhraseBook;
using Entries = std::vector<std::pair<std::string, std::string>>;

// `text` in lines that stand in by `indent`; `before` stands before the first.
std::string folded(std::string const& text, std::size_t indent, std::size_t width, std::string before = {}) {
  if (before.empty()) before = std::string(indent, ' ');
  std::string out;
  for (auto const& line : core::text::wrap(text, std::max(least, width - std::min(width, indent))))
    out += (out.empty() ? before : std::string(indent, ' ')) + line + "\n";
  return out;
}

std::string two_columns(Entries const& entries, std::size_t width) {
  constexpr std::size_t indent = 2, gap = 2, most = 26;
  std::size_t column = 0;
  for (auto const& [name, what] : entries) column = std::max(column, core::text::width(name));
  column = width < narrow ? 3 * indent : indent + std::min(column, most) + gap;
  std::string out;
  for (auto const& [name, what] : entries) {
    auto const first = std::string(indent, ' ') + name;
    if (core::text::width(first) + gap <= column)
      out += folded(what, column, width, core::text::pad_right(first, column));
    else
      out += folded(name, 2 * indent, width, std::string(indent, ' ')) + folded(what, column, width);
  }
  return out;
}

std::string options_section(char const* heading, Command const& command, bool positional, std::size_t width, Phrases const& phrases) {
  Entries entries;
  for (auto const& option : command.options)
    if (is_positional(option) == positional) entries.emplace_back(shown_name(option), phrases.translate_or_keep(option.help));
  return entries.empty() ? "" : fmt::format("\n{}:\n{}", phrases.translate_or_keep(heading), two_columns(entries, width));
}

// Words of a command line with their quotes; an option stays with its value.
std::vector<std::string> pieces_of(std::string const& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (char const c : line) {
    if (c == '"') quoted = !quoted;
    bool const ends = c == ' ' && !quoted && !(out.back().starts_with("--") && out.back().find(' ') == std::string::npos);
    if (ends)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

}  // namespace

std::string shown_name(Option const& option) {
  if (is_positional(option)) return option.name + (option.repeated ? "..." : "");
  return "--" + option.name + (option.value.empty() ? "" : " " + option.value);
}

std::string synopsis_of(Command const& command) {
  std::string out = "[OPTIONS]";
  for (auto const& option : command.options)
    if (is_positional(option)) out += option.required ? " " + shown_name(option) : " [" + shown_name(option) + "]";
  return out;
}

std::string description_of(Command const& command) { return command.description.empty() ? command.summary + "." : command.description; }

std::vector<std::string> command_lines(std::string const& example, std::size_t width) {
  constexpr std::size_t indent = 4, end = 3;
  std::vector<std::string> out{"trialbook"};
  for (auto const& piece : pieces_of(example)) {
    if (core::text::width(out.back() + piece) + end <= width) {
      out.back() += " " + piece;
      continue;
    }
    out.back() += " \\";
    // Inside quotes a shell takes a line break as it stands, and so does SQL.
    for (auto const& part : core::text::wrap(piece, std::max<std::size_t>(width, indent + end + 10) - indent - end))
      out.push_back(std::string(indent, ' ') + part);
  }
  return out;
}

std::string help_of(Command const& command, std::size_t width, Phrases const& phrases) {
  auto const said = [&](std::string const& text) { return phrases.translate_or_keep(text); };
  std::string const usage = said("Usage:") + " ";
  auto out = folded(fmt::format("trialbook {} {}", command.name, synopsis_of(command)), core::text::width(usage), width, usage);
  out += "\n" + folded(said(command.summary), 0, width);
  if (!command.description.empty()) out += "\n" + folded(said(command.description), 0, width);
  out += options_section("What to name", command, true, width, phrases) + options_section("Options", command, false, width, phrases) + "\n" +
         said("Examples") + ":\n";
  for (auto const& example : command.examples) {
    for (auto const& line : command_lines(example.line, width - std::min<std::size_t>(width, 2))) out += "  " + line + "\n";
    out += folded(said(example.what), 6, width);
  }
  return out;
}

std::string help_of_program(std::size_t width, Phrases const& phrases) {
  auto const said = [&](std::string const& text) { return phrases.translate_or_keep(text); };
  Entries entries;
  for (auto const& command : commands()) entries.emplace_back(command.name, said(command.summary));
  return folded(said(about), 0, width) + "\n" + said("Usage:") + " trialbook COMMAND [OPTIONS]\n\n" + said("Commands") + ":\n" +
         two_columns(entries, width) + "\n" + said("Options") + ":\n" +
         two_columns({{"--help", said("print this list, or the help of a command")}, {"--version", said("print the version")}}, width) + "\n" +
         folded(said("Each command has --help with examples."), 0, width);
}

}  // namespace cli
