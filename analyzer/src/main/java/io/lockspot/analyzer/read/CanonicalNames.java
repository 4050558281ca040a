package io.lockspot.analyzer.read;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameText;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One name per function, whatever wrote it: JFR, {@code perf script}, async-profiler or a perf map. So the same path
 * from different recordings gives the same tree. Every method gives a result for every text, and a canonical name stays
 * as it is when it is canonicalised again.
 *
 * <p>Whether the compiler inlined or interpreted a Java method is no part of a path: all Java frames are of one kind.
 */
public final class CanonicalNames {

    /** Code without a name: an address in no file, or compiled Java code without a map. */
    public static final Frame UNKNOWN = Frame.nativeCode("[unknown]");

    /** What stands for frames that the recording, or a limit of the reader, left out. */
    public static final Frame TRUNCATED = Frame.other("[truncated]");

    /** What stands for frames and stacks that a limit folded together. */
    public static final Frame OTHER = Frame.other("[other]");

    /** An address inside a file, as in {@code libc.so.6+0x891f5} or {@code [vdso]+0x98a}: the address is the name. */
    private static final Pattern PLACE = Pattern.compile("(?:\\[[^\\]/]*]|.*\\.so[\\w.\\-]*)\\+0x[0-9a-f]+");

    /** {@code int a.b.C.m(int)}, as the JVM's own perf map has it; Kotlin's names may have blanks and parentheses. */
    private static final Pattern SIGNATURE =
            Pattern.compile("[\\w.$\\[\\]<>]+ [^\\s\\[\\]:][^\\[\\]:]*\\.[^.\\[\\]:]*[^\\s.\\[\\]:]\\([^()]*\\)");

    private static final Pattern OFFSET = Pattern.compile("\\+0x[0-9a-fA-F]+(?:/0x[0-9a-fA-F]+)?$");
    private static final Pattern MODULE_BEHIND = Pattern.compile("\\s+\\[[^\\[\\]]*]$");
    private static final Pattern MODULE_BEFORE =
            Pattern.compile("^(?:\\[?kernel[\\w.]*]?|vmlinux[\\w.\\-]*|[^\\s`!:()]+\\.(?:so|ko)[\\w.\\-]*)[`!](?=.)");
    private static final Pattern COMPILER_MADE =
            Pattern.compile("(?<=.)\\.(?:isra|constprop|part|cold|llvm|lto_priv|localalias|clone)(?:\\.\\d+)*$");
    private static final Pattern SYMBOL_VERSION = Pattern.compile("(?<=.)@{1,2}[A-Z][A-Za-z]*_[\\w.]+$");
    private static final Pattern DELETED = Pattern.compile("\\s*\\(deleted\\)$");

    /** Libraries unpacked from a jar carry a random number, another one in every run. */
    private static final Pattern UNPACKED = Pattern.compile("(_64)?\\d{12,}(?=\\.so)");

    private static final Pattern LINE_OR_BCI = Pattern.compile("(?<=.)(?:[:@]\\d+)+$");

    /** No Java identifier begins with a digit, so such a part is a number that the JVM gave a hidden class. */
    private static final Pattern HIDDEN_NUMBER = Pattern.compile("(?<=.)[/.+](?:0x[0-9a-fA-F]+|\\d+)(?=[/.+]|$)");

    private static final Pattern LAMBDA_NUMBER = Pattern.compile("\\$\\$Lambda\\$\\d+(?=\\.|$)");
    private static final Pattern REFLECTION_NUMBER =
            Pattern.compile("(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+(?=\\.|$)");

    private CanonicalNames() {}

    /**
     * A Java method: {@code sun.nio.ch.SelectorImpl.cancel}. Understands slashes for dots, {@code La/b/C;::m}, whole
     * signatures, and folds the numbers of lambda and hidden classes: {@code EpChurn$$Lambda/0x00007f….run} is
     * {@code EpChurn$$Lambda.run}.
     */
    public static Frame java(String method) {
        return Frame.java(settled(method, CanonicalNames::javaName));
    }

    /**
     * A Java method whose class and name the recording keeps apart, so that nothing in them can be taken for a signature:
     * Kotlin's may have blanks and parentheses.
     *
     * @param type the canonical name of the class
     */
    public static Frame java(String type, String method) {
        String name = method.strip();
        return Frame.java(name.isEmpty() ? type : type + "." + name);
    }

