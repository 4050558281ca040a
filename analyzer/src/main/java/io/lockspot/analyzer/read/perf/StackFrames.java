package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.FrameCache;
import io.lockspot.flamegraphs.Frame;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes frames of printed ones: tells the kernel's code from a library's and from compiled Java. */
final class StackFrames {

    /** Bracketed names that are not modules of the kernel. */
    private static final Set<String> USER_AREAS = Set.of(
            "[unknown]", "[vdso]", "[vdso32]", "[vdsox32]", "[vsyscall]", "[heap]", "[stack]", "[anon]", "[uprobes]");

    private static final Pattern MODULE_FILE = Pattern.compile(".*\\.ko(?:\\.(?:gz|xz|zst|debug))?");

    /** {@code sun.nio.ch.IOUtil::read} and {@code sun/nio/ch/IOUtil.read}, as agents that write perf maps have it. */
    private static final Pattern JAVA_NAME = Pattern.compile(
            "(?:[\\p{L}_$][\\p{L}\\p{N}_$]*[./])+[\\p{L}_$][\\p{L}\\p{N}_$/+]*(?:::|\\.)(?:[\\p{L}_$][\\p{L}\\p{N}_$]*|<init>|<clinit>)");

    /** Whoever uses this decides when it has grown too large, see {@link #clear()}. */
    private final FrameCache cache = new FrameCache(Long.MAX_VALUE);

    Frame frame(StackLine line) {
        boolean kernel = isKernel(line);
        if (line.symbol().equals(StackLine.UNKNOWN)) {
            return kernel ? cache.frame("k", k -> CanonicalNames.kernel(StackLine.UNKNOWN)) : unnamed(line);
        }
        if (kernel) {
            return cache.frame("k" + line.symbol(), text -> CanonicalNames.kernel(text.substring(1)));
        }
        return isJit(line.file())
                ? cache.frame("j" + line.symbol(), text -> compiled(text.substring(1)))
                : cache.frame("n" + line.symbol(), text -> CanonicalNames.nativeFrame(text.substring(1)));
    }

    private static Frame compiled(String symbol) {
        return isJava(symbol) ? CanonicalNames.java(symbol) : CanonicalNames.nativeFrame(symbol);
    }

    /** How many bytes of memory the names take, about. */
    long bytes() {
        return cache.bytes();
    }

    void clear() {
        cache.clear();
    }

    /** Whether another address would make it another frame, beside telling whether it is the kernel's. */
    static boolean needsAddress(StackLine line) {
        return line.symbol().equals(StackLine.UNKNOWN) && isFile(line.file());
    }

    private Frame unnamed(StackLine line) {
        if (!needsAddress(line) || line.address().isEmpty()) {
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
                || MODULE_FILE.matcher(file).matches()
                || file.startsWith("bpf_prog_")
                || (file.isEmpty() || file.equals("inlined")) && isKernelAddress(line.address());
    }

    /** The upper half of the address space, of x86-64 and of arm64. */
    static boolean isKernelAddress(String address) {
        return address.length() == 16 && address.startsWith("ff") && !address.startsWith("ffffffffff600");
    }

    /** A map that the JVM wrote for perf, or what {@code perf inject --jit} made. */
    private static boolean isJit(String file) {
        return file.endsWith(".map") && file.contains("/perf-") || file.contains("/jitted-") || file.equals("inlined");
    }

    private static boolean isJava(String symbol) {
        return CanonicalNames.isJavaSignature(symbol)
                || symbol.startsWith("L") && symbol.contains(";::")
                || JAVA_NAME.matcher(symbol).matches();
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
