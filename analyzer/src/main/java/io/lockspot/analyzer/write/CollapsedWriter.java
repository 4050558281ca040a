package io.lockspot.analyzer.write;

import io.lockspot.flamegraphs.Collapsed;
import java.io.IOException;

/** Collapsed stacks, as flame graph tools read them: the first of the profiles, for there is no place for others. */
public final class CollapsedWriter {

    private CollapsedWriter() {}

    public static void write(Profiles profiles, Appendable out) throws IOException {
        Collapsed.write(profiles.profiles().get(0).tree(profiles.threads()), out);
    }
}
