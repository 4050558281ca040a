package io.lockspot.analyzer.cli;

import java.io.IOException;

/** Nobody reads standard output any more: {@code lockspot … | head}. Not an error. */
final class ClosedOutputException extends IOException {

    private static final long serialVersionUID = 1;

    ClosedOutputException() {
        super("standard output is closed");
    }
}
