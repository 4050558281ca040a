package io.lockspot.agent;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How {@code LockspotAgent} starts what is in the inner jar. The two share no types but the JDK's; and reflection, which
 * would do, makes classes for each kind of call in younger JDKs, while the program waits. So this hands itself to its
 * loader as soon as it is initialised.
 */
final class Entrance implements Function<Object[], Callable<Object>> {

    static {
        handOut();
    }

    private Entrance() {}

    @SuppressWarnings("unchecked")
    private static void handOut() {
        ((Consumer<Object>) (Object) Entrance.class.getClassLoader()).accept(new Entrance());
    }

    /**
     * What is asked for, to be called.
     *
     * @param given the options alone: then it returns a {@link Preparation}, or null when nothing is to be started; or that
     *     preparation, the instrumentation, and whether the agent was attached: then it starts
     */
    @Override
    public Callable<Object> apply(Object[] given) {
        return new Callable<>() {
            @Override
            public Object call() throws Exception {
                return given.length == 1
                        ? Preparation.of((String) given[0])
                        : Startup.start((Preparation) given[0], (Instrumentation) given[1], (Boolean) given[2]);
            }
        };
    }
}
