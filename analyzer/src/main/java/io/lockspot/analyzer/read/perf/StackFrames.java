package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.FrameCache;
import io.lockspot.flamegraphs.Frame;
import java.util.Set;

/** Makes frames of printed ones: tells the kernel's code from a library's and from compiled Java. */
final class StackFrames {

    /** Bracketed names that are not modules of the kernel. */
    private static final Set<String> USER_AREAS = Set.of(
            "[unknown]", "[vdso]", "[vdso32]", "[vdsox32]", "[vsyscall]", "[heap]", "[stack]", "[anon]", "[uprobes]");

    private final FrameCache cache = new FrameCache();

    Frame frame(StackLine line) {
        boolean kernel = isKernel(line);
        if (line.symbol().equals(StackLine.UNKNOWN)) {
            return kernel ? cache.frame("k", k -> CanonicalNames.kernel(StackLine.UNKNOWN)) : unnamed(line);
        }
        if (kernel) {
            return cache.frame("k" + line.symbol(), text -> CanonicalNames.kernel(text.substring(1)));
        }
        boolean java = isJit(line.file()) && isJava(line.symbol());
        return java
                ? cache.frame("j" + line.symbol(), text -> CanonicalNames.java(text.substring(1)))
                : cache.frame("n" + line.symbol(), text -> CanonicalNames.nativeFrame(text.substring(1)));
    }

    /** How many frames were left out, see {@link FrameCache#folded()}. */
    long folded() {
        return cache.folded();
    }

    private Frame unnamed(StackLine line) {
        if (!isFile(line.file()) || line.address().isEmpty()) {
            return CanonicalNames.UNKNOWN;
        }
        return cache.frame(
                "u" + line.file() + "+" + line.address(), key -> CanonicalNames.unnamed(line.file(), line.address()));
    }

    private static boolean isKernel(StackLine line) {
        String file = line.file();
        if (file.startsWith("[")) {
            boolean user = USER_AREAS.contains(file) || file.startsWith("[anon:") || file.startsWith("[stack:");
            return !user || file.equals("[unknown]") && isKernelAddress(line.address());
        }
        return file.startsWith("/lib/modules/")
                || file.startsWith("/usr/lib/modules/")
                || file.contains("/vmlinux")
                || file.startsWith("vmlinux")
                || file.matches(".*\\.ko(\\.(gz|xz|zst|debug))?")
                || file.startsWith("bpf_prog_")
                || (file.isEmpty() || file.equals("inlined")) && isKernelAddress(line.address());
    }

    /** The upper half of the address space, of x86-64 and of arm64. */
    private static boolean isKernelAddress(String address) {
        return address.length() == 16 && address.startsWith("ff") && !address.startsWith("ffffffffff600");
    }

    /** A map that the JVM wrote for perf, or what {@code perf inject --jit} made. */
    private static boolean isJit(String file) {
        return file.endsWith(".map") && file.contains("/perf-") || file.contains("/jitted-") || file.equals("inlined");
    }

    private static boolean isJava(String symbol) {
        return CanonicalNames.isJavaSignature(symbol) || symbol.startsWith("L") && symbol.contains(";::");
    }

    private static boolean isFile(String file) {
        if (file.equals("[vdso]")) {
            return true;
        }
        boolean memory = file.startsWith("//")
                || file.startsWith("/memfd:")
                || file.startsWith("/SYSV")
                || file.startsWith("/dev/zero")
                || file.startsWith("/anon_hugepage");
        return file.startsWith("/") && !file.endsWith("/") && !memory && !isJit(file);
    }
}
