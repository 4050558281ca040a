package io.lockspot.samples.pipeclosure;

/** Before: everybody may tear down at the same time as everybody else. */
final class OpenGate implements Gate {

    @Override
    public void pass(int cpu, Runnable tearDown) {
        tearDown.run();
    }

    @Override
    public LockFigures figures() {
        return LockFigures.NONE;
    }
}
