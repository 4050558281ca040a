package io.lockspot.agent.publish;

/** What became of the last load of the agent into the running JVM, for whoever attached it. */
public final class Answer {

    private static final String KEY = "lockspot.answer";

    private static int loads;

    private Answer() {}

    /**
     * Puts it where {@link AgentProperties} says.
     *
     * @param outcome {@code started}, {@code refused}, {@code detached}, {@code dumped}, or {@code ignored}: it runs already, or only its
     *     help was wanted
     * @param reason of a refusal
     */
    public static synchronized void give(String outcome, String reason) {
        AgentProperties.put(KEY, ++loads + "\t" + outcome + "\t" + reason);
    }
}
