package io.lockspot.agent.probe;

/** What is done to a descriptor, in the words that recordings use. */
enum Operation {
    REGISTER,
    MODIFY,
    DEREGISTER,
    CLOSE,
    RELEASE,
    /** Of a user's own selector only: it is told that a descriptor has become ready, and wakes who waits for that. */
    WAKEUP;

    /** The name in recordings. */
    final String label = name().toLowerCase(java.util.Locale.ROOT);

    /**
     * The operation of a name in recordings.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Operation of(String label) {
        for (Operation operation : values()) {
            if (operation.label.equals(label)) {
                return operation;
            }
        }
        throw new IllegalArgumentException(label);
    }

    int bit() {
        return 1 << ordinal();
    }
}
