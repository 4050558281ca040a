package io.lockspot.agent.probe;

/** A stack as text, a frame a line and the innermost first; of bounded length, for it becomes part of an event. */
final class OwnerStack {

    private static final int FRAMES = 48;
    private static final int CHARACTERS = 2_400;
    private static final String CUT = "[truncated]";

    /** JDK 17 may lose texts of 17 to 127 characters, which it keeps apart from their events. */
    private static final int LEAST = 128;

    private OwnerStack() {}

    /** What does not fit is replaced by a frame {@code [truncated]}; empty lines may follow. */
    static String text(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder(256);
        for (int i = 0; i < stack.length; i++) {
            StackTraceElement frame = stack[i];
            String type = frame.getClassName();
            String method = frame.getMethodName();
            int room = CHARACTERS - text.length() - CUT.length() - 1;
            // A line's number needs no more than 12 characters with its parentheses.
            if (i == FRAMES || type.length() + method.length() + 14 > room) {
                text.append(CUT);
                break;
            }
            text.append(type).append('.').append(method);
            if (frame.getLineNumber() >= 0) {
                text.append('(').append(frame.getLineNumber()).append(')');
            }
            text.append('\n');
        }
        while (text.length() < LEAST) {
            text.append('\n');
        }
        return text.toString();
    }
}
