package io.lockspot.agent;

import io.lockspot.agent.options.Options;
import io.lockspot.agent.weave.Hook;
import io.lockspot.agent.weave.Weaver;
import java.util.ArrayList;
import java.util.List;

/** What the agent's jar prints when it is started as a program. */
public final class Preview {

    private static final int STATE = 6;

    private Preview() {}

    /** With {@code hooks} the table of hooks, their words with tabs between; else how to use the agent. */
    public static void print(String command) {
        if (!command.equals("hooks")) {
            System.out.print(Options.HELP);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Hook hook : Weaver.preview()) {
            List<String> columns = new ArrayList<>(WovenJvm.state(hook).columns());
            if (hook.versions().startsWith("jdk") && hook.state() == Hook.State.NOT_LOADED) {
                columns.set(STATE, "can be woven");
            }
            text.append(String.join("\t", columns)).append('\n');
        }
        System.out.print(text);
        System.out.flush();
    }
}
