'use strict';
// A picture on its canvas: which part of a tree it shows, how large it is, and the frame under a point.

// The smallest part of a picture that can be made as wide as all of it.
const LEAST_PART = 1e-6;

class Picture extends Rows {
  constructor(stage, canvas, spacer, frames, colours) {
    super();
    Object.assign(this, {stage, canvas, spacer, frames, colours});
    // Made when something is drawn: most pages never show their second picture.
    this.ink = null;
    // Outlines are elements above the canvas, so that a moving pointer costs no painting.
    this.outlines = ['hovered', 'focused'].map(name => element('div', 'outline ' + name));
    stage.append(...this.outlines);
    this.isStale = true;
    this.zoomed = 0;
    this.focused = 0;
    this.hovered = -1;
    this.matches = null;
    this.hits = null;
    this.look(null);
    this.icicle = true;
    this.isScheduled = false;
    // Whether keys are for this one.
    this.isActive = true;
  }

  show(tree) {
    this.tree = tree;
    this.zoomed = 0;
    this.focused = 0;
    this.hovered = -1;
    this.look(null);
  }

  /** Marks what a search means, given as a table of frames; null for none. */
  mark(matches) {
    this.matches = matches;
    this.bright = matches ?? this.frames.all;
    this.hits = matches === null || !this.tree ? null : this.tree.nodesOf(matches);
  }

  /** Draws some rows as they are when something is searched, on a canvas that nobody sees. */
  rehearse(matches, rows) {
    const {ink, height, bright, hits} = this;
    const canvas = document.createElement('canvas');
    canvas.width = this.width;
    canvas.height = rows * ROW;
    this.ink = canvas.getContext('2d', {alpha: false});
    this.ink.font = FONT;
    this.height = canvas.height;
    this.mark(matches);
    this.paintRows();
    Object.assign(this, {ink, height, bright, hits, matches: null});
  }

  /** Shows a part of the zoomed node's width, as a pair of where it begins and how much it is; null for all. */
  look(part) {
    [this.from, this.part] = part ?? [0, 1];
  }

  get looksAt() {
    return this.part === 1 ? null : [this.from, this.part];
  }

  /** Makes what is around a point so many times as wide; whether anything changed. */
  widen(factor, x) {
    const share = Math.min(Math.max(x / this.width, 0), 1);
    const part = Math.min(Math.max(this.part / factor, LEAST_PART), 1);
    return this.moveTo(this.from + (this.part - part) * share, part);
  }

  /** Moves along by so many pixels; whether anything changed. */
  shift(pixels) {
    return this.moveTo(this.from - pixels / this.width * this.part, this.part);
  }

  moveTo(from, part) {
    const before = [this.from, this.part];
    this.look([Math.min(Math.max(from, 0), 1 - part), part]);
    const isMoved = before[0] !== this.from || before[1] !== this.part;
    if (isMoved) {
      this.later();
    }
    return isMoved;
  }

  /** The weight at the left edge, and pixels for a weight. */
  get origin() {
    return this.tree.start[this.zoomed] + this.from * this.tree.total[this.zoomed];
  }

  get scale() {
    return this.width / (this.tree.total[this.zoomed] * this.part);
  }

  /** Whether the canvas is as large as its place. */
  get fits() {
    return this.width === Math.max(this.stage.clientWidth, 1) && this.height === Math.max(this.stage.clientHeight, ROW);
  }

  fit() {
    if (!this.fits) {
      this.measure();
    }
  }

  /** Fits the canvas to its place; call when the place, the tree, the zoom or the layout has changed. */
  measure() {
    this.height = Math.max(this.stage.clientHeight, ROW);
    this.full = Math.max((this.tree.deepest(this.zoomed) + 1) * ROW, this.height);
    const dots = window.devicePixelRatio || 1;
    this.spacer.style.height = this.full - this.height + 'px';
    this.canvas.style.height = this.height + 'px';
    // Only now: a scroll bar that comes with the height takes of the width.
    this.width = Math.max(this.stage.clientWidth, 1);
    const wide = Math.round(this.width * dots);
    const high = Math.round(this.height * dots);
    // A canvas that changes its size is black until it is painted, so that must not wait for the next frame.
    if (this.ink === null || wide !== this.canvas.width || high !== this.canvas.height) {
      this.resize(wide, high, dots);
      this.paint();
    } else {
      this.later();
    }
  }

