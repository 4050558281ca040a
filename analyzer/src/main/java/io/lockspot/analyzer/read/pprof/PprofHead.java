package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;
import java.io.IOException;

/** Tells from its beginning whether a file is a profile: the format has no magic number, but hardly any freedom. */
final class PprofHead {

    /** Fields are numbered from 1 to this. */
    private static final int LAST_FIELD = 15;

    private boolean sure;
    private boolean wrong;
    private int fields;

    private PprofHead() {}

    static boolean isProfile(byte[] head) {
        PprofHead look = new PprofHead();
        try {
            new Wire(head).all(look::field);
        } catch (IOException | BadRecordingException e) {
            // The head breaks off, or the file is damaged: what came before decides.
        }
        return look.sure && !look.wrong && look.fields > 1;
    }

    private void field(int field, Wire wire) throws IOException, BadRecordingException {
        boolean number = field >= 9 && field != 11 && field != 13 || field == 7 || field == 8;
        boolean fits =
                field >= 1 && field <= LAST_FIELD && (wire.type() == 2 || wire.type() == 0 && (number || field == 13));
        wrong |= !fits && !sure;
        if (wrong) {
            throw new IOException("no profile");
        }
        switch (field) {
            case 1 -> valueType(wire);
            // The first text of every profile is the empty one.
            case 6 -> sure |= wire.isEmptyText();
            default -> wire.skip();
        }
        fields++;
    }

    private void valueType(Wire wire) throws IOException, BadRecordingException {
        int[] parts = new int[1];
        wire.message((field, in) -> {
            in.number();
            parts[0] += field == 1 || field == 2 ? 1 : 100;
        });
        sure |= parts[0] >= 1 && parts[0] <= 2;
    }
}
