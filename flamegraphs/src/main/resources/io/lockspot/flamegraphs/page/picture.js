'use strict';
// The canvas: draws the rows that are on the screen and nothing else, and finds the frame under a point.

const ROW = 21;
const FONT = '12px ui-monospace, Menlo, Consolas, monospace';
const PADDING = 5;
// Nodes up to this wide have neither a gap nor a label.
const THIN = 3;
// The smallest part of a picture that can be made as wide as all of it.
const LEAST_PART = 1e-6;

class Picture {
  constructor(stage, canvas, spacer, frames, colours) {
    Object.assign(this, {stage, canvas, spacer, frames, colours});
    this.ink = canvas.getContext('2d', {alpha: false});
    // Outlines are elements above the canvas, so that a moving pointer costs no painting.
    this.outlines = ['hovered', 'focused'].map(name => element('div', 'outline ' + name));
    stage.append(...this.outlines);
    this.isStale = true;
    // Thin nodes come in tens of thousands: each is a few pixels of a line here, and a whole line is drawn at a time.
    this.lines = document.createElement('canvas');
    this.linesInk = this.lines.getContext('2d');
    this.zoomed = 0;
    this.focused = 0;
    this.hovered = -1;
    this.matches = null;
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

  /** Fits the canvas to its place if that has another size. */
  fit() {
    if (this.width !== Math.max(this.stage.clientWidth, 1) || this.height !== Math.max(this.stage.clientHeight, ROW)) {
      this.measure();
    }
  }

  /** Fits the canvas to its place; call when the place, the tree, the zoom or the layout has changed. */
  measure() {
    this.width = Math.max(this.stage.clientWidth, 1);
    this.height = Math.max(this.stage.clientHeight, ROW);
    this.full = Math.max((this.tree.deepest[this.zoomed] + 1) * ROW, this.height);
    const dots = window.devicePixelRatio || 1;
    this.spacer.style.height = this.full - this.height + 'px';
    const wide = Math.round(this.width * dots);
    const high = Math.round(this.height * dots);
    // A canvas that changes its size is black until it is painted, so that must not wait for the next frame.
    if (wide !== this.canvas.width || high !== this.canvas.height) {
      this.resize(wide, high, dots);
      this.paint();
    } else {
      this.later();
    }
  }

  resize(wide, high, dots) {
    this.canvas.width = wide;
    this.canvas.height = high;
    this.canvas.style.width = this.width + 'px';
    this.canvas.style.height = this.height + 'px';
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

  /** Where in the whole width one is, as a scroll bar says it. */
  paintPart() {
    this.ink.fillStyle = this.colours.ground;
    this.ink.fillRect(0, this.height - 6, this.width, 6);
    this.ink.fillStyle = this.colours.accent;
    this.ink.fillRect(this.from * this.width, this.height - 5, Math.max(this.part * this.width, 4), 4);
  }

  paintRows() {
    const {ink, tree, width, height} = this;
    ink.fillStyle = this.colours.ground;
    ink.fillRect(0, 0, width, height);
    if (tree.whole === 0) {
      return;
    }
    const callers = tree.path(this.zoomed);
    const [first, last] = this.visibleLevels();
    const thin = new ImageData(Math.ceil(width), Math.max(last - first + 1, 1));
    for (let level = first; level <= last; level++) {
      if (level < callers.length - 1) {
        this.paintNode(callers[level], 0, width, true);
      } else {
        this.paintRow(level, thin, level - first);
      }
    }
    this.paintThin(thin, first);
    if (this.part < 1) {
      this.paintPart();
    }
  }

  paintThin(thin, first) {
    this.lines.width = thin.width;
    this.lines.height = thin.height;
    this.linesInk.putImageData(thin, 0, 0);
    this.ink.imageSmoothingEnabled = false;
    for (let line = 0; line < thin.height; line++) {
      this.ink.drawImage(this.lines, 0, line, thin.width, 1, 0, this.y(first + line), thin.width, ROW - 1);
    }
  }

  visibleLevels() {
    const top = this.stage.scrollTop;
    const levels = this.icicle
      ? [top / ROW, (top + this.height) / ROW]
      : [(this.full - top - this.height) / ROW, (this.full - top) / ROW];
    return [Math.max(Math.floor(levels[0]), 0), Math.min(Math.ceil(levels[1]), this.tree.deepest[this.zoomed])];
  }

  /** In whole pixels: edges stay sharp, and nodes thinner than one share it, so a row costs what it is wide. */
  paintRow(level, thin, line) {
    const {tree, zoomed} = this;
    const row = tree.rows[level];
    const end = tree.end[zoomed];
    const {origin, scale, width} = this;
    let painted = 0;
    const {start, total} = tree;
    const last = tree.firstInRow(row, end);
    for (let i = this.firstSeen(row, tree.firstInRow(row, zoomed), last); i < last; i++) {
      const node = row[i];
      const from = (start[node] - origin) * scale;
      if (from >= width) {
        return;
      }
      const left = Math.max(Math.floor(from), painted);
      const right = Math.min(Math.max(Math.floor(from + total[node] * scale), Math.floor(from) + 1), Math.ceil(width));
      if (right <= 0) {
        continue;
      }
      if (right <= painted && this.matches === null) {
        // A million of siblings cost no more than the pixels that they share.
        i = this.lastBefore(row, i, last, origin + painted / scale);
        continue;
      }
      if (right - left > THIN) {
        this.paintNode(node, left, right - left, false);
      } else if (right > left) {
        this.paintThinNode(node, left, right, thin, line);
      } else if (this.matches !== null && this.matches[tree.frame[node]]) {
        // What a search means is seen also where others share its pixel.
        this.paintThinNode(node, right - 1, right, thin, line);
      }
      painted = Math.max(painted, right);
    }
  }

  /** The first place in the row that may be on the canvas. */
  firstSeen(row, place, last) {
    return this.from > 0 ? this.lastBefore(row, place, last, this.origin) : place;
  }

  /** The place of the last node in the row that begins before a weight, at least the given one. */
  lastBefore(row, place, last, weight) {
    const {start} = this.tree;
    let low = place;
    let high = last - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start[row[middle]] < weight) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  paintThinNode(node, left, right, thin, line) {
    const frame = this.tree.frame[node];
    const fill = this.colours.fill(this.frames, frame);
    const colour = this.matches === null || this.matches[frame] ? fill.plainBytes : fill.faintBytes;
    const {data} = thin;
    const end = 4 * (line * thin.width + Math.min(right, thin.width));
    for (let at = 4 * (line * thin.width + left); at < end; at += 4) {
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
      data[at + 3] = 255;
    }
  }

  paintNode(node, left, wide, isCaller) {
    const {ink, frames, colours} = this;
    const frame = this.tree.frame[node];
    const y = this.y(this.tree.level[node]);
    const isMatch = this.matches !== null && this.matches[frame];
    const isFaint = this.matches === null ? isCaller : !isMatch;
    const fill = colours.fill(frames, frame);
    ink.fillStyle = isFaint ? fill.faint : fill.plain;
    ink.fillRect(left, y, wide - 1, ROW - 1);
    if (isMatch) {
      ink.fillStyle = colours.match;
      ink.fillRect(left, y + ROW - 4, wide - 1, 3);
    }
    if (wide > 3 * this.letter) {
      ink.fillStyle = isFaint ? colours.muted : frames.locks[frame] ? colours['on-lock'] : colours['on-frame'];
      this.paintLabel(frame, left, y, wide);
    }
  }

  paintLabel(frame, left, y, wide) {
    const {ink, frames} = this;
    const room = wide - 2 * PADDING;
    const letters = Math.floor(room / this.letter);
    if (letters < 2) {
      return;
    }
    const whole = frames.labels[frame];
    const text = shortened(whole.length <= letters ? whole : frames.short(frame), letters);
    // The room counts in letters of one width; what is written in wider ones is squeezed into it.
    if (PLAIN.test(whole)) {
      ink.fillText(text, left + PADDING, y + ROW / 2);
    } else {
      ink.fillText(text, left + PADDING, y + ROW / 2, room);
    }
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
    return (this.icicle ? level * ROW : this.full - (level + 1) * ROW) - this.stage.scrollTop;
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
