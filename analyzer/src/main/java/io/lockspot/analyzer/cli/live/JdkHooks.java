package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Hook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the agent would weave into the JDK of a JVM: that JDK is started once more with the agent's jar as a program, which
 * looks at the class files as the agent itself does, and prints its table.
 */
final class JdkHooks {

    private static final int SECONDS = 20;
    private static final int MOST = 1 << 20;

    private JdkHooks() {}

    /** @throws IOException with the reason when it cannot be told */
    static List<Hook> of(Proc process, Path jar) throws IOException {
        if (process.seesOtherFiles()) {
            throw new IOException("it sees other files (a container); run lockspot doctor in there");
        }
        Path java = process.ofProcess("exe").toRealPath();
        if (!String.valueOf(java.getFileName()).equals("java")) {
            throw new IOException("it was not started by the program java, but by " + java);
        }
        mustBeTrusted(java);
        AgentJar.mustBeReadable(jar);
        return run(List.of(java.toString(), "-Xshare:auto", "-jar", jar.toString(), "hooks"));
    }

    /** Root must not run what somebody else could have put there. */
    private static void mustBeTrusted(Path java) throws IOException {
        Object owner = Files.getAttribute(java, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        long self = Proc.self().user();
        if (!owner.equals(0) && ((Number) owner).longValue() != self) {
            throw new IOException(java + " belongs to another user, and is not run; ask as that user");
        }
    }

    private static List<Hook> run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process child = builder.start();
        try {
            child.getOutputStream().close();
            byte[] said = child.getInputStream().readNBytes(MOST);
            if (!child.waitFor(SECONDS, TimeUnit.SECONDS) || child.exitValue() != 0) {
                throw new IOException("the agent's jar did not tell its hooks; is it of this version?");
            }
            return AgentReader.hooks(new String(said, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            child.destroyForcibly();
        }
    }
}
