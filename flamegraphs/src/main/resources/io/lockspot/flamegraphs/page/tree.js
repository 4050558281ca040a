'use strict';
// The table of frames, and a call tree as columns: nodes in preorder, so that a subtree is a range.

class Frames {
  constructor(data) {
    this.names = data.names.map(visible);
    this.kinds = Array.from(data.kinds, k => k.toLowerCase());
    this.locks = Array.from(data.kinds, k => k !== k.toLowerCase());
    this.size = this.names.length;
    this.labels = this.names.map((name, i) => this.kinds[i] === 'k' ? name + '_[k]' : name);
    this.shorts = this.names.map((name, i) => 'ji'.includes(this.kinds[i]) ? withoutPackage(name) : name);
  }

  kindText(frame) {
    return KIND_NAMES[this.kinds[frame]] + (this.locks[frame] && this.kinds[frame] !== 'l' ? ', lock' : '');
  }
}

class Tree {
  constructor(data) {
    this.name = visible(data.name);
    this.unit = data.unit;
    this.size = data.frame.length;
    this.frame = Int32Array.from(data.frame);
    this.self = Float64Array.from(data.self);
    this.folded = new Map(data.foldedAt.map((node, i) => [node, data.folded[i]]));
    this.link(data.up);
    this.sum();
    this.place();
    // What 100 % is: more than the total where the tree is a selection.
    this.whole = this.total[0] > 0 ? data.whole ?? this.total[0] : 0;
    this.note = visible(data.note ?? '');
  }

  link(up) {
    this.parent = new Int32Array(this.size);
    this.level = new Int32Array(this.size);
    for (let node = 0; node < this.size; node++) {
      let parent = node - 1;
      for (let closed = up[node]; closed > 0; closed--) {
        parent = this.parent[parent];
      }
      this.parent[node] = parent;
      this.level[node] = parent < 0 ? 0 : this.level[parent] + 1;
    }
  }

  /** total: with everything below. end: the first node behind the subtree. deepest: the lowest level in it. */
  sum() {
    this.total = Float64Array.from(this.self);
    this.end = new Int32Array(this.size);
    this.deepest = Int32Array.from(this.level);
    for (let node = this.size - 1; node >= 0; node--) {
      this.end[node] = Math.max(this.end[node], node + 1);
      const parent = this.parent[node];
      if (parent >= 0) {
        this.total[parent] += this.total[node];
        this.end[parent] = Math.max(this.end[parent], this.end[node]);
        this.deepest[parent] = Math.max(this.deepest[parent], this.deepest[node]);
      }
    }
  }

  /** start: where the node begins, in weight from the left. rows: the nodes of each level, from left to right. */
  place() {
    this.start = new Float64Array(this.size);
    const next = new Float64Array(this.size);
    this.rows = [];
    for (let node = 0; node < this.size; node++) {
      const parent = this.parent[node];
      if (parent >= 0) {
        this.start[node] = next[parent];
        next[parent] += this.total[node];
      }
      next[node] = this.start[node];
      (this.rows[this.level[node]] ??= []).push(node);
    }
  }

  isWithin(node, ancestor) {
    return ancestor <= node && node < this.end[ancestor];
  }

  /** From the root to the node. */
  path(node) {
    const path = [];
    for (let at = node; at >= 0; at = this.parent[at]) {
      path.push(at);
    }
    return path.reverse();
  }

  /** The place in the row of the first node that is not before the given one. */
  firstInRow(row, node) {
    let low = 0;
    let high = row.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (row[middle] < node) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first child is the heaviest; -1 when there is none. */
  firstChild(node) {
    return this.end[node] > node + 1 ? node + 1 : -1;
  }

  /** The node to the right (1) or left (-1) on the same level, inside the subtree of the zoomed one; or -1. */
  neighbour(node, step, zoomed) {
    const row = this.rows[this.level[node]];
    const found = row[this.firstInRow(row, node) + step];
    return found !== undefined && this.isWithin(found, zoomed) ? found : -1;
  }

  /** The node at a weight from the left, or -1. */
  at(level, weight, zoomed) {
    const row = this.rows[level] ?? [];
    let low = this.firstInRow(row, zoomed);
    let high = this.firstInRow(row, this.end[zoomed]) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const node = row[middle];
      if (weight < this.start[node]) {
        high = middle - 1;
      } else if (weight >= this.start[node] + this.total[node]) {
        low = middle + 1;
      } else {
        return node;
      }
    }
    return -1;
  }

  /** Where a path of frames leads, as far as this tree knows it. */
  follow(frames) {
    let node = 0;
    for (const frame of frames.slice(1)) {
      let child = this.firstChild(node);
      while (child >= 0 && child < this.end[node] && this.frame[child] !== frame) {
        child = this.end[child];
      }
      if (child < 0 || child >= this.end[node]) {
        return node;
      }
      node = child;
    }
    return node;
  }

  /** The outermost nodes in a subtree whose frames are marked, from left to right: what they weigh adds up. */
  outermost(marked, within) {
    const found = [];
    let node = within;
    while (node < this.end[within]) {
      if (marked[this.frame[node]]) {
        found.push(node);
        node = this.end[node];
      } else {
        node++;
      }
    }
    return found;
  }

  weightOf(nodes) {
    return nodes.reduce((sum, node) => sum + this.total[node], 0);
  }

  /** Each function in a subtree with its self and total, counted once per stack however often it recurs. */
  functions(within, size) {
    const self = new Float64Array(size);
    const total = new Float64Array(size);
    const open = new Int32Array(size);
    for (let node = within; node < this.end[within]; node++) {
      const frame = this.frame[node];
      self[frame] += this.self[node];
      if (node >= open[frame]) {
        total[frame] += this.total[node];
        open[frame] = this.end[node];
      }
    }
    return {self, total};
  }
}
