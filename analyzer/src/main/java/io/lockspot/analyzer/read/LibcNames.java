package io.lockspot.analyzer.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One name for each function of the C library. perf prints {@code __libc_write} and {@code __shutdown} where
 * async-profiler prints {@code write} and {@code shutdown}: names of the same address.
 */
final class LibcNames {

    private static final String FILE = "libc-functions.txt";

    /** The library's names for its own calls of a function that it exports; every function may have one. */
    private static final Pattern INTERNAL = Pattern.compile("^(?:__GI_)+(?=[A-Za-z_])");

    private static final Pattern ALIAS = Pattern.compile("_{0,3}(?:libc_)?([a-z]\\w*?)(?:64)?");
    private static final Set<String> FUNCTIONS = functions();

    private LibcNames() {}

    /** The name that programs call it by, or the same name when there is no such function. */
    static String of(String name) {
        String exported = INTERNAL.matcher(name).replaceFirst("");
        if (exported.equals("cfree")) {
            return "free";
        }
        if (exported.startsWith("__memcpy_") && exported.contains("unaligned")) {
            return exported.replaceFirst("cpy", "move");
        }
        Matcher alias = ALIAS.matcher(exported);
        return alias.matches() && FUNCTIONS.contains(alias.group(1)) ? alias.group(1) : exported;
    }

    private static Set<String> functions() {
        try (InputStream in = LibcNames.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
