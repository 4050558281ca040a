package io.lockspot.samples.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The built command line inside this JVM, for what is done a hundred times. Its jar is used as it is, and alone. */
final class Analyzer {

    private final Method run;

    Analyzer() throws IOException, ReflectiveOperationException {
        Path jar = Products.HOME.resolve("analyzer/target/lockspot.jar");
        URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        run = loader.loadClass("io.lockspot.analyzer.cli.Main")
                .getMethod("run", PrintStream.class, PrintStream.class, String[].class);
    }

    ChildJvm.Ended run(String... arguments) throws ReflectiveOperationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = (int) run.invoke(
                null,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new ChildJvm.Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
