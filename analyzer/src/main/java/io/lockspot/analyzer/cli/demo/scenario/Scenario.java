package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Warning;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lock hot spot and its fix: what is run, what is compared, and what may be said about it. Immutable. */
public interface Scenario {

    /** As the command line spells it. */
    String name();

    /** What happens, and what it stands for, in one line. */
    String story();

    /** What the variant does about it, in one line. */
    String explanation(Variant variant);

    /** The sample's main class. Its first argument is the variant, and the last line on its stdout is a JSON object. */
    String mainClass();

    /** What the sample does in a run. */
    Load load(LoadOptions options);

    /** The file, in the folder of the samples, that tells the agent which methods to probe. */
    default Optional<String> probes() {
        return Optional.empty();
    }

    /** More options for the agent, such as {@code lockThreshold=1ms}. */
    default List<String> agentOptions() {
        return List.of();
    }

    /** Operations that the sample counts too, each with the path of its number in the sample's result. */
    Map<String, String> exactCounts();

    /** The paths of the numbers that the sample's result must have. */
    List<String> sampleNumbers();

    /** The rows of the table. */
    List<Measurement> measurements();

    /** What the conclusion is about; its measurements are among {@link #measurements}. */
    Claim claim();

    /** The breakdown in which the path to the lock can be read. */
    View view();

    /** One more command, with a label of at most fourteen letters, that shows something the comparison does not. */
    default Optional<Further> further() {
        return Optional.empty();
    }

    /**
     * A command for the user to try.
     *
     * @param command as typed in lockspot's own directory
     */
    record Further(String label, String command) {}

    /** What the sample's result gives reason to say. */
    default List<Warning> remarks(SampleResult sample) {
        return List.of();
    }

    /** What to think of when the outcome is no better: why this machine may not show it. */
    default Optional<String> remark() {
        return Optional.empty();
    }
}
