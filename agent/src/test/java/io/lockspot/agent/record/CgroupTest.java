package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits of containers and services, as Docker, Kubernetes and systemd set them. */
class CgroupTest {

    @TempDir
    private Path root;

    @Test
    void version2_inItsOwnNamespace() throws Exception {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", "35 24 0:30 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate\n");
        write("sys/fs/cgroup/cpu.max", "150000 100000\n");
        write("sys/fs/cgroup/memory.max", "536870912\n");

        expect("v2", 1500L, 512L << 20);
    }

    @Test
    void version2_theTightestGroupAboveCounts() throws Exception {
        write("proc/self/cgroup", "0::/system.slice/app.service\n");
        write("proc/self/mountinfo", "35 24 0:30 / /sys/fs/cgroup rw shared:9 - cgroup2 cgroup2 rw\n");
        write("sys/fs/cgroup/system.slice/app.service/cpu.max", "max 100000\n");
        write("sys/fs/cgroup/system.slice/app.service/memory.max", "2147483648\n");
        write("sys/fs/cgroup/system.slice/cpu.max", "50000 100000\n");
        write("sys/fs/cgroup/system.slice/memory.max", "1073741824\n");

        expect("v2", 500L, 1L << 30);
    }

    @Test
    void version1_inAContainerThatSeesTheHostsNames() throws Exception {
        write("proc/self/cgroup", "4:memory:/docker/ab\n2:cpu,cpuacct:/docker/ab\n1:name=systemd:/docker/ab\n");
        write("proc/self/mountinfo", """
                40 24 0:30 /docker/ab /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct
                41 24 0:31 /docker/ab /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory
                """);
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "400000\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456\n");

        expect("v1", 4000L, 256L << 20);
    }

    @Test
    void version1_withoutLimits() throws Exception {
        write("proc/self/cgroup", "4:memory:/\n2:cpu:/\n0::/\n");
        write("proc/self/mountinfo", """
                40 24 0:30 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
                41 24 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
                42 24 0:32 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
                """);
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

        expect("v1", null, null);
    }

    @Test
    void nothingToRead_isNoLimit() throws Exception {
        expect("none", null, null);

        write("proc/self/cgroup", "0::/../../etc\nnonsense\n");
        write("proc/self/mountinfo", "- cgroup2\n35 24 0:30 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        write("sys/fs/cgroup/cpu.max", "lots\n");
        expect("v2", null, null);
    }

    private void expect(String version, Long milliCpus, Long memory) {
        Cgroup cgroup = Cgroup.in(root);
        assertThat(cgroup.version()).isEqualTo(version);
        assertThat(cgroup.milliCpus().stream().boxed().toList()).isEqualTo(listOf(milliCpus));
        assertThat(cgroup.memory().stream().boxed().toList()).isEqualTo(listOf(memory));
    }

    private static java.util.List<Long> listOf(Long value) {
        return value == null ? java.util.List.of() : java.util.List.of(value);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
