package io.lockspot.analyzer.read.perf;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From the printed line to the frame. */
class StackLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])                        | __fput                     | KERNEL
            ffffffff8134c638 __fput ([kernel.kallsyms])                              | __fput                     | KERNEL
            ffffffff8134c638 __fput+0x1e8 ([guest.kernel.kallsyms])                  | __fput                     | KERNEL
            ffffffffc0123456 nft_do_chain+0x1e8 ([nf_tables])                        | nft_do_chain               | KERNEL
            ffffffffc0123456 nft_do_chain+0x1e8 (/lib/modules/6.1.0/net/nf.ko.xz)    | nft_do_chain               | KERNEL
            ffffffff8134c638 __fput+0x1e8 (/usr/lib/debug/boot/vmlinux-6.1.0)        | __fput                     | KERNEL
            ffffffff8134c638 do_x (inlined)                                          | do_x                       | KERNEL
            ffffffff8134c638 [unknown] ([kernel.kallsyms])                           | [unknown]                  | KERNEL
            ffffffff8134c638 [unknown] ([unknown])                                   | [unknown]                  | KERNEL
            ffffffff8134c638 __fput+0x1e8                                            | __fput                     | KERNEL
            891f5 [unknown] (/lib/x86_64-linux-gnu/libc.so.6)                        | libc.so.6+0x891f5          | NATIVE
            a07e7 [unknown] (/usr/bin/perf)                                          | [perf]+0xa07e7             | NATIVE
            b695 [unknown] (/tmp/libx_649810818081527869445.so (deleted))            | libx_64.so+0xb695          | NATIVE
            7ffd1 __vdso_clock_gettime+0x5 ([vdso])                                  | __vdso_clock_gettime       | NATIVE
            0 [unknown] ([unknown])                                                  | [unknown]                  | NATIVE
            7fbb2ceebddc [unknown] (//anon)                                          | [unknown]                  | NATIVE
            7fbb2ceebddc [unknown] (/tmp/perf-158.map)                               | [unknown]                  | NATIVE
            7fbb2ceebddc [unknown] (/memfd:jit (deleted))                            | [unknown]                  | NATIVE
            7fbb2ceebddc int io.netty.channel.unix.FileDescriptor.close(int)+0xbc (/tmp/perf-158.map) | io.netty.channel.unix.FileDescriptor.close | JAVA
            7fbb2ceebddc void A.b(byte[], int, boolean)+0xbc (/tmp/perf-158.map)     | A.b                        | JAVA
            7fbb2ceebddc Lsun/nio/ch/IOUtil;::read+0xbc (/tmp/perf-158.map)          | sun.nio.ch.IOUtil.read     | JAVA
            7fbb2c940260 Interpreter+0x6e0 (/tmp/perf-158.map)                       | Interpreter                | NATIVE
            7fbb2c937cc9 StubRoutines (1)+0xc9 (/tmp/perf-158.map)                   | StubRoutines (1)           | NATIVE
            8282d2 JavaCalls::call_helper+0x302 (/usr/lib/jvm/jdk17/lib/libjvm.so)   | JavaCalls::call_helper     | NATIVE
            1234 (anonymous namespace)::f(int) const+0x2 (/opt/my app/lib x.so)      | (anonymous namespace)::f(int) const | NATIVE
            1234 std::vector<int, std::allocator<int> >::push_back (inlined)         | std::vector<int, std::allocator<int> >::push_back | NATIVE
            1234 foo.isra.0+0x2 (/opt/x (1)/lib.so (deleted))                        | foo                        | NATIVE
            """)
    void everyFrame_hasItsNameAndKind(String line, String name, FrameKind kind) {
        StackLine parsed = StackLine.parse("\t        " + line);

        assertThat(parsed).isNotNull();
        assertThat(new StackFrames().frame(parsed)).isEqualTo(new Frame(name, kind));
    }

    @Test
    void aWordAlone_isNoFrame() {
        assertThat(StackLine.parse("\tnonsense here")).isNull();
        assertThat(StackLine.parse("\t)")).isNull();
    }
}
