// cli/command_completion.cpp - the completion script of a shell.
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/completion_scripts.hpp"
#include "core/error.hpp"

namespace cli {
namespace {

int run(Arguments const& arguments) {
  auto const shell = arguments.get("SHELL");
  if (shell != "bash" && shell != "zsh") throw core::UsageError("completion " + shell + ": there is no script for this shell", "known: bash, zsh");
  check_output_file(arguments);
  deliver_bytes(std::string(shell == "bash" ? bash_completion_script : zsh_completion_script), arguments);
  return done;
}

}  // namespace

Command completion_command() {
  return {
      "completion",
      "completion of commands, options and names on the command line of a shell",
      {{"SHELL", "", "bash or zsh", true, false, "bash|zsh"},
       {"output", "FILE", "write there instead of the terminal"},
       {"overwrite", "", "replace an existing file"}},
      {{"completion bash", "for this session: source <(trialbook completion bash)"},
       {"completion zsh --output _trialbook", "for every session: into a folder of $fpath, under this name"}},
      run,
      "Prints a script that makes the completion key of a shell know the commands, their options, file names, and the names of the book in use: "
      "subtypes, lines, prior therapies, drugs, endpoints, trials and documents, in either language. An installed package has brought the scripts "
      "already. bash needs version 4.4 or newer."};
}

}  // namespace cli
