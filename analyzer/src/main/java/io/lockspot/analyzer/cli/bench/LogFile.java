package io.lockspot.analyzer.cli.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a program has printed. It may be in any encoding, and as long as it likes. */
final class LogFile {

    /** Only so much of its end is looked at. */
    private static final int MOST = 1 << 20;

    private static final int LAST = 5;

    private LogFile() {}

    static List<String> lines(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - MOST);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The last few lines that say something. */
    static List<String> last(Path log) {
        try {
            List<String> said = lines(log).stream().filter(l -> !l.isBlank()).toList();
            return said.subList(Math.max(0, said.size() - LAST), said.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
