'use strict';
// The table of frames. Trees hold places in it; views that fold frames together add rows of their own.

const KINDS = 'jinkol';

class Frames {
  constructor(data) {
    this.names = [];
    this.kinds = data.kinds.toLowerCase().split('');
    this.locks = [];
    this.labels = [];
    this.kindPlaces = new Uint8Array(this.kinds.length);
    for (let frame = 0; frame < this.kinds.length; frame++) {
      const name = visible(data.names[frame]);
      const kind = this.kinds[frame];
      this.names.push(name);
      this.labels.push(kind === 'k' ? name + '_[k]' : name);
      this.locks.push(kind !== data.kinds[frame]);
      this.kindPlaces[frame] = KINDS.indexOf(kind);
    }
    this.brief = [];
    this.lines = null;
    this.added = new Map();
  }

  get size() {
    return this.names.length;
  }

  /** The place in KINDS of each frame's kind. */
  get places() {
    if (this.kindPlaces?.length !== this.size) {
      const places = this.kindPlaces = new Uint8Array(this.size);
      for (let frame = 0; frame < places.length; frame++) {
        places[frame] = KINDS.indexOf(this.kinds[frame]);
      }
    }
    return this.kindPlaces;
  }

  /** Every frame marked. */
  get all() {
    if (this.everyone?.length !== this.size) {
      this.everyone = new Uint8Array(this.size).fill(1);
    }
    return this.everyone;
  }

  /** Java functions without their package. */
  short(frame) {
    return this.brief[frame] ??= 'ji'.includes(this.kinds[frame]) ? withoutPackage(this.names[frame]) : this.names[frame];
  }

  /** All labels in small letters, one a line, and where each ends: one text is searched ten times as fast as thousands. */
  get lowered() {
    let lines = this.lines?.deref();
    if (lines?.ends.length !== this.size) {
      const text = this.labels.join('\n').toLowerCase() + '\n';
      const ends = new Int32Array(this.size);
      for (let frame = 0, at = -1; frame < ends.length; frame++) {
        ends[frame] = at = text.indexOf('\n', at + 1);
      }
      lines = {text, ends};
      // Soon made again, should the browser want the room.
      this.lines = new WeakRef(lines);
    }
    return lines;
  }

  /** Which frames have a text in their label, whatever its case. */
  containing(wanted) {
    const marked = new Uint8Array(this.size);
    const part = wanted.toLowerCase();
    if (part === '' || part.includes('\n')) {
      return marked.fill(part === '' ? 1 : 0);
    }
    const {text, ends} = this.lowered;
    let frame = 0;
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, ends[frame])) {
      while (ends[frame] < at) {
        frame++;
      }
      marked[frame] = 1;
    }
    return marked;
  }

  /** The place of a frame that stands for others, such as a package. */
  standIn(name, kind) {
    const key = kind + name;
    if (!this.added.has(key)) {
      this.added.set(key, this.size);
      this.names.push(name);
      this.labels.push(name);
      this.kinds.push(kind);
      this.locks.push(false);
      this.brief[this.size - 1] = name;
    }
    return this.added.get(key);
  }

  kindText(frame) {
    return KIND_NAMES[this.kinds[frame]] + (this.locks[frame] && this.kinds[frame] !== 'l' ? ', lock' : '');
  }

  /** Which frames a test holds for, as a table of zeros and ones. */
  marked(test) {
    const marked = new Uint8Array(this.size);
    for (let frame = 0; frame < marked.length; frame++) {
      marked[frame] = test(frame) ? 1 : 0;
    }
    return marked;
  }

  /** The frames that a text names in full; names are those of the frames, or their labels. */
  called(text, names) {
    const marked = new Uint8Array(this.size);
    for (let frame = names.indexOf(text); frame >= 0; frame = names.indexOf(text, frame + 1)) {
      marked[frame] = 1;
    }
    return marked;
  }

  only(frame) {
    return this.marked(other => other === frame);
  }
}
