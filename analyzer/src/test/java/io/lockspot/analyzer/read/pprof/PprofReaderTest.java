package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PprofReaderTest {

    @TempDir
    private Path folder;

    @Test
    void goCpuProfile_isCpuTimeWithItsSamples() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("pprof/go-cpu.pb.gz"));

        assertThat(recording.infos().get(0).format()).isEqualTo("pprof");
        assertThat(recording.infos().get(0).durationNanos()).isBetween(400_000_000L, 2_000_000_000L);
        assertThat(recording.samples()).isNotEmpty().allMatch(s -> s.measure() == Measure.CPU);
        assertThat(recording.samples()).allMatch(s -> s.weight() == s.count() * 10_000_000);
        assertThat(recording.samples())
                .anyMatch(s -> s.stack()
                        .frames()
                        .equals(List.of(Frame.nativeCode("main.main.func1"), Frame.nativeCode("main.burn"))));
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void goMutexProfile_isWaitsForLocks() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("pprof/go-mutex.pb.gz"));

        assertThat(recording.samples()).allMatch(s -> s.measure() == Measure.LOCK_WAIT);
        Sample sample = recording.samples().get(0);
        assertThat(sample.count()).isGreaterThan(100);
        assertThat(sample.weight()).isGreaterThan(100_000_000);
        assertThat(sample.stack().frames()).contains(Frame.nativeCode("sync.(*Mutex).Unlock"));
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void goHeapProfile_isShownAsSamplesAndItIsSaid() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("pprof/go-heap.pb.gz"));

        assertThat(recording.samples()).allMatch(s -> s.measure() == Measure.SAMPLES);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("unit", "unread-values");
    }

    @Test
    void asyncProfilersConverter_hasThreadsAndJavaNames() throws Exception {
        Recording pprof = Recordings.read(TextRecordings.resource("pprof/jfrconv-4.5-cpu.pb.gz"));
        Recording jfr = Recordings.read(TextRecordings.resource("jfr/churn-raw.jfr"));

        assertThat(pprof.samples(Measure.SAMPLES).stream()
                        .mapToLong(Sample::count)
                        .sum())
                .isEqualTo(jfr.samples(Measure.CPU).stream()
                        .mapToLong(Sample::count)
                        .sum());
        assertThat(pprof.samples()).extracting(Sample::thread).contains("conn-loop-2", "conn-loop-3");
        assertThat(pprof.samples())
                .anyMatch(s -> s.stack().frames().contains(Frame.java("io.netty.channel.unix.FileDescriptor.close")));
    }

    @Test
    void aProfileThatIsNotCompressed_isReadToo() throws Exception {
        byte[] plain = TextRecordings.gunzip(Files.readAllBytes(TextRecordings.resource("pprof/go-cpu.pb.gz")));

        Recording recording = Recordings.read(Files.write(folder.resolve("plain"), plain));

        assertThat(recording.infos().get(0).format()).isEqualTo("pprof");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n  \n", "\n\nmain;a 1\n", "2 x\n", "* 1\n", "\n;\n", "a;b 1\n", "{}", "\n\u0004abcd 7\n"})
    void text_isNoProfile(String text) {
        assertThat(PprofReader.recognises(text.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void kernelAndInlinedFunctions_areToldByMappingAndLines() throws Exception {
        ProfileBytes profile = new ProfileBytes().type("cpu", "milliseconds");
        profile.mapping(1, "/usr/bin/nginx").mapping(2, "[kernel.kallsyms]").mapping(3, "/lib/modules/6.1/x.ko");
        profile.function(1, "close", "", "")
                .function(2, "__fput.isra.0", "", "")
                .function(3, "inner", "", "a.c")
                .function(4, "outer.cold", "", "a.c")
                .function(5, "a.B.c", "", "B.java")
                .function(6, "net/http.Get", "", "client.go")
                .function(7, "x_open", "", "");
        profile.location(1, 1, 0, 1)
                .location(2, 2, 0, 2)
                .location(3, 1, 0, 3, 4)
                .location(4, 1, 0, 5)
                .location(5, 1, 0, 6)
                .location(6, 3, 0, 7)
                .location(7, 1, 0x1234)
                .location(8, 2, 0x99);
        profile.sample(List.of(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L), List.of(7L));

        Sample sample = read(profile).samples().get(0);

        assertThat(sample.weight()).isEqualTo(7_000_000);
        assertThat(sample.stack().frames())
                .containsExactly(
                        Frame.nativeCode("close"),
                        Frame.kernel("__fput"),
                        Frame.nativeCode("outer"),
                        Frame.nativeCode("inner"),
                        Frame.java("a.B.c"),
                        Frame.nativeCode("net/http.Get"),
                        Frame.kernel("x_open"),
                        Frame.nativeCode("[nginx]+0x1234"),
                        Frame.kernel("[unknown]"));
    }

    @Test
    void numbersOfNothing_areUnknown() throws Exception {
        ProfileBytes profile = new ProfileBytes().type("samples", "count");
        profile.function(1, "a", "", "").location(1, 77, 0, 1).location(2, 0, 0, 99);
        profile.sample(List.of(1L, 2L, 3L), List.of(4L));

        assertThat(read(profile).samples().get(0).stack().frames())
                .containsExactly(CanonicalNames.UNKNOWN, CanonicalNames.UNKNOWN, Frame.nativeCode("a"));
    }

    @Test
    void valuesThatCannotBe_areDamageAndTheOthersCount() throws Exception {
        ProfileBytes profile = new ProfileBytes().type("cpu", "seconds");
        profile.sample(List.of(), List.of(1L))
                .sample(List.of(), List.of(Long.MAX_VALUE / 1000))
                .sample(List.of(), List.of(1L, 2L))
                .sample(List.of(), List.of());

        Recording recording = read(profile);

        assertThat(recording.samples().stream().mapToLong(Sample::weight).sum()).isEqualTo(1_000_000_000);
        assertThat(recording.warnings())
                .extracting(w -> w.text())
                .containsExactly("made: 3 samples have values that cannot be; the others count");
    }

    @Test
    void aDifferenceOfTwoProfiles_isSaidToBeOne() throws Exception {
        ProfileBytes profile = new ProfileBytes().type("cpu", "nanoseconds");
        profile.sample(List.of(), List.of(5L)).sample(List.of(), List.of(-3L));

        assertThat(TextRecordings.warningCodes(read(profile))).containsExactly("negative");
    }

    @Test
    void aStackThatIsTooDeep_endsInAMarker() throws Exception {
        ProfileBytes profile = new ProfileBytes().type("samples", "count");
        profile.function(1, "a", "", "").location(1, 0, 0, 1);
        List<Long> deep = LongStream.range(0, ProfileSamples.MAX_FRAMES + 10)
                .mapToObj(i -> 1L)
                .toList();
        profile.sample(deep, List.of(1L));

        List<Frame> frames = read(profile).samples().get(0).stack().frames();

        assertThat(frames).hasSize(ProfileSamples.MAX_FRAMES + 1);
        assertThat(frames.get(frames.size() - 1)).isEqualTo(CanonicalNames.TRUNCATED);
    }

    @Test
    void aFunctionThatIsInlinedAThousandTimesInEachOfManyFrames_doesNotGrow() throws Exception {
        ProfileBytes profile = new ProfileBytes().type("samples", "count");
        profile.function(1, "a", "", "");
        profile.location(1, 0, 0, LongStream.range(0, 100_000).map(i -> 1).toArray());
        for (int i = 1; i < 2_000; i++) {
            profile.sample(new ArrayList<>(java.util.Collections.nCopies(500, 1L)), List.of(1L));
        }

        assertThat(read(profile).samples()).hasSize(1);
    }

    @Test
    void moreThanFitsIntoMemory_isRefused() {
        ProfileBytes profile = new ProfileBytes().type("samples", "count");
        for (int i = 0; i < 1_000; i++) {
            profile.sample(List.of(1L), List.of(1L));
        }

        assertThatThrownBy(() -> new PprofReader(10_000)
                        .read(new ByteArrayInputStream(profile.bytes()), new RecordingBuilder("made")))
                .isInstanceOf(BadRecordingException.class)
                .hasMessage("made: is a profile that does not fit into memory; give Java more memory (-Xmx)");
    }

    @Test
    void aProfileThatIsCutOff_givesWhatCameBeforeOrSaysThatItHasNoNames() throws Exception {
        byte[] whole =
                TextRecordings.gunzip(Files.readAllBytes(TextRecordings.resource("pprof/jfrconv-4.5-cpu.pb.gz")));

        Recording most = Recordings.read(
                Files.write(folder.resolve("most"), java.util.Arrays.copyOf(whole, whole.length - 100)));

        assertThat(most.infos().get(0).complete()).isFalse();
        assertThat(most.samples()).isNotEmpty();
        assertThat(TextRecordings.warningCodes(most)).contains("damaged");
        Path half = Files.write(folder.resolve("half"), java.util.Arrays.copyOf(whole, 5_000));
        assertThatThrownBy(() -> Recordings.read(half))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("before its names");
    }

    private static Recording read(ProfileBytes profile) throws Exception {
        RecordingBuilder into = new RecordingBuilder("made");
        assertThat(PprofReader.recognises(profile.bytes())).isTrue();
        assertThat(new PprofReader().read(new ByteArrayInputStream(profile.bytes()), into))
                .isEmpty();
        return into.build();
    }
}
