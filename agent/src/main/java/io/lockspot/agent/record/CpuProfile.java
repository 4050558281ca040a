package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where CPU samples come from. Not safe for threads. */
interface CpuProfile {

    /** What could be had, and why not more, in a few words. */
    String description();

    /** Whether the samples reach into the kernel. */
    boolean hasKernelFrames();

    /** A file with the samples since the last call, if they are not in the JFR recording; sampling goes on. */
    Optional<Path> next() throws IOException;

    /** The same, and sampling ends. */
    Optional<Path> last() throws IOException;

    /** A profile whose samples, if any, are part of the JFR recording. */
    record Elsewhere(String description) implements CpuProfile {

        @Override
        public boolean hasKernelFrames() {
            return false;
        }

        @Override
        public Optional<Path> next() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> last() {
            return Optional.empty();
        }
    }
}
