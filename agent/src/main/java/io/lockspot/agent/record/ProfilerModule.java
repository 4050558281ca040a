package io.lockspot.agent.record;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A named module for async-profiler's classes, in the agent's own loader. Newer JDKs warn on stderr about native code
 * unless its module has leave, and for classes outside of named modules that leave would hold for the application too.
 */
final class ProfilerModule {

    private static final String NAME = "one.profiler";

    private static boolean defined;

    private ProfilerModule() {}

    /** Must be called before the first class of async-profiler is loaded. */
    static synchronized void define(ClassLoader loader) {
        if (!defined) {
            defined = true;
            ModuleLayer boot = ModuleLayer.boot();
            Configuration configuration = boot.configuration().resolve(finder(), ModuleFinder.of(), Set.of(NAME));
            ModuleLayer layer = ModuleLayer.defineModules(configuration, List.of(boot), name -> loader)
                    .layer();
            layer.findModule(NAME).ifPresent(JavaInternals::enableNativeAccess);
        }
    }

    private static ModuleFinder finder() {
        ModuleDescriptor descriptor =
                ModuleDescriptor.newModule(NAME).exports(NAME).build();
        ModuleReference reference = new ModuleReference(descriptor, null) {
            @Override
            public ModuleReader open() {
                throw new UnsupportedOperationException("the loader reads the classes itself");
            }
        };
        return new ModuleFinder() {
            @Override
            public Optional<ModuleReference> find(String name) {
                return name.equals(NAME) ? Optional.of(reference) : Optional.empty();
            }

            @Override
            public Set<ModuleReference> findAll() {
                return Set.of(reference);
            }
        };
    }
}
