# A pinned kernel: its package, unpacked without being installed, and whether it is what its role says.
# shellcheck shell=sh

# Sets package, version and checksum of a role.
pinned() {
    package='' version='' checksum=''
    # shellcheck disable=SC2034 # "named" is only the column's place
    while read -r named package version checksum; do
        [ "$named" = "$1" ] && return
    done <"$lab/kernels.conf"
    fail "kernels.conf has no kernel '$1'"
}

prepare_kernel() {
    pinned "$1"
    kernel=$cache/kernels/$1
    if [ "$(cat "$kernel/unpacked" 2>/dev/null)" != "$checksum" ]; then
        fetch_package
        rm -rf "$kernel"
        mkdir -p "$kernel"
        dpkg-deb -x "$file" "$kernel" || fail "$file cannot be unpacked"
        demand_role "$1"
        echo "$checksum" >"$kernel/unpacked"
    fi
}

# Leaves the package in $file, downloaded unless it is in the cache.
fetch_package() {
    file=$cache/packages/${package}_${version}_amd64.deb
    mkdir -p "$cache/packages"
    if [ ! -f "$file" ]; then
        say "downloading $package $version"
        download || fail "$package $version cannot be downloaded: $(left_the_archive)"
    fi
    is_genuine "$file" || fail "$file has not the SHA-256 $checksum: remove the file and start again"
}

is_genuine() {
    [ "$(sha256sum <"$1" | cut -d ' ' -f 1)" = "$checksum" ]
}

# Only a whole package gets its name, so an interrupted download is begun again.
download() {
    command -v apt-get >/dev/null || return 1
    rm -rf "$cache/packages/part"
    mkdir -p "$cache/packages/part"
    (cd "$cache/packages/part" && apt-get -q download "$package:amd64=$version") >"$cache/packages/apt.log" 2>&1 &&
        mv "$cache/packages/part/"*.deb "$file"
}

left_the_archive() {
    if ! command -v apt-get >/dev/null; then
        printf 'there is no apt-get'
    elif apt-cache madison "$package" 2>/dev/null | grep -qF " $version "; then
        printf 'apt-get failed (%s)' "$(grep -m 1 '^E:' "$cache/packages/apt.log" || echo "see $cache/packages/apt.log")"
    else
        printf 'your sources do not have it (suites bookworm and bookworm-security; try apt-get update), or it has'
        printf ' left the archive'
    fi
    printf '. Debian keeps every version on its snapshot server: put it at %s, SHA-256 %s' "$file" "$checksum"
}

# A version number does not say whether a kernel is affected: the fix has been ported back. Function names do.
demand_role() {
    kind=$(kind_of "$kernel"/boot/vmlinuz-*)
    case $1:$kind in
        affected:epmutex | fixed:refcount) say "$package: $kind, $1" ;;
        *) fail "$package shall be $1, but the functions in its image say '$kind' (epmutex is affected, refcount fixed)" ;;
    esac
}

# Prints epmutex or refcount, told from the function names that the kernel's type information (BTF) holds.
kind_of() {
    names=$cache/kernels/names
    image "$1" | LC_ALL=C tr '\0' '\n' | LC_ALL=C grep -a -x -e ep_refcount_dec_and_test -e ep_clear_and_put \
        -e eventpoll_release_file >"$names" || true
    if grep -q -e ep_refcount_dec_and_test -e ep_clear_and_put "$names"; then
        echo refcount
    elif grep -q eventpoll_release_file "$names"; then
        echo epmutex
    else
        echo unknown
    fi
    rm -f "$names"
}

# Prints the uncompressed kernel. Its lz4 stream is followed by other data, which lz4 reports after it is through.
image() {
    magic=$(printf '\002\041\114\030')
    at=$(LC_ALL=C grep -abo -m 1 -F "$magic" "$1" | head -n 1 | cut -d : -f 1)
    [ -n "$at" ] || return 0
    tail -c "+$((at + 1))" "$1" | lz4 -dc 2>/dev/null || true
}
