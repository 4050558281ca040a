package io.lockspot.agent.victim;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.ProtectionDomain;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.FlightRecorder;

/**
 * Says whether Flight Recorder is up when {@code main} begins. As an agent that comes before another one, it lets nobody
 * load a class of Flight Recorder until {@code main} has done its work, so it cannot come up before.
 */
public final class FirstMoments {

    private static final String RECORDER = "jdk/jfr/internal/PlatformRecorder";
    private static final CountDownLatch WORKED = new CountDownLatch(1);

    private FirstMoments() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
                if (RECORDER.equals(name)) {
                    await(WORKED);
                }
                return null;
            }
        });
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("exitAtOnce")) {
            System.exit(3);
        }
        if (args[0].equals("exitMeanwhile")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            awaitThreadOf("JFR");
            System.exit(3);
        }
        System.out.println("up: " + FlightRecorder.isInitialized());
        try (Selector selector = Selector.open()) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.source().register(selector, SelectionKey.OP_READ);
            pipe.source().close();
            pipe.sink().close();
        }
        WORKED.countDown();
        while (!FlightRecorder.isInitialized()) {
            Thread.sleep(10);
        }
        System.out.println("worked");
    }

    /** Flight Recorder has one of its own as soon as it begins to come up. */
    private static void awaitThreadOf(String prefix) throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(prefix))) {
            Thread.sleep(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
