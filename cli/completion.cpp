// cli/completion.cpp - a book is opened only where one of its names is wanted.
#include "cli/completion.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "cli/book_path.hpp"
#include "cli/commands.hpp"
#include "cli/line_so_far.hpp"
#include "cli/shell_words.hpp"
#include "importer/columns.hpp"
#include "report/formats.hpp"
#include "schema/book.hpp"

namespace cli {
namespace {

using query::Completion;

void add_words(Completions& out, std::string const& typed, std::vector<Completion> const& all) {
  for (auto const& one : all)
    if (one.word.starts_with(typed)) out.candidates.push_back(one);
}

std::vector<Completion> parted_words(std::string const& text) {
  std::vector<Completion> out;
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find('|', start), text.size());
    out.push_back({text.substr(start, end - start), ""});
    start = end + 1;
  }
  return out;
}

// Words that are known without a book; nothing when `kind` is not one of those.
std::vector<Completion> fixed_words(std::string const& kind) {
  std::vector<Completion> out;
  if (kind == "format")
    for (auto const& format : report::formats()) out.push_back({std::string(format.name), std::string(format.summary)});
  if (kind == "input-kind")
    for (auto const& spec : importer::sheet_specs()) out.push_back({std::string(spec.kind), ""});
  if (kind == "command")
    for (auto const& command : commands()) out.push_back({command.name, command.summary});
  if (kind.find('|') != std::string::npos) return parted_words(kind);
  return out;
}

std::string without_tilde(std::string const& file) {
  char const* home = std::getenv("HOME");
  return file.starts_with("~/") && home != nullptr ? home + file.substr(1) : file;
}

std::vector<Completion> names_of_book(std::string const& kinds, std::string const& word, Arguments const& typed) try {
  Arguments named;
  if (typed.has("db")) named.add("db", without_tilde(typed.get("db")));
  auto book = schema::open(book_to_read(named));
  return query::completions(book, kinds, word);
} catch (std::exception const&) {
  return {};
}

// "document=file": the id of a document, then '=' and a file.
Completions document_and_file(std::string const& word, Arguments const& typed) {
  if (word.find('=') != std::string::npos) return {Completions::files, {}};
  Completions out{Completions::open, names_of_book("document", word, typed)};
  for (auto& candidate : out.candidates) candidate.word += "=";
  return out;
}

Completions values_of(Option const& option, std::string const& word, Arguments const& typed) {
  auto const kind = !option.completes.empty()                           ? option.completes
                    : option.value == "FILE" || option.name == "FILE"   ? std::string("file")
                    : option.value == "DIR" || option.value == "FOLDER" ? std::string("folder")
                                                                        : std::string();
  if (kind == "file") return {Completions::files, {}};
  if (kind == "folder") return {Completions::folders, {}};
  if (kind == "document=file") return document_and_file(word, typed);
  Completions out;
  if (auto const words = fixed_words(kind); !words.empty())
    add_words(out, word, words);
  else if (!kind.empty())
    out.candidates = names_of_book(kind, word, typed);
  return out;
}

Completions value_behind_equals(Command const& command, std::string const& word, LineSoFar const& before) {
  auto const equals = word.find('=');
  auto const* option = find_option(command, word.substr(0, equals));
  if (option == nullptr || option->value.empty()) return {};
  auto out = values_of(*option, word.substr(equals + 1), before.typed);
  for (auto& candidate : out.candidates) candidate.word = word.substr(0, equals + 1) + candidate.word;
  return out;
}

Completions option_names(Command const& command, std::string const& word, LineSoFar const& before) {
  std::vector<Completion> all;
  for (auto const& option : command.options)
    if (!is_positional(option) && (option.repeated || !before.typed.has(option.name))) all.push_back({"--" + option.name, option.help});
  all.push_back({"--help", "print the help of this command"});
  Completions out;
  add_words(out, word, all);
  return out;
}

char const* name_of(Completions::Kind kind) {
  switch (kind) {
    case Completions::open:
      return "open";
    case Completions::files:
      return "files";
    case Completions::folders:
      return "folders";
    default:
      return "words";
  }
}

}  // namespace

Completions complete(std::vector<std::string> const& line) {
  if (line.empty()) return {};
  auto const& word = line.back();
  if (line.size() == 1) {
    Completions out;
    add_words(out, word, fixed_words("command"));
    if (word.starts_with("-")) add_words(out, word, {{"--help", "print the list of commands"}, {"--version", "print the version"}});
    return out;
  }
  auto const* command = find_command(line.front());
  if (command == nullptr) return {};
  auto const before = read_line(*command, line);
  if (before.wants_value != nullptr) return values_of(*before.wants_value, word, before.typed);
  if (!before.options_ended && word.starts_with("-"))
    return word.find('=') != std::string::npos ? value_behind_equals(*command, word, before) : option_names(*command, word, before);
  auto const* positional = nth_positional(*command, before.positionals);
  return positional != nullptr ? values_of(*positional, word, before.typed) : Completions{};
}

int answer_completion(std::vector<std::string> const& arguments) {
  if (arguments.size() < 2) return usage;
  bool const bash = arguments[0] == "bash";
  if (bash && arguments.size() != 3) return usage;
  auto const typed = bash ? shell_words(arguments[1]) : TypedLine{{arguments.begin() + 1, arguments.end()}, "", '\0'};
  auto const found = complete(typed.words);
  std::string answer = std::string(name_of(found.kind)) + "\n";
  for (auto const& candidate : found.candidates)
    answer += bash ? replacement(candidate.word, typed, arguments[2]) + "\n" : candidate.word + "\t" + candidate.label + "\n";
  std::fwrite(answer.data(), 1, answer.size(), stdout);
  return done;
}

}  // namespace cli
