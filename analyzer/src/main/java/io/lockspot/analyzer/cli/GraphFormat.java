package io.lockspot.analyzer.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a flame graph can be written as. */
enum GraphFormat {
    PAGE("html", "htm"),
    /** A picture for documents, of one measure. */
    SVG("svg"),
    /** Stacks for other tools, of one measure. */
    COLLAPSED("collapsed", "folded", "txt");

    private final List<String> extensions;

    GraphFormat(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** The format that the file's extension stands for. */
    static GraphFormat of(FileOption file) throws UsageException {
        Path path = file.path()
                .orElseThrow(() -> new UsageException("say where to: -f out.html, -f out.svg or -f out.collapsed"));
        String extension = Format.extension(path);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst()
                .orElseThrow(() -> new UsageException(path
                        + ": the name must end in .html, in .svg for a picture, or in .collapsed for other tools"));
    }
}
