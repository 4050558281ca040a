'use strict';
// The canvas of a difference: as that of one tree, but each node has a colour of its own, by how it changed.

class DiffPicture extends Picture {
  /** @param side the layout that is drawn: union, before or after */
  constructor(stage, canvas, spacer, frames, colours, side) {
    super(stage, canvas, spacer, frames, colours);
    this.side = side;
  }

  showDiff(diff) {
    this.diff = diff;
    this.show(diff[this.side]);
  }

  fillOf(node) {
    return this.colours.of(this.diff.sign[node], this.diff.step[node]);
  }

  paintThinNode(node, left, right, thin, begin) {
    const fill = this.fillOf(node);
    const isBright = this.matches === null || this.matches[this.tree.frame[node]];
    fillPixels(thin, begin, left, right, isBright ? fill.plainPixel : fill.faintPixel);
  }

  paintNode(node, left, wide, isCaller) {
    const {ink, colours, diff} = this;
    const frame = this.tree.frame[node];
    const y = this.line(this.tree.level[node]);
    const isMatch = this.matches !== null && this.matches[frame];
    const isFaint = this.matches === null ? isCaller : !isMatch;
    const fill = this.fillOf(node);
    ink.fillStyle = isFaint ? fill.faint : fill.plain;
    ink.fillRect(left, y, wide - 1, ROW - 1);
    if (diff.isChange(node) && diff.isGone(node) && this.side === 'union') {
      ink.fillStyle = colours.hatch;
      ink.fillRect(left, y, wide - 1, 3);
      ink.fillRect(left, y + ROW - 4, wide - 1, 3);
    }
    if (isMatch) {
      ink.fillStyle = colours.match;
      ink.fillRect(left, y + ROW - 4, wide - 1, 3);
    }
    if (wide > 3 * this.letter) {
      ink.fillStyle = isFaint ? colours.muted : fill.ink;
      this.paintMarked(node, frame, left, y, wide);
    }
  }

  /** With the direction of the change in front, so that nothing is said by colour alone. */
  paintMarked(node, frame, left, y, wide) {
    const mark = changeMark(this.diff, node);
    const room = mark === '' ? 0 : 2 * this.letter;
    if (mark !== '') {
      this.ink.fillText(mark, left + PADDING, y + ROW / 2, this.letter * 1.5);
    }
    this.paintLabel(frame, left + room, y, wide - room);
  }
}

/** A triangle up for more and down for less, a plus for new, a cross for gone; nothing where nothing changed. */
function changeMark(diff, node) {
  if (!diff.isChange(node)) {
    return '';
  }
  return diff.isGone(node) ? '\u00d7' : diff.isNew(node) ? '+' : diff.sign[node] < 0 ? '\u25bc' : '\u25b2';
}
