# What the recordings say: the shares of the seed's functions, the costs, the comparison, and whether it is as expected.
# shellcheck shell=sh

lockspot=${LOCKSPOT:-$home/lockspot}

# Results in directories affected and fixed: perf-script.txt.gz and agent-*.jfr in each.
verdict() {
    for role in affected fixed; do
        [ -f "$1/$role/perf-script.txt.gz" ] || fail "$1/$role has no perf-script.txt.gz: run lab boot $role first"
    done
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    for role in affected fixed; do
        # Idle CPUs say nothing about the lock; of the JVM only the load does, not its compilers.
        fold "$work/perf-$role" -X do_idle "$1/$role"/perf-script.txt.gz
        fold "$work/agent-$role" -I 'EpollChurn\.churn$' "$1/$role"/agent-*.jfr*
    done
    print_operations "$1"
    print_breakdowns "$1"
    print_shares
    compare "$1"
    expect
    expect_comparison "$1"
    [ $failed -eq 0 ] || exit 4
}

fold() {
    into=$1.collapsed
    shift
    "$lockspot" flamegraph -q "$@" -f "$into" >/dev/null || fail "lockspot flamegraph $* failed: see its line above"
}

# Prints the share, in percent, of the stacks that match; a stack begins and ends with a semicolon, and has one between
# frames. Only none at all is 0.00.
share() {
    awk "{ count = \$NF; sub(/ [0-9]+\$/, \"\"); \$0 = \";\" \$0 \";\"; all += count; if ($2) hits += count }
        END { share = all ? 100 * hits / all : 0; printf \"%.2f\", hits && share < 0.01 ? 0.01 : share }" \
        "$work/$1.collapsed"
}

below_release='/;eventpoll_release_file_\[k\];.*;__mutex_lock_\[k\];/ || /;eventpoll_release_file_\[k\];__mutex_lock_\[k\];/'

# Prints the three shares of a profile: eventpoll_release_file, __mutex_lock below it, osq_lock.
shares() {
    share "$1" '/;eventpoll_release_file_\[k\];/'
    printf ' '
    share "$1" "$below_release"
    printf ' '
    share "$1" '/;osq_lock_\[k\];/'
    printf '\n'
}

print_operations() {
    for role in affected fixed; do
        printf '\n%s: operations, counted by the agent\n' "$role"
        "$lockspot" operations -q "$1/$role"/agent-*.jfr*
    done
}

print_breakdowns() {
    for role in affected fixed; do
        printf '\n%s: below __fput, by perf\n' "$role"
        "$lockspot" breakdown -q -X do_idle --root '^__fput' --depth 5 --min 3 "$1/$role/perf-script.txt.gz"
    done
}

print_shares() {
    printf '\n%-36s %22s  %21s  %8s\n' 'percent of' eventpoll_release_file '__mutex_lock below it' osq_lock
    for profile in perf-affected perf-fixed agent-affected agent-fixed; do
        case $profile in
            perf-*) of="all but idle CPUs, perf, ${profile#*-}" ;;
            agent-*) of="the load's threads, agent, ${profile#*-}" ;;
        esac
        # shellcheck disable=SC2046 # three numbers
        printf '%-36s %22s  %21s  %8s\n' "$of" $(shares "$profile")
    done
}

# Only when it could not compare is that a failure of the lab's.
compare() {
    printf '\n'
    code=0
    "$lockspot" compare --before "$1/affected"/agent-*.jfr* --after "$1/fixed"/agent-*.jfr* >"$work/comparison" || code=$?
    cat "$work/comparison"
    case $code in
        1 | 2) fail "lockspot compare failed, exit code $code: see its line above" ;;
    esac
}

# The seed on these kernels: before, the threads queue for epmutex; after, there is no such mutex. The seed's shares are
# of the load alone, as perf sees it once it is warm. The agent's samples have its probes and the JVM's warm-up in them;
# there, 5 % is asked for, which is what makes it a finding of lockspot's.
expect() {
    printf '\n'
    failed=0
    expect_share perf-affected 1 eventpoll_release_file '> 20'
    expect_share perf-affected 3 osq_lock '> 10'
    expect_share perf-fixed 2 '__mutex_lock below eventpoll_release_file' '== 0'
    expect_share agent-affected 2 '__mutex_lock below eventpoll_release_file' '> 5'
    expect_share agent-fixed 2 '__mutex_lock below eventpoll_release_file' '== 0'
}

gate='path:eventpoll_release_file > +5%'

# With three runs of each kernel or more, the comparison itself must say that the lock has gone, and with the kernels
# swapped it must fail a build. With fewer it concludes nothing, and says so.
expect_comparison() {
    for role in affected fixed; do
        set -- "$1" "$1/$role"/agent-*.jfr*
        if [ $# -lt 4 ]; then
            printf 'SKIP  compare: %s has fewer than 3 runs with the agent\n' "$role"
            return
        fi
    done
    verdict=$(sed -n '1s/:.*//p' "$work/comparison")
    expect_text 'compare, affected and then fixed' "$verdict" IMPROVEMENT
    code=0
    "$lockspot" compare -q --before "$1/fixed"/agent-*.jfr* --after "$1/affected"/agent-*.jfr* --fail-on "$gate" \
        >/dev/null 2>&1 || code=$?
    expect_text "compare, swapped, --fail-on '$gate'" "exit code $code" 'exit code 4'
}

expect_text() {
    if [ "$2" = "$3" ]; then
        verdict=PASS
    else
        verdict=FAIL
        failed=1
    fi
    printf '%s  %s: %s, expected %s\n' "$verdict" "$1" "$2" "$3"
}

expect_share() {
    is=$(shares "$1" | cut -d ' ' -f "$2")
    if awk "BEGIN { exit !($is $4) }"; then
        verdict=PASS
    else
        verdict=FAIL
        failed=1
    fi
    printf '%s  %s: %s is %s %%, expected %s %%\n' "$verdict" "$1" "$3" "$is" "$4"
}
