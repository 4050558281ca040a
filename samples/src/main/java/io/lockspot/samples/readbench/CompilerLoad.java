package io.lockspot.samples.readbench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A program with deep stacks that differ from each other: several threads have the Java compiler, which is recursive all
 * through, compile sources of nested expressions.
 */
final class CompilerLoad {

    private static final long STACK_BYTES = 16 << 20;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** Compiles until {@link #stop}, every thread one source at least. */
    List<Thread> start(long seed, int threads) {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed + i);
            Thread thread = new Thread(null, () -> compileUntilStopped(random), "compiler-" + i, STACK_BYTES);
            thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
            thread.start();
            started.add(thread);
        }
        return started;
    }

    /** @throws IllegalStateException when one of them failed */
    void stop(List<Thread> threads) throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.element());
        }
    }

    private void compileUntilStopped(Random random) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            do {
                compile(compiler, files, new CompilerSource(random).text());
            } while (!stopped);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void compile(JavaCompiler compiler, StandardJavaFileManager files, String source) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        boolean good = compiler.getTask(
                        null,
                        new Nowhere(files),
                        problems,
                        List.of("-proc:none"),
                        null,
                        List.of(new InMemory("Made", JavaFileObject.Kind.SOURCE, source)))
                .call();
        if (!good) {
            throw new IllegalStateException(problems.getDiagnostics().toString());
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final String source;

        InMemory(String name, Kind kind, String source) {
            super(URI.create("memory:///" + name + kind.extension), kind);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        @Override
        public java.io.OutputStream openOutputStream() {
            return java.io.OutputStream.nullOutputStream();
        }
    }

    /** Drops what was compiled. */
    private static final class Nowhere extends ForwardingJavaFileManager<StandardJavaFileManager> {

        Nowhere(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            if (location != StandardLocation.CLASS_OUTPUT) {
                throw new IllegalArgumentException(location.getName());
            }
            return new InMemory(name.replace('.', '/'), kind, "");
        }
    }
}
