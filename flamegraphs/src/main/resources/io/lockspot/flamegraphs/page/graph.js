'use strict';
// A flame graph that one can walk about in: which tree it shows, where in it, and what is searched. Every change goes
// through a method of Graph, which brings the panels around the picture up to date. A page has one and extends it with
// matchedText, which says how much the search found.

/** Which of the nodes, in their order, comes behind that place, or before it; behind the last one is the first. */
function nextOf(nodes, place, step) {
  const later = nodes.findIndex(node => step > 0 ? node > place : node >= place);
  const behind = later < 0 ? nodes.length : later;
  return nodes[(step > 0 ? behind : behind - 1 + nodes.length) % nodes.length];
}

class Graph {
  constructor(trees, frames) {
    this.trees = trees;
    this.frames = frames;
    this.query = '';
    this.isRegex = false;
    this.colours = new Colours();
    this.picture = new Picture(byId('stage'), byId('canvas'), byId('spacer'), frames, this.colours);
    this.tree = trees[0];
    this.picture.show(this.tree);
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
    this.refresh();
    this.picture.scrollToZoomed();
  }

  nextMeasure() {
    this.measure(this.trees[(this.trees.indexOf(this.tree) + 1) % this.trees.length]);
  }

  /** Marks what the query means; an empty one ends the search. */
  search(query, isRegex) {
    this.query = query;
    this.isRegex = isRegex;
    if (byId('query').value !== query) {
      byId('query').value = query;
    }
    byId('regex').setAttribute('aria-pressed', String(isRegex));
    this.showMatches();
    this.picture.later();
  }

  pathOf(node) {
    return this.tree.path(node).map(at => this.tree.frame[at]);
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

  /** Moves to the next of the marked frames, in the order of the picture; zooms out when the zoom has none. */
  goToNext(marked, step) {
    let nodes = this.tree.outermost(marked, this.picture.zoomed);
    if (nodes.length === 0 && this.picture.zoomed !== 0) {
      this.zoom(0);
      nodes = this.tree.outermost(marked, 0);
    }
    if (nodes.length > 0) {
      this.focus(nextOf(nodes, this.picture.focused, step));
    }
  }

  flip() {
    this.picture.icicle = !this.picture.icicle;
    this.refresh();
    this.picture.scrollToZoomed();
  }

  /** After the theme has changed. */
  recolour() {
    this.colours.read();
    this.picture.later();
  }

  refresh() {
    const {tree, frames, picture} = this;
    byId('empty').hidden = tree.whole > 0;
    picture.measure();
    showCrumbs(tree, frames, picture.zoomed, node => this.zoom(node));
    showLegend(tree, frames, picture.zoomed);
    this.showDetails(picture.focused);
    this.showMeasures();
    hideTooltip();
  }

  showMeasures() {
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

  showDetails(node) {
    showDetails(this.tree, this.frames, node);
    byId('canvas').setAttribute('aria-label', nameOf(this.tree, this.frames, node));
  }
}
