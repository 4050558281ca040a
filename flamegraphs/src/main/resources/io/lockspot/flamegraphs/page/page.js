'use strict';
// The state of the page: which tree, where in it, what is searched. Every change goes through a method of Page, which
// brings all panels up to date.

class Page {
  constructor(data) {
    this.frames = new Frames(data);
    this.trees = data.trees.map(tree => new Tree(tree));
    this.colours = new Colours();
    this.picture = new Picture(byId('stage'), byId('canvas'), byId('spacer'), this.frames, this.colours);
    this.query = '';
    this.isRegex = false;
    this.sortBy = 'self';
    this.tree = this.trees[0];
    document.title = visible(data.title);
    byId('title').textContent = visible(data.title);
    byId('subtitle').textContent = visible(data.subtitle);
    this.showMeasures();
    this.picture.show(this.tree);
    this.refresh();
  }

  /** Switches to another tree and stays on the same path, as far as that tree has it. */
  measure(tree) {
    const zoomed = this.pathOf(this.picture.zoomed);
    const focused = this.pathOf(this.picture.focused);
    this.tree = tree;
    this.picture.show(tree);
    this.picture.zoomed = tree.follow(zoomed);
    const at = tree.follow(focused);
    this.picture.focused = tree.isWithin(at, this.picture.zoomed) ? at : this.picture.zoomed;
    this.showMeasures();
    this.refresh();
    this.picture.scrollToZoomed();
  }

  pathOf(node) {
    return this.tree.path(node).map(at => this.tree.frame[at]);
  }

  nextMeasure() {
    this.measure(this.trees[(this.trees.indexOf(this.tree) + 1) % this.trees.length]);
  }

  zoom(node) {
    if (this.tree.total[node] > 0) {
      this.picture.zoomed = node;
      this.picture.focused = node;
      this.refresh();
      this.picture.scrollToZoomed();
    }
  }

  focus(node) {
    if (node >= 0) {
      this.picture.focused = node;
      this.picture.reveal(node);
      this.showDetails(node);
    }
  }

  hover(node) {
    if (node !== this.picture.hovered) {
      this.picture.hovered = node;
      this.picture.outlineLater();
      this.showDetails(node < 0 ? this.picture.focused : node);
    }
  }

  search(query, isRegex) {
    this.query = query;
    this.isRegex = isRegex;
    byId('query').value = query;
    byId('regex').setAttribute('aria-pressed', String(isRegex));
    this.showMatches();
    this.showFunctions();
    this.picture.later();
  }

  /** Moves to the next of the marked frames, in the order of the picture; zooms out when the zoom has none. */
  goToNext(marked, step) {
    let nodes = this.tree.outermost(marked, this.picture.zoomed);
    if (nodes.length === 0 && this.picture.zoomed !== 0) {
      this.zoom(0);
      nodes = this.tree.outermost(marked, 0);
    }
    if (nodes.length > 0) {
      const from = this.picture.focused;
      const later = nodes.findIndex(node => step > 0 ? node > from : node >= from);
      const behind = later < 0 ? nodes.length : later;
      this.focus(nodes[(step > 0 ? behind : behind - 1 + nodes.length) % nodes.length]);
    }
  }

  flip() {
    this.picture.icicle = !this.picture.icicle;
    this.refresh();
    this.picture.scrollToZoomed();
  }

  sort(key) {
    this.sortBy = key;
    this.showFunctions();
  }

  toggleFunctions(isShown) {
    byId('functions').hidden = !isShown;
    byId('stage').hidden = isShown;
    this.refresh();
    (isShown ? byId('functions') : byId('canvas')).focus({preventScroll: true});
  }

  get functionsShown() {
    return !byId('functions').hidden;
  }

  theme(name) {
    document.documentElement.dataset.theme = name;
    byId('theme').textContent = this.isDark ? 'Light' : 'Dark';
    this.colours.read();
    this.picture.later();
  }

  get isDark() {
    return document.documentElement.dataset.theme === 'dark';
  }

  refresh() {
    const {tree, frames, picture} = this;
    byId('empty').hidden = tree.whole > 0;
    picture.measure();
    showCrumbs(tree, frames, picture.zoomed, node => this.zoom(node));
    showLegend(tree, frames, picture.zoomed);
    this.showDetails(picture.focused);
    this.showMatches();
    this.showFunctions();
    byId('layout').textContent = picture.icicle ? 'Icicle' : 'Flame';
    byId('view').textContent = this.functionsShown ? 'Graph' : 'List';
    hideTooltip();
  }

  showDetails(node) {
    showDetails(this.tree, this.frames, node);
    byId('canvas').setAttribute('aria-label', nameOf(this.tree, this.frames, node));
  }

  showMeasures() {
    byId('measures').hidden = this.trees.length < 2;
    byId('measures').replaceChildren(...this.trees.map(tree => {
      const button = element('button', '', shortened(tree.name, 40) + ' ', element('small', '', weightText(tree.whole, tree.unit)));
      button.type = 'button';
      button.setAttribute('aria-pressed', String(tree === this.tree));
      button.addEventListener('click', () => this.measure(tree));
      return button;
    }));
  }

  showMatches() {
    const matched = byId('matched');
    this.picture.matches = null;
    byId('query').removeAttribute('aria-invalid');
    matched.textContent = '';
    if (this.query === '') {
      return;
    }
    try {
      this.picture.matches = matchingFrames(this.frames, this.query, this.isRegex);
      matched.textContent = this.matchedText();
    } catch (e) {
      if (!(e instanceof BadQuery)) {
        throw e;
      }
      byId('query').setAttribute('aria-invalid', 'true');
      matched.textContent = e.message;
    }
  }

  /** Nodes below another match are in its share already. */
  matchedText() {
    const {tree, picture} = this;
    const nodes = tree.outermost(picture.matches, picture.zoomed);
    const weight = tree.weightOf(nodes);
    const share = shareText(weight, tree.whole) + ' matched';
    const ofZoomed = picture.zoomed === 0 ? '' : ' (' + shareText(weight, tree.total[picture.zoomed]) + ' of the zoom)';
    return share + ofZoomed + ' \u00b7 ' + weightText(weight, tree.unit) + ' \u00b7 ' + counted(nodes.length, 'places');
  }

  showFunctions() {
    if (this.functionsShown) {
      const actions = {
        sort: key => this.sort(key),
        search: name => {
          this.search(name, false);
          this.toggleFunctions(false);
        },
      };
      showFunctions(this.tree, this.frames, this.picture.zoomed, this.picture.matches, this.sortBy, actions);
    }
  }
}
