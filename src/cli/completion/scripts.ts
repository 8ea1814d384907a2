import type { Shell } from './shells.ts';

/**
 * A script only asks the program that is on the line, with the words before the cursor, and shows what it answers; so it
 * never has to be made again when the program is updated.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# Completion of digest for bash. For all shells from now on, add this line to ~/.bashrc:
#   source <(digest completion bash)
_digest() {
  local line kind current=\${COMP_WORDS[COMP_CWORD]}
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  # The sign between a flag and its value is a word for bash.
  [[ $current == '=' ]] && current=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files | :folders)
        kind=-f
        [[ $line == :folders ]] && kind=-d
        compopt -o filenames 2> /dev/null
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$kind" -- "$current")
        ;;
      *) COMPREPLY+=("$line") ;;
    esac
  done < <("\${COMP_WORDS[0]}" completion bash -- "\${words[@]}" 2> /dev/null)
}
complete -F _digest digest
`,
  zsh: `#compdef digest
# Completion of digest for zsh. Save it as _digest in a folder of $fpath, or add this line to ~/.zshrc, after compinit:
#   source <(digest completion zsh)
_digest() {
  local line tab=$'\\t'
  local -a found
  for line in "\${(@f)$("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2> /dev/null)}"; do
    case $line in
      '') ;;
      :files) _files ;;
      :folders) _files -/ ;;
      *)
        line=\${line//:/\\\\:}
        found+=("\${line/$tab/:}")
        ;;
    esac
  done
  (( $#found )) && _describe -V digest found
}
if [[ "\${funcstack[1]}" == _digest ]]; then
  _digest "$@"
else
  compdef _digest digest
fi
`,
  fish: `# Completion of digest for fish. For all shells from now on:
#   digest completion fish > ~/.config/fish/completions/digest.fish
function __digest_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    for line in ($program completion fish -- $words "$current" 2> /dev/null)
        switch $line
            case ':files'
                __fish_complete_path "$current"
            case ':folders'
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
complete -k -c digest -f -a '(__digest_complete)'
`,
};
