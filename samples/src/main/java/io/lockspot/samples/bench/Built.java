package io.lockspot.samples.bench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the build has made, found from where the samples are. */
public final class Built {

    private Built() {}

    /** The jar of the samples, which this class comes from. */
    public static Path samples() {
        try {
            return Path.of(Built.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The directory of what the build makes of the samples; {@code file} is in it. */
    public static Path beside(String file) {
        return samples().resolveSibling(file);
    }

    /** The top of the project; {@code file} is in it. */
    public static Path inProject(String file) {
        return samples().getParent().getParent().resolveSibling(file);
    }

    /**
     * What to say when one of them is not there.
     *
     * @param options of {@code mvn package}, which makes them
     */
    public static Optional<String> missing(String options, Path... needed) {
        for (Path path : needed) {
            if (!Files.isRegularFile(path)) {
                return Optional.of(path + " is not there; run mvn " + options + " package first");
            }
        }
        return Optional.empty();
    }
}
