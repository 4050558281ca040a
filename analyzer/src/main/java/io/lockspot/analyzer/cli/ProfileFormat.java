package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.write.CollapsedWriter;
import io.lockspot.analyzer.write.PprofWriter;
import io.lockspot.analyzer.write.Profiles;
import io.lockspot.analyzer.write.SpeedscopeWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of other tools that profiles can be written in. */
enum ProfileFormat {
    COLLAPSED(".collapsed", ".folded", ".txt") {
        @Override
        void write(Profiles profiles, OutputStream out) throws IOException {
            text(out, writer -> CollapsedWriter.write(profiles, writer));
        }
    },
    PPROF(".pb.gz", ".pprof") {
        @Override
        void write(Profiles profiles, OutputStream out) throws IOException {
            PprofWriter.write(profiles, out);
        }
    },
    SPEEDSCOPE(".speedscope.json", ".speedscope") {
        @Override
        void write(Profiles profiles, OutputStream out) throws IOException {
            text(out, writer -> SpeedscopeWriter.write(profiles, writer));
        }
    };

    private final List<String> extensions;

    ProfileFormat(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** The format that the end of the file's name stands for. */
    static Optional<ProfileFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /** Leaves the stream open. */
    abstract void write(Profiles profiles, OutputStream out) throws IOException;

    /** Whether a file can hold several measures. */
    boolean holdsSeveral() {
        return this != COLLAPSED;
    }

    private static void text(OutputStream bytes, OutputFile.Content content) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        content.write(out);
        out.flush();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
