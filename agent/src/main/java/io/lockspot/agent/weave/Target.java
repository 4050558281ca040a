package io.lockspot.agent.weave;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * One class, what is woven into it, and what the advice reads there: all of it or nothing.
 *
 * @param name of the class in the boot loader; or, for a library, how the name ends behind the package that
 *     relocation may change
 */
record Target(String implementation, boolean library, String name, List<Point> points, List<Member> reads) {

    static Target jdk(String implementation, String name, List<Point> points, Member... reads) {
        return new Target(implementation, false, name, points, List.of(reads));
    }

    static Target library(String implementation, String name, List<Point> points) {
        return new Target(implementation, true, name, points, List.of());
    }

    boolean matches(String className, ClassLoader loader) {
        return library ? loader != null && className.endsWith(name) : loader == null && className.equals(name);
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
