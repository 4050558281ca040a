'use strict';
// The palette lives in the style sheet; this reads it and makes the shades of it that a canvas needs.

const PALETTE = ['ground', 'java', 'inlined', 'native', 'kernel', 'other', 'lock', 'on-frame', 'on-lock', 'muted',
  'accent', 'match'];
const KIND_COLOURS = {j: 'java', i: 'inlined', n: 'native', k: 'kernel', o: 'other'};
const SHADES = 3;

class Colours {
  constructor() {
    this.read();
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    for (const name of PALETTE) {
      this[name] = style.getPropertyValue('--' + name).trim();
    }
    this.fills = new Map();
    for (const name of [...Object.values(KIND_COLOURS), 'lock']) {
      for (let shade = 0; shade < SHADES; shade++) {
        const fill = mixed(this[name], this.ground, name === 'lock' ? 0 : 0.11 * shade);
        this.fills.set(name + shade, {plain: fill, faint: mixed(fill, this.ground, 0.74)});
      }
    }
  }

  /** Neighbours of one kind differ a little, and a function has the same shade everywhere. */
  fill(frames, frame) {
    return this.fills.get(Colours.nameOf(frames, frame) + frame % SHADES);
  }

  static nameOf(frames, frame) {
    return frames.locks[frame] ? 'lock' : KIND_COLOURS[frames.kinds[frame]];
  }
}

/** Two #rrggbb colours, mixed. */
function mixed(colour, other, share) {
  const channel = at => {
    const from = parseInt(colour.slice(at, at + 2), 16);
    const to = parseInt(other.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share).toString(16).padStart(2, '0');
  };
  return '#' + channel(1) + channel(3) + channel(5);
}
