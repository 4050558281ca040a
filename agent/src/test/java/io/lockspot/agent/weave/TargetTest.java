package io.lockspot.agent.weave;

import java.util.List;
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

    private static final ClassFiles FILES = ClassFiles.of(APPLICATION);
    private static final ClassFile CHANGED = FILES.find(Changed.class.getName().replace('.', '/'));

    @Test
    void aLibrary_isFoundUnderItsNameAndRelocated() {
        Target target = target(".channel.epoll.Native", List.of());

        assertThat(of(target, "io/netty/channel/epoll/Native", APPLICATION)).isSameAs(target);
        assertThat(of(target, "io/grpc/netty/shaded/io/netty/channel/epoll/Native", APPLICATION))
                .isSameAs(target);
        assertThat(of(target, "io/netty/channel/epoll/NativeTest", APPLICATION)).isNull();
        assertThat(of(target, "io/netty/channel/epoll/Native", null)).isNull();
    }

    @Test
    void theJdk_isOnlyFoundInTheBootLoader() {
        Target target = target("sun.nio.ch.EPoll", List.of());

        assertThat(of(target, "sun/nio/ch/EPoll", null)).isSameAs(target);
        assertThat(of(target, "sun/nio/ch/EPoll", APPLICATION)).isNull();
        assertThat(of(target, "my/sun/nio/ch/EPoll", null)).isNull();
    }

    @Test
    void aMethodWithAnotherDescriptor_isLacking() {
        Target target = target(".Changed", List.of(Point.of("close", "close", "()V", "Advice")));

        assertThat(target.lacks(CHANGED, FILES)).isEqualTo("no method close()V");
    }

    @Test
    void aFieldOfAnotherType_isLacking() {
        Target target = target("Changed", List.of(), new Member("fdVal", "J"));

        assertThat(target.lacks(CHANGED, FILES)).isEqualTo("no field fdVal");
    }

    @Test
    void whatIsThere_isNotLacking() {
        Target target = target(
                "Changed",
                List.of(Point.of("close", "close", "(I*", "Advice")),
                new Member("fdVal", "I"),
                new Member("own", "()I"),
                new Member("hashCode", "()I"));

        assertThat(target.lacks(CHANGED, FILES)).isEmpty();
    }

    private static Target target(String name, List<Point> points, Member... reads) {
        return new Target("x", "jdk17+", new TargetName(name, "", FILES), points, List.of(reads));
    }

    private static Target of(Target target, String name, ClassLoader loader) {
        return new Targets(List.of(target)).of(name, loader);
    }
}
