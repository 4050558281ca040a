package io.lockspot.analyzer.cli.demo.scenario;

/**
 * What the conclusion speaks of. Whether it got better or worse is the runs' to say.
 *
 * @param fix the subject of the sentence: what was changed
 * @param lock what was waited for
 * @param waiting the measurement of waiting, by its time or by its number
 * @param per what {@code waiting} is shared out over: {@code close}
 * @param operation the operation: {@code close()}
 * @param cost what the operation costs its caller
 * @param outcome a time or a rate of the whole
 * @param outcomeNoun what takes that time, or what there is more or less of in a second
 */
public record Claim(
        String fix,
        String lock,
        Measurement waiting,
        String per,
        String operation,
        Measurement cost,
        Measurement outcome,
        String outcomeNoun) {}
