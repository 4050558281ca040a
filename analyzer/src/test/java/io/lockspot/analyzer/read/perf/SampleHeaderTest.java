package io.lockspot.analyzer.read.perf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SampleHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'swapper     0 [001]    23.880044:    4000000 cpu-clock: '   | swapper         | 0   | 23880044000    | 4000000 | cpu-clock
            'C1 CompilerThre   210 [003] 59.4: 1 cpu-clock:'             | C1 CompilerThre | 210 | 59400000000    | 1       | cpu-clock
            'java 158/226 [001] 1.000000123: 250 cycles:u:'              | java            | 226 | 1000000123     | 250     | cycles:u
            'java 226 1.5: cycles:'                                      | java            | 226 | 1500000000     | 0       | cycles
            '   java   226   1.5:   7 cpu-clock:ppp:  ffff f+0x1 (x)'    | java            | 226 | 1500000000     | 7       | cpu-clock:ppp
            'java 226 [002] 1 cpu-clock:'                                | java            | 226 | -1             | 1       | cpu-clock
            'java 226 [002] d..1. 1.5: 3 cycles:P:'                      | java            | 226 | 1500000000     | 3       | cycles:P
            ':-1    -1 [002] 1.5: 3 cycles:'                             | :-1             | -1  | 1500000000     | 3       | cycles
            'pool 7 thread 3 226 [002] 1.5: 3 cycles:'                   | pool 7 thread 3 | 226 | 1500000000     | 3       | cycles
            'kworker/7:3-mm_ 33 [7] 1.5: 1 cpu_core/cycles/P:'           | kworker/7:3-mm_ | 33  | 1500000000     | 1       | cpu_core/cycles/P
            '226 [001] 1.5: 1 cycles:'                                   | ''              | 226 | 1500000000     | 1       | cycles
            'pool 7 [001] 1.5: 1 cycles:'                                | pool            | 7   | 1500000000     | 1       | cycles
            'pool x [001] 1.5: 1 cycles:'                                | pool x          | -1  | 1500000000     | 1       | cycles
            'java 226 U 1.5: 1 cycles:'                                  | java            | 226 | 1500000000     | 1       | cycles
            'java 226 [1] K     2026-11-21 10:23:34.417379 1.5: cycles:' | java            | 226 | 1500000000     | 0       | cycles
            'java 226 U 2026-11-21 10:23:34.417379 1.5: cycles:'         | java            | 226 | 1500000000     | 0       | cycles
            'java 226 2026-11-21 10:23:34.417379 1.5: cycles:'           | java            | 226 | 1500000000     | 0       | cycles
            'Netty I/O [3] 226 [2] 1.5: 3 cycles:'                       | Netty I/O [3]   | 226 | 1500000000     | 3       | cycles
            'x 1.5: y 226 [002] 1.5: 3 cycles:'                          | x 1.5: y        | 226 | 1500000000     | 3       | cycles
            'java 226 [002] 1.5: 3 raw 0x1cd:'                           | java            | 226 | 1500000000     | 3       | raw 0x1cd
            'java 226 [002] 1.5: 3 cpu/mem-loads,ldlat=30/P:'            | java            | 226 | 1500000000     | 3       | cpu/mem-loads,ldlat=30/P
            'java 226 [002] 1.5: PERF_RECORD_LOST lost 12'               | java            | 226 | 1500000000     | 0       | PERF_RECORD_LOST
            'w  318 [006] 54.509929: lock:contention_begin: 0xff (x)'    | w               | 318 | 54509929000    | 0       | lock:contention_begin
            """)
    void everyVariant_isUnderstood(String line, String thread, long tid, long nanos, long period, String event) {
        SampleHeader header = SampleHeader.parse(line);

        assertThat(header).isNotNull();
        assertThat(header.thread()).isEqualTo(thread);
        assertThat(header.tid()).isEqualTo(tid);
        assertThat(header.nanos()).isEqualTo(nanos);
        assertThat(header.period()).isEqualTo(period);
        assertThat(header.event()).isEqualTo(event);
    }

    @Test
    void whatFollowsTheEvent_isKept() {
        SampleHeader header = SampleHeader.parse(
                "worker-7   318 [006]    54.509929: lock:contention_begin: 0xffffffff82b78860 (flags=SPIN|MUTEX)");

        assertThat(header.rest()).isEqualTo("0xffffffff82b78860 (flags=SPIN|MUTEX)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a;b;c 7",
                "\tffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])",
                "\t7fbb2ceebddc int a.B.close(int)+0xbc (/tmp/perf-158.map)",
                "java 226 cycles:",
                "java 226 [x] 1.5 cycles",
                "java 99999999999999999999 [001] 1.5: 1 cycles:",
                "java 1 [001] 99999999999.5: cycles:",
                "Exception at 12 1.5: what"
            })
    void otherLines_areNoHeaders(String line) {
        assertThat(SampleHeader.parse(line)).isNull();
    }
}
