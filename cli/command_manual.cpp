// cli/command_manual.cpp - man pages as roff: one to the terminal, or all of them into a folder when the program is built.
#include <filesystem>

#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/manual.hpp"
#include "core/database/file.hpp"
#include "core/error.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

int write_all(fs::path const& folder) {
  if (!fs::is_directory(folder)) throw core::UsageError(folder.string() + ": is no folder", "make it first");
  core::database::write_file(folder / "trialbook.1", manual_page_of_program());
  for (auto const& command : commands()) core::database::write_file(folder / ("trialbook-" + command.name + ".1"), manual_page(command));
  return done;
}

int run(Arguments const& arguments) {
  if (arguments.has("folder")) return write_all(arguments.get("folder"));
  if (!arguments.has("COMMAND")) return deliver_bytes(manual_page_of_program(), arguments), done;
  auto const name = arguments.get("COMMAND");
  auto const* command = find_command(name);
  if (command == nullptr) throw core::UsageError("'" + name + "' is not a command", "see: trialbook --help");
  deliver_bytes(manual_page(*command), arguments);
  return done;
}

}  // namespace

Command manual_command() {
  return {
      "manual",
      "the man page of the program or of a command, as roff",
      {{"COMMAND", "", "the command; otherwise the program as a whole", false, false, "command"},
       {"folder", "DIR", "write all pages into this folder, replacing those that are there"}},
      {{"manual compare", "to read it: trialbook manual compare | man -l -"}},
      run,
      "Prints a man page. Pages and --help are made from the same text. An installed package has brought the pages already: man trialbook-compare."};
}

}  // namespace cli
