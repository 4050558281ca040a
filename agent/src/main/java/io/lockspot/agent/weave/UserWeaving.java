package io.lockspot.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;

/**
 * The weaving of the user's probe files, in a transformer of its own. Without probe files there is none, and Byte Buddy is
 * not even loaded. Safe for all threads.
 */
public final class UserWeaving {

    /** Null without probe files. */
    private final UserWeaver weaver;

    private UserWeaving(UserWeaver weaver) {
        this.weaver = weaver;
    }

    /**
     * Weaves what is loaded, at once, and the rest when it is loaded. To be called after {@link Weaver#install}.
     *
     * @param log takes one line for each probe that cannot be woven, now or when its class is loaded; called by the
     *     thread that loads the class
     */
    public static UserWeaving install(Instrumentation instrumentation, UserTargets targets, Consumer<String> log) {
        return new UserWeaving(targets.isEmpty() ? null : UserWeaver.install(instrumentation, targets, log));
    }

    /** To be appended to {@link Weaving#summary()}; empty without probe files. */
    public String summary() {
        return weaver == null ? "" : weaver.summary();
    }

    /** Every method of the probe files, and what became of it so far. */
    public List<Hook> hooks() {
        return weaver == null ? List.of() : weaver.hooks();
    }

    /** The methods that are woven by now, as {@code lockspot.Environment} has them. */
    public String methods() {
        return weaver == null ? "" : weaver.methods();
    }

    /** One line for each probe whose class was never loaded, for the end of the recording. */
    public void tellNotLoaded() {
        if (weaver != null) {
            weaver.tellNotLoaded();
        }
    }

    /** Gives the classes their own behaviour back. */
    public void remove() {
        if (weaver != null) {
            weaver.remove();
        }
    }
}
