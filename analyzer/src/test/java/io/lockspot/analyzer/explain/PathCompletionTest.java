package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Frames are written as {@code j:Thread.run n:close k:__fput}. */
class PathCompletionTest {

    private static final String SEEN_WHOLE =
            "j:Thread.run j:Server.loop j:Server.drop j:Channel.close n:stub n:close k:sys";

    @Test
    void interpretedAndInlinedCallers_areFilledInWhereOnlyOnePathLeadsThere() {
        assertThat(completed("n:start n:thread_entry n:Interpreter j:Server.loop j:Channel.close n:close k:sys k:lock"))
                .isEqualTo("j:Thread.run j:Server.loop j:Server.drop j:Channel.close n:stub n:close k:sys k:lock");
    }

    @Test
    void twoPaths_areNoneToChooseFrom() {
        String recorded = "n:start n:Interpreter j:Channel.close n:close k:sys";

        assertThat(completed(recorded, SEEN_WHOLE, "j:Thread.run j:Client.stop j:Channel.close n:stub n:close k:sys"))
                .isEqualTo(recorded);
    }

    @Test
    void laterFrames_maySayWhichOfTwoPathsItIs() {
        assertThat(completed(
                        "n:start n:Interpreter j:Channel.close n:close k:sys",
                        SEEN_WHOLE,
                        "j:Thread.run j:Client.stop j:Channel.close n:shutdown k:sys"))
                .isEqualTo(SEEN_WHOLE);
    }

    @Test
    void howTheThreadBegan_maySayWhichOfTwoPathsItIs() {
        String main = "j:Server.main j:Server.stop j:Channel.close n:stub n:close k:sys";

        assertThat(completed("n:start n:thread_entry n:Interpreter j:Channel.close n:close k:sys", SEEN_WHOLE, main))
                .isEqualTo(SEEN_WHOLE);
        assertThat(completed("n:start n:JavaMain n:Interpreter j:Channel.close n:close k:sys", SEEN_WHOLE, main))
                .isEqualTo(main);
        String recorded = "n:start n:JavaMain n:Interpreter j:Channel.close n:close k:sys";
        assertThat(completed(recorded, SEEN_WHOLE)).isEqualTo(recorded);
    }

    @Test
    void framesBeyondWhatIsKnown_stayAsTheyAre() {
        assertThat(completed("n:start j:Server.loop n:futex k:wait"))
                .isEqualTo("j:Thread.run j:Server.loop n:futex k:wait");
    }

    @Test
    void unknownMethods_stayAsTheyAre() {
        assertThat(completed("n:start j:Other.run n:close k:sys")).isEqualTo("n:start j:Other.run n:close k:sys");
        assertThat(completed("n:start n:GCTask k:sys")).isEqualTo("n:start n:GCTask k:sys");
    }

    @Test
    void conclusions_areTold() {
        Recording recording = recording("n:start j:Server.loop n:close k:sys", SEEN_WHOLE);

        List<Warning> warnings = PathCompletion.of(recording).warnings();

        assertThat(warnings).singleElement().satisfies(w -> {
            assertThat(w.code()).isEqualTo("filled-in-paths");
            assertThat(w.text()).contains("of 1 samples", "1 have callers");
        });
    }

    @Test
    void weights_stay() {
        Recording recording = recording("n:start j:Server.loop n:close k:sys", SEEN_WHOLE);

        assertThat(PathCompletion.of(recording).samples())
                .extracting(Sample::weight)
                .containsExactlyInAnyOrderElementsOf(
                        recording.samples().stream().map(Sample::weight).toList());
    }

    @Test
    void recordingsOfOneKind_stayAsTheyAre() {
        Recording recording = recording("n:start j:Server.loop n:close k:sys");

        assertThat(PathCompletion.of(recording)).isSameAs(recording);
    }

    private static String completed(String recorded) {
        return completed(recorded, SEEN_WHOLE);
    }

    private static String completed(String recorded, String... seenWhole) {
        return PathCompletion.of(recording(recorded, seenWhole)).samples(Measure.OFF_CPU).stream()
                .map(sample -> text(sample.stack()))
                .findFirst()
                .orElseThrow();
    }

    private static Recording recording(String recorded, String... seenWhole) {
        RecordingBuilder into = new RecordingBuilder("both");
        into.offCpu("t", stack(recorded), 7);
        for (String whole : seenWhole) {
            into.sample(Measure.CPU, "t", stack(whole), 5, 1);
        }
        return into.build();
    }

    private static Stack stack(String text) {
        List<Frame> frames = new ArrayList<>();
        for (String word : text.split(" ")) {
            String name = word.substring(2);
            frames.add(
                    word.startsWith("j")
                            ? Frame.java(name)
                            : word.startsWith("n") ? Frame.nativeCode(name) : Frame.kernel(name));
        }
        return new Stack(frames);
    }

    private static String text(Stack stack) {
        return String.join(
                " ",
                stack.frames().stream()
                        .map(f -> f.kind().name().toLowerCase(Locale.ROOT).charAt(0) + ":" + f.name())
                        .toList());
    }
}
