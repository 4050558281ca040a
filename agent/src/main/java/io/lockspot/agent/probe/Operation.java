package io.lockspot.agent.probe;

/** What is done to a descriptor, in the words that recordings use. */
enum Operation {
    REGISTER,
    MODIFY,
    DEREGISTER,
    CLOSE,
    RELEASE;

    /** The name in recordings. */
    final String label = name().toLowerCase(java.util.Locale.ROOT);

    int bit() {
        return 1 << ordinal();
    }
}
