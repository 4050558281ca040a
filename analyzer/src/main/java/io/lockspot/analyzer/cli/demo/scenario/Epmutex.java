package io.lockspot.analyzer.cli.demo.scenario;

/** Event loops that each accept one connection after the other, and close it while it is registered. */
final class Epmutex extends GlobalMutex {

    Epmutex() {
        super("connections", 800_000, 4, "counts.register");
    }

    @Override
    public String name() {
        return "epmutex";
    }

    @Override
    public String story() {
        return "every close of a registered connection takes one global mutex, as in Linux epoll until 2023";
    }

    @Override
    public String explanation(Variant variant) {
        return switch (variant) {
            case BEFORE -> "one global mutex, taken by every close of an instance and of a registered connection";
            case AFTER -> "a reference count for each instance, and a mark on what is being closed";
        };
    }

    @Override
    public String mainClass() {
        return "io.lockspot.samples.eventpoll.ConnectionRate";
    }

    @Override
    String fix() {
        return "Counting the references of each instance";
    }
}
