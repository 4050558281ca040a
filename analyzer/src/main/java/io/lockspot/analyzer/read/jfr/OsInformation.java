package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/** {@code jdk.OSInformation}: the kernel's release, for recordings that the agent did not write. */
final class OsInformation implements EventHandler {

    private static final String UNAME = "uname:";

    private final RecordingBuilder into;

    OsInformation(RecordingBuilder into) {
        this.into = into;
    }

    @Override
    public String type() {
        return "jdk.OSInformation";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("osVersion");
    }

    @Override
    public void event(Event event) {
        String release = kernelRelease(event.text(0));
        if (!release.isEmpty()) {
            into.environment("kernelRelease", release);
        }
    }

    static String kernelRelease(String osVersion) {
        int at = osVersion.indexOf(UNAME);
        String[] words = at < 0
                ? new String[0]
                : osVersion.substring(at + UNAME.length()).strip().split("\\s+", 3);
        return words.length < 2 || !words[0].equals("Linux") ? "" : words[1];
    }
}
