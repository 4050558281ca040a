package io.lockspot.analyzer.read;

import java.util.regex.Pattern;

/**
 * What tools write around the name of a Java method: the type that it returns, its parameters, or a descriptor of both.
 * Kotlin's names may be sentences, {@code a.b.ChannelTest$closes a channel (fast)$1.invoke}; in no name there is a dot.
 * So blanks and parentheses alone say nothing: only what looks like types is taken away. Where a name looks like that
 * too, as in {@code a.b.Test.closes(Fast)}, nobody can tell, and it counts as a signature.
 */
final class JavaSignatures {

    // Possessive wherever something repeats: names are foreign, and may be long.
    private static final String PART = "[\\p{L}\\p{N}_$]++";
    private static final String PACKAGE = "(?:" + PART + "[./])";
    private static final String PRIMITIVE = "(?:boolean|byte|char|short|int|long|float|double)";
    private static final String ARRAY = "(?:\\[])*+";

    /** A class by itself begins with a capital letter; with its package it has a dot, or a slash for it. */
    private static final String TYPE =
            "(?:" + PRIMITIVE + "|" + PACKAGE + "++" + PART + "|\\p{Lu}[\\p{L}\\p{N}_$]*+)" + ARRAY;

    /** Right behind the name: {@code (int, java.lang.String)}. */
    private static final Pattern PARAMETERS =
            Pattern.compile("(?<=[^\\s.])\\((?:" + TYPE + "(?:, ?" + TYPE + ")*+)?\\)$");

    /** {@code (ILjava/lang/String;)V}; collapsed stacks have colons for semicolons. */
    private static final String DESCRIBED = "\\[*+(?:[BCDFIJSZV]|L[^;:()\\s]++[;:])";

    private static final Pattern DESCRIPTOR =
            Pattern.compile("(?<=[^\\s.])\\((?:" + DESCRIBED + ")*+\\)" + DESCRIBED + "$");

    /** A class or a package cannot be called like a keyword. */
    private static final Pattern RETURNS_PRIMITIVE =
            Pattern.compile("^(?:void|" + PRIMITIVE + ")" + ARRAY + " ++(?=.)");

    /** A class, and behind the blank another one with a method of it. */
    private static final Pattern RETURNS_CLASS =
            Pattern.compile("^" + PACKAGE + "*+(?:[\\p{L}\\p{N}_]*+\\$)*+\\p{Lu}[\\p{L}\\p{N}_]*+" + ARRAY
                    + " ++(?=(?:[^\\s(]*[./])?\\p{Lu}[^.]*+\\.[^\\s.])");

    /** With parameters behind it there is nothing else that it could be, though obfuscated classes have small letters. */
    private static final Pattern RETURNS_ANYTHING =
            Pattern.compile("^" + PACKAGE + "*+" + PART + ARRAY + " ++(?=[^\\s()]++$)");

    /** No signature is that long; a name that is was made to take time. */
    private static final int LONGEST = 10_000;

    private JavaSignatures() {}

    /** The class and the method alone. */
    static String without(String method) {
        if (method.indexOf('(') < 0 && method.indexOf(' ') < 0 || method.length() > LONGEST) {
            return method;
        }
        String named = cut(DESCRIPTOR, cut(PARAMETERS, method));
        String name = cut(RETURNS_CLASS, cut(RETURNS_PRIMITIVE, named));
        return name.equals(method) || !name.equals(named) ? name : cut(RETURNS_ANYTHING, name);
    }

    private static String cut(Pattern part, String name) {
        return part.matcher(name).replaceFirst("");
    }
}
