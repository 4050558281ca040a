package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Shapes of paths that other kernels have, and of which there is no recording here. */
class SignaturesTest {

    private static final String[] FIXED_KERNEL = {
        "ep_refcount_dec_and_test",
        "ep_clear_and_put",
        "__ep_remove",
        "ep_remove_safe",
        "ep_remove_epi",
        "ep_remove_file"
    };

    private final RecordingBuilder into = new RecordingBuilder("r");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "__fput eventpoll_release_file __mutex_lock osq_lock                                  | kernel-epmutex",
                "__fput eventpoll_release_file mutex_lock __mutex_lock_slowpath __mutex_lock osq_lock | kernel-epmutex",
                "ep_poll_callback _raw_read_lock_irqsave queued_read_lock_slowpath                    | kernel-epoll-ready-list",
                "ep_scan_ready_list _raw_write_lock_irq queued_write_lock_slowpath native_queued_spin_lock_slowpath | kernel-epoll-ready-list",
                "ep_poll_callback _raw_spin_lock_irqsave native_queued_spin_lock_slowpath             | kernel-epoll-ready-list",
                "do_epoll_ctl ep_loop_check_proc ep_loop_check_proc                                   | kernel-epoll-nested",
                "do_epoll_ctl reverse_path_check reverse_path_check_proc                              | kernel-epoll-nested",
                "do_epoll_ctl __mutex_lock osq_lock                                                   | kernel-ep-mtx",
                "__fput pipe_release free_pipe_info __free_pages _raw_spin_lock native_queued_spin_lock_slowpath | kernel-pipe-closure",
                "ksys_dup3 do_dup2 _raw_spin_lock queued_spin_lock_slowpath                           | kernel-fd-spinlock",
                "__fput dput lock_for_kill _raw_spin_lock __pv_queued_spin_lock_slowpath              | kernel-inode-spinlock",
            })
    void thePath_isKnown(String path, String id) {
        spend(20, path.split(" "));
        spend(80, "do_syscall_64", "tcp_sendmsg");
        assertThat(found()).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "__fput eventpoll_release_file ep_remove mutex_unlock",
        "__fput eventpoll_release_file ep_unregister_pollwait remove_wait_queue __mutex_lock",
        "ep_poll_callback __wake_up _raw_spin_lock_irqsave native_queued_spin_lock_slowpath",
        "alloc_fd _raw_spin_lock",
        "__fput dput iput evict ext4_evict_inode ext4_truncate _raw_spin_lock native_queued_spin_lock_slowpath",
        "pipe_write __mutex_lock osq_lock",
        "do_epoll_ctl ep_insert tcp_poll",
    })
    void whatComesNear_isNot(String path) {
        spend(50, path.split(" "));
        assertThat(found()).isEmpty();
    }

    @Test
    void aFixedKernel_isToldByAnyOfItsFunctions_whereverTheyAre() {
        for (String symbol : FIXED_KERNEL) {
            RecordingBuilder fixed = new RecordingBuilder("r");
            fixed.sample(
                    Measure.CPU, "", kernel("__fput", "eventpoll_release_file", "__mutex_lock", "osq_lock"), 50, 50);
            fixed.sample(Measure.CPU, "", kernel("do_exit", symbol), 1, 1);
            assertThat(Signatures.of(fixed.build()))
                    .as(symbol)
                    .extracting(Signature::id)
                    .containsExactly("kernel-ep-mtx");
        }
    }

    @Test
    void whatTheAgentKnowsOfTheKernel_tellsItWithoutItsFunctions() {
        into.environment("epollRelease", "refcount");
        spend(50, "__fput", "eventpoll_release_file", "__mutex_lock", "osq_lock");
        assertThat(found()).containsExactly("kernel-ep-mtx");
    }

    @Test
    void idleCpus_doNotHideAFinding() {
        spend(10, "__fput", "eventpoll_release_file", "__mutex_lock", "osq_lock");
        spend(90, "tcp_sendmsg");
        spend(900, "cpu_startup_entry", "do_idle");
        assertThat(Signatures.of(into.build())).singleElement().satisfies(s -> {
            assertThat(s.share()).isEqualTo(1);
            assertThat(s.shareOfBusy()).isEqualTo(10);
            assertThat(s.bound()).isEmpty();
        });
    }

    @Test
    void thePollersDoubleCall_isSeenInStacksToo_whereTheAgentDidNotCount() {
        List<Frame> arming = List.of(
                Frame.java("java.lang.VirtualThread.run"),
                Frame.java("sun.nio.ch.EPollPoller.implRegister"),
                Frame.java("sun.nio.ch.EPoll.ctl"),
                Frame.nativeCode("epoll_ctl"),
                Frame.kernel("do_epoll_ctl"));
        into.sample(Measure.CPU, "", new Stack(arming), 20, 20);
        spend(80, "tcp_sendmsg");
        assertThat(found()).containsExactly("jdk-poller-double-ctl");
    }

    @Test
    void aLittleSpinning_isNoFinding() {
        spend(4, "alloc_fd", "_raw_spin_lock", "native_queued_spin_lock_slowpath");
        spend(96, "tcp_sendmsg");
        assertThat(found()).isEmpty();
    }

    private void spend(int weight, String... path) {
        into.sample(Measure.CPU, "", kernel(path), weight, weight);
    }

    private static Stack kernel(String... names) {
        return new Stack(Arrays.stream(names).map(Frame::kernel).toList());
    }

    private List<String> found() {
        return Signatures.of(into.build()).stream().map(Signature::id).toList();
    }
}
