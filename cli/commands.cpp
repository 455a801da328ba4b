// cli/commands.cpp - a new command is a file command_<name>.cpp and a line here; tests run over this list.
#include "cli/commands.hpp"

namespace cli {

std::span<Command const> commands() {
  static std::vector<Command> const all{grades_command(), compare_command(), doses_command(),  search_command(),   show_command(),   diff_command(),
                                        audit_command(),  verify_command(),  import_command(), template_command(), locate_command(), build_command()};
  return all;
}

}  // namespace cli
