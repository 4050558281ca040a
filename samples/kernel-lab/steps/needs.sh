# What the machine must have.
# shellcheck shell=sh

# One need a line: the tool, and the Debian package that has it.
tools() {
    cat <<'END'
qemu-system-x86_64 qemu-system-x86
busybox busybox-static
mke2fs e2fsprogs
cpio cpio
gzip gzip
lz4 lz4
readelf binutils
dpkg-deb dpkg
sha256sum coreutils
timeout coreutils
ldd libc-bin
perf linux-perf
javac openjdk-17-jdk
jlink openjdk-17-jdk
END
}

memory_mib=5120
disk_mib=2048

# Prints what is missing, a line each, with what to do about it.
missing() {
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] ||
        echo "this is $(uname -s) on $(uname -m), and the kernels and the JDK of the guest are of Linux on x86-64"
    tools | while read -r tool package; do
        find_tool "$tool" >/dev/null || echo "$tool is missing: apt-get install $package"
    done
    busybox=$(find_tool busybox) && ! is_static "$busybox" &&
        echo "$busybox is not static: apt-get install busybox-static"
    free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null)
    [ "${free:-$memory_mib}" -ge $memory_mib ] ||
        echo "$free MiB of memory are free, a guest needs $memory_mib: end other programs"
    free=$(free_disk_mib)
    [ "${free:-$disk_mib}" -ge $disk_mib ] ||
        echo "$free MiB are free in $cache, the lab needs $disk_mib: choose another place with --cache"
    return 0
}

# Tools for the administrator are not on everybody's path.
find_tool() {
    PATH=$PATH:/usr/sbin:/sbin command -v "$1"
}

is_static() {
    ! command -v readelf >/dev/null || ! readelf -l "$1" | grep -q INTERP
}

# Of the file system that the cache is or will be on; what the cache holds already is not needed again.
free_disk_mib() {
    place=$cache
    while [ ! -d "$place" ]; do
        place=$(dirname -- "$place")
    done
    free=$(df -Pk "$place" | awk 'NR == 2 { print int($4 / 1024) }')
    used=$(du -sk "$cache" 2>/dev/null | awk '{ print int($1 / 1024) }')
    echo $((free + ${used:-0}))
}

require_needs() {
    lacks=$(missing)
    [ -z "$lacks" ] && return
    printf '%s\n' "$lacks" | sed 's/^/lab: /' >&2
    exit 1
}

report_needs() {
    require_needs
    echo "nothing is missing: $memory_mib MiB of memory, $disk_mib MiB of disk and all tools are there"
}
