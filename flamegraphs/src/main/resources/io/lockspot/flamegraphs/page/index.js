'use strict';
// Where each frame is in a tree: with it, a search looks at the nodes that it means, and not at all of them.

// Trees up to so large are walked through as fast.
const WALKED = 20000;
// More nodes than that part of a tree are found sooner by walking than by putting them in order.
const MOST_SORTED = 1 / 8;

// So many nodes are put into an index at a time.
const PIECE = 20000;

const ROWS_REHEARSED = 8;

/** Goes on with the index of a tree; whether it is made. */
function indexed(tree, frames) {
  tree.coming ??= new FrameIndex(tree, frames);
  if (tree.coming.advance(PIECE)) {
    tree.index = tree.coming;
    tree.coming = null;
  }
  return tree.coming === null;
}

/**
 * What the first search, zoom and link will do, done beforehand a piece at a time, where nobody sees it: browsers compile
 * code well only after it has run, and throw that away when it is used in another way.
 */
function rehearsals(tree, frames, picture) {
  const label = frames.labels[tree.frame[tree.size >> 1]];
  const drawn = () => {
    if (picture.tree === tree && picture.matches === null && picture.width > 1) {
      picture.rehearse(frames.containing(label), ROWS_REHEARSED);
    }
    return true;
  };
  return [
    () => frames.lowered !== null,
    () => frames.containing(label) !== null && tree.outermost(frames.locks, 0) !== null,
    () => heaviestNamed(tree, frames, label) >= 0,
    drawn, drawn, drawn, drawn,
  ];
}

class FrameIndex {
  /** @param size how many frames there are */
  constructor(tree, size) {
    this.tree = tree;
    // The nodes of a frame begin at first[frame] and end before first[frame + 1].
    this.first = new Int32Array(size + 2);
    this.nodes = new Int32Array(tree.size);
    // The same is asked again and again.
    this.answers = new WeakMap();
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

  /** The nodes of the marked frames in their order, or null where walking is better. */
  nodesOf(marked) {
    let found = this.answers.get(marked);
    if (found === undefined) {
      found = this.find(marked);
      this.answers.set(marked, found);
    }
    return found;
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
