'use strict';
// The call trees: which measure is shown, what is searched, and the breakdown and the flame graph of it.

const MOST_REVEALED = 50;

class Profile extends Graph {
  /** @param perOf see TreeGrid; by the place of the tree among the trees */
  constructor(data, perOf) {
    super(data.trees.map(tree => new Tree(tree)), new Frames(data));
    this.folds = new Map();
    this.beforeSearch = null;
    this.grid = new TreeGrid(this.frames, frame => this.picture.matches !== null && this.picture.matches[frame],
      tree => perOf(this.trees.indexOf(tree)));
    this.grid.show(this.foldsOf(this.tree));
    this.refresh();
  }

  /** Made when they are looked at: a page of five measures opens as fast as one. */
  foldsOf(tree) {
    if (!this.folds.has(tree)) {
      this.folds.set(tree, new Folds(tree));
    }
    return this.folds.get(tree);
  }

  /** Switches to another tree; the breakdown and the picture stay on their paths, as far as that tree has them. */
  measure(tree) {
    if (this.beforeSearch !== null) {
      this.foldsOf(this.tree).restore(this.beforeSearch);
      this.beforeSearch = null;
    }
    const path = this.pathOf(this.grid.node);
    super.measure(tree);
    const folds = this.foldsOf(tree);
    const node = tree.follow(path);
    folds.reveal(node);
    this.grid.show(folds);
    this.grid.go(node);
    this.search(this.query, this.isRegex);
  }

  refresh() {
    const high = (this.tree.deepest[0] + 1) * ROW;
    byId('stage').style.height = Math.max(Math.min(high, Math.round(innerHeight * 0.7)), 3 * ROW) + 'px';
    super.refresh();
    byId('note').textContent = this.tree.note + this.cutText();
    byId('layout').textContent = this.picture.icicle ? 'Root on top' : 'Root at the bottom';
  }

  /** What the page does not have of the tree. */
  cutText() {
    const folded = [...this.tree.folded.values()].reduce((sum, frames) => sum + frames, 0);
    return folded === 0 ? '' : '; the lightest ' + counted(folded, 'frames') + ' of the tree stand together as [other]'
      + ' or [truncated], ' + shareText(this.tree.weightOf([...this.tree.folded.keys()]), this.tree.whole);
  }

  search(query, isRegex) {
    super.search(query, isRegex);
    this.revealMatches();
  }

  /** Nodes below another match are in its share already. */
  matchedText() {
    const nodes = this.matchingNodes();
    const weight = this.tree.weightOf(nodes);
    return shareText(weight, this.tree.whole) + ' matched \u00b7 ' + weightText(weight, this.tree.unit) + ' \u00b7 '
      + counted(nodes.length, 'places');
  }

  matchingNodes() {
    return this.picture.matches === null ? [] : this.tree.outermost(this.picture.matches, 0);
  }

  /** The heaviest matches are unfolded, and folded again when the search ends. */
  revealMatches() {
    const folds = this.foldsOf(this.tree);
    if (this.beforeSearch !== null) {
      folds.restore(this.beforeSearch);
    }
    const nodes = this.matchingNodes();
    this.beforeSearch = this.query === '' ? null : this.beforeSearch ?? folds.copy();
    const heaviest = nodes.sort((a, b) => this.tree.total[b] - this.tree.total[a]).slice(0, MOST_REVEALED);
    heaviest.forEach(node => folds.reveal(node));
    folds.reveal(this.grid.node);
    this.grid.layout();
    this.grid.go(heaviest[0] ?? this.grid.node);
  }

  /** To the next place that the search means, in the breakdown and in the picture. */
  goToMatch(step) {
    const nodes = this.matchingNodes();
    if (nodes.length > 0) {
      this.goTo(nextOf(nodes, this.grid.node, step));
    }
  }

  goTo(node) {
    this.foldsOf(this.tree).reveal(node);
    this.grid.layout();
    this.grid.go(node);
    if (this.picture.box(node) === null) {
      this.zoom(0);
    }
    this.focus(node);
  }

  /** From the breakdown's row to the picture. */
  drawRow() {
    this.zoom(this.grid.node);
    byId('flamegraph').scrollIntoView();
    byId('canvas').focus({preventScroll: true});
  }
}
