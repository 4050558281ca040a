'use strict';
// What can wait until nobody waits: it is done between the frames, a few milliseconds at a time.

const SLICE = 4;

class Idle {
  constructor() {
    this.work = [];
    this.isScheduled = false;
  }

  /** @param piece of work, short; it is called again until it says that it is through */
  add(piece) {
    this.work.push(piece);
    this.schedule();
  }

  schedule() {
    if (this.isScheduled) {
      return;
    }
    this.isScheduled = true;
    const run = () => {
      this.isScheduled = false;
      this.run();
    };
    // Not every browser says when nobody waits.
    window.requestIdleCallback ? requestIdleCallback(run) : setTimeout(run, 50);
  }

  run() {
    const end = performance.now() + SLICE;
    while (this.work.length > 0 && performance.now() < end) {
      if (this.work[0]()) {
        this.work.shift();
      }
    }
    if (this.work.length > 0) {
      this.schedule();
    }
  }
}
