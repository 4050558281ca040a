package io.lockspot.flamegraphs;

import io.lockspot.testkit.BrowserTest;
import java.nio.file.Path;
import java.util.List;

/** Tests that look at pages of flame graphs. */
abstract class FlameGraphBrowserTest extends BrowserTest {

    Path open(FlameGraph page, String place) throws Exception {
        return open(page::write, place);
    }

    /** 10 s: 7 s in the kernel, 5 s of them for a lock. */
    static FlameGraph closeStorm() {
        return FlameGraph.page("close storm").subtitle("before").add("cpu", "ns", closeTree());
    }

    static CallTree closeTree() {
        Frame run = Frame.java("example.Storm.closeAll");
        Frame close = Frame.nativeCode("__close");
        CallTree tree = new CallTree();
        tree.add(List.of(run, close), 2_000_000_000L);
        tree.add(List.of(run, close, Frame.kernel("__fput")), 2_000_000_000L);
        tree.add(List.of(run, close, Frame.kernel("__fput"), Frame.kernel("osq_lock")), 5_000_000_000L);
        tree.add(List.of(run, Frame.java("example.Storm.count")), 1_000_000_000L);
        return tree;
    }
}
