package io.lockspot.agent.weave;

import net.bytebuddy.description.method.MethodDescription;

/**
 * One method of a target and its advice.
 *
 * @param descriptor the method's, or the beginning of it: what follows is the name of a class that may be relocated
 */
record Point(String method, String descriptor, Class<?> advice) {

    boolean matches(MethodDescription candidate) {
        return candidate.getInternalName().equals(method)
                && candidate.getDescriptor().startsWith(descriptor);
    }
}
