'use strict';
// The call trees: the breakdown and the flame graph of them, which show the same stacks.

class Profile extends Graph {
  /** @param data with the unit in per that is shown at first */
  constructor(data) {
    super(data, {...START, per: visible(data.per ?? '')});
    this.breakdown = new Breakdown(this);
    this.refresh();
  }

  get grid() {
    return this.breakdown.grid;
  }

  refresh() {
    this.fit();
    super.refresh();
    byId('note').textContent = this.rowsTree.note + this.cutText() + (this.rowsTree.isInverted ? '; callees first' : '');
    VIEWS.filter(view => byId('view-' + view) !== null).forEach(view => press('view-' + view, view === this.state.view));
  }

  /** As high as the stacks, if the window is; the page scrolls by itself. */
  fit() {
    const most = Math.round(innerHeight * 0.7);
    const high = picture => (picture.tree.deepest(0) + 1) * ROW;
    const wanted = this.pictures.reduce((sum, picture) => sum + high(picture), 0);
    byId('stages').style.height = Math.max(Math.min(wanted, most), 3 * ROW) + 'px';
  }

  /** What the page does not have of the tree. */
  cutText() {
    const tree = this.rowsTree;
    const folded = [...tree.folded.values()].reduce((sum, frames) => sum + frames, 0);
    return folded === 0 ? '' : '; the lightest ' + counted(folded, 'frames') + ' of the tree stand together as [other]'
      + ' or [truncated], ' + shareText(tree.weightOf([...tree.folded.keys()]), tree.whole);
  }

  showMatches() {
    super.showMatches();
    this.breakdown?.show();
  }

  /** Nodes below another match are in its share already. */
  matchedText() {
    const tree = this.rowsTree;
    const nodes = tree.outermost(this.main.matches, 0);
    const weight = tree.weightOf(nodes);
    return shareText(weight, tree.whole) + ' matched \u00b7 ' + tree.text(weight) + ' \u00b7 ' + counted(nodes.length, 'places');
  }

  /** To the next place that the search means, in the breakdown and in the picture. */
  goToMatch(step) {
    const node = this.breakdown.next(this.main.matches, step);
    if (node >= 0) {
      this.goTo(node);
    }
  }

  goTo(node) {
    this.breakdown.go(node);
    if (!this.isSandwich) {
      if (this.picture.box(node) === null) {
        this.zoom(0);
      }
      this.focus(node);
    }
  }

  /** From the breakdown's row to the picture. */
  drawRow() {
    const zoom = this.rowsTree.framesTo(this.grid.node);
    this.picture = this.main;
    this.change({view: 'graph', zoom});
    this.focus(this.picture.zoomed);
    this.scrollToZoomed();
    byId('flamegraph').scrollIntoView();
    byId('canvas').focus({preventScroll: true});
  }
}
