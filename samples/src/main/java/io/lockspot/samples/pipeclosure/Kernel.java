package io.lockspot.samples.pipeclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A kernel with pipes in it, and the way in which it tears them down. For use by many threads. */
final class Kernel {

    /** What a pipe's buffer has. */
    static final int PAGES_PER_PIPE = 8;

    private final Gate tearDownGate;
    private final KernelMap kernelMap;
    private final PageStock stock;
    private final BurstCache[] caches;
    private final Gauge tearDowns = new Gauge();

    /** @param pages of memory, and of address space */
    Kernel(Variant variant, int pages, int cpus) {
        tearDownGate = variant.gate(cpus);
        kernelMap = new KernelMap(new PageTable(pages, cpus), variant.pagesAtOnce());
        stock = new PageStock(pages);
        caches = Stream.generate(() -> new BurstCache(stock, variant.burst()))
                .limit(cpus)
                .toArray(BurstCache[]::new);
    }

    /** Opens pipes side by side, the first at page 0, all on the first CPU. Called once. */
    List<Pipe> open(int count) {
        List<Pipe> pipes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pipe pipe = new Pipe(i * PAGES_PER_PIPE, PAGES_PER_PIPE);
            kernelMap.map(pipe, caches[0].take(PAGES_PER_PIPE));
            pipes.add(pipe);
        }
        return pipes;
    }

    /** @throws IllegalStateException when it was torn down already */
    void tearDown(Pipe pipe, int cpu) {
        tearDownGate.pass(cpu, () -> freeBuffer(pipe, cpu));
    }

    private void freeBuffer(Pipe pipe, int cpu) {
        tearDowns.enter();
        try {
            caches[cpu].give(kernelMap.unmap(pipe));
        } finally {
            tearDowns.leave();
        }
    }

    /** Exact when no pipe is being torn down. */
    KernelState state() {
        return new KernelState(kernelMap.firstPages(), kernelMap.mappedPages(), freePages());
    }

    /** Exact when no pipe is being torn down. */
    KernelCounts counts() {
        return new KernelCounts(
                kernelMap.work().withStockOperations(stock.operations()),
                kernelMap.figures(),
                tearDownGate.figures(),
                stock.figures(),
                tearDowns.peak());
    }

    private int[] freePages() {
        IntStream cached = Stream.of(caches).map(BurstCache::pages).flatMapToInt(IntStream::of);
        return IntStream.concat(cached, IntStream.of(stock.pages())).sorted().toArray();
    }
}
