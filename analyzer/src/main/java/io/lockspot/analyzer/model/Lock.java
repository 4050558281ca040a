package io.lockspot.analyzer.model;

/**
 * A lock's identity.
 *
 * @param name stable over runs: the field that holds it ({@code SelectorImpl.cancelledKeys}), else the class and the
 *     place that locks it; never an address
 */
public record Lock(String name, LockKind kind) {

    /** Spelled out, for every wait asks: what the JVM makes for records is slow until C2 has compiled it. */
    @Override
    public int hashCode() {
        return name.hashCode() * 31 + kind.ordinal();
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof Lock that && kind == that.kind && name.equals(that.name);
    }
}
