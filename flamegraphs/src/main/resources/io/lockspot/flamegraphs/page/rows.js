'use strict';
// What is drawn of a tree: the rows that are on the screen and nothing else.

const ROW = 21;
const FONT = '12px ui-monospace, Menlo, Consolas, monospace';
const PADDING = 5;
// Nodes up to this wide have neither a gap nor a label.
const THIN = 3;

/** The drawing half of a picture: see Picture for where and what. */
class Rows {
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
    this.top = this.stage.scrollTop;
    const callers = tree.path(this.zoomed);
    const [first, last] = this.visibleLevels();
    const thin = this.thinLines(first, last);
    for (let level = first; level <= last; level++) {
      if (level < callers.length - 1) {
        this.paintNode(callers[level], 0, width, true);
      } else {
        this.paintRow(level, thin);
      }
    }
    if (this.hits !== null) {
      this.paintHits(thin, first, last);
    }
    this.paintThin(thin);
    if (this.part < 1) {
      this.paintPart();
    }
  }

  /** A picture a pixel high for each row, the upper one first, for nodes of few pixels: they come in tens of thousands. */
  thinLines(first, last) {
    const image = new ImageData(Math.ceil(this.width), Math.max(last - first + 1, 1));
    return {image, wide: image.width, pixels: new Uint32Array(image.data.buffer), first, last};
  }

  /** Where the row of a level begins in it. */
  rowStart(thin, level) {
    return thin.wide * (this.icicle ? level - thin.first : thin.last - level);
  }

  /** Draws them as high as rows are, with what is free between rows. */
  paintThin({image, wide, first, last}) {
    const {ink} = this;
    const lines = this.lines ??= document.createElement('canvas');
    lines.width = wide;
    lines.height = image.height;
    lines.getContext('2d').putImageData(image, 0, 0);
    const top = this.line(this.icicle ? first : last);
    ink.imageSmoothingEnabled = false;
    ink.drawImage(lines, 0, 0, wide, image.height, 0, top, wide, image.height * ROW);
    ink.fillStyle = this.colours.ground;
    for (let row = 1; row <= image.height; row++) {
      ink.fillRect(0, top + row * ROW - 1, wide, 1);
    }
  }

  visibleLevels() {
    const {top} = this;
    const levels = this.icicle
      ? [top / ROW, (top + this.height) / ROW]
      : [(this.full - top - this.height) / ROW, (this.full - top) / ROW];
    return [Math.max(Math.floor(levels[0]), 0), Math.min(Math.ceil(levels[1]), this.tree.deepest(this.zoomed))];
  }

  /** Where a level is on the canvas, scrolled as it was when painting began: browsers take their time to say how far. */
  line(level) {
    return (this.icicle ? level * ROW : this.full - (level + 1) * ROW) - this.top;
  }

  /** In whole pixels: edges stay sharp, and nodes thinner than one share it, so a row costs what it is wide. */
  paintRow(level, thin) {
    const {tree, zoomed} = this;
    const row = tree.rows[level];
    const end = tree.end[zoomed];
    const {origin, scale, width} = this;
    const begin = this.rowStart(thin, level);
    let painted = 0;
    // What a search means is seen also where others share its pixel: it is looked for here, if not known beforehand.
    const isThorough = this.matches !== null && this.hits === null;
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
      if (right <= painted && !isThorough) {
        // A million of siblings cost no more than the pixels that they share.
        i = this.lastBefore(row, i, last, origin + painted / scale);
        continue;
      }
      if (right - left > THIN) {
        this.paintNode(node, left, right - left, false);
      } else if (right > left) {
        this.paintThinNode(node, left, right, thin, begin);
      } else if (isThorough && this.matches[tree.frame[node]]) {
        this.paintThinNode(node, right - 1, right, thin, begin);
      }
      painted = Math.max(painted, right);
    }
  }

  /** What a search means and is thin. */
  paintHits(thin, first, last) {
    const {tree: {start, total, level, end}, hits, zoomed, origin, scale} = this;
    for (let at = this.tree.firstInRow(hits, zoomed); at < hits.length && hits[at] < end[zoomed]; at++) {
      const node = hits[at];
      const left = Math.floor((start[node] - origin) * scale);
      const right = Math.max(Math.floor((start[node] - origin + total[node]) * scale), left + 1);
      if (level[node] >= first && level[node] <= last && right - left <= THIN && right > 0 && left < this.width) {
        this.paintThinNode(node, Math.max(left, 0), right, thin, this.rowStart(thin, level[node]));
      }
    }
  }

  /** The first place in the row that may be on the canvas. */
  firstSeen(row, place, last) {
    return this.from > 0 ? this.lastBefore(row, place, last, this.origin) : place;
  }

  /** The place of the last node in the row that begins before a weight, at least the given one. Mostly it is near. */
  lastBefore(row, place, last, weight) {
    const {start} = this.tree;
    let low = place;
    let step = 1;
    while (low + step < last && start[row[low + step]] < weight) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, last) - 1;
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

  paintThinNode(node, left, right, thin, begin) {
    const frame = this.tree.frame[node];
    const {plain, faint} = this.colours.pixelsOf(this.frames);
    fillPixels(thin, begin, left, right, this.bright[frame] ? plain[frame] : faint[frame]);
  }

  paintNode(node, left, wide, isCaller) {
    const {ink, frames, colours} = this;
    const frame = this.tree.frame[node];
    const y = this.line(this.tree.level[node]);
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
}

function fillPixels({pixels, wide}, begin, left, right, pixel) {
  const end = begin + Math.min(right, wide);
  for (let at = begin + left; at < end; at++) {
    pixels[at] = pixel;
  }
}
