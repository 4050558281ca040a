package io.lockspot.analyzer.model;

import java.util.regex.Pattern;

/** Threads that do the same work have names that differ in numbers only: {@code nioEventLoopGroup-#-#}. */
public final class ThreadGroups {

    /** Numbers that do not belong to a word, as in {@code http2-exec-7}, or that end the name, as in {@code worker7}. */
    private static final Pattern NUMBER = Pattern.compile("#?(?:(?<![\\p{L}\\d])\\d+|\\d+$)");

    private ThreadGroups() {}

    /** The name with # for each number. */
    public static String of(String thread) {
        return NUMBER.matcher(thread).replaceAll("#");
    }
}
