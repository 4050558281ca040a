package io.lockspot.samples.readbench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GcLogTest {

    @TempDir
    private Path directory;

    @Test
    void thePeak_isTheFullestHeapBeforeACollection() throws Exception {
        assertThat(peak("""
                        [0.2s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->5M(256M) 2.1ms
                        [0.9s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 141M->9M(256M) 3.0ms
                        [1.2s][info][gc,heap,exit]  garbage-first heap   total 262144K, used 44391K [0x0, 0x1)
                        """)).isEqualTo(141L << 20);
    }

    @Test
    void withoutACollection_itIsWhatTheGenerationsHoldInTheEnd() throws Exception {
        assertThat(peak("""
                        [0.2s][info][gc,heap,exit]  def new generation   total 78656K, used 7000K [0x0, 0x1, 0x2)
                        [0.2s][info][gc,heap,exit]  tenured generation   total 174784K, used 1000K [0x0, 0x1, 0x2)
                        [0.2s][info][gc,heap,exit]  Metaspace       used 5044K, committed 5248K, reserved 1114112K
                        """)).isEqualTo(8000L << 10);
    }

    private long peak(String log) throws Exception {
        return GcLog.peak(Files.writeString(directory.resolve("gc.log"), log));
    }
}
