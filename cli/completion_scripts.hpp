// cli/completion_scripts.hpp - what a shell needs to ask the program for completions. The scripts hold no command and no option.
#pragma once
#include <string_view>

namespace cli {

extern std::string_view const bash_completion_script;  // for bash 4.4 or newer, without further packages
extern std::string_view const zsh_completion_script;   // to be loaded as _trialbook from $fpath, or sourced

}  // namespace cli
