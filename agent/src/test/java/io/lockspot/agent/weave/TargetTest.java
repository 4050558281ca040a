package io.lockspot.agent.weave;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TargetTest {

    private static final ClassLoader APPLICATION = TargetTest.class.getClassLoader();

    /** What a library might look like one day. */
    @SuppressWarnings("unused")
    private static class Changed {
        int fdVal;

        void close(int how) {}

        int own() {
            return 0;
        }
    }

    private static final TypeDescription CHANGED = TypeDescription.ForLoadedType.of(Changed.class);

    @Test
    void aLibrary_isFoundUnderItsNameAndRelocated() {
        Target target = target(".channel.epoll.Native", List.of());

        assertThat(target.matches("io.netty.channel.epoll.Native", APPLICATION)).isTrue();
        assertThat(target.matches("io.grpc.netty.shaded.io.netty.channel.epoll.Native", APPLICATION))
                .isTrue();
        assertThat(target.matches("io.netty.channel.epoll.NativeTest", APPLICATION))
                .isFalse();
        assertThat(target.matches("io.netty.channel.epoll.Native", null)).isFalse();
    }

    @Test
    void theJdk_isOnlyFoundInTheBootLoader() {
        Target target = target("sun.nio.ch.EPoll", List.of());

        assertThat(target.matches("sun.nio.ch.EPoll", null)).isTrue();
        assertThat(target.matches("sun.nio.ch.EPoll", APPLICATION)).isFalse();
        assertThat(target.matches("my.sun.nio.ch.EPoll", null)).isFalse();
    }

    @Test
    void aMethodWithAnotherDescriptor_isLacking() {
        Target target = target(".Changed", List.of(Point.of("close", "close", "()V", "Advice")));

        assertThat(target.lacks(CHANGED)).isEqualTo("no method close()V");
    }

    @Test
    void aFieldOfAnotherType_isLacking() {
        Target target = target("Changed", List.of(), new Member("fdVal", "J"));

        assertThat(target.lacks(CHANGED)).isEqualTo("no field fdVal");
    }

    @Test
    void whatIsThere_isNotLacking() {
        Target target = target(
                "Changed",
                List.of(Point.of("close", "close", "(I*", "Advice")),
                new Member("fdVal", "I"),
                new Member("own", "()I"),
                new Member("hashCode", "()I"));

        assertThat(target.lacks(CHANGED)).isEmpty();
    }

    private static Target target(String name, List<Point> points, Member... reads) {
        return new Target("x", "jdk17+", name, points, List.of(reads));
    }
}
