package io.lockspot.flamegraphs;

import java.io.IOException;

/** An output that fails. */
final class FullDisk implements Appendable {

    @Override
    public Appendable append(CharSequence text) throws IOException {
        throw new IOException("no space left");
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
        throw new IOException("no space left");
    }

    @Override
    public Appendable append(char c) throws IOException {
        throw new IOException("no space left");
    }
}
