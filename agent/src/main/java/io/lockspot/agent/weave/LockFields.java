package io.lockspot.agent.weave;

import io.lockspot.agent.probe.LockSite;
import io.lockspot.agent.probe.LockSites;
import io.lockspot.agent.weave.Origins.Field;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Finds out which field holds the lock that is taken at a place, from the class files alone: nothing is loaded, and no
 * field is read. Slow; called by a thread of the agent.
 */
public final class LockFields {

    private final Instrumentation instrumentation;

    public LockFields(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Settles every place that was seen and not looked at yet.
     *
     * @param builtInOnly leave out classes of other loaders than the JDK's own, which may run anybody's code
     */
    public void settle(boolean builtInOnly) {
        Map<String, List<LockSite>> open = new HashMap<>();
        for (LockSite site : LockSites.all()) {
            if (site.isOpen()) {
                open.computeIfAbsent(site.className, name -> new ArrayList<>()).add(site);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        for (Class<?> type : Discovery.loaded(instrumentation)) {
            List<LockSite> sites = open.remove(type.getName());
            if (sites != null && !(builtInOnly && isForeign(type.getClassLoader()))) {
                sites.forEach(site -> site.settle(fieldOf(site, type.getClassLoader())));
            }
        }
        // A hidden class, or one that is gone: it has no file.
        open.values().forEach(sites -> sites.forEach(site -> site.settle("")));
    }

    private static boolean isForeign(ClassLoader loader) {
        return loader != null && !loader.getClass().getName().startsWith("jdk.internal.loader.");
    }

    /** {@code Class.field}, or empty. */
    static String fieldOf(LockSite site, ClassLoader loader) {
        try (ClassFileLocator files = ClassFileLocator.ForClassLoader.of(loader)) {
            ClassFileLocator.Resolution file = files.locate(site.className);
            return file.isResolved() ? fieldOf(site, file.resolve(), files) : "";
        } catch (IOException | RuntimeException | LinkageError e) {
            // A class file that cannot be had or read names no lock; the method's name will do.
            return "";
        }
    }

    private static String fieldOf(LockSite site, byte[] classFile, ClassFileLocator files) throws IOException {
        LockCall call = new LockCall(site.callee, site.line);
        read(classFile, call, site.method, site.descriptor);
        TypePool types = TypePool.Default.of(files);
        FieldDescription field = declared(call.field(), types);
        boolean element = field != null && call.field().element();
        if (field != null && site.callee.startsWith("await")) {
            ConditionLock lock = new ConditionLock(field.getName());
            String owner = field.getDeclaringType().asErasure().getName();
            read(files.locate(owner).resolve(), lock, "", "");
            field = declared(lock.field(), types);
        }
        return field == null ? "" : name(field) + (element ? "[]" : "");
    }

    private static String name(FieldDescription field) {
        String owner = field.getDeclaringType().asErasure().getName();
        return owner.substring(owner.lastIndexOf('.') + 1) + "." + field.getName();
    }

    /** The field as it is declared, which may be above the class that the code names; null when there is none. */
    private static FieldDescription declared(Field field, TypePool types) {
        TypeDefinition type = field == null
                ? null
                : types.describe(field.owner().replace('/', '.')).resolve();
        while (type != null) {
            for (FieldDescription candidate : type.getDeclaredFields()) {
                if (candidate.getName().equals(field.name())) {
                    return candidate;
                }
            }
            type = type.getSuperClass();
        }
        return null;
    }

    /** @param method to be read, empty for all */
    private static void read(byte[] classFile, Origins reader, String method, String descriptor) {
        ClassVisitor visitor = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                return method.isEmpty() || name.equals(method) && type.equals(descriptor) ? reader : null;
            }
        };
        OpenedClassReader.of(classFile).accept(visitor, ClassReader.SKIP_FRAMES);
    }
}
