package io.lockspot.analyzer.mutation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** A sound recording, to be damaged. */
record Original(String name, byte[] bytes, Places places) {

    static Original of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean compressed = file.toString().endsWith(".gz");
        return of(
                file.getFileName().toString(),
                compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes);
    }

    /** Several of them as one file. */
    static Original joined(List<Original> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(part.bytes));
        return of("joined", all.toByteArray());
    }

    private static Original of(String name, byte[] bytes) {
        return new Original(name, bytes, Places.of(bytes));
    }

    static int oneOf(List<Integer> places, Random random) {
        return places.get(random.nextInt(places.size()));
    }

    /** Places of every kind: where chunks, events, constants and types start, and anywhere. */
    int anyPlace(Random random) {
        List<List<Integer>> kinds =
                new ArrayList<>(List.of(places.chunks(), places.events(), places.checkpoints(), places.metadata()));
        int kind = random.nextInt(kinds.size() + 1);
        return kind == kinds.size() ? random.nextInt(bytes.length) : oneOf(kinds.get(kind), random);
    }

    /** The end of the event that starts there. */
    int endOfEvent(int event) {
        int index = places.events().indexOf(event);
        return index + 1 < places.events().size() ? places.events().get(index + 1) : bytes.length;
    }
}
