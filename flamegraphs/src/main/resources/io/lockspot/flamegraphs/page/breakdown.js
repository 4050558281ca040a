'use strict';
// The breakdown of the tree that is shown: which branches are unfolded, what a search unfolds, and the way between the
// rows and the picture.

const MOST_REVEALED = 50;

class Breakdown {
  /** @param onMove see TreeGrid */
  constructor(graph, onMove) {
    this.graph = graph;
    this.beforeSearch = null;
    this.query = '';
    // Made when they are looked at: a page of five measures opens as fast as one.
    this.known = new WeakMap();
    this.grid = new TreeGrid(graph.frames, frame => graph.main.matches !== null && graph.main.matches[frame] === 1, onMove);
  }

  foldsOf(tree) {
    if (!this.known.has(tree)) {
      this.known.set(tree, new Folds(tree));
    }
    return this.known.get(tree);
  }

  /** Shows the tree of the picture; the active row stays on its path, as far as that tree has it. */
  show() {
    const tree = this.graph.rowsTree;
    const {grid} = this;
    if (grid.tree !== tree) {
      this.endSearch();
      const path = grid.tree ? grid.tree.framesTo(grid.node) : [];
      const folds = this.foldsOf(tree);
      const node = tree.follow(path);
      folds.reveal(node);
      grid.active = node;
      grid.show(folds);
      grid.go(node);
    } else {
      grid.show(grid.folds);
    }
    this.reveal();
  }

  endSearch() {
    if (this.beforeSearch !== null) {
      this.grid.folds.restore(this.beforeSearch);
      this.beforeSearch = null;
    }
  }

  /** The heaviest matches are unfolded, and folded again when the search ends. */
  reveal() {
    const {grid, graph} = this;
    const {folds, tree} = grid;
    const query = graph.isRegex + graph.query;
    if (graph.query === '' && this.beforeSearch === null || query === this.query && this.beforeSearch !== null) {
      this.query = query;
      return;
    }
    this.query = query;
    const before = this.beforeSearch ?? folds.copy();
    folds.restore(before);
    this.beforeSearch = graph.query === '' ? null : before;
    const heaviest = this.found(graph.main.matches).sort((a, b) => tree.total[b] - tree.total[a]).slice(0, MOST_REVEALED);
    heaviest.forEach(node => folds.reveal(node));
    folds.reveal(grid.node);
    grid.layout();
    grid.go(heaviest[0] ?? grid.node);
  }

  found(marked) {
    return marked === null ? [] : this.grid.tree.outermost(marked, 0);
  }

  /** Makes a node the active row. */
  go(node) {
    this.foldsOf(this.grid.tree).reveal(node);
    this.grid.layout();
    this.grid.go(node);
  }

  /** The next of the marked frames; -1 when there is none. */
  next(marked, step) {
    const nodes = this.found(marked);
    return nodes.length === 0 ? -1 : nextOf(nodes, this.grid.node, step);
  }
}
