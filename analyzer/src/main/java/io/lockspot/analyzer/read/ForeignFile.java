package io.lockspot.analyzer.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Files that people have at hand and that are no recordings, with what to do about each. */
enum ForeignFile {
    GZIP("is compressed twice; decompress it once"),
    ZSTD("is compressed with zstd; decompress it (zstd -d) or use gzip"),
    XZ("is compressed with xz; decompress it (unxz) or use gzip"),
    BZIP2("is compressed with bzip2; decompress it (bunzip2) or use gzip"),
    ZIP("is a zip archive; unpack it and give the recordings in it"),
    HEAP_DUMP("is a heap dump; give a recording of JFR, perf or a profiler"),
    MARKUP("is HTML or XML, perhaps a page made from a recording; give the recording itself"),
    JSON("is JSON, perhaps a report made from a recording; give the recording itself"),
    PERF_REPORT("is the output of perf report, which has no single stacks; give the output of perf script"),
    WIDE_TEXT("is UTF-16 text; convert it to UTF-8"),
    BINARY("is binary, but no recording of JFR; give a .jfr recording, the output of perf script or collapsed stacks");

    private final String refusal;

    ForeignFile(String refusal) {
        this.refusal = refusal;
    }

    String refusal(String file) {
        return refusal.replace("FILE", file);
    }

    /** What the file is, or null when it may be text of a recording. */
    static ForeignFile of(byte[] head) {
        ForeignFile magic = byMagic(head);
        if (magic != null) {
            return magic;
        }
        return isBinary(head) ? BINARY : byText(new String(head, StandardCharsets.UTF_8));
    }

    private static ForeignFile byMagic(byte[] head) {
        if (Content.isGzip(head)) {
            return GZIP;
        }
        if (startsWith(head, "\u0028\u00b5\u002f\u00fd")) {
            return ZSTD;
        }
        if (startsWith(head, "\u00fd7zXZ")) {
            return XZ;
        }
        if (startsWith(head, "BZh") && isBinary(head)) {
            return BZIP2;
        }
        if (startsWith(head, "PK\u0003\u0004")) {
            return ZIP;
        }
        if (startsWith(head, "JAVA PROFILE 1.")) {
            return HEAP_DUMP;
        }
        return startsWith(head, "\u00ff\u00fe") || startsWith(head, "\u00fe\u00ff") ? WIDE_TEXT : null;
    }

    private static ForeignFile byText(String head) {
        String text = head.stripLeading();
        String start = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
        if (start.startsWith("<!")
                || start.startsWith("<html")
                || start.startsWith("<?xml")
                || start.startsWith("<svg")) {
            return MARKUP;
        }
        if (start.startsWith("{")) {
            return JSON;
        }
        return text.startsWith("#") && text.contains("\n# Samples: ") ? PERF_REPORT : null;
    }

    /** Text has no NUL and hardly any control characters; names from the wild may hold a few. */
    private static boolean isBinary(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
            boolean whitespace = b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == 0x1b;
            controls += b > 0 && b < 0x20 && !whitespace ? 1 : 0;
        }
        return controls > head.length / 20;
    }

    /** @param magic one character for each byte */
    static boolean startsWith(byte[] head, String magic) {
        if (head.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((head[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
