# Completes entente's words by asking it, and files where it knows none.
_entente() {
	local word=${COMP_WORDS[COMP_CWORD]} ask=("${COMP_WORDS[@]:0:COMP_CWORD}") words
	[[ $word == -* ]] && ask+=("$word")
	words=$("${ask[@]}" --generate-bash-completion 2>/dev/null)
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o bashdefault -o default -F _entente entente
