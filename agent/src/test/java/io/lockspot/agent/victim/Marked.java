package io.lockspot.agent.victim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;

/**
 * As an agent it changes the name of the file that the JDK's selector comes from, as long as it was. As a program it prints
 * the name that a selector at work has, and closes some connections.
 */
public final class Marked {

    private static final String SELECTOR = "sun/nio/ch/EPollSelectorImpl";
    private static final byte[] FILE = "EPollSelectorImpl.java".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MARK = "EPollSelectorImpl.mark".getBytes(StandardCharsets.US_ASCII);

    private Marked() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
                return SELECTOR.equals(name) ? marked(classFile) : null;
            }
        });
    }

    private static byte[] marked(byte[] classFile) {
        byte[] marked = classFile.clone();
        for (int at = 0; at + FILE.length <= marked.length; at++) {
            if (Arrays.equals(marked, at, at + FILE.length, FILE, 0, FILE.length)) {
                System.arraycopy(MARK, 0, marked, at, MARK.length);
            }
        }
        return marked;
    }

    public static void main(String[] args) throws Exception {
        try (Selector selector = Selector.open()) {
            Thread thread = new Thread(() -> select(selector));
            thread.setDaemon(true);
            thread.start();
            String file = null;
            while (file == null) {
                Thread.sleep(5);
                for (StackTraceElement frame : thread.getStackTrace()) {
                    if (frame.getClassName().equals(SELECTOR.replace('/', '.'))) {
                        file = frame.getFileName();
                    }
                }
            }
            System.out.println(file);
        }
        Closing.main(new String[] {"20"});
    }

    private static void select(Selector selector) {
        try {
            selector.select();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
