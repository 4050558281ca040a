package io.lockspot.samples.e2e;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A finished run of the sample with the agent.
 *
 * @param result what the sample itself counted
 */
record Storm(Path recording, JsonNode result) {

    /** The sample, not yet started. */
    static ChildJvm child(Jdk jdk, Path directory, String agentOptions, String... arguments) {
        return ChildJvm.java(jdk, directory)
                .with("-Xmx256m", "-javaagent:" + Products.agentJar() + "=" + agentOptions)
                .with("-cp", Products.samplesJar().toString(), "io.lockspot.samples.closestorm.CloseStorm")
                .with(arguments);
    }

    static Storm run(Jdk jdk, Path directory, String variant, int connections, int rounds) throws InterruptedException {
        ChildJvm.Ended ended = child(
                        jdk,
                        directory,
                        "file=" + variant + ".jfr,threshold=100us,jfr=before",
                        variant,
                        "--connections",
                        Integer.toString(connections),
                        "--rounds",
                        Integer.toString(rounds))
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        Path recording = directory.resolve(variant + ".jfr");
        assertThat(recording).as("%s", ended).isNotEmptyFile();
        return new Storm(recording, JsonMapper.shared().readTree(ended.lastLine()));
    }

    /** The document that a command prints about the recording. */
    JsonNode lockspot(String command) throws InterruptedException {
        ChildJvm.Ended ended = Products.lockspot(recording.getParent(), command, recording.toString(), "-o", "json")
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return JsonMapper.shared().readTree(ended.out());
    }
}
