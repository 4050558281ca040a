package io.lockspot.analyzer.read.pprof;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A profile made by hand, with whatever numbers. */
final class ProfileBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> texts = new ArrayList<>(List.of(""));

    @FunctionalInterface
    private interface Body {
        void write(CodedOutputStream to) throws IOException;
    }

    ProfileBytes type(String type, String unit) {
        return field(1, to -> {
            to.writeInt64(1, text(type));
            to.writeInt64(2, text(unit));
        });
    }

    /** @param locations innermost first */
    ProfileBytes sample(List<Long> locations, List<Long> values) {
        return field(2, to -> {
            for (long location : locations) {
                to.writeInt64(1, location);
            }
            for (long value : values) {
                to.writeInt64(2, value);
            }
        });
    }

    ProfileBytes mapping(long id, String file) {
        return field(3, to -> {
            to.writeInt64(1, id);
            to.writeInt64(5, text(file));
        });
    }

    ProfileBytes location(long id, long mapping, long address, long... functions) {
        return field(4, to -> {
            to.writeInt64(1, id);
            to.writeInt64(2, mapping);
            to.writeInt64(3, address);
            for (long function : functions) {
                to.writeByteArray(4, message(line -> line.writeInt64(1, function)));
            }
        });
    }

    ProfileBytes function(long id, String name, String systemName, String file) {
        return field(5, to -> {
            to.writeInt64(1, id);
            to.writeInt64(2, text(name));
            to.writeInt64(3, text(systemName));
            to.writeInt64(4, text(file));
        });
    }

    /** The profile, its texts at the end. */
    byte[] bytes() {
        byte[] names = message(to -> {
            for (String text : texts) {
                to.writeByteArray(6, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(names);
        return whole.toByteArray();
    }

    private int text(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    private ProfileBytes field(int field, Body body) {
        out.writeBytes(message(to -> to.writeByteArray(field, message(body))));
        return this;
    }

    private static byte[] message(Body body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream to = CodedOutputStream.newInstance(bytes);
            body.write(to);
            to.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
