'use strict';
// The table of frames. Trees hold places in it; views that fold frames together add rows of their own.

const KINDS = 'jinkol';

class Frames {
  constructor(data) {
    this.names = data.names.map(visible);
    this.kinds = Array.from(data.kinds, k => k.toLowerCase());
    this.locks = Array.from(data.kinds, k => k !== k.toLowerCase());
    this.labels = this.names.map((name, i) => this.kinds[i] === 'k' ? name + '_[k]' : name);
    this.brief = [];
    this.lower = [];
    this.added = new Map();
  }

  get size() {
    return this.names.length;
  }

  /** The place in KINDS of each frame's kind. */
  get places() {
    if (this.kindPlaces?.length !== this.size) {
      this.kindPlaces = Uint8Array.from(this.kinds, kind => KINDS.indexOf(kind));
    }
    return this.kindPlaces;
  }

  /** Java functions without their package. */
  short(frame) {
    return this.brief[frame] ??= 'ji'.includes(this.kinds[frame]) ? withoutPackage(this.names[frame]) : this.names[frame];
  }

  /** For searching whatever the case. */
  lowered(frame) {
    return this.lower[frame] ??= this.labels[frame].toLowerCase();
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

  only(frame) {
    return this.marked(other => other === frame);
  }
}
