package io.lockspot.analyzer.compare;

/** A gate cannot be understood. The message is one line: the gate, the column, what is wrong and what to write. */
public final class GateSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param column from 1 */
    GateSyntaxException(String gate, int column, String what) {
        super("'" + gate + "', column " + column + ": " + what);
    }
}
