'use strict';
// A call tree as columns: nodes in preorder, heaviest child first, so that a subtree is a range. Whatever is wanted of
// it beyond parents and totals is computed when it is asked for.

class Tree {
  /**
   * @param about name, unit, whole (what 100 % is), note, per (what weights can be divided by), folded (by node)
   * @param parent of each node; the root's is -1
   * @param self what ends in each node
   */
  constructor(about, parent, frame, self) {
    this.name = about.name;
    this.unit = about.unit;
    this.note = about.note ?? '';
    this.per = about.per ?? [];
    this.folded = about.folded ?? new Map();
    this.hasThreads = about.hasThreads ?? false;
    this.isInverted = about.isInverted ?? false;
    this.shownPer = about.shownPer ?? null;
    this.size = frame.length;
    // Large trees get one when nobody waits: see indexed.
    this.index = null;
    this.coming = null;
    this.isPrepared = false;
    this.parent = parent;
    this.frame = frame;
    this.self = self;
    this.sum();
    // More than the total where the tree is a selection.
    this.whole = about.whole ?? this.total[0];
  }

  static read(data) {
    const {parent, frame, weights: [self]} = columnsOf(data, 'self');
    const tree = new Tree({
      name: visible(data.name), unit: data.unit, note: visible(data.note ?? ''), whole: data.whole,
      per: (data.per ?? []).map(each => ({words: visible(each.words), divisor: each.divisor, unit: each.unit ?? ''})),
      hasThreads: data.threads === true,
      folded: foldedOf(data),
    }, parent, frame, self);
    tree.whole = tree.total[0] > 0 ? tree.whole : 0;
    return tree;
  }

  /** total: with everything below. end: the first node behind the subtree. */
  sum() {
    const {size, parent} = this;
    const total = this.total = Float64Array.from(this.self);
    const end = this.end = new Int32Array(size);
    for (let node = size - 1; node >= 0; node--) {
      if (end[node] === 0) {
        end[node] = node + 1;
      }
      const above = parent[node];
      if (above >= 0) {
        total[above] += total[node];
        if (end[above] < end[node]) {
          end[above] = end[node];
        }
      }
    }
  }

  get level() {
    this.lay();
    return this.level;
  }

  /** Where the node begins, in weight from the left. */
  get start() {
    this.lay();
    return this.start;
  }

  /** Both of these, for they are wanted together, and one way through the tree is enough. */
  lay() {
    const {size, parent, total} = this;
    const level = new Int32Array(size);
    const start = new Float64Array(size);
    const next = new Float64Array(size);
    let deepest = 0;
    for (let node = 1; node < size; node++) {
      const above = parent[node];
      level[node] = level[above] + 1;
      start[node] = next[node] = next[above];
      next[above] += total[node];
      if (level[node] > deepest) {
        deepest = level[node];
      }
    }
    this.lowest = {within: 0, deepest};
    this.keep('level', level);
    this.keep('start', start);
  }

  /** The lowest level in the subtree; mostly asked of the same one again. */
  deepest(within) {
    const {level} = this;
    if (this.lowest.within !== within) {
      let deepest = 0;
      for (let node = within, end = this.end[within]; node < end; node++) {
        if (level[node] > deepest) {
          deepest = level[node];
        }
      }
      this.lowest = {within, deepest};
    }
    return this.lowest.deepest;
  }

  /** The nodes of each level, from left to right. */
  get rows() {
    const {size, level} = this;
    const first = new Int32Array(this.deepest(0) + 2);
    for (let node = 0; node < size; node++) {
      first[level[node] + 1]++;
    }
    for (let at = 1; at < first.length; at++) {
      first[at] += first[at - 1];
    }
    const next = first.slice();
    const all = new Int32Array(size);
    for (let node = 0; node < size; node++) {
      all[next[level[node]]++] = node;
    }
    return this.keep('rows', Array.from({length: first.length - 1}, (_, at) => all.subarray(first[at], first[at + 1])));
  }

  keep(name, value) {
    Object.defineProperty(this, name, {value});
    return value;
  }

  /** What is said of every tree that is made of this one. */
  about(changed) {
    const {name, unit, note, per, whole, shownPer} = this;
    return {name, unit, note, per, whole, shownPer, ...changed};
  }

  /** A weight in the unit that the reader chose. */
  text(weight) {
    return this.textPer(weight, this.shownPer);
  }

  /** A weight divided by seconds or operations, counted in samples, or as it is. */
  textPer(weight, per) {
    if (per === null) {
      return weightText(weight, this.unit);
    }
    const each = weight / per.divisor;
    if (per.unit !== '') {
      return weightText(Math.round(each), per.unit);
    }
    return this.unit === 'ns' ? smallDuration(each) : threeDigits(each);
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

  /** The frames from the root to the node. */
  framesTo(node) {
    return this.path(node).map(at => this.frame[at]);
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
    for (let at = 1; at < frames.length; at++) {
      let child = this.firstChild(node);
      while (child >= 0 && child < this.end[node] && this.frame[child] !== frames[at]) {
        child = this.end[child];
      }
      if (child < 0 || child >= this.end[node]) {
        return node;
      }
      node = child;
    }
    return node;
  }

  /** The nodes whose frames are marked, in their order; null where nobody knows without looking at all. */
  nodesOf(marked) {
    return this.index === null ? null : this.index.nodesOf(marked);
  }

  /** The outermost nodes in a subtree whose frames are marked, from left to right: what they weigh adds up. */
  outermost(marked, within) {
    const {frame, end} = this;
    const found = [];
    const last = end[within];
    let node = within;
    const known = this.nodesOf(marked);
    if (known !== null) {
      for (let at = this.firstInRow(known, within); at < known.length && known[at] < last; at++) {
        if (known[at] >= node) {
          found.push(known[at]);
          node = end[known[at]];
        }
      }
      return found;
    }
    while (node < last) {
      if (marked[frame[node]]) {
        found.push(node);
        node = end[node];
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
