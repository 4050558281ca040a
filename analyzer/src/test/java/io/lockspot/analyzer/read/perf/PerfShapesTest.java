package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.TextRecordings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What {@code perf script} of perf 4 to 6 prints for its many options, each as a small text, and what it means: for each
 * different sample {@code measure|thread|stack|weight}.
 */
class PerfShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("the default since perf 4, of all CPUs", """
                        java  1221 [000] 12486.528989:   10000000 cpu-clock:\s
                        	ffffffff8220186a _raw_spin_unlock+0xa ([kernel.kallsyms])
                        	    7f3b8546d143 [unknown] (/tmp/perf-1198.map)

                        """, "cpu|java|[unknown];_raw_spin_unlock_[k]|10000000"),
                shape("no offsets, as perf 3 printed it", """
                        java  1221 [000] 12486.528989: cycles:\s
                        	ffffffff8220186a _raw_spin_unlock ([kernel.kallsyms])
                        	    7f3b8546d143 __close (/lib/libc-2.19.so)

                        """, "samples|java|close;_raw_spin_unlock_[k]|1"),
                shape("process and thread, nanoseconds", """
                        java  1198/1221  [000] 12486.528989884:   10000000 cpu-clock:\s
                        	ffffffff8220186a _raw_spin_unlock ([kernel.kallsyms])

                        """, "cpu|java|_raw_spin_unlock_[k]|10000000"),
                shape(
                        "a thread of one process, whose CPU was not recorded",
                        """
                        Netty I/O [3]:1   530 12415.738575:    5000000  cpu-clock:\s
                        	            1165 work+0xc (/home/me/w prog)
                        	           2724a __libc_start_call_main+0x7a (/usr/lib/x86_64-linux-gnu/libc.so.6)

                        """,
                        "cpu|Netty I/O [3]:1|__libc_start_call_main;work|5000000"),
                shape(
                        "without stacks, a line for each",
                        """
                         Netty I/O [3]:1   534 12416.885643:    5000000 cpu-clock:      561a4100415e work+0x5 (/home/me/w prog)
                         Netty I/O [3]:1   534 12416.890643:    5000000 cpu-clock:  ffffffff81a0dfeb osq_lock+0xb ([kernel.kallsyms])
                        """,
                        "cpu|Netty I/O [3]:1|work|5000000",
                        "cpu|Netty I/O [3]:1|osq_lock_[k]|5000000"),
                shape("without stacks and files", """
                                    java   534 12416.885643:    5000000 cpu-clock:      561a4100415e work
                                    java   534 12416.890643:    5000000 cpu-clock:  ffffffff81a0dfeb osq_lock
                        """, "cpu|java|work|5000000", "cpu|java|osq_lock_[k]|5000000"),
                shape("without stacks, with the address of the data", """
                        java  534 12416.885643:  50 cpu/mem-loads/:     7ffe11223344     561a4100415e work+0x5 (/bin/w)
                        """, "samples|java|work|1"),
                shape("-F comm,ip,sym", """
                        Netty I/O [3]:1\s
                        	            1165 work
                        	           2724a __libc_start_call_main

                        Netty I/O [3]:1\s
                        	            1165 work
                        	           2724a __libc_start_call_main

                        """, "samples|Netty I/O [3]:1|__libc_start_call_main;work|2"),
                shape(
                        "-F comm,ip,sym without stacks",
                        """
                         Netty I/O [3]:1      561a4100415e work
                                    java  ffffffff81a0dfeb osq_lock
                        """,
                        "samples|Netty I/O [3]:1|work|1",
                        "samples|java|osq_lock_[k]|1"),
                shape("-F ip,sym", """

                        	            1165 work
                        	           2724a __libc_start_call_main


                        	            1165 work
                        	           2724a __libc_start_call_main

                        """, "samples||__libc_start_call_main;work|2"),
                shape("-F ip,sym without stacks", "     561a4100415e work\n", "samples||work|1"),
                shape("-F tid,ip,sym", """
                          530\s
                        	            1165 work

                        """, "samples||work|1"),
                shape("-F comm,tid,time,ip,sym,symoff,dso", """
                        Netty I/O [3]:1   530 12415.738575:\s
                        	            1165 work+0xc (/home/me/w prog)

                        """, "samples|Netty I/O [3]:1|work|1"),
                shape("-F comm,time,event,ip,sym", """
                        Netty I/O [3]:1 12415.738575:  cpu-clock:\s
                        	            1165 work

                        """, "samples|Netty I/O [3]:1|work|1"),
                shape("-F time,event,ip,sym", """
                        12415.738575:  cpu-clock:\s
                        	            1165 work

                        """, "samples||work|1"),
                shape("-F comm,cpu,event,ip,sym", """
                        pool x [000] cpu-clock:\s
                        	            1165 work

                        """, "samples|pool x|work|1"),
                shape("-F comm,period,event,ip,sym", """
                        pool 7    5000000 cpu-clock:\s
                        	            1165 work

                        """, "cpu|pool 7|work|5000000"),
                shape("-F comm,tid,period,ip,sym,dso", """
                        Netty I/O [3]:1   530    5000000\s
                        	            1165 work (/home/me/w prog)

                        """, "samples|Netty I/O [3]:1|work|1"),
                shape("-F comm,tid,event,ip,sym", """
                        pool 7   530  cpu-clock:\s
                        	            1165 work

                        """, "samples|pool 7|work|1"),
                shape("-F comm,ip,dso", """
                        java\s
                        	            1165 (/home/me/w prog)
                        	           2724a (/usr/lib/x86_64-linux-gnu/libc.so.6)

                        """, "samples|java|libc.so.6+0x2724a;[w prog]+0x1165|1"),
                shape("-F +misc", """
                        java  1221 [000] K     12486.528989:   10000000 cpu-clock:\s
                        	ffffffff8220186a _raw_spin_unlock+0xa ([kernel.kallsyms])

                        java  1221 [000] U     12486.528990:   10000000 cpu-clock:\s
                        	            1165 work (/bin/w)

                        """, "cpu|java|_raw_spin_unlock_[k]|10000000", "cpu|java|work|10000000"),
                shape("-F +tod", """
                        java  1262 2026-11-21 10:23:34.417379 12489.963320:   10000000 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        """, "cpu|java|work|10000000"),
                shape("-F +flags", """
                        java  1221 [000] 12486.528989:   10000000 cpu-clock:                        \s
                        	            1165 work+0xc (/bin/w)

                        """, "cpu|java|work|10000000"),
                shape("-F +srcline", """
                        java  1258 12488.898981:   10000000 cpu-clock:\s
                        	            1163 inl+0xa
                          /home/me/my files/w.c:4 (inlined)
                        	            1163 work+0xa (/bin/w)
                          w.c:5
                        	           27249 __libc_start_call_main+0x79 (/lib/libc.so.6)
                          libc.so.6[27249]

                        """, "cpu|java|__libc_start_call_main;work;inl|10000000"),
                shape("-F +srcline without stacks", """
                                    java   534 12416.885643:    5000000 cpu-clock:      561a4100415e work+0x5 (/bin/w)
                          w.c:4
                        """, "cpu|java|work|5000000"),
                shape("-F +srccode", """
                        java   530 12415.738575:    5000000  cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        |4        return close(fd);
                        """, "cpu|java|work|5000000"),
                shape("-F +iregs, whose line takes the place of the blank one", """
                        java  1262 12489.963320:   10000000 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)
                         ABI:2    AX:0xa45f33    BX:0x7ffca0d5b038    CX:0x7f0fbc89445d
                        java  1262 12489.973593:   10000000 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)
                         ABI:2    AX:0x1565318    BX:0x7ffca0d5b038    CX:0x7f0fbc89445d
                        """, "cpu|java|work|20000000"),
                shape("-F +dsoff, of perf 6.4", """
                        java  1262 [001] 12489.963320:   10000000 cpu-clock:\s
                        	            1165 work+0xc (/bin/w+0x1165)
                        	           891f5 [unknown] (/lib/libc.so.6+0x891f5)

                        """, "cpu|java|libc.so.6+0x891f5;work|10000000"),
                shape("inlined frames", """
                        java  1258 12488.898981:   10000000 cpu-clock:\s
                        	            1163 inl+0xa (inlined)
                        	            1163 work+0xa (/bin/w)
                        	ffffffff8134c638 __fput (inlined)
                        	           27304 ns::f(int, char (*)(int)) (inlined)

                        """, "cpu|java|ns::f(int, char (*)(int));__fput_[k];work;inl|10000000"),
                shape("files with blanks, parentheses and what was deleted", """
                        java  1 [0] 1.5: 7 cpu-clock:\s
                        	            1163 a+0xa (/tmp/my lib (1).so (deleted))
                        	            1163 b (/tmp/my lib (1).so (deleted))
                        	            b695 [unknown] (/tmp/my lib.so (deleted))

                        """, "cpu|java|my lib.so+0xb695;b;a|7"),
                shape("what compilers add to names", """
                        java  1 [0] 1.5: 7 cpu-clock:\s
                        	ffffffff8134c638 a.isra.6+0x1 ([kernel.kallsyms])
                        	ffffffff8134c638 b.constprop.0+0x1 ([kernel.kallsyms])
                        	ffffffff8134c638 c.cold+0x1 ([kernel.kallsyms])
                        	ffffffff8134c638 d.llvm.12345678901234567890+0x1 ([kernel.kallsyms])
                        	ffffffff8134c638 e.part.0.isra.1+0x1 ([kernel.kallsyms])
                        	            1163 f.lto_priv.0+0x1 (/bin/w)

                        """, "cpu|java|f;e_[k];d_[k];c_[k];b_[k];a_[k]|7"),
                shape(
                        "modules, BPF programs and guests",
                        """
                        qemu 1 [0] 1.5: 7 cpu-clock:\s
                        	ffffffffc0123456 nf_conntrack_in+0x1e8 ([nf_conntrack])
                        	ffffffffc0223456 bpf_prog_6deef7357e7b4530_egress+0x10 (bpf_prog_6deef7357e7b4530_egress)
                        	ffffffff81000159 __x64_sys_close+0x1 ([guest.kernel.kallsyms])
                        	ffff800010081234 el0_svc+0x1 ([kernel.kallsyms])

                        """,
                        "cpu|qemu|el0_svc_[k];__x64_sys_close_[k];bpf_prog_6deef7357e7b4530_egress_[k];nf_conntrack_in_[k]|7"),
                shape(
                        "names from perf maps",
                        """
                        java 1 [0] 1.5: 7 cpu-clock:\s
                        	    7fbb2ceebddc int a.B.close(int, java.lang.Object)+0xbc (/tmp/perf-158.map)
                        	    7fbb2ceebddc void a.B.lambda$main$0(boolean) (/tmp/perf-158.map)
                        	    7fbb2ceebddc Lsun/nio/ch/IOUtil;::read+0xbc (/tmp/perf-158.map)
                        	    7fbb2ceebddc sun.nio.ch.IOUtil::write+0xbc (/tmp/perf-158.map)
                        	    7fbb2ceebddc void a.B$$Lambda$14/0x0000000800c03400.run()+0xbc (/tmp/perf-158.map)
                        	    7fbb2ceebddc void a.B.c()+0xbc (/root/.debug/jit/java-jit-20261121/jitted-158-12.so)
                        	    7fbb2c937cc9 StubRoutines (1)+0xc9 (/tmp/perf-158.map)
                        	    7fbb2c940260 Interpreter+0x6e0 (/tmp/perf-158.map)
                        	    7fbb2c940260 LazyCompile:*on data /srv/my app.js:12 (/tmp/perf-158.map)

                        """,
                        "cpu|java|LazyCompile:*on data /srv/my app.js:12;Interpreter;StubRoutines (1);a.B.c;a.B$$Lambda.run;"
                                + "sun.nio.ch.IOUtil.write;sun.nio.ch.IOUtil.read;a.B.lambda$main$0;a.B.close|7"),
                shape(
                        "places without names",
                        """
                        java 1 [0] 1.5: 7 cpu-clock:\s
                        	ffffffff8220186a osq_lock+0xa ([kernel.kallsyms])
                        	               0 [unknown] ([unknown])
                        	ffffffff8134c638 [unknown] ([unknown])
                        	           891f5 [unknown] (/lib/x86_64-linux-gnu/libc.so.6)
                        	    7fbb2ceebddc [unknown] (//anon)

                        """,
                        "cpu|java|[unknown];libc.so.6+0x891f5;[unknown]_[k];[unknown];osq_lock_[k]|7"),
                shape("notes of perf itself, and of the kernel", """
                        perf-exec     0     0.000000: PERF_RECORD_COMM: perf-exec:530/530
                        w prog   530 12415.733523: PERF_RECORD_COMM exec: w prog:530/530
                        swapper     0 [000]     0.000000: PERF_RECORD_MMAP -1/0: [0xffffffff81000000(0x1209988) @ 0xffffffff81000000]: x [kernel.kallsyms]_text
                        w prog   530 12415.738575:    5000000  cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        w prog   530 12415.739575: PERF_RECORD_EXIT(530:530):(530:530)
                        """, "cpu|w prog|work|5000000"),
                shape(
                        "carriage returns",
                        "java 1 [0] 1.5: 7 cpu-clock: \r\n\t            1165 work+0xc (/bin/w)\r\n\r\n"
                                + "java 1 [0] 2.5: 7 cpu-clock: \r\n\t            1165 work+0xc (/bin/w)\r\n\r\n",
                        "cpu|java|work|14"),
                shape(
                        "threads whose names look like fields",
                        """
                        pool 7 thread 3   226 [002] 1.5: 3 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        kworker/7:3-mm_    33 [007] 1.5: 3 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        a [1] 2.0: b:   33 [007] 1.5: 3 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        :33    33 [007] 1.5: 3 cpu-clock:\s
                        	            1165 work+0xc (/bin/w)

                        """,
                        "cpu|pool 7 thread 3|work|3",
                        "cpu|kworker/7:3-mm_|work|3",
                        "cpu|a [1] 2.0: b:|work|3",
                        "cpu|:33|work|3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void shape_isUnderstood(String name, String text, List<String> samples) throws Exception {
        Recording recording = read(text);

        assertThat(described(recording)).containsExactlyInAnyOrderElementsOf(samples);
        assertThat(recording.warnings()).isEmpty();
        assertThat(text.lines()).anyMatch(PerfScriptReader::recognises);
    }

    private static Arguments shape(String name, String text, String... samples) {
        return arguments(name, text, List.of(samples));
    }

    private static List<String> described(Recording recording) {
        return recording.samples().stream().map(PerfShapesTest::described).toList();
    }

    private static String described(Sample sample) {
        return String.join(
                "|", sample.measure().id(), sample.thread(), sample.stack().toString(), "" + sample.weight());
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
