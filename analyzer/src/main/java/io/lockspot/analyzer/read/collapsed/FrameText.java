package io.lockspot.analyzer.read.collapsed;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.regex.Pattern;

/**
 * Tells from its text what sort of code a frame is. async-profiler marks kernel frames always and others on demand:
 * {@code _[k]} kernel, {@code _[j]} Java, {@code _[i]} inlined, {@code _[0]} interpreted, {@code _[1]} compiled by C1.
 * lockspot's own files also have {@code _[n]} native, {@code _[o]} not code, {@code _[l]} a lock.
 * Without a mark a name of the form {@code package/Class.method} is Java, and any other native.
 */
final class FrameText {

    private static final String LIBRARY = ".*\\.so(?:\\.\\d+)*(?:\\+0x[0-9a-f]+)?";
    private static final Pattern NATIVE_DOT =
            Pattern.compile(LIBRARY + "|.*\\.(?:isra|constprop|part|cold|llvm|lto_priv|localalias|clone)(?:\\.\\d+)*");
    private static final Pattern JAVA_NAME = Pattern.compile(
            "[\\p{L}_$][\\p{L}\\p{N}_$/.+\\-]*\\.(?:[\\p{L}_$][\\p{L}\\p{N}_$\\-]*|<init>|<clinit>)(?:[:@]\\d+)?");

    private FrameText() {}

    static Frame frame(String text) {
        int mark = text.length() - 4;
        if (mark > 0 && text.startsWith("_[", mark) && text.endsWith("]")) {
            String name = text.substring(0, mark);
            switch (text.charAt(mark + 2)) {
                case 'k':
                    return CanonicalNames.kernel(name);
                case 'j', 'i', '0', '1':
                    return CanonicalNames.java(name);
                case 'n':
                    return Frame.nativeCode(name);
                case 'o':
                    return Frame.other(name);
                case 'l':
                    return Frame.lock(name);
                default:
                    break;
            }
        }
        return isJava(text) ? CanonicalNames.java(text) : CanonicalNames.nativeFrame(text);
    }

    private static boolean isJava(String text) {
        return CanonicalNames.isJavaSignature(text)
                || JAVA_NAME.matcher(text).matches()
                        && !NATIVE_DOT.matcher(text).matches();
    }
}
