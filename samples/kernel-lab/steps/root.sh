# The guest's root: an ext4 image made without being root. It is attached with snapshot=on and never written to.
# shellcheck shell=sh

root_mib=640

prepare_root() {
    tree=$cache/root
    rm -rf "$tree" "$cache/root.img"
    mkdir -p "$tree/bin" "$tree/dev" "$tree/proc" "$tree/sys" "$tree/tmp" "$tree/etc" "$tree/lab/netty" "$tree/results"
    cp -L "$(find_tool busybox)" "$tree/bin/busybox"
    cp -L "$(find_tool perf)" "$tree/bin/perf"
    cp -R "$cache/jdk" "$tree/java"
    cp -R "$cache/classes" "$tree/lab/classes"
    cp -L "$agent" "$tree/lab/lockspot-agent.jar"
    cp -L "$netty"/*.jar "$tree/lab/netty/"
    echo 'root:x:0:0:root:/:/bin/sh' >"$tree/etc/passwd"
    echo 'root:x:0:' >"$tree/etc/group"
    echo '127.0.0.1 localhost lab' >"$tree/etc/hosts"
    copy_libraries
    say "making the root image"
    : >"$cache/root.img"
    "$(find_tool mke2fs)" -q -t ext4 -d "$tree" -L lab "$cache/root.img" "${root_mib}m" >"$cache/mke2fs.log" 2>&1 ||
        fail "mke2fs cannot make $cache/root.img: $(grep -m 1 . "$cache/mke2fs.log")"
    rm -rf "$tree"
}

# Every library that the guest's programs name, where the loader looks for it. Netty's and async-profiler's libraries
# are inside of their jars; besides glibc's own, which old binaries still ask for by these names, they need none.
copy_libraries() {
    find "$tree/java" "$tree/bin/perf" -type f \( -name '*.so' -o -perm -u+x \) -exec ldd {} + 2>/dev/null |
        awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\// && $2 ~ /^\(/ { print $1 }' |
        grep -v -F "$tree" | sort -u >"$cache/libraries"
    libc=$(grep -m 1 '/libc\.so\.6$' "$cache/libraries") || fail "perf names no libc: is it a static build?"
    for library in libdl.so.2 librt.so.1 libpthread.so.0; do
        echo "$(dirname -- "$libc")/$library"
    done >>"$cache/libraries"
    while read -r library; do
        mkdir -p "$tree$(dirname -- "$library")"
        cp -L "$library" "$tree$library" || fail "$library cannot be copied"
    done <"$cache/libraries"
}
