// cli/commands.cpp - a new command is a file command_<name>.cpp and a line here; tests run over this list.
#include "cli/commands.hpp"

namespace cli {

std::span<Command const> commands() {
  static std::vector<Command> const all{grades_command(),     compare_command(),    doses_command(),    audit_command(),  pool_command(),
                                        indirect_command(),   network_command(),    plot_command(),     table_command(),  export_command(),
                                        search_command(),     vocabulary_command(), sql_command(),      show_command(),   diff_command(),
                                        verify_command(),     import_command(),     template_command(), locate_command(), build_command(),
                                        completion_command(), manual_command()};
  return all;
}

Command const* find_command(std::string_view name) {
  for (auto const& command : commands())
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace cli
