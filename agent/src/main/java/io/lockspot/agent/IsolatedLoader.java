package io.lockspot.agent;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the agent's own classes out of an inner jar, and those of its libraries out of another one, which is unpacked when
 * the first of them is needed: it is ten times as large. Its parent is the platform's loader, so neither does the agent see
 * the application's classes, nor the application the agent's.
 */
final class IsolatedLoader extends ClassLoader implements Consumer<Object>, Supplier<Object> {

    private static final String OURS = "io.lockspot.agent.";
    private static final String PROBES = OURS + "probe.";

    static {
        registerAsParallelCapable();
    }

    private final ZipFile jar;

    /** Null as long as nobody needs it. */
    private volatile ZipFile libraries;

    private volatile Object entrance;

    private IsolatedLoader(ZipFile jar) {
        super("lockspot", ClassLoader.getPlatformClassLoader());
        this.jar = jar;
    }

    /**
     * The jar stays open for as long as the JVM lives: classes are loaded when they are first used. A {@code ClassLoader}
     * to the caller, whose verification would otherwise load this class before it can catch that it is missing.
     */
    static ClassLoader ofAgent() throws IOException {
        return new IsolatedLoader(open("agent.jar"));
    }

    private static ZipFile open(String innerJar) throws IOException {
        File file = InnerJar.unpack(innerJar);
        try {
            return new ZipFile(file);
        } finally {
            InnerJar.remove(file);
        }
    }

    /** Takes what its classes hand out. */
    @Override
    public void accept(Object handed) {
        entrance = handed;
    }

    /** What they have handed out. */
    @Override
    public Object get() {
        return entrance;
    }

    /** What bears our name is here or nowhere, but for the probes; nobody else is asked, which would take longer than reading. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(PROBES)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] bytes = read(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Only what is in the inner jars; {@code null} for everything else. */
    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = read(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    private byte[] read(String name) throws IOException {
        byte[] own = read(jar, name);
        return own == null ? read(libraries(), name) : own;
    }

    private ZipFile libraries() throws IOException {
        ZipFile opened = libraries;
        if (opened == null) {
            synchronized (this) {
                opened = libraries;
                if (opened == null) {
                    opened = open("libraries.jar");
                    libraries = opened;
                }
            }
        }
        return opened;
    }

    private static byte[] read(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
