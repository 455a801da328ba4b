// cli/completion_scripts.cpp - bash gets the whole line, because it takes words apart at ':' and '='; zsh gets the words. Both ask the program that
// stands on the line, so that another copy than the installed one completes as itself.
#include "cli/completion_scripts.hpp"

namespace cli {

std::string_view const bash_completion_script = R"__SHELL__(# Completion of trialbook for bash. Made by: trialbook completion bash
_trialbook() {
  local line word program answer kind
  if [ -n "${COMP_LINE-}" ]; then
    line=${COMP_LINE:0:${COMP_POINT:-${#COMP_LINE}}}
  else
    printf -v line '%s ' "${COMP_WORDS[@]:0:COMP_CWORD+1}"
    line=${line% }
    line=${line// = /=}
    line=${line// : /:}
  fi
  word=${2-${COMP_WORDS[COMP_CWORD]-}}
  program=${1-${COMP_WORDS[0]}}
  program=${program/#\~/$HOME}
  type -P -- "$program" >/dev/null || program=trialbook
  answer=$("$program" __complete bash "$line" "$word" 2>/dev/null)
  kind=${answer%%$'\n'*}
  answer=${answer#"$kind"}
  case $kind in
    open) compopt -o nospace 2>/dev/null ;;
    files) compopt -o filenames 2>/dev/null; answer=$'\n'$(compgen -f -- "$word") ;;
    folders) compopt -o filenames 2>/dev/null; answer=$'\n'$(compgen -d -- "$word") ;;
  esac
  COMPREPLY=()
  [ -z "${answer#$'\n'}" ] || mapfile -t COMPREPLY <<< "${answer#$'\n'}"
}
complete -F _trialbook trialbook
)__SHELL__";

std::string_view const zsh_completion_script = R"__SHELL__(#compdef trialbook
# Completion of trialbook for zsh. Made by: trialbook completion zsh
_trialbook() {
  local program=${${(Q)words[1]}/#\~/$HOME} kind line
  local -a answer candidates shown typed
  typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
  (( $+commands[$program] )) || [[ -x $program ]] || program=trialbook
  answer=("${(@f)$("$program" __complete zsh "${typed[@]}" 2>/dev/null)}")
  kind=$answer[1]
  case $kind in
    files|folders)
      compset -P '*='
      if [[ $kind = folders ]]; then _files -/; else _files; fi
      return ;;
  esac
  for line in "${(@)answer[2,-1]}"; do
    [[ -n $line ]] || continue
    candidates+=("${line%%$'\t'*}")
    if [[ -n ${line#*$'\t'} ]]; then shown+=("${line/$'\t'/  -- }"); else shown+=("${line%%$'\t'*}"); fi
  done
  local -a how=(-M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}')
  [[ $kind = open ]] && how+=(-S '')
  compadd "${how[@]}" -l -d shown -- "${candidates[@]}"
}
if [[ $funcstack[1] = _trialbook ]]; then _trialbook "$@"; else compdef _trialbook trialbook; fi
)__SHELL__";

}  // namespace cli
