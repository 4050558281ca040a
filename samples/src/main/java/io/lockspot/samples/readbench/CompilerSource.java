package io.lockspot.samples.readbench;

import java.util.Random;

/** A class of Java whose methods nest expressions, lambdas, switches and streams as chance will have it. */
final class CompilerSource {

    private static final int METHODS = 12;
    private static final int DEEPEST = 14;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int names;

    CompilerSource(Random random) {
        this.random = random;
    }

    String text() {
        text.append("import java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;\nclass Made {\n");
        for (int i = 0; i < METHODS; i++) {
            text.append("  <T extends Comparable<T>> int method").append(i).append("(int a, List<T> list) {\n");
            statements(3 + random.nextInt(4));
            text.append("    return ");
            expression(random.nextInt(DEEPEST));
            text.append(";\n  }\n");
        }
        return text.append("}\n").toString();
    }

    private void statements(int count) {
        for (int i = 0; i < count; i++) {
            String name = "v" + names++;
            text.append("    final int ").append(name).append(" = ");
            expression(2 + random.nextInt(DEEPEST));
            text.append(";\n    if (")
                    .append(name)
                    .append(" > ")
                    .append(random.nextInt(100))
                    .append(") { for (int i");
            text.append(names).append(" : new int[] {");
            expression(random.nextInt(4));
            text.append("}) { System.out.println(").append(name).append("); } }\n");
        }
    }

    private void expression(int depth) {
        if (depth <= 0) {
            text.append(random.nextBoolean() ? "a" : Integer.toString(random.nextInt(1000)));
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> wrapped("(", depth, ") + list.size()");
            case 1 -> wrapped("Math.max(a, ", depth, ")");
            case 2 -> wrapped("(a > 3 ? ", depth, " : 7)");
            case 3 -> wrapped("Integer.valueOf(Integer.toString(", depth, ").length())");
            case 4 -> lambda(depth);
            case 5 -> stream(depth);
            case 6 -> wrapped("switch (a) { case 1 -> 2; case 5 -> { yield ", depth, "; } default -> a; }");
            default -> {
                wrapped("(", depth, ") * (");
                expression(depth / 3);
                text.append(')');
            }
        }
    }

    private void wrapped(String before, int depth, String after) {
        text.append(before);
        expression(depth - 1);
        text.append(after);
    }

    private void lambda(int depth) {
        String name = "x" + names++;
        wrapped("((IntSupplier) () -> { int " + name + " = ", depth, "; return " + name + "; }).getAsInt()");
    }

    private void stream(int depth) {
        String name = "s" + names++;
        wrapped("IntStream.range(0, 3).map(" + name + " -> ", Math.min(depth, 5), ").sum()");
    }
}