    /**
     * A function of a library, of the JVM or of a program: {@code epoll_wait}. A file stands for code in it that has no
     * name: {@code /lib/libc.so.6} is {@code libc.so.6}. Functions of the C library that have several names get one of
     * them: {@code __GI___close} and {@code __libc_close} are {@code close}.
     */
    public static Frame nativeFrame(String function) {
        if (isPlain(function)) {
            return Frame.nativeCode(LibcNames.of(function));
        }
        String name = settled(function, CanonicalNames::nativeName);
        boolean marker = name.equals(TRUNCATED.name()) || name.equals(OTHER.name());
        return marker ? Frame.other(name) : Frame.nativeCode(name);
    }

    /** A function of the kernel or of a module of it: {@code eventpoll_release_file}. */
    public static Frame kernel(String function) {
        return Frame.kernel(isPlain(function) ? function : settled(function, name -> symbol(withoutMark(name))));
    }

    /**
     * Code in a file that has no name.
     *
     * @param file the library or the program, with or without its folder
     * @param address the place in that file, in hexadecimal digits
     */
    public static Frame unnamed(String file, String address) {
        String name = fileName(file);
        boolean marked = name.startsWith("[") || name.contains(".so");
        return Frame.nativeCode((marked ? name : "[" + name + "]") + "+0x" + address);
    }

    /** The frame that a word of collapsed stacks stands for, with its mark if it has one: {@code __fput_[k]}. */
    public static Frame word(String word) {
        Frame frame = FrameText.read(word.strip());
        String name = frame.name();
        return switch (frame.kind()) {
            case KERNEL -> kernel(name);
            case NATIVE -> nativeFrame(name);
            case OTHER, LOCK -> frame;
            // stackcollapse-perf.pl marks as compiled whatever has no file, stubs of the JVM among it, and as inlined
            // what the compiler of a library inlined.
            case JAVA, INLINED ->
                name.indexOf('.') < 0 && name.indexOf('/') < 0 ? nativeFrame(name) : java(withoutColons(name));
        };
    }

    /** {@code La/b/C:::m}: the descriptor's semicolon would have ended the word, so a colon is written for it. */
    private static String withoutColons(String name) {
        int colons = name.indexOf(":::");
        if (colons < 0) {
            return name;
        }
        boolean descriptor = name.startsWith("L") && name.lastIndexOf('/', colons) > 0;
        return name.substring(descriptor ? 1 : 0, colons) + "." + name.substring(colons + 3);
    }

    /** Whether that text is a Java method with its signature, as in {@code int a.b.C.m(int)}. */
    public static boolean isJavaSignature(String symbol) {
        return SIGNATURE.matcher(symbol).matches();
    }

    /** Letters, digits and underscores: what most functions are called, and nothing that would be folded. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Folds until nothing changes any more; every step but the first makes the name shorter. */
    private static String settled(String raw, UnaryOperator<String> step) {
        String before;
        String name = raw.strip();
        do {
            before = name;
            name = step.apply(name).strip();
        } while (!name.equals(before));
        return name.isEmpty() ? UNKNOWN.name() : name;
    }

    private static String javaName(String raw) {
        String name = JavaSignatures.without(raw);
        int descriptor = name.indexOf(";::");
        if (descriptor > 0 && name.startsWith("L")) {
            name = name.substring(1, descriptor) + "." + name.substring(descriptor + 3);
        }
        name = name.replace("::", ".");
        name = LINE_OR_BCI.matcher(name).replaceFirst("");
        name = HIDDEN_NUMBER.matcher(name).replaceAll("").replace('/', '.');
        name = LAMBDA_NUMBER.matcher(name).replaceAll("\\$\\$Lambda");
        return REFLECTION_NUMBER.matcher(name).replaceAll("$1");
    }

    private static String nativeName(String name) {
        if (PLACE.matcher(name).matches()) {
            return fileName(name);
        }
        boolean path = name.startsWith("/") && name.indexOf('`') < 0 && name.indexOf('!') < 0;
        return path ? fileName(name) : LibcNames.of(symbol(name));
    }

    private static String symbol(String raw) {
        String name = fold(OFFSET, raw);
        name = fold(MODULE_BEHIND, name);
        name = fold(MODULE_BEFORE, name);
        name = fold(SYMBOL_VERSION, name);
        return fold(COMPILER_MADE, name);
    }

    private static String withoutMark(String name) {
        String mark = Frame.KERNEL_MARK;
        return name.endsWith(mark) ? name.substring(0, name.length() - mark.length()) : name;
    }

    private static String fileName(String path) {
        String name = fold(DELETED, path.strip());
        name = name.substring(name.lastIndexOf('/') + 1);
        return UNPACKED.matcher(name).replaceAll("$1");
    }

    private static String fold(Pattern part, String name) {
        return part.matcher(name).replaceFirst("");
    }
}
