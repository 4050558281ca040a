package io.lockspot.agent.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import one.profiler.AsyncProfiler;

/** async-profiler's native library: unpacked, loaded, removed. */
final class ProfilerLibrary {

    private static final String NAME = "libasyncProfiler.so";

    /** It stays for as long as the JVM lives: an attach after a detach goes on with it. */
    private static AsyncProfiler loaded;

    private ProfilerLibrary() {}

    static synchronized AsyncProfiler load(Path directory) throws UnavailableException {
        if (loaded == null) {
            loaded = loadNew(directory);
        }
        return loaded;
    }

    private static AsyncProfiler loadNew(Path directory) throws UnavailableException {
        String resource = platform() + "/" + NAME;
        if (isLoadedAlready()) {
            throw new UnavailableException("another async-profiler is loaded in this JVM");
        }
        ProfilerModule.define(ProfilerLibrary.class.getClassLoader());
        String reason = "";
        // Shared memory is often mounted without leave to execute, temporary files seldom.
        for (Path parent : List.of(directory, Path.of(System.getProperty("java.io.tmpdir")))) {
            try {
                return loadFrom(parent, resource);
            } catch (IOException | UnsatisfiedLinkError e) {
                reason = e.getMessage();
            }
        }
        throw new UnavailableException("its library cannot be loaded: " + reason);
    }

    private static String platform() throws UnavailableException {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        if (!system.equals("Linux")) {
            throw new UnavailableException("no async-profiler for " + system);
        }
        return switch (machine) {
            case "amd64", "x86_64" -> "linux-x64";
            case "aarch64" -> "linux-arm64";
            default -> throw new UnavailableException("no async-profiler for " + machine);
        };
    }

    private static AsyncProfiler loadFrom(Path parent, String resource) throws IOException {
        Path directory = Files.createTempDirectory(parent, "lockspot-library-");
        Path library = directory.resolve(NAME);
        try (InputStream in = ProfilerLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the agent's jar is incomplete: " + resource + " is missing");
            }
            Files.copy(in, library);
            return AsyncProfiler.getInstance(library.toString());
        } finally {
            Files.deleteIfExists(library);
            Files.deleteIfExists(directory);
        }
    }

    /** Two profilers would take each other's signals. */
    private static boolean isLoadedAlready() {
        try {
            return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)
                    .contains(NAME);
        } catch (IOException e) {
            return false;
        }
    }
}
