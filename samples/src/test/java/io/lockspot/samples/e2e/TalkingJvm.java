package io.lockspot.samples.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child JVM that answers each line on its stdin by one on its stdout; late answers fail with a thread dump. */
final class TalkingJvm implements AutoCloseable {

    private static final int SECONDS = 120;

    private final Jdk jdk;
    private final Process process;
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(100);

    private TalkingJvm(Jdk jdk, Process process) {
        this.jdk = jdk;
        this.process = process;
    }

    /** Its stderr is the file {@code err.txt} of the directory. */
    static TalkingJvm start(Jdk jdk, Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        TalkingJvm jvm = new TalkingJvm(jdk, builder.start());
        Thread reader = new Thread(jvm::read, "answers");
        reader.setDaemon(true);
        reader.start();
        return jvm;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Says a line and waits for the answer. */
    String ask(String line) throws IOException, InterruptedException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return hear(line);
    }

    /** Waits for the next line that it says. */
    String hear(String about) throws IOException, InterruptedException {
        String answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer to '" + about + "'\n" + tool("jcmd", "Thread.print", "-l"));
        }
        return answer;
    }

    /** Numbers of an answer, between spaces. */
    long[] numbers(String line) throws IOException, InterruptedException {
        String[] words = ask(line).split(" ");
        long[] numbers = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return numbers;
    }

    /** What one of the JDK's tools says of it. */
    String tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(jdk.home().resolve("bin").resolve(name).toString(), Long.toString(pid())));
        command.addAll(List.of(arguments));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!tool.waitFor(SECONDS, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
        }
        return said;
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.put(line);
            }
        } catch (IOException | InterruptedException e) {
            // Its end; whoever waits for an answer says so.
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
