package io.lockspot.analyzer.cli.demo.scenario;

/** Workers that serve one request per connection. */
final class EpmutexRcu extends GlobalMutex {

    EpmutexRcu() {
        super("requests", 160_000, 8, "counts.requests");
    }

    @Override
    public String name() {
        return "epmutex-rcu";
    }

    @Override
    public String story() {
        return "one request per connection and many workers, the same mutex, and what was proposed in 2017 instead of it";
    }

    @Override
    public String explanation(Variant variant) {
        return switch (variant) {
            case BEFORE -> "one global mutex, taken by every close of an instance and of a registered connection";
            case AFTER -> "disposal after a grace period (RCU) and a count, so that no close takes a global lock";
        };
    }

    @Override
    public String mainClass() {
        return "io.lockspot.samples.eventpoll.RequestPerConnection";
    }

    @Override
    String fix() {
        return "Disposal after a grace period, with a count,";
    }
}
