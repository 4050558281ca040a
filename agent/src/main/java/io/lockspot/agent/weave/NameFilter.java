package io.lockspot.agent.weave;

import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.util.function.Predicate;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;

/** Lets every class but the targets pass before anything is read of it: the agent costs other classes a few compares. */
final class NameFilter extends ResettableClassFileTransformer.WithDelegation {

    private final Predicate<String> isTarget;

    /**
     * Puts itself before a transformer.
     *
     * @param isTarget whether the transformer is to see a class; asked with its name, as class files write it
     */
    NameFilter(ResettableClassFileTransformer transformer, Predicate<String> isTarget) {
        super(transformer);
        this.isTarget = isTarget;
    }

    @Override
    public byte[] transform(
            Module module,
            ClassLoader loader,
            String name,
            Class<?> redefined,
            ProtectionDomain domain,
            byte[] classFile)
            throws IllegalClassFormatException {
        return isTarget(name)
                ? classFileTransformer.transform(module, loader, name, redefined, domain, classFile)
                : null;
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile)
            throws IllegalClassFormatException {
        return isTarget(name) ? classFileTransformer.transform(loader, name, redefined, domain, classFile) : null;
    }

    private boolean isTarget(String name) {
        return name != null && isTarget.test(name);
    }
}
