package io.lockspot.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * One class, what is woven into it, and what the advice reads there: all of it or nothing.
 *
 * @param versions of the JDK or library in which it was found, such as {@code jdk17+}
 * @param named of the class in the boot loader; or, for a library, how the name ends behind the package that
 *     relocation may change, with a dot in front
 */
record Target(String implementation, String versions, TargetName named, List<Point> points, List<Member> reads) {

    String name() {
        return named.get();
    }

    /** For {@link HookTable}, while it reads. */
    void hooks(Point point) {
        points.add(point);
    }

    /** For {@link HookTable}, while it reads. */
    void reads(Member member) {
        reads.add(member);
    }

    /** Whether it is one of the queues that locks wait in: a call that is not seen there is no operation that is not counted. */
    boolean lockQueue() {
        return implementation.equals("j.u.c.");
    }

    boolean library() {
        return named.text().charAt(0) == '.';
    }

    /**
     * What the class lacks, empty when it has everything.
     *
     * @param files where the classes above it are found
     */
    String lacks(ClassFile type, ClassFiles files) {
        for (Point point : points) {
            String lack = lacks(type, point);
            if (!lack.isEmpty()) {
                return lack + point.method() + point.descriptor();
            }
        }
        for (Member member : reads) {
            if (!member.isIn(type, files)) {
                return "no " + (member.descriptor().startsWith("(") ? "method " : "field ") + member.name();
            }
        }
        return "";
    }

    private static String lacks(ClassFile type, Point point) {
        boolean found = false;
        for (ClassFile.Method method : type.methods()) {
            if (point.matches(method)) {
                found = true;
                if (hasNoCode(method)) {
                    return "no code in method ";
                }
            }
        }
        return found ? "" : "no method ";
    }

    private static boolean hasNoCode(ClassFile.Method method) {
        return method.has(Opcodes.ACC_ABSTRACT) || method.has(Opcodes.ACC_NATIVE);
    }
}
