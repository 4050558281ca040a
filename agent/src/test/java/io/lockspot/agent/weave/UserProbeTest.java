package io.lockspot.agent.weave;

import net.bytebuddy.description.type.TypeDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class UserProbeTest {

    /** A selector as its author might have changed it. */
    @SuppressWarnings("unused")
    abstract static class Poll {

        abstract void open();

        native void down();

        void add(int file) {}

        boolean add(int file, long... events) {
            return true;
        }
    }

    private static final String POLL = Poll.class.getName();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add  | (I)
            add  | (I)V
            add  | (I[J)
            add  | (I[J)Z
            """)
    void methodThatIsThere_hasNoFault(String method, String descriptor) {
        assertThat(fault(method, descriptor)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add   | (J)    | no method add(J) in POLL; it has add(I)V, add(I[J)Z
            add   | (I)Z   | no method add(I)Z in POLL; it has add(I)V, add(I[J)Z
            plus  | ()V    | no method plus()V in POLL; it declares add, down, open
            open  | ()     | POLL.open is abstract: name the classes that implement it
            down  | ()V    | POLL.down is native: name the method that calls it
            """)
    void methodThatCannotBeProbed_isExplained(String method, String descriptor, String fault) {
        assertThat(fault(method, descriptor)).isEqualTo(fault.replace("POLL", POLL));
    }

    @Test
    void interfaceAndEmptyClass_areExplained() {
        assertThat(probe("run", "()V").faultIn(TypeDescription.ForLoadedType.of(Runnable.class)))
                .isEqualTo(POLL + " is an interface: name the classes that implement it");
        assertThat(probe("run", "()V").faultIn(TypeDescription.ForLoadedType.of(Error[].class)))
                .endsWith("it declares none");
    }

    private static String fault(String method, String descriptor) {
        return probe(method, descriptor).faultIn(TypeDescription.ForLoadedType.of(Poll.class));
    }

    private static UserProbe probe(String method, String descriptor) {
        return new UserProbe("poll", "close", POLL, method, descriptor, "a:1");
    }
}
