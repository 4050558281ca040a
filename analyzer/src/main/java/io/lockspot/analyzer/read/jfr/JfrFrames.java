package io.lockspot.analyzer.read.jfr;

import io.lockspot.flamegraphs.Frame;

/** Frames under their canonical names: no address, no number of a hidden class, no mark that the compiler left. */
final class JfrFrames {

    private static final String LAMBDA = "$$Lambda";
    private static final String[] COMPILER_MARKS = {".isra.", ".constprop.", ".cold", ".part.", ".llvm.", ".lto_priv."};

    private JfrFrames() {}

    /** @param className with dots or slashes; may be empty */
    static Frame java(String className, String method) {
        String type = className(className);
        return Frame.java(type.isEmpty() ? method : type + "." + method);
    }

    /** A class as it is shown: dots, and hidden classes without what tells one run from the next. */
    static String className(String name) {
        int lambda = name.indexOf(LAMBDA);
        String stable = lambda >= 0 ? name.substring(0, lambda + LAMBDA.length()) : withoutHiddenSuffix(name);
        return stable.replace('/', '.');
    }

    /** Hidden classes end in their address: {@code Name/0x0000…}, {@code Name.0x0000…} or {@code Name+0x0000…}. */
    private static String withoutHiddenSuffix(String name) {
        int zero = name.lastIndexOf("0x");
        boolean hidden = zero > 1
                && "/.+".indexOf(name.charAt(zero - 1)) >= 0
                && isHex(name, zero + 2, name.length())
                && zero + 2 < name.length();
        return hidden ? name.substring(0, zero - 1) : name;
    }

    static Frame nativeCode(String name) {
        return Frame.nativeCode(symbol(name));
    }

    static Frame kernel(String name) {
        return Frame.kernel(symbol(
                name.endsWith(Frame.KERNEL_MARK)
                        ? name.substring(0, name.length() - Frame.KERNEL_MARK.length())
                        : name));
    }

    /** A function of a library or of the kernel, without an offset and without the compiler's marks. */
    private static String symbol(String name) {
        String symbol = withoutOffset(name);
        int end = symbol.length();
        for (String mark : COMPILER_MARKS) {
            int at = symbol.indexOf(mark);
            if (at > 0 && at < end) {
                end = at;
            }
        }
        return symbol.substring(0, end);
    }

    private static String withoutOffset(String name) {
        int plus = name.lastIndexOf("+0x");
        return plus > 0 && isHex(name, plus + 3, name.length()) ? name.substring(0, plus) : name;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
