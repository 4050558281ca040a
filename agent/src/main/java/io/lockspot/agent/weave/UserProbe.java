package io.lockspot.agent.weave;

import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;

/**
 * A method that the user wants measured.
 *
 * @param descriptor the method's; it ends with its parameters when it does not matter what is returned
 * @param where file and line, for messages
 */
public record UserProbe(
        String implementation, String operation, String className, String method, String descriptor, String where) {

    /** As many methods as a message can bear. */
    private static final int LISTED = 12;

    boolean matches(MethodDescription candidate) {
        return candidate.getInternalName().equals(method)
                && candidate.getDescriptor().startsWith(descriptor)
                // What the compiler made, such as a bridge, calls what is meant, and is never woven.
                && !candidate.isSynthetic();
    }

    boolean isSynchronizedIn(TypeDescription type) {
        return type.getDeclaredMethods().stream().anyMatch(m -> matches(m) && m.isSynchronized());
    }

    /** Such as {@code eventpoll close com.acme.EventPoll.close}. */
    String text() {
        return implementation + " " + operation + " " + className + "." + method;
    }

    /** Why the class cannot be probed as the user wants, empty when it can. */
    String faultIn(TypeDescription type) {
        if (type.isInterface()) {
            return className + " is an interface: name the classes that implement it";
        }
        MethodList<MethodDescription.InDefinedShape> methods = type.getDeclaredMethods();
        List<MethodDescription.InDefinedShape> found =
                methods.stream().filter(this::matches).toList();
        if (found.isEmpty()) {
            return "no method " + method + descriptor + " in " + className + "; " + alternatives(methods);
        }
        if (found.stream().anyMatch(MethodDescription::isAbstract)) {
            return className + "." + method + " is abstract: name the classes that implement it";
        }
        if (found.stream().anyMatch(MethodDescription::isNative)) {
            return className + "." + method + " is native: name the method that calls it";
        }
        return "";
    }

    private String alternatives(MethodList<MethodDescription.InDefinedShape> methods) {
        List<String> overloads = methods.stream()
                .filter(m -> m.getInternalName().equals(method) && !m.isSynthetic())
                .map(m -> method + m.getDescriptor())
                .toList();
        if (!overloads.isEmpty()) {
            return "it has " + list(overloads);
        }
        List<String> names = methods.stream()
                .filter(m -> m.isMethod() && !m.isSynthetic())
                .map(MethodDescription::getInternalName)
                .distinct()
                .sorted()
                .toList();
        return "it declares " + (names.isEmpty() ? "none" : list(names));
    }

    private static String list(List<String> texts) {
        String listed = String.join(", ", texts.subList(0, Math.min(LISTED, texts.size())));
        return texts.size() > LISTED ? listed + " and " + (texts.size() - LISTED) + " more" : listed;
    }
}
