package io.lockspot.samples.closestorm;

import java.io.IOException;

/**
 * Runs a storm and prints what it did as one JSON object, the last line on stdout. Exit codes: 0 fine, 1 failed, 2 wrong
 * usage.
 */
public final class CloseStorm {

    private CloseStorm() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            StormOptions options = StormOptions.parse(args).within(DescriptorLimit.ofThisProcess());
            TimeLimit.start(options.limitSeconds());
            System.out.println(new Storm(options).run().toJson());
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("closestorm: " + e.getMessage());
            System.err.println(StormOptions.USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("closestorm: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            System.err.println("closestorm: interrupted");
            return 1;
        }
    }
}
