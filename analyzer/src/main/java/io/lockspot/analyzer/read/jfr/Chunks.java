package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;

/** Takes the chunks of one file in their order, and says what is wrong with them. */
final class Chunks {

    private final String name;
    private final RecordingBuilder into;
    private final RecordingSummary summary;
    private int opened;
    private int damages;
    private ChunkDamage first;

    /** @param name of the file, for messages */
    Chunks(String name, RecordingBuilder into, RecordingSummary summary) {
        this.name = name;
        this.into = into;
        this.summary = summary;
    }

    /** The next chunk, or what stands in its place. */
    void add(ChunkReader.Outcome outcome) {
        if (givenUp()) {
            return;
        }
        if (outcome.summary() != null) {
            opened++;
            summary.add(outcome.summary());
        }
        if (outcome.damage() != null) {
            damaged(outcome.damage());
        }
    }

    private void damaged(ChunkDamage damage) {
        first = first == null ? damage : first;
        if (++damages <= Limits.DAMAGES_TOLD) {
            String text = name + ": " + damage.text() + "; what was read before it counts";
            if (damage.unfinished()) {
                into.incomplete(text);
            } else {
                into.damaged(text);
            }
        }
    }

    /** Whether so much is damaged that the rest is not worth looking at. */
    boolean givenUp() {
        return damages >= Limits.DAMAGES;
    }

    /** All chunks came. */
    void finish() {
        if (damages > Limits.DAMAGES_TOLD) {
            into.damaged(
                    name + ": " + damages + " damaged places in all" + (givenUp() ? ", the rest was not read" : ""));
        }
    }

    /** How many chunks could be read, at least in part. */
    int opened() {
        return opened;
    }

    /** Where and what is wrong first; empty when nothing is. */
    String firstDamage() {
        return first == null ? "" : first.text();
    }
}
