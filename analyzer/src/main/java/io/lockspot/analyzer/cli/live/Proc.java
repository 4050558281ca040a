package io.lockspot.analyzer.cli.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Linux tells of itself and of a process. Files that cannot be read are empty. */
public final class Proc {

    private final Path root;
    private final String process;

    /**
     * @param root of the file system, {@code /} but in tests
     * @param process a process id, or {@code self}
     */
    Proc(Path root, String process) {
        this.root = root;
        this.process = process;
    }

    public static Proc self() {
        return new Proc(Path.of("/"), "self");
    }

    public static Proc of(long pid) {
        return new Proc(Path.of("/"), Long.toString(pid));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    public Path ofProcess(String name) {
        return root.resolve("proc").resolve(process).resolve(name);
    }

    public boolean exists() {
        return Files.isDirectory(ofProcess(""));
    }

    /** The text of a file of the machine. */
    public Optional<String> read(String name) {
        return read(path(name));
    }

    /** The text of a file of the process. */
    public Optional<String> readOfProcess(String name) {
        return read(ofProcess(name));
    }

    static Optional<String> read(Path file) {
        try {
            // Files of the kernel have no size, and names in them may be in any encoding.
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** A field of the process's {@code status}, such as {@code CapEff}; empty when there is none. */
    String status(String field) {
        for (String line : readOfProcess("status").orElse("").split("\n")) {
            if (line.startsWith(field + ":")) {
                return line.substring(field.length() + 1).strip();
            }
        }
        return "";
    }

    /** A field that is a mask in hexadecimal; 0 when it is not there. */
    long mask(String field) {
        try {
            return Long.parseUnsignedLong(status(field), 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The effective user's number; −1 when it is not known. */
    long user() {
        String[] ids = status("Uid").split("\\s+");
        return ids.length > 1 ? Long.parseLong(ids[1]) : -1;
    }

    /** The name of a user, or its number. */
    String userName(long uid) {
        for (String line : read("etc/passwd").orElse("").split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > 2 && fields[2].equals(Long.toString(uid))) {
                return fields[0];
            }
        }
        return "number " + uid;
    }

    /** The words of the command line. */
    public List<String> commandLine() {
        return List.of(readOfProcess("cmdline").orElse("").split("\0"));
    }

    /** An environment variable of the process; empty when it has none, or does not tell. */
    String variable(String name) {
        for (String entry : readOfProcess("environ").orElse("").split("\0")) {
            if (entry.startsWith(name + "=")) {
                return entry.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Whether the JVM was given a flag, by its command line or by a variable. */
    boolean hasFlag(String flag) {
        return commandLine().contains(flag)
                || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").stream()
                        .anyMatch(v -> List.of(variable(v).split("\\s+")).contains(flag));
    }

    /** The options of the mount that holds a directory of the process, by its name there. */
    String mountOptions(String directory) {
        Map<String, String> options = new HashMap<>();
        for (String line : readOfProcess("mounts").orElse("").split("\n")) {
            String[] fields = line.split(" ");
            if (fields.length > 3) {
                options.put(fields[1], fields[3]);
            }
        }
        for (Path at = Path.of(directory); at != null; at = at.getParent()) {
            String found = options.get(at.toString());
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    /** Whether the process sees other files than this one. */
    boolean seesOtherFiles() {
        try {
            Path own = root.resolve("proc/self/ns/mnt");
            return !Files.readSymbolicLink(ofProcess("ns/mnt")).equals(Files.readSymbolicLink(own));
        } catch (IOException e) {
            return false;
        }
    }
}
