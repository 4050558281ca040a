package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.read.Recordings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each known signature has recordings that show it, and recordings that come near and do not; none is found in what has
 * nothing to do with it. {@code src/test/resources/signatures/README.md} says where they are from.
 */
class SignatureFixturesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/signatures");
    private static final String UNRELATED = "unrelated";
    private static final long MOST_BYTES = 60_000;
    private static final Pattern RECORDING = Pattern.compile(".*([.]jfr|[.]collapsed|perf-script[.]txt)([.]gz)?");
    private static final Pattern OF_A_HOT_SPOT = Pattern.compile(
            "kernel-lab|kernel-locks|epchurn|epclose|churn-raw|-eventfd|seed|compare/closestorm/before");

    @Test
    void theIndex_hasAllDataFiles() throws Exception {
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(dataFiles()).doesNotHaveDuplicates();
    }

    static Stream<String> signatures() {
        return ids().stream();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everySignature_hasARecordingThatShowsItAndOneThatDoesNot(String id) throws IOException {
        assertThat(fixtures(id, "positive"))
                .as("%s/positive.* below %s", id, FIXTURES)
                .isNotEmpty();
        assertThat(fixtures(id, "negative"))
                .as("%s/negative.* below %s", id, FIXTURES)
                .isNotEmpty();
    }

    static Stream<Arguments> positives() throws IOException {
        return all("positive");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("positives")
    void whatShowsIt_isRecognisedAsItAlone(String id, Path recording) throws Exception {
        assertThat(found(recording)).containsOnly(id);
    }

    static Stream<Arguments> negatives() throws IOException {
        return all("negative");
    }

    @ParameterizedTest(name = "{0} not in {1}")
    @MethodSource("negatives")
    void whatComesNear_isNotTakenForIt(String id, Path recording) throws Exception {
        assertThat(found(recording)).doesNotContain(id);
    }

    static Stream<Path> unrelated() throws IOException {
        return Stream.concat(files(FIXTURES.resolve(UNRELATED)).stream(), others().stream());
    }

    /** The recordings that other tests have and that can be read, but for those made to show a hot spot. */
    private static List<Path> others() throws IOException {
        try (Stream<Path> all = Files.walk(FIXTURES.getParent())) {
            return all.filter(f -> RECORDING.matcher(f.getFileName().toString()).matches())
                    .filter(f -> !f.startsWith(FIXTURES)
                            && !f.startsWith(FIXTURES.resolveSibling("older"))
                            && !OF_A_HOT_SPOT.matcher(f.toString()).find())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unrelated")
    void anOrdinaryProfile_showsNoneOfThem(Path recording) throws Exception {
        assertThat(found(recording)).isEmpty();
    }

    @Test
    void ordinaryProfiles_areThere() throws Exception {
        assertThat(unrelated()).hasSizeGreaterThanOrEqualTo(8);
        for (Path own : files(FIXTURES.resolve(UNRELATED))) {
            assertThat(Recordings.read(own).samples()).as(own.toString()).isNotEmpty();
        }
    }

    @Test
    void fixtures_areSmall_andOfKnownSignatures() throws IOException {
        List<String> known = Stream.concat(ids().stream(), Stream.of(UNRELATED)).toList();
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES);
            }
        }
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            assertThat(folders.filter(Files::isDirectory))
                    .extracting(f -> f.getFileName().toString())
                    .isSubsetOf(known);
        }
    }

    private static List<String> ids() {
        return KnownSignatures.all().stream().map(k -> k.about().id()).toList();
    }

    private static List<String> dataFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(KnownSignatures.class.getResource("signatures").toURI());
        return files(folder).stream()
                .map(f -> f.getFileName().toString())
                .filter(f -> f.endsWith(".json"))
                .map(f -> f.substring(0, f.length() - ".json".length()))
                .toList();
    }

    private static Stream<Arguments> all(String sort) throws IOException {
        Stream.Builder<Arguments> all = Stream.builder();
        for (String id : ids()) {
            fixtures(id, sort).forEach(f -> all.add(Arguments.of(id, f)));
        }
        return all.build();
    }

    private static List<Path> fixtures(String id, String sort) throws IOException {
        Path folder = FIXTURES.resolve(id);
        return Files.isDirectory(folder)
                ? files(folder).stream()
                        .filter(f -> f.getFileName().toString().startsWith(sort))
                        .toList()
                : List.of();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(Path recording) throws Exception {
        return Signatures.of(Recordings.read(recording)).stream()
                .map(Signature::id)
                .distinct()
                .toList();
    }
}
