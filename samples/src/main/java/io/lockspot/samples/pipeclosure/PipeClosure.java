package io.lockspot.samples.pipeclosure;

import java.io.PrintStream;
import java.util.concurrent.ExecutionException;

/**
 * Tears down very many pipes at once and prints what that took as one JSON object, the last line on stdout. Exit codes:
 * 0 fine, 1 failed, 2 wrong usage.
 */
public final class PipeClosure {

    private PipeClosure() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            ClosureOptions options = ClosureOptions.parse(args);
            if (options.sweep()) {
                new Sweep(options, Sweep.SIZES).run(out);
            } else {
                out.println(new Closure(options).run().toJson());
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("pipeclosure: " + e.getMessage());
            err.println(ClosureOptions.USAGE);
            return 2;
        } catch (ExecutionException e) {
            err.println("pipeclosure: " + e.getCause());
            return 1;
        } catch (InterruptedException e) {
            err.println("pipeclosure: interrupted");
            return 1;
        }
    }
}
