package io.lockspot.analyzer.model.kernel;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KernelLocksTest {

    private static final Path STACKS = Path.of("src/test/resources/kernel-locks/stacks.txt");
    private static final long IMAGE = 0xffffffff82b78860L;
    private static final long HEAP = 0xff11000100e6b1f0L;

    private record Example(String name, String form, long address, List<Frame> rootFirst, String text) {
        static Example of(String line) {
            String[] columns = line.split(" \\| ");
            List<Frame> frames =
                    Arrays.stream(columns[3].split(" < ")).map(Frame::kernel).collect(Collectors.toList());
            Collections.reverse(frames);
            long address = columns[2].equals("image") ? IMAGE : columns[2].equals("heap") ? HEAP : 0;
            return new Example(columns[0], columns[1], address, frames, line);
        }

        String found() {
            if (form.equals("cpu")) {
                return KernelLocks.known()
                        .spunFor(rootFirst, Set.of())
                        .map(Lock::name)
                        .orElse("-");
            }
            return KernelLocks.known()
                    .waitedFor(LockForm.of(form).orElseThrow(), rootFirst, address)
                    .name();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Example> examples() throws IOException {
        return Files.readAllLines(STACKS).stream()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(Example::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aStack_tellsTheLock(Example example) {
        assertThat(example.found()).isEqualTo(example.name());
    }

    @Test
    void everyRule_hasAStackThatItIsMeantFor() throws IOException {
        Set<String> tried = examples().map(Example::name).collect(Collectors.toSet());

        assertThat(tried).containsAll(RuleFile.known().stream().map(Rule::name).toList());
    }

    @Test
    void names_areUnique_andFreeOfWhatTreesPutBehindThem() {
        List<String> names = RuleFile.known().stream().map(Rule::name).toList();

        assertThat(names).doesNotHaveDuplicates().noneMatch(n -> n.contains("("));
    }

    @Test
    void onAFixedKernel_theMutexOfAReleasedDescriptor_isThatOfTheInstance() {
        List<Frame> stack = kernel("__fput", "eventpoll_release_file", "__mutex_lock", "osq_lock");

        assertThat(KernelLocks.known().spunFor(stack, Set.of("ep_clear_and_put")))
                .contains(new Lock("ep->mtx", LockKind.KERNEL_MUTEX));
        assertThat(KernelLocks.known().telling()).contains("ep_clear_and_put", "ep_refcount_dec_and_test");
    }

    @Test
    void anAddressThatWasScrambled_saysNothing() {
        List<Frame> stack = kernel("__fput", "eventpoll_release_file", "__mutex_lock");

        assertThat(KernelLocks.known()
                        .waitedFor(LockForm.MUTEX, stack, 0x00000000deadbeefL)
                        .name())
                .isEqualTo("epmutex");
    }

    @Test
    void framesThatAreNotTheKernels_areNoTakers() {
        List<Frame> stack = List.of(Frame.nativeCode("alloc_fd"), Frame.kernel("__mutex_lock"));

        assertThat(KernelLocks.known().waitedFor(LockForm.MUTEX, stack, HEAP).name())
                .isEqualTo("mutex in [unknown]");
        assertThat(KernelLocks.known().spunFor(List.of(Frame.nativeCode("osq_lock")), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]\nwhat = x",
                "[a]\ntake = mutex: f",
                "[a]\nwhat = x\ntake = lever: f",
                "[a]\nwhat = x\ntake = mutex: f(",
                "[a]\nwhat = x\ntake = mutex f",
                "hello"
            })
    void aRuleThatIsWronglyWritten_isRefused(String text) {
        assertThatThrownBy(() -> RuleFile.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callersFurtherOut_areLookedForInTheirOrder() {
        KernelLocks locks =
                new KernelLocks(RuleFile.parse("[special]\nwhat = x\ntake = mutex: taker < inner < outer | other*"));

        assertThat(name(locks, "others", "x", "inner", "y", "taker", "__mutex_lock"))
                .isEqualTo("special");
        assertThat(name(locks, "inner", "outer", "taker", "__mutex_lock")).isEqualTo("mutex in taker");
    }

    private static String name(KernelLocks locks, String... rootFirst) {
        return locks.waitedFor(LockForm.MUTEX, kernel(rootFirst), 0).name();
    }

    private static List<Frame> kernel(String... rootFirst) {
        return Arrays.stream(rootFirst).map(Frame::kernel).toList();
    }
}
