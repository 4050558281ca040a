'use strict';
// A flame graph that one can walk about in: which tree it shows and where in it. Every change goes through a method of
// Graph, which brings the panels around the picture up to date. A page has one, and may extend it.

class Graph {
  constructor(trees, frames) {
    this.trees = trees;
    this.frames = frames;
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
    hideTooltip();
  }

  showDetails(node) {
    showDetails(this.tree, this.frames, node);
    byId('canvas').setAttribute('aria-label', nameOf(this.tree, this.frames, node));
  }
}
