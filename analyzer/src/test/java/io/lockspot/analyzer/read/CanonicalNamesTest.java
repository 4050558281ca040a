package io.lockspot.analyzer.read;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java/lang/Thread.run                                      | java.lang.Thread.run
            java.lang.Thread.run                                      | java.lang.Thread.run
            int io.netty.channel.unix.FileDescriptor.close(int)       | io.netty.channel.unix.FileDescriptor.close
            void EpChurn.lambda$main$0(boolean)                       | EpChurn.lambda$main$0
            byte[] a.B.c(int, java.lang.String)                       | a.B.c
            a.B.<init>()V                                             | a.B.<init>
            Lsun/nio/ch/SelectorImpl;::select                         | sun.nio.ch.SelectorImpl.select
            sun.nio.ch.SelectorImpl::select                           | sun.nio.ch.SelectorImpl.select
            EpChurn$$Lambda$16.0x00007fbae5023d18.run                 | EpChurn$$Lambda.run
            EpChurn$$Lambda/0x00007f1231023d18.run                    | EpChurn$$Lambda.run
            EpChurn$$Lambda+0x00007f1231023d18.run                    | EpChurn$$Lambda.run
            EpChurn$$Lambda.0x00007f1231023d18.run                    | EpChurn$$Lambda.run
            EpChurn$$Lambda$14/1234567.run                            | EpChurn$$Lambda.run
            java/lang/invoke/LambdaForm$MH.0x0000000800c03400.invoke  | java.lang.invoke.LambdaForm$MH.invoke
            java.lang.invoke.LambdaForm$DMH/1234.invokeStatic         | java.lang.invoke.LambdaForm$DMH.invokeStatic
            jdk.internal.reflect.GeneratedMethodAccessor12.invoke     | jdk.internal.reflect.GeneratedMethodAccessor.invoke
            a.B.c:123                                                 | a.B.c
            EpChurn$$Lambda.add                                       | EpChurn$$Lambda.add
            a.b.ChannelTest.closes a channel (fast)                   | a.b.ChannelTest.closes a channel (fast)
            a.b.ChannelTest.closes twice                              | a.b.ChannelTest.closes twice
            a.b.C.m(ILjava/lang/String;)V                             | a.b.C.m
            a.b.C.m(ILjava/lang/String:)V                             | a.b.C.m
            java.lang.String Main.name()                              | Main.name
            java.util.Map$Entry[] a.b.C.m                             | a.b.C.m
            a.b.c d.e.f(int, a.b.c[])                                 | d.e.f
            """)
    void javaMethods_haveOneNameWhoeverWroteThem(String written, String canonical) {
        assertThat(CanonicalNames.java(written)).isEqualTo(Frame.java(canonical));
    }

    /** As the compiler makes them of names in back-ticks, of the lambdas in them, and of classes with such names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b.ChannelTest.closes a channel (fast)                   | a.b.ChannelTest.closes a channel (fast)
            a.b.ChannelTest.closes (fast) and twice                   | a.b.ChannelTest.closes (fast) and twice
            a.b.ChannelTest.closes(fast)                              | a.b.ChannelTest.closes(fast)
            a.b.ChannelTest.(fast) closes                             | a.b.ChannelTest.(fast) closes
            a.b.ChannelTest$closes a channel$1.invoke                 | a.b.ChannelTest$closes a channel$1.invoke
            a.b.ChannelTest$Closes it$1.invoke                        | a.b.ChannelTest$Closes it$1.invoke
            a.b.ChannelTest$closes it$1.invoke                        | a.b.ChannelTest$closes it$1.invoke
            a/b/ChannelTest$closes (fast)$1.invokeSuspend             | a.b.ChannelTest$closes (fast)$1.invokeSuspend
            a.b.ChannelTest$closes(fast)$1.invoke                     | a.b.ChannelTest$closes(fast)$1.invoke
            ChannelTest$closes a channel$1.invoke                     | ChannelTest$closes a channel$1.invoke
            a.b.ChannelTest$When closed.is released                   | a.b.ChannelTest$When closed.is released
            void a.b.ChannelTest.closes a channel (fast)(int, a.b.C)  | a.b.ChannelTest.closes a channel (fast)
            void a.b.ChannelTest$closes a channel$1.invoke()          | a.b.ChannelTest$closes a channel$1.invoke
            java.lang.Object a.b.ChannelTest$closes it$1.invoke()     | a.b.ChannelTest$closes it$1.invoke
            java.lang.Object a.b.ChannelTest$closes it$1.invoke       | a.b.ChannelTest$closes it$1.invoke
            """)
    void kotlinsNames_mayBeSentences(String written, String canonical) {
        assertThat(CanonicalNames.java(written)).isEqualTo(Frame.java(canonical));
        assertThat(CanonicalNames.java(canonical)).isEqualTo(Frame.java(canonical));
    }

    @Test
    void whereClassAndMethodAreKeptApart_nothingIsTakenForASignature() {
        assertThat(CanonicalNames.java("a.b.My Test", "closes(Fast)").name()).isEqualTo("a.b.My Test.closes(Fast)");
        assertThat(CanonicalNames.java("a.b.C", "").name()).isEqualTo("a.b.C");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int a.b.C.m(int)                                          | true
            void a.b.ChannelTest.closes a channel (fast)(int)         | true
            void a.b.ChannelTest$closes it$1.invoke()                 | true
            StubRoutines (1)                                          | false
            LazyCompile:~foo /srv/app.js:12                           | false
            instance void [System.Private.CoreLib] A.Foo::Bar(int32)  | false
            void a.b.C.m                                              | false
            """)
    void aSignature_isToldFromWhatOtherCompilersWrite(String symbol, boolean signature) {
        assertThat(CanonicalNames.isJavaSignature(symbol)).isEqualTo(signature);
    }

    @Test
    void longHostileNames_areReadInNoTime() {
        for (String part : List.of("a.", "(", "int, ", "A$", "[]", "(L", " A.", "a.A ")) {
            String name = part.repeat(2_000);
            assertThat(CanonicalNames.java(name + ")").name()).isNotEmpty();
            assertThat(CanonicalNames.java("a.A " + name).name()).isNotEmpty();
            assertThat(CanonicalNames.isJavaSignature("int " + name + "()")).isIn(true, false);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            __close                                        | close
            __libc_write                                   | write
            __libc_fcntl64                                 | fcntl
            ___pthread_cond_timedwait                      | pthread_cond_timedwait
            pthread_mutex_lock@@GLIBC_2.2.5                | pthread_mutex_lock
            cfree@GLIBC_2.2.5                              | free
            __memcpy_avx512_unaligned_erms                 | __memmove_avx512_unaligned_erms
            __lll_lock_wait                                | __lll_lock_wait
            __close_nocancel                               | __close_nocancel
            ep_item_poll.isra.6                            | ep_item_poll
            __mutex_lock.constprop.0                       | __mutex_lock
            foo.part.0.isra.1                              | foo
            foo.cold                                       | foo
            foo.llvm.123456                                | foo
            foo [clone .isra.6]                            | foo
            foo+0x1f                                       | foo
            foo+0x1f/0x40                                  | foo
            foo.cold+0x1f                                  | foo
            nf_hook_slow [nf_tables]                       | nf_hook_slow
            libc.so.6`__close                              | close
            libjvm.so!JavaCalls::call_helper               | JavaCalls::call_helper
            memcpy@@GLIBC_2.14                             | memcpy
            JavaCalls::call_helper                         | JavaCalls::call_helper
            StubRoutines (1)                               | StubRoutines (1)
            Foo::operator!=                                | Foo::operator!=
            /lib/x86_64-linux-gnu/libc.so.6                | libc.so.6
            /lib/x86_64-linux-gnu/libc.so.6+0x891f5        | libc.so.6+0x891f5
            libc.so.6+0x891f5                              | libc.so.6+0x891f5
            __GI_epoll_ctl                                 | epoll_ctl
            __GI___close                                   | close
            [perf]+0xa07e7                                 | [perf]+0xa07e7
            [unknown]                                      | [unknown]
            /tmp/libnetty_transport_native_epoll_x86_649810818081527869445.so (deleted) | libnetty_transport_native_epoll_x86_64.so
            """)
    void nativeFunctions_loseWhatCompilersAndToolsAdd(String written, String canonical) {
        assertThat(CanonicalNames.nativeFrame(written)).isEqualTo(Frame.nativeCode(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__mutex_lock",
                "__mutex_lock_[k]",
                "__mutex_lock.constprop.0",
                "__mutex_lock.constprop.0_[k]",
                "__mutex_lock+0x12f",
                "__mutex_lock [ext4]",
                "vmlinux`__mutex_lock",
                "[kernel.kallsyms]`__mutex_lock",
                "ext4.ko!__mutex_lock.isra.3+0x1"
            })
    void kernelFunctions_areTheSameInEveryDress(String written) {
        assertThat(CanonicalNames.kernel(written)).isEqualTo(Frame.kernel("__mutex_lock"));
    }

    @Test
    void codeWithoutAName_isNamedByItsFileAndPlace() {
        assertThat(CanonicalNames.unnamed("/lib/x86_64-linux-gnu/libc.so.6", "891f5"))
                .isEqualTo(Frame.nativeCode("libc.so.6+0x891f5"));
        assertThat(CanonicalNames.unnamed("/usr/bin/perf", "a07e7")).isEqualTo(Frame.nativeCode("[perf]+0xa07e7"));
        assertThat(CanonicalNames.unnamed("[vdso]", "98a")).isEqualTo(Frame.nativeCode("[vdso]+0x98a"));
        assertThat(CanonicalNames.unnamed("/tmp/libx_649810818081527869445.so (deleted)", "b695"))
                .isEqualTo(Frame.nativeCode("libx_64.so+0xb695"));
    }

    @Test
    void markers_areNoCode() {
        assertThat(CanonicalNames.nativeFrame("[truncated]").kind()).isEqualTo(FrameKind.OTHER);
        assertThat(CanonicalNames.nativeFrame("[other]").kind()).isEqualTo(FrameKind.OTHER);
    }

    @Test
    void emptyNames_areUnknown() {
        assertThat(List.of(CanonicalNames.java(""), CanonicalNames.nativeFrame(" "), CanonicalNames.kernel("_[k]")))
                .extracting(Frame::name)
                .containsOnly("[unknown]");
    }

    @Test
    void canonicalNames_stayAsTheyAre() {
        Random random = new Random(42);
        String[] parts = {
            "a",
            "Foo",
            "$$Lambda",
            "$16",
            "/",
            ".",
            "::",
            ";",
            "L",
            "0x1f",
            "+0x1f",
            "+",
            "12",
            ".isra.6",
            ".cold",
            "_[k]",
            " [ext4]",
            "[",
            "]",
            "(",
            ")",
            " ",
            "int ",
            "(int)",
            "a.B",
            "libc.so.6",
            "`",
            "!",
            "@@GLIBC_2.1",
            ":7",
            "_649810818081527869445",
            ".so",
            "(deleted)",
            "GeneratedMethodAccessor3",
            "/tmp/"
        };
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            Frame java = CanonicalNames.java(text.toString());
            Frame code = CanonicalNames.nativeFrame(text.toString());
            Frame kernel = CanonicalNames.kernel(text.toString());
            assertThat(CanonicalNames.java(java.name())).as("java of %s", text).isEqualTo(java);
            assertThat(CanonicalNames.nativeFrame(code.name()))
                    .as("native of %s", text)
                    .isEqualTo(code);
            assertThat(CanonicalNames.kernel(kernel.label()))
                    .as("kernel of %s", text)
                    .isEqualTo(kernel);
        }
    }
}
