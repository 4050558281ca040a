# The initramfs of a kernel: busybox, the modules for its disks, and guest/init, which mounts the root.
# shellcheck shell=sh

# In the order in which they must be loaded. What a kernel has built in is no file, and is left out.
disk_modules='virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk
    crc16 mbcache crc32c_generic libcrc32c jbd2 ext4'

prepare_initramfs() {
    kernel=$cache/kernels/$1
    tree=$cache/initramfs
    rm -rf "$tree"
    mkdir -p "$tree/bin" "$tree/dev" "$tree/proc" "$tree/sys" "$tree/root" "$tree/modules"
    cp -L "$(find_tool busybox)" "$tree/bin/busybox"
    cp "$lab/guest/init" "$tree/init"
    chmod +x "$tree/init"
    for module in $disk_modules; do
        found=$(find "$kernel/lib/modules" -name "$module.ko" | head -n 1)
        [ -n "$found" ] || continue
        cp "$found" "$tree/modules/"
        echo "$module.ko"
    done >"$tree/modules/order"
    pack "$tree" "$kernel/initramfs.gz"
    rm -rf "$tree"
}

# What is run, as a second archive behind the first: changing it does not touch the initramfs.
pack_scenario() {
    tree=$cache/scenario
    rm -rf "$tree"
    mkdir -p "$tree/scenario"
    cp "$lab/guest/scenario" "$tree/scenario/"
    printf 'runs=%s\nconnections=%s\nthreads=%s\nseconds=%s\n' "$runs" "$connections" "$threads" "$seconds" \
        >"$tree/scenario/settings"
    pack "$tree" "$1"
    rm -rf "$tree"
}

pack() {
    (cd "$1" && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet) | gzip -1 >"$2" ||
        fail "$2 cannot be written"
}
