package io.lockspot.analyzer.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A way to damage a recording. */
enum Mutation {
    BIT_FLIPS {
        @Override
        byte[] of(Original original, Original other, Random random) {
            byte[] bytes = original.bytes().clone();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                flip(bytes, random.nextInt(bytes.length), random);
            }
            return bytes;
        }
    },
    BIT_FLIPS_IN_A_HEADER {
        @Override
        byte[] of(Original original, Original other, Random random) {
            byte[] bytes = original.bytes().clone();
            int chunk = Original.oneOf(original.places().chunks(), random);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                flip(bytes, chunk + 4 + random.nextInt(Places.HEADER - 4), random);
            }
            return bytes;
        }
    },
    BIT_FLIPS_IN_TYPES {
        @Override
        byte[] of(Original original, Original other, Random random) {
            return flipIn(original, Original.oneOf(original.places().metadata(), random), random);
        }
    },
    BIT_FLIPS_IN_CONSTANTS {
        @Override
        byte[] of(Original original, Original other, Random random) {
            return flipIn(original, Original.oneOf(original.places().checkpoints(), random), random);
        }
    },
    ONES_OVER_A_BOUNDARY {
        @Override
        byte[] of(Original original, Original other, Random random) {
            return filled(original, 61, (byte) 0xff, random);
        }
    },
    ZEROS_OVER_A_BOUNDARY {
        @Override
        byte[] of(Original original, Original other, Random random) {
            return filled(original, 1 + random.nextInt(1000), (byte) 0, random);
        }
    },
    CUT_OFF {
        @Override
        byte[] of(Original original, Original other, Random random) {
            int near = original.anyPlace(random) + random.nextInt(9) - 4;
            return Arrays.copyOf(original.bytes(), Math.max(0, Math.min(near, original.bytes().length)));
        }
    },
    CUT_OUT {
        @Override
        byte[] of(Original original, Original other, Random random) {
            int from = original.anyPlace(random);
            int to = Math.min(from + 1 + random.nextInt(2000), original.bytes().length);
            return spliced(original.bytes(), from, to, new byte[0]);
        }
    },
    PUT_IN {
        @Override
        byte[] of(Original original, Original other, Random random) {
            byte[] in = new byte[1 + random.nextInt(200)];
            random.nextBytes(in);
            int at = original.anyPlace(random);
            return spliced(original.bytes(), at, at, in);
        }
    },
    /** The chain of checkpoints leads to itself, forwards, far back, or anywhere. */
    CHAIN_OF_CONSTANTS {
        @Override
        byte[] of(Original original, Original other, Random random) {
            byte[] bytes = original.bytes();
            int checkpoint = Original.oneOf(original.places().checkpoints(), random);
            int delta = Places.chainOf(bytes, checkpoint);
            int length = Places.varintLength(bytes, delta);
            long[] lies = {0, 1, -1, checkpoint, -checkpoint, random.nextInt(), Long.MIN_VALUE, -random.nextInt(5000)};
            byte[] lie = varint(lies[random.nextInt(lies.length)]);
            // In its own length where it fits, so that the rest is sound; else the event is too long by a few bytes.
            return spliced(bytes, delta, delta + Math.max(length, random.nextBoolean() ? lie.length : length), lie);
        }
    },
    HUGE_COUNT {
        @Override
        byte[] of(Original original, Original other, Random random) {
            List<Integer> events = random.nextBoolean()
                    ? original.places().checkpoints()
                    : original.places().metadata();
            int event = random.nextInt(3) == 0
                    ? Original.oneOf(original.places().events(), random)
                    : Original.oneOf(events, random);
            int at = event + 1 + random.nextInt(Math.max(1, Math.min(400, original.endOfEvent(event) - event - 6)));
            long[] counts = {Integer.MAX_VALUE, 0xffffffffL, 10_000_000, 1 << 24, -1};
            byte[] count = varint(counts[random.nextInt(counts.length)]);
            return spliced(original.bytes(), at, at + count.length, count);
        }
    },
    /** A chunk says that it, its constants or its types are elsewhere. */
    SIZES_OF_A_CHUNK {
        @Override
        byte[] of(Original original, Original other, Random random) {
            byte[] bytes = original.bytes().clone();
            ByteBuffer all = ByteBuffer.wrap(bytes);
            int field = Original.oneOf(original.places().chunks(), random) + 8 * (1 + random.nextInt(3));
            long[] lies = {
                0,
                1,
                67,
                68,
                69,
                -1,
                Long.MAX_VALUE,
                1L << 32,
                Integer.MAX_VALUE,
                random.nextInt(bytes.length),
                all.getLong(field) + random.nextInt(200) - 100,
                random.nextLong()
            };
            all.putLong(field, lies[random.nextInt(lies.length)]);
            return bytes;
        }
    },
    /** Events of a sound recording twice, or in another order. */
    EVENTS_MOVED {
        @Override
        byte[] of(Original original, Original other, Random random) {
            int from = Original.oneOf(original.places().events(), random);
            byte[] event = Arrays.copyOfRange(original.bytes(), from, original.endOfEvent(from));
            int to = Original.oneOf(original.places().events(), random);
            return spliced(original.bytes(), to, to, event);
        }
    },
    DAMAGED_BEFORE_SOUND {
        @Override
        byte[] of(Original original, Original other, Random random) {
            return joined(BIT_FLIPS.of(original, other, random), other.bytes());
        }
    },
    DAMAGED_BEHIND_SOUND {
        @Override
        byte[] of(Original original, Original other, Random random) {
            return joined(other.bytes(), CUT_OFF.of(original, other, random), other.bytes());
        }
    },
    /** The front of one recording with the back of another. */
    SPLICED {
        @Override
        byte[] of(Original original, Original other, Random random) {
            int back = other.anyPlace(random);
            return joined(
                    Arrays.copyOf(original.bytes(), original.anyPlace(random)),
                    Arrays.copyOfRange(other.bytes(), back, other.bytes().length));
        }
    },
    SEVERAL {
        @Override
        byte[] of(Original original, Original other, Random random) {
            byte[] bytes = ZEROS_OVER_A_BOUNDARY.of(original, other, random);
            byte[] more = HUGE_COUNT.of(original, other, random);
            int half = random.nextInt(Math.min(bytes.length, more.length));
            return joined(Arrays.copyOf(bytes, half), Arrays.copyOfRange(more, half, more.length));
        }
    };

    /** @param other one more sound recording, for what needs two */
    abstract byte[] of(Original original, Original other, Random random);

    private static void flip(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
    }

    private static byte[] flipIn(Original original, int event, Random random) {
        byte[] bytes = original.bytes().clone();
        int length = original.endOfEvent(event) - event;
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            flip(bytes, event + random.nextInt(length), random);
        }
        return bytes;
    }

    private static byte[] filled(Original original, int length, byte with, Random random) {
        byte[] bytes = original.bytes().clone();
        int at = Math.max(0, original.anyPlace(random) - random.nextInt(length));
        Arrays.fill(bytes, at, Math.min(at + length, bytes.length), with);
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] in) {
        return joined(
                Arrays.copyOf(bytes, from), in, Arrays.copyOfRange(bytes, Math.min(to, bytes.length), bytes.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        for (int i = 0; i < 8; i++) {
            if ((rest & ~0x7fL) == 0) {
                out.write((int) rest);
                return out.toByteArray();
            }
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }
}
