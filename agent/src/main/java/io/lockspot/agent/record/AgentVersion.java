package io.lockspot.agent.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version that the build gave this agent. */
public final class AgentVersion {

    private AgentVersion() {}

    /** Such as {@code 1.0.0}. */
    public static String text() {
        try (InputStream in =
                AgentVersion.class.getClassLoader().getResourceAsStream("io/lockspot/agent/agent.properties")) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("version", Kernel.UNKNOWN);
        } catch (IOException e) {
            return Kernel.UNKNOWN;
        }
    }
}
