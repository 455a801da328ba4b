// cli/commands.hpp - the list of commands, in the order of the help.
#pragma once
#include <span>

#include "cli/arguments.hpp"

namespace cli {

std::span<Command const> commands();
Command const* find_command(std::string_view name);

Command grades_command();
Command compare_command();
Command doses_command();
Command pool_command();
Command plot_command();
Command indirect_command();
Command network_command();
Command search_command();
Command vocabulary_command();
Command sql_command();
Command diff_command();
Command export_command();
Command show_command();
Command audit_command();
Command verify_command();
Command import_command();
Command template_command();
Command locate_command();
Command build_command();
Command completion_command();
Command manual_command();
Command table_command();

}  // namespace cli
