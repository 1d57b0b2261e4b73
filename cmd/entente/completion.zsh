#compdef entente
# Completes entente's words by asking it, and files where it knows none.
_entente() {
	local -a ask found
	ask=("${(@)words[1,CURRENT-1]}")
	[[ ${words[CURRENT]} == -* ]] && ask+=("${words[CURRENT]}")
	found=("${(@f)$("${ask[@]}" --generate-bash-completion 2>/dev/null)}")
	if [[ -n ${found[1]} ]]; then
		compadd -a found
	else
		_files
	fi
}
compdef _entente entente
