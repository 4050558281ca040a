'use strict';
// Stacks folded together again: what every view but the plain one is made with.

class Grower {
  /** @param room how many nodes are expected; more are welcome */
  constructor(rootFrame, room) {
    this.size = 0;
    this.resize(Math.max(room, 64));
    this.folded = new Map();
    this.add(-1, rootFrame);
  }

  resize(room) {
    this.parent = grown(this.parent, new Int32Array(room));
    this.frame = grown(this.frame, new Int32Array(room));
    this.self = grown(this.self, new Float64Array(room));
    // Which child is where: open addressing, never more than half full; 0 is an empty place.
    this.places = new Int32Array(2 ** Math.ceil(Math.log2(2 * room + 2)));
    for (let node = 1; node < this.size; node++) {
      this.places[this.placeOf(this.parent[node], this.frame[node])] = node;
    }
  }

  add(parent, frame) {
    if (this.size === this.parent.length) {
      this.resize(2 * this.size);
    }
    this.parent[this.size] = parent;
    this.frame[this.size] = frame;
    return this.size++;
  }

  /** The child for that frame, made when it is not there. */
  child(parent, frame) {
    const place = this.placeOf(parent, frame);
    const found = this.places[place];
    if (found !== 0) {
      return found;
    }
    const before = this.places;
    const made = this.add(parent, frame);
    // Unless it grew and has found its place already.
    this.places[before === this.places ? place : this.placeOf(parent, frame)] = made;
    return made;
  }

  /** Where the child is, or the empty place where it belongs. */
  placeOf(parent, frame) {
    const {places} = this;
    const mask = places.length - 1;
    let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(frame + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    let place = hash & mask;
    for (let node = places[place]; node !== 0; node = places[place]) {
      if (this.parent[node] === parent && this.frame[node] === frame) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  fold(node, frames) {
    this.folded.set(node, (this.folded.get(node) ?? 0) + frames);
  }

  /** The tree, heaviest child first, without the nodes that weigh nothing. */
  tree(about) {
    const {size, parent, frame, self} = this;
    const total = self.slice(0, size);
    for (let node = size - 1; node > 0; node--) {
      total[parent[node]] += total[node];
    }
    const order = preorder(parent, total, size, (a, b) => total[b] - total[a] || frame[a] - frame[b]);
    const place = new Int32Array(size);
    const parents = new Int32Array(order.length);
    const frames = new Int32Array(order.length);
    const selfs = new Float64Array(order.length);
    for (let at = 0; at < order.length; at++) {
      const node = order[at];
      place[node] = at;
      parents[at] = node === 0 ? -1 : place[parent[node]];
      frames[at] = frame[node];
      selfs[at] = self[node];
    }
    const folded = new Map([...this.folded].filter(([node]) => total[node] > 0).map(([node, count]) => [place[node], count]));
    return new Tree({...about, folded}, parents, frames, selfs);
  }
}

function grown(old, larger) {
  if (old) {
    larger.set(old);
  }
  return larger;
}

/** The nodes with weight, parents before children, siblings in their order. Parents have smaller numbers to begin with. */
function preorder(parent, total, size, compare) {
  const first = new Int32Array(size + 1);
  for (let node = 1; node < size; node++) {
    first[parent[node] + 1] += total[node] > 0 ? 1 : 0;
  }
  for (let node = 0; node < size; node++) {
    first[node + 1] += first[node];
  }
  const next = first.slice();
  const children = new Int32Array(first[size]);
  for (let node = 1; node < size; node++) {
    if (total[node] > 0) {
      children[next[parent[node]]++] = node;
    }
  }
  const order = new Int32Array(children.length + 1);
  const open = new Int32Array(children.length + 1);
  let done = 0;
  let waiting = 1;
  while (waiting > 0) {
    const node = open[--waiting];
    order[done++] = node;
    const siblings = children.subarray(first[node], first[node + 1]);
    if (siblings.length > 1) {
      siblings.sort(compare);
    }
    for (let at = siblings.length - 1; at >= 0; at--) {
      open[waiting++] = siblings[at];
    }
  }
  return order;
}
