package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The limits that control groups set to this process, of version 1 or 2 or of both side by side. What cannot be read is no
 * limit.
 */
final class Cgroup {

    /** Version 1 says "no limit" as the largest number of whole pages. */
    private static final long ENDLESS = 1L << 60;

    private static final int DEPTH = 64;

    private final Path root;
    private final List<String> mounts;
    private final List<String> groups;

    private Cgroup(Path root) {
        this.root = root;
        mounts = lines(root.resolve("proc/self/mountinfo"));
        groups = lines(root.resolve("proc/self/cgroup"));
    }

    static Cgroup ofThisProcess() {
        return in(Path.of("/"));
    }

    /** @param root where {@code proc} is, and what {@code proc} names */
    static Cgroup in(Path root) {
        return new Cgroup(root);
    }

    /** {@code v1}, {@code v2}, or {@code none}: the version that has the CPU's limit. */
    String version() {
        return directory("cpu") != null ? "v1" : directory("") != null ? "v2" : "none";
    }

    /** CPU time that the process may have, in thousandths of a CPU. */
    OptionalLong milliCpus() {
        Path one = directory("cpu");
        return one != null
                ? least(one, mount("cpu"), at -> ratio(number(at, "cpu.cfs_quota_us"), number(at, "cpu.cfs_period_us")))
                : least(directory(""), mount(""), Cgroup::quota);
    }

    /** Bytes of memory that the process may have. */
    OptionalLong memory() {
        Path one = directory("memory");
        return one != null
                ? least(one, mount("memory"), at -> number(at, "memory.limit_in_bytes"))
                : least(directory(""), mount(""), at -> number(at, "memory.max"));
    }

    private interface Limit {
        /** Not positive when there is none. */
        long at(Path group);
    }

    /** A group is bound by those above it, too, as far as they can be seen. */
    private static OptionalLong least(Path group, Mount mount, Limit limit) {
        long least = Long.MAX_VALUE;
        Path at = group;
        for (int i = 0; at != null && at.startsWith(mount.point) && i < DEPTH; i++) {
            long here = limit.at(at);
            least = here > 0 && here < ENDLESS ? Math.min(least, here) : least;
            at = at.getParent();
        }
        return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    /** In one file: the quota or {@code max}, and the period. */
    private static long quota(Path group) {
        List<String> lines = lines(group.resolve("cpu.max"));
        String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(" ");
        return words.length == 2 ? ratio(number(words[0]), number(words[1])) : 0;
    }

    private static long ratio(long quota, long period) {
        return quota > 0 && period > 0 && quota < ENDLESS / 1000 ? Math.max(quota * 1000 / period, 1) : 0;
    }

    private static long number(Path group, String file) {
        List<String> lines = lines(group.resolve(file));
        return lines.isEmpty() ? 0 : number(lines.get(0).strip());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            // "max", or a number that is too large to be a limit.
            return 0;
        }
    }

    /**
     * Where a tree of groups is mounted.
     *
     * @param top the group that is mounted there
     */
    private record Mount(String top, Path point) {}

    /** The process's group; null when there is no tree with this controller. */
    private Path directory(String controller) {
        Mount mount = mount(controller);
        String group = group(controller);
        if (mount == null || group == null) {
            return null;
        }
        // In a container the names may be those of the host, of which only a part is mounted.
        String below = group.startsWith(mount.top) ? group.substring(mount.top.length()) : "";
        Path directory = mount.point
                .resolve(below.startsWith("/") ? below.substring(1) : below)
                .normalize();
        return directory.startsWith(mount.point) && Files.isDirectory(directory) ? directory : mount.point;
    }

    /** @param controller of version 1; empty for version 2 */
    private Mount mount(String controller) {
        for (String line : mounts) {
            // id parent device top point options … - type source options
            String[] halves = line.split(" - ", 2);
            String[] left = halves[0].split(" ");
            String[] right = halves.length < 2 ? new String[0] : halves[1].split(" ");
            if (left.length > 4 && right.length > 2 && isMeant(right[0], right[2], controller)) {
                String top = left[3].equals("/") ? "" : left[3];
                return new Mount(top, root.resolve(left[4].substring(left[4].startsWith("/") ? 1 : 0)));
            }
        }
        return null;
    }

    private static boolean isMeant(String type, String options, String controller) {
        return controller.isEmpty()
                ? type.equals("cgroup2")
                : type.equals("cgroup") && Arrays.asList(options.split(",")).contains(controller);
    }

    private String group(String controller) {
        for (String line : groups) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && Arrays.asList(parts[1].split(",")).contains(controller)) {
                return parts[2];
            }
        }
        return null;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
