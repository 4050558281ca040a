'use strict';
// Which branches of a call tree are unfolded, and the lines that this makes.

// Percent of the whole. Branches of so much are unfolded at first, as in the text of the report.
const UNFOLDED = 5;
// Children below so much stand together in a line of their own, or below that part of their parent when it is less.
const WORTH_A_LINE = 0.5;
const PART_OF_PARENT = 5;
// Deeper frames stay in this column: twenty thousand frames are still a page of text, not a triangle.
const DEEPEST_COLUMN = 60;

const FOLDED = 0;
const HEAVY = 1;
const ALL = 2;

function hundredths(part, whole) {
  return Math.round(10000 * part / whole);
}

class Folds {
  constructor(tree) {
    this.tree = tree;
    this.state = new Uint8Array(tree.size);
    this.column = this.columns();
    this.reset();
  }

  /** An only child of the same share stays in its parent's column, so that long chains do not run off the page. */
  columns() {
    const {tree} = this;
    const column = new Uint8Array(tree.size);
    for (let node = 1; node < tree.size; node++) {
      const parent = tree.parent[node];
      const isChain = tree.end[node] === tree.end[parent] && node === parent + 1
        && hundredths(tree.total[node], tree.whole) === hundredths(tree.total[parent], tree.whole);
      column[node] = Math.min(column[parent] + (isChain ? 0 : 1), DEEPEST_COLUMN);
    }
    return column;
  }

  reset() {
    const {tree, state} = this;
    state.fill(FOLDED);
    for (let node = 1; node < tree.size; node++) {
      if (tree.total[node] * 100 >= UNFOLDED * tree.whole) {
        state[tree.parent[node]] = HEAVY;
      }
    }
    if (state[0] === FOLDED) {
      state[0] = HEAVY;
    }
  }

  hasChildren(node) {
    return this.tree.end[node] > node + 1;
  }

  isOpen(node) {
    return this.hasChildren(node) && this.state[node] !== FOLDED;
  }

  /** The nodes to be shown, in their order; a negative one stands for the light children of the node that it is ~ of. */
  lines() {
    const lines = [];
    const todo = [0];
    while (todo.length > 0) {
      const line = todo.pop();
      lines.push(line);
      if (line >= 0 && this.isOpen(line)) {
        const below = this.below(line);
        for (let i = below.length - 1; i >= 0; i--) {
          todo.push(below[i]);
        }
      }
    }
    return lines;
  }

  children(node) {
    const {tree} = this;
    const children = [];
    for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
      children.push(child);
    }
    return children;
  }

  below(node) {
    const children = this.children(node);
    if (this.state[node] === ALL) {
      return children;
    }
    const heavy = children.filter(child => this.isHeavy(child));
    return children.length - heavy.length < 2 ? children : [...heavy, ~node];
  }

  isHeavy(node) {
    const {tree} = this;
    const parent = tree.total[tree.parent[node]];
    return tree.total[node] * 100 >= Math.min(WORTH_A_LINE * tree.whole, PART_OF_PARENT * parent);
  }

  /** How many children a line of light ones stands for, and what they weigh. */
  light(node) {
    const light = this.children(node).filter(child => !this.isHeavy(child));
    return {size: light.length, weight: this.tree.weightOf(light)};
  }

  fold(node) {
    this.state[node] = FOLDED;
  }

  unfold(node) {
    this.state[node] = Math.max(this.state[node], HEAVY);
  }

  unfoldAll(node) {
    this.state[node] = ALL;
  }

  unfoldBranch(node) {
    this.state.fill(ALL, node, this.tree.end[node]);
  }

  /** Unfolds what hides the node. */
  reveal(node) {
    const {tree} = this;
    for (let at = node; tree.parent[at] >= 0; at = tree.parent[at]) {
      const parent = tree.parent[at];
      this.unfold(parent);
      if (!this.isHeavy(at)) {
        this.unfoldAll(parent);
      }
    }
  }

  /** Unfolds the heaviest path below the node; where it ends. */
  unfoldHot(node) {
    let at = node;
    while (this.hasChildren(at)) {
      this.unfold(at);
      at = at + 1;
    }
    return at;
  }

  copy() {
    return this.state.slice();
  }

  restore(state) {
    this.state.set(state);
  }
}
