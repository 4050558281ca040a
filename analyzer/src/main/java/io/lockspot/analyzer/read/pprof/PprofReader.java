package io.lockspot.analyzer.read.pprof;

import com.google.protobuf.InvalidProtocolBufferException;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads pprof's profiles. Times become measures: {@code cpu}, what Go calls {@code delay} as waits for locks, and what
 * lockspot itself wrote; counts become samples. A reader is used once.
 */
public final class PprofReader {

    private final long bytes;

    public PprofReader() {
        this(Math.min(Runtime.getRuntime().maxMemory() / 4, 8L << 30));
    }

    /** @param bytes how much of a profile may be held, about */
    PprofReader(long bytes) {
        this.bytes = bytes;
    }

    /** @param head the beginning of the file, decompressed */
    public static boolean recognises(byte[] head) {
        return PprofHead.isProfile(head);
    }

    /**
     * Reads the whole profile.
     *
     * @param in decompressed
     * @return why not all of it could be read; what came before the damage counts
     * @throws BadRecordingException when nothing in it can be read, or when it does not fit into memory
     * @throws IOException when it cannot be read
     */
    public Optional<String> read(InputStream in, RecordingBuilder into) throws BadRecordingException, IOException {
        into.format("pprof");
        ProfileTables tables = new ProfileTables(new Room(into.file(), bytes));
        Wire wire = new Wire(in);
        String damage = null;
        try {
            wire.all(tables);
        } catch (InvalidProtocolBufferException e) {
            damage = "is cut off or damaged at byte " + wire.position() + " (decompressed); what came before counts";
        } catch (EOFException | ZipException e) {
            damage = "the compressed data is cut off or damaged; what came before counts";
        }
        if (damage != null && !tables.hasTexts()) {
            throw new BadRecordingException(
                    into.file() + ": is a profile that is cut off or damaged before its names; nothing can be told");
        }
        new ProfileSamples(tables, into).read();
        return Optional.ofNullable(damage);
    }
}
