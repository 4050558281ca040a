package io.lockspot.agent.weave;

import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.util.List;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;

/** Lets every class but the targets pass before anything is read of it: the agent costs other classes a few compares. */
final class NameFilter extends ResettableClassFileTransformer.WithDelegation {

    private final String[] names;

    NameFilter(ResettableClassFileTransformer transformer, List<Target> targets) {
        super(transformer);
        names = targets.stream().map(t -> t.name().replace('.', '/')).toArray(String[]::new);
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
        if (name == null) {
            return false;
        }
        for (String target : names) {
            if (name.endsWith(target)) {
                return true;
            }
        }
        return false;
    }
}
