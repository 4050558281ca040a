package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Hundreds of recordings, each damaged in another way by a seeded mutator: every one is read, is damaged, or is refused
 * with a message; none hangs or throws anything else.
 */
class MutationTest {

    private static final int MUTANTS_OF_EACH = 60;
    private static final Duration SAFETY_NET = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    /** One way to damage a file. */
    private enum Mutation {
        TRUNCATE {
            @Override
            byte[] of(byte[] bytes, Random random) {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
        },
        FLIP_BITS {
            @Override
            byte[] of(byte[] bytes, Random random) {
                for (int i = 1 + random.nextInt(20); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
        },
        FLIP_BITS_OF_HEADER {
            @Override
            byte[] of(byte[] bytes, Random random) {
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    bytes[4 + random.nextInt(ChunkHeader.BYTES - 4)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
        },
        FLIP_BITS_OF_METADATA {
            @Override
            byte[] of(byte[] bytes, Random random) {
                int at = (int) ByteBuffer.wrap(bytes).getLong(24);
                for (int i = 1 + random.nextInt(5); i > 0; i--) {
                    bytes[at + random.nextInt(5000)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
        },
        ONES {
            @Override
            byte[] of(byte[] bytes, Random random) {
                int at = random.nextInt(bytes.length - 61);
                Arrays.fill(bytes, at, at + 61, (byte) 0xff);
                return bytes;
            }
        },
        ZEROS {
            @Override
            byte[] of(byte[] bytes, Random random) {
                int at = random.nextInt(bytes.length - 1000);
                Arrays.fill(bytes, at, at + 1 + random.nextInt(1000), (byte) 0);
                return bytes;
            }
        },
        DUPLICATE {
            @Override
            byte[] of(byte[] bytes, Random random) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    out.write(bytes, 0, bytes.length - random.nextInt(2) * random.nextInt(bytes.length));
                }
                out.writeBytes(bytes);
                return out.toByteArray();
            }
        },
        WRONG_SIZES {
            @Override
            byte[] of(byte[] bytes, Random random) {
                ByteBuffer header = ByteBuffer.wrap(bytes);
                int field = 8 + 8 * random.nextInt(3);
                long nearby = header.getLong(field) + random.nextInt(200) - 100;
                header.putLong(field, random.nextBoolean() ? random.nextLong() : nearby);
                return bytes;
            }
        },
        CUT_OUT {
            @Override
            byte[] of(byte[] bytes, Random random) {
                int from = random.nextInt(bytes.length);
                int to = Math.min(from + 1 + random.nextInt(500), bytes.length);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(bytes, 0, from);
                out.write(bytes, to, bytes.length - to);
                return out.toByteArray();
            }
        };

        abstract byte[] of(byte[] bytes, Random random);
    }

    static Stream<Mutation> mutations() {
        return Stream.of(Mutation.values());
    }

    @ParameterizedTest
    @MethodSource
    void mutations(Mutation mutation) throws Exception {
        List<byte[]> originals = originals();
        for (int seed = 0; seed < MUTANTS_OF_EACH; seed++) {
            byte[] original = originals.get(seed % originals.size());
            byte[] mutant = mutation.of(original.clone(), new Random(seed));
            Path file = Files.write(directory.resolve("mutant-" + seed + ".jfr"), mutant);
            String name = mutation + " with seed " + seed;
            assertTimeoutPreemptively(SAFETY_NET, () -> assertReadOrRefused(file), name);
            Files.delete(file);
        }
    }

    private static List<byte[]> originals() throws Exception {
        byte[] churn = Files.readAllBytes(Fixtures.path(Fixtures.CHURN));
        byte[] jdk = Files.readAllBytes(Fixtures.path("jdk-25-waits.jfr"));
        byte[] wall = Files.readAllBytes(Fixtures.path("async-profiler-4.6-wall.jfr"));
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes(wall);
        mixed.writeBytes(jdk);
        mixed.writeBytes(churn);
        return List.of(churn, jdk, mixed.toByteArray());
    }

    private static void assertReadOrRefused(Path file) {
        try {
            Recording recording = Fixtures.read(file);
            boolean told = recording.warnings().stream().anyMatch(Warning::partial);
            assertThat(recording.infos().get(0).complete()).isEqualTo(!told);
        } catch (BadRecordingException e) {
            assertThat(e.getMessage()).startsWith(file.getFileName().toString()).contains("offset ");
        }
    }
}
