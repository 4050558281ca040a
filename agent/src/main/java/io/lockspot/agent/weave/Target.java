package io.lockspot.agent.weave;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * One class, what is woven into it, and what the advice reads there: all of it or nothing.
 *
 * @param versions of the JDK or library in which it was found, such as {@code jdk17+}
 * @param name of the class in the boot loader; or, for a library, how the name ends behind the package that
 *     relocation may change, with a dot in front
 */
record Target(String implementation, String versions, String name, List<Point> points, List<Member> reads) {

    /** For {@link HookTable}, while it reads. */
    void hooks(Point point) {
        points.add(point);
    }

    /** For {@link HookTable}, while it reads. */
    void reads(Member member) {
        reads.add(member);
    }

    boolean library() {
        return name.charAt(0) == '.';
    }

    boolean matches(String className, ClassLoader loader) {
        return library() ? loader != null && className.endsWith(name) : loader == null && className.equals(name);
    }

    /** What the class lacks, empty when it has everything. */
    String lacks(TypeDescription type) {
        for (Point point : points) {
            if (type.getDeclaredMethods().stream().noneMatch(point::matches)) {
                return "no method " + point.method() + point.descriptor();
            }
        }
        for (Member member : reads) {
            if (!member.isIn(type)) {
                return "no " + (member.descriptor().startsWith("(") ? "method " : "field ") + member.name();
            }
        }
        return "";
    }
}