  resize(wide, high, dots) {
    this.ink ??= this.canvas.getContext('2d', {alpha: false});
    this.canvas.width = wide;
    this.canvas.height = high;
    this.canvas.style.width = this.width + 'px';
    this.ink.setTransform(dots, 0, 0, dots, 0, 0);
    this.ink.font = FONT;
    this.ink.textBaseline = 'middle';
    this.letter = this.ink.measureText('0').width;
    this.isStale = true;
  }

  /** Paints everything at the next frame. */
  later() {
    this.isStale = true;
    this.outlineLater();
  }

  outlineLater() {
    if (!this.isScheduled) {
      this.isScheduled = true;
      requestAnimationFrame(() => {
        this.isScheduled = false;
        this.paint();
      });
    }
  }

  paint() {
    if (this.isStale) {
      this.isStale = false;
      this.paintRows();
    }
    this.placeOutlines();
  }

  placeOutlines() {
    [this.hovered, this.isActive ? this.focused : -1].forEach((node, place) => {
      const {style} = this.outlines[place];
      const box = this.box(node);
      const left = Math.max(box?.left ?? 0, 0);
      const right = Math.min(box === null ? 0 : box.left + Math.max(box.width - 1, 4), this.width);
      style.display = right > left ? 'block' : 'none';
      if (right > left) {
        style.left = left + 'px';
        style.top = box.top + this.stage.scrollTop + 'px';
        style.width = right - left + 'px';
      }
    });
  }

  /** Where the node is on the canvas, or null when the zoom hides it. */
  box(node) {
    const {tree, zoomed} = this;
    if (node < 0 || tree.whole === 0) {
      return null;
    }
    if (tree.isWithin(zoomed, node)) {
      return {left: 0, top: this.y(tree.level[node]), width: this.width};
    }
    if (!tree.isWithin(node, zoomed)) {
      return null;
    }
    const {origin, scale} = this;
    return {left: (tree.start[node] - origin) * scale, top: this.y(tree.level[node]), width: tree.total[node] * scale};
  }

  y(level) {
    this.top = this.stage.scrollTop;
    return this.line(level);
  }

  /** The node under a point of the canvas, or -1. */
  nodeAt(x, y) {
    const {tree, zoomed} = this;
    const from = y + this.stage.scrollTop;
    const level = Math.floor((this.icicle ? from : this.full - from) / ROW);
    if (tree.whole === 0 || level < 0) {
      return -1;
    }
    if (level < tree.level[zoomed]) {
      return tree.path(zoomed)[level];
    }
    return tree.at(level, this.origin + x / this.scale, zoomed);
  }

  /** Scrolls as little as brings the node into view. */
  reveal(node) {
    const top = this.y(this.tree.level[node]);
    const box = this.box(node);
    if (this.part < 1 && box !== null && (box.left + box.width < 10 || box.left > this.width - 10)) {
      this.shift(this.width / 2 - box.left - Math.min(box.width, this.width) / 2);
    }
    if (top < 0) {
      this.stage.scrollTop += top - ROW;
    } else if (top + ROW > this.height) {
      this.stage.scrollTop += top + 2 * ROW - this.height;
    }
    this.outlineLater();
  }

  /** Scrolls to where the zoomed node begins, a few of its callers still in view. */
  scrollToZoomed() {
    const level = this.tree.level[this.zoomed];
    const above = level * ROW < this.height / 3 ? 0 : (level - 3) * ROW;
    this.stage.scrollTop = this.icicle ? above : this.full - this.height - above;
  }
}

/**
 * Keeps pictures as large as their places.
 *
 * @param pictures gives those that are shown
 */
function keepFitting(pictures, ...places) {
  // In the next frame: a scroll bar that comes or goes with the new size would call the observer in a circle.
  const sizes = new ResizeObserver(() => {
    if (!pictures().every(picture => picture.fits)) {
      requestAnimationFrame(() => pictures().forEach(picture => picture.fit()));
    }
  });
  places.forEach(place => sizes.observe(place));
}
