# Boots a kernel and brings its results home.
# shellcheck shell=sh

results_mib=256
# Without mitigations and address randomisation, and with a clock that emulation cannot upset, profiles are clean.
# After a panic the guest restarts, which -no-reboot turns into its end.
kernel_command_line='console=ttyS0 quiet mitigations=off nokaslr tsc=reliable clocksource=tsc nowatchdog panic=-1'

boot() {
    kernel=$cache/kernels/$1
    into=$cache/results/$1
    rm -rf "$into"
    mkdir -p "$into"
    pack_scenario "$cache/scenario.gz"
    cat "$kernel/initramfs.gz" "$cache/scenario.gz" >"$cache/initrd"
    rm -f "$cache/results.img"
    truncate -s "${results_mib}M" "$cache/results.img"
    say "booting $1: $runs runs with the agent, one with perf; at most $limit s"
    began=$(date +%s)
    emulate "$1" || true
    say "$1: the guest ran for $(($(date +%s) - began)) s"
    fetch_results "$1"
}

# The guest's own lines are progress; all that it prints is in console.log.
emulate() {
    : >"$into/console.log"
    timeout "$limit" qemu-system-x86_64 -accel tcg,thread=multi,tb-size=512 -smp 8 -cpu max -m 4096 \
        -nographic -no-reboot -nic none -kernel "$kernel"/boot/vmlinuz-* -initrd "$cache/initrd" \
        -append "$kernel_command_line" \
        -drive "file=$cache/root.img,format=raw,if=virtio,snapshot=on" \
        -drive "file=$cache/results.img,format=raw,if=virtio" </dev/null 2>&1 |
        tee "$into/console.log" | sed -u -n "s/\r//; s/.*lab: /lab: $1: /p" >&2
}

# The disk is a row of archives; those before a time-out are whole.
fetch_results() {
    tar -x --ignore-zeros --no-same-owner -f "$cache/results.img" -C "$into" 2>"$into/tar.log" || true
    rm -f "$cache/results.img" "$cache/initrd" "$cache/scenario.gz"
    if [ ! -f "$into/finished" ]; then
        last=$(sed -n 's/\r//; s/.*lab: //p' "$into/console.log" | tail -n 1)
        say "$1: the guest did not finish; the last that it said: ${last:-nothing}; its console: $into/console.log"
        say "what it had written is in $into; try again with: lab boot $1 --time-limit $((limit * 2)), and then: lab check"
        exit 3
    fi
    rm -f "$into/tar.log"
}
