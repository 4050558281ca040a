package io.lockspot.analyzer.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** All that is known: the data files of this program, in the order of their index. */
final class KnownSignatures {

    /** The names of the data files without their ending, one a line: the contents of a jar cannot be listed. */
    private static final String INDEX = "signatures/index";

    private KnownSignatures() {}

    private static final class Holder {
        static final List<KnownSignature> ALL = read();
    }

    /** @throws IllegalStateException when a data file is not what it should be */
    static List<KnownSignature> all() {
        return Holder.ALL;
    }

    private static List<KnownSignature> read() {
        return text(INDEX).lines().map(KnownSignatures::read).toList();
    }

    private static KnownSignature read(String id) {
        try (InputStream in = resource("signatures/" + id + ".json")) {
            return KnownSignatureReader.read(id, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(KnownSignatures.class.getResourceAsStream(name), name);
    }
}
