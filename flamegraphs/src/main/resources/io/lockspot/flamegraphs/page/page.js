'use strict';
// The page: one graph with its views, of which one is shown.

class Page extends Graph {
  constructor(data) {
    super(data, {...START, per: visible(data.per ?? '')});
    this.functions = new Functions(this, frame => this.sandwich(frame));
    this.breakdown = new Breakdown(this, node => this.followRow(node));
    document.title = visible(data.title);
    byId('title').textContent = visible(data.title);
    byId('subtitle').textContent = visible(data.subtitle);
  }

  view(view) {
    super.view(view);
    this.focusView();
  }

  /** What is said of a frame, and can be done with it, is of the active row. */
  followRow(node) {
    if (this.state.view === 'tree') {
      this.main.focused = node;
      this.showDetails(this.main, node);
    }
  }

  /** From a row to its place in the picture. */
  zoomIn(node) {
    if (this.state.view === 'tree') {
      this.change({view: 'graph', zoom: this.tree.framesTo(node)});
      this.scrollToZoomed();
      this.focusView();
    } else {
      this.zoom(node);
    }
  }

  focusView() {
    if (this.state.view === 'functions') {
      this.functions.go(this.functions.active);
    } else {
      byId(this.state.view === 'tree' ? 'tree' : 'canvas').focus({preventScroll: true});
    }
  }

  /** The function that the reader is at. */
  get frameAt() {
    return this.state.view === 'functions' ? this.functions.frame : this.tree.frame[this.picture.focused];
  }

  get hasPicture() {
    return !byId('stages').hidden;
  }

  theme(name) {
    const isOther = document.documentElement.dataset.theme !== name;
    document.documentElement.dataset.theme = name;
    byId('theme').textContent = this.isDark ? 'Light' : 'Dark';
    if (isOther && this.isShown) {
      this.recolour();
    }
  }

  get isDark() {
    return document.documentElement.dataset.theme === 'dark';
  }

  refresh() {
    const {view} = this.state;
    byId('stages').hidden = view === 'functions' || view === 'tree';
    byId('focused').hidden = view === 'functions';
    byId('functions').hidden = view !== 'functions';
    byId('breakdown').hidden = view !== 'tree';
    byId('measures').hidden = this.sources.length < 2;
    VIEWS.forEach(each => press('view-' + each, each === view));
    super.refresh();
  }

  /** A list of functions is of those that are searched; a tree is unfolded to them. */
  showMatches() {
    super.showMatches();
    if (this.state.view === 'functions') {
      this.functions?.show();
    } else if (this.state.view === 'tree') {
      this.breakdown?.show();
    }
  }

  /** To the next place that the search means, where the reader is. */
  goToMatch(step) {
    if (this.state.view === 'functions') {
      this.functions.step(step);
    } else if (this.main.matches !== null) {
      this.goToNext(this.main.matches, step);
    }
  }

  goToNext(marked, step) {
    if (this.state.view === 'tree') {
      const node = this.breakdown.next(marked, step);
      if (node >= 0) {
        this.breakdown.go(node);
      }
    } else if (this.hasPicture) {
      super.goToNext(marked, step);
    }
  }

  /** Nodes below another match are in its share already. */
  matchedText() {
    const isPlain = this.picture === this.main && !this.isSandwich;
    const tree = isPlain ? this.tree : this.upright;
    const zoomed = isPlain ? this.picture.zoomed : 0;
    const nodes = tree.outermost(this.main.matches, zoomed);
    const weight = tree.weightOf(nodes);
    const share = shareText(weight, tree.whole) + ' matched';
    const ofZoomed = zoomed === 0 ? '' : ' (' + shareText(weight, tree.total[zoomed]) + ' of the zoom)';
    return share + ofZoomed + ' \u00b7 ' + tree.text(weight) + ' \u00b7 ' + counted(nodes.length, 'places');
  }
}
