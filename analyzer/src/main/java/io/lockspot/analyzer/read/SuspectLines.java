package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;

/** Counts the lines of a text that could not be understood. */
public final class SuspectLines {

    private long good;
    private long bad;
    private long first;

    public void good() {
        good++;
    }

    /** @param line its number */
    public void bad(long line) {
        if (bad++ == 0) {
            first = line;
        }
    }

    /**
     * Adds the lines of a part of the text.
     *
     * @param firstBad the number of its first bad line, if there is one
     */
    public void add(long goodLines, long badLines, long firstBad) {
        if (bad == 0 && badLines > 0) {
            first = firstBad;
        }
        good += goodLines;
        bad += badLines;
    }

    /**
     * Warns of bad lines.
     *
     * @param what the format, as in "collapsed stacks"
     * @throws BadRecordingException when they are the most
     */
    public void report(String what, RecordingBuilder into) throws BadRecordingException {
        if (bad == 0) {
            return;
        }
        String count = bad == 1 ? "1 line is" : bad + " lines are";
        if (bad >= good) {
            throw new BadRecordingException(into.file() + ": " + count + " not " + what + ", the first at line " + first
                    + ", and only " + good + (good == 1 ? " is" : " are") + "; check what wrote the file");
        }
        into.damaged(into.file() + ": " + count + " not " + what + ", the first at line " + first
                + "; the other lines count");
    }
}
