'use strict';
// Where each frame is in a tree: with it, a search looks at the nodes that it means, and not at all of them.

// Trees up to so large are walked through as fast.
const WALKED = 20000;
// More nodes than that part of a tree are found sooner by walking than by putting them in order.
const MOST_SORTED = 1 / 8;

// So many nodes are put into an index at a time.
const PIECE = 20000;

/** Goes on with the index of a tree; whether it is made. */
function indexed(tree, frames) {
  tree.coming ??= new FrameIndex(tree, frames);
  if (tree.coming.advance(PIECE)) {
    tree.index = tree.coming;
    tree.coming = null;
  }
  return tree.coming === null;
}

class FrameIndex {
  /** @param size how many frames there are */
  constructor(tree, size) {
    this.tree = tree;
    // The nodes of a frame begin at first[frame] and end before first[frame + 1].
    this.first = new Int32Array(size + 2);
    this.nodes = new Int32Array(tree.size);
    this.counted = 0;
    this.placed = 0;
  }

  /** Makes a part of it; whether all is made. */
  advance(nodes) {
    const {first, tree: {frame, size}} = this;
    if (this.counted < size) {
      const end = Math.min(this.counted + nodes, size);
      for (let node = this.counted; node < end; node++) {
        first[frame[node] + 2]++;
      }
      this.counted = end;
      for (let at = 2; end === size && at < first.length; at++) {
        first[at] += first[at - 1];
      }
    } else {
      const end = Math.min(this.placed + nodes, size);
      for (let node = this.placed; node < end; node++) {
        this.nodes[first[frame[node] + 1]++] = node;
      }
      this.placed = end;
    }
    return this.placed === size;
  }

  /** The nodes of the marked frames in their order, or null where walking is better. A search asks several times. */
  nodesOf(marked) {
    if (this.asked !== marked) {
      this.asked = marked;
      this.found = this.find(marked);
    }
    return this.found;
  }

  find(marked) {
    const {first, nodes} = this;
    let size = 0;
    for (let frame = 0; frame < first.length - 2; frame++) {
      if (marked[frame]) {
        size += first[frame + 1] - first[frame];
      }
    }
    if (size > nodes.length * MOST_SORTED) {
      return null;
    }
    const found = new Int32Array(size);
    let at = 0;
    for (let frame = 0; frame < first.length - 2; frame++) {
      if (marked[frame]) {
        found.set(nodes.subarray(first[frame], first[frame + 1]), at);
        at += first[frame + 1] - first[frame];
      }
    }
    return found.sort();
  }
}
