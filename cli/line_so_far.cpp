// cli/line_so_far.cpp - unknown options are stepped over.
#include "cli/line_so_far.hpp"

namespace cli {

Option const* find_option(Command const& command, std::string_view name) {
  for (auto const& option : command.options)
    if (!is_positional(option) && "--" + option.name == name) return &option;
  return nullptr;
}

Option const* nth_positional(Command const& command, std::size_t n) {
  Option const* last = nullptr;
  for (auto const& option : command.options) {
    if (!is_positional(option)) continue;
    if (n-- == 0) return &option;
    last = &option;
  }
  return last != nullptr && last->repeated ? last : nullptr;
}

LineSoFar read_line(Command const& command, std::vector<std::string> const& line) {
  LineSoFar out;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    auto const& word = line[i];
    if (out.wants_value != nullptr) {
      out.typed.add(out.wants_value->name, word);
      out.wants_value = nullptr;
    } else if (out.options_ended || !word.starts_with("-") || word == "-") {
      ++out.positionals;
    } else if (word == "--") {
      out.options_ended = true;
    } else {
      auto const equals = word.find('=');
      auto const* option = find_option(command, word.substr(0, equals));
      if (option == nullptr) continue;
      if (option->value.empty() || equals != std::string::npos)
        out.typed.add(option->name, equals == std::string::npos ? "" : word.substr(equals + 1));
      else
        out.wants_value = option;
    }
  }
  return out;
}

}  // namespace cli
