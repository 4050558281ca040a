package io.lockspot.agent.weave;

import io.lockspot.agent.probe.LockSite;
import io.lockspot.agent.probe.LockSites;
import io.lockspot.agent.weave.Origins.Field;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;

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
        for (Class<?> type : LoadedClasses.of(instrumentation)) {
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
        try {
            ClassFiles files = ClassFiles.of(loader);
            ClassReader classFile = files.read(site.className.replace('.', '/'));
            return classFile == null ? "" : fieldOf(site, classFile, files);
        } catch (RuntimeException | LinkageError e) {
            // A class file that cannot be had or read names no lock; the method's name will do.
            return "";
        }
    }

    private static String fieldOf(LockSite site, ClassReader classFile, ClassFiles files) {
        LockCall call = new LockCall(site.callee, site.line);
        read(classFile, call, site.method, site.descriptor);
        Field field = declared(call.field(), files);
        boolean element = field != null && call.field().element();
        if (field != null && site.callee.startsWith("await")) {
            ConditionLock lock = new ConditionLock(field.name());
            read(files.read(field.owner()), lock, "", "");
            field = declared(lock.field(), files);
        }
        return field == null ? "" : name(field) + (element ? "[]" : "");
    }

    private static String name(Field field) {
        String owner = field.owner();
        return owner.substring(owner.lastIndexOf('/') + 1) + "." + field.name();
    }

    /** The field as it is declared, which may be above the class that the code names; null when there is none. */
    private static Field declared(Field field, ClassFiles files) {
        ClassFile type = field == null ? null : files.declaringField(files.find(field.owner()), field.name());
        return type == null ? null : new Field(type.name(), field.name(), field.element());
    }

    /** @param method to be read, empty for all */
    private static void read(ClassReader classFile, Origins reader, String method, String descriptor) {
        ClassVisitor visitor = new ClassVisitor(ClassFile.ASM) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                return method.isEmpty() || name.equals(method) && type.equals(descriptor) ? reader : null;
            }
        };
        classFile.accept(visitor, ClassReader.SKIP_FRAMES);
    }
}
