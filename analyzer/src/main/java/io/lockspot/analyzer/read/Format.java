package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.read.collapsed.CollapsedReader;
import io.lockspot.analyzer.read.page.PageRecordingReader;
import io.lockspot.analyzer.read.perf.PerfScriptReader;
import io.lockspot.analyzer.read.pprof.PprofReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What sort of recording it is, told from its first bytes and never from its name. */
enum Format {
    JFR,
    PERF_DATA,
    PERF_SCRIPT,
    PPROF,
    PAGE,
    COLLAPSED;

    /** How many lines of text are tried before giving up. */
    private static final int LINES_TRIED = 500;

    /**
     * @param head the first bytes, decompressed
     * @param name of the file, for the message
     * @throws BadRecordingException when it is none that can be read; says what it is instead, and what to do
     */
    static Format of(byte[] head, String name) throws BadRecordingException {
        if (head.length == 0) {
            throw new BadRecordingException(name + ": is empty; nothing was recorded, or it is still being written");
        }
        if (ForeignFile.startsWith(head, "FLR\0")) {
            return JFR;
        }
        if (isPerfData(head)) {
            return PERF_DATA;
        }
        if (PprofReader.recognises(head)) {
            return PPROF;
        }
        if (PageRecordingReader.recognises(head)) {
            return PAGE;
        }
        ForeignFile foreign = ForeignFile.of(head);
        if (foreign != null) {
            throw new BadRecordingException(name + ": " + foreign.refusal(name));
        }
        try {
            return ofText(head, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the byte order of this machine or the other, and as older versions wrote it. */
    private static boolean isPerfData(byte[] head) {
        return ForeignFile.startsWith(head, "PERFILE2")
                || ForeignFile.startsWith(head, "2ELIFREP")
                || ForeignFile.startsWith(head, "PERFFILE");
    }

    private static Format ofText(byte[] head, String name) throws BadRecordingException, IOException {
        LineBytes lines = new LineBytes(new ByteArrayInputStream(head));
        boolean seemsCollapsed = false;
        while (lines.next() && lines.number() <= LINES_TRIED) {
            String line = lines.text();
            if (PerfScriptReader.recognises(line)) {
                return PERF_SCRIPT;
            }
            // A stack longer than the head has no end to be recognised by.
            boolean endless = lines.number() == 1 && head.length == Content.HEAD && !lines.terminated();
            seemsCollapsed |= CollapsedReader.recognises(line) || endless && line.indexOf(';') > 0;
        }
        if (seemsCollapsed) {
            return COLLAPSED;
        }
        throw new BadRecordingException(name
                + ": is text, but neither the output of perf script nor collapsed stacks (frame;frame;frame count);"
                + " give a .jfr recording or one of these");
    }
}
