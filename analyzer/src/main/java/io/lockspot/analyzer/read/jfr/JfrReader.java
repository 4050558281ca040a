package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.RecordingReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads JFR files of format 2: of the JDK, of async-profiler, of the agent, and any of them one behind the other in one
 * file. Memory grows with the largest chunk's different stacks, not with the file. Damage costs the rest of its chunk;
 * the chunks behind it are looked for. Safe for use by several threads, each with its own builder.
 */
public final class JfrReader implements RecordingReader {

    @Override
    public void read(Path file, RecordingBuilder into) throws BadRecordingException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileWindow window = new FileWindow(channel);
            if (window.size() == 0) {
                throw new BadRecordingException(into.file()
                        + ": offset 0: empty file: the JVM was killed before JFR wrote it; what it recorded may still be"
                        + " in JFR's repository directory (jcmd <pid> JFR.configure shows it)");
            }
            new ChunkWalk(window, into).read();
        } catch (IOException e) {
            throw new BadRecordingException(into.file() + ": cannot be read: " + e, e);
        } catch (InternalError e) {
            // What the JVM throws when a mapped file is cut while it is being read.
            throw new BadRecordingException(
                    into.file() + ": changed while it was being read; copy it first, then read the copy", e);
        }
    }
}
