# How the lab speaks: progress and errors on stderr, results on stdout.
# shellcheck shell=sh

say() {
    printf 'lab: %s\n' "$*" >&2
}

# What, where, and what to do; ends the lab.
fail() {
    say "$*"
    exit 1
}

misuse() {
    say "$* (lab --help)"
    exit 2
}
