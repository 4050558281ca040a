package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.Proc;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which process listens at a port of this machine. */
final class Listeners {

    private static final String LISTENING = "0A";

    private Listeners() {}

    /** Whether any process does. */
    static boolean isTaken(int port) {
        return !sockets(Proc.self(), port).isEmpty();
    }

    static boolean listens(long pid, int port) {
        Proc process = Proc.of(pid);
        Set<String> sockets = sockets(process, port);
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.ofProcess("fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static Set<String> sockets(Proc process, int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            sockets.addAll(sockets(process.readOfProcess(table).orElse(""), port));
        }
        return sockets;
    }

    /** Those that listen at the port, as a descriptor names them: {@code socket:[4711]}. */
    static Set<String> sockets(String table, int port) {
        String end = String.format(Locale.ROOT, ":%04X", port);
        Set<String> found = new HashSet<>();
        table.lines().map(String::strip).map(line -> line.split("\\s+")).forEach(fields -> {
            if (fields.length > 9 && fields[1].endsWith(end) && fields[3].equals(LISTENING)) {
                found.add("socket:[" + fields[9] + "]");
            }
        });
        return found;
    }
}
