'use strict';
// The palette lives in the style sheet; this reads it and makes the shades of it that a canvas needs.

const PALETTE = ['ground', 'java', 'inlined', 'native', 'kernel', 'other', 'lock', 'on-frame', 'on-lock', 'muted',
  'accent', 'match'];
const KIND_COLOURS = {j: 'java', i: 'inlined', n: 'native', k: 'kernel', o: 'other', l: 'lock'};
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
    this.byFrame = [];
    for (const name of [...Object.values(KIND_COLOURS), 'lock']) {
      for (let shade = 0; shade < SHADES; shade++) {
        const fill = mixed(this[name], this.ground, name === 'lock' ? 0 : 0.11 * shade);
        const faint = mixed(fill, this.ground, 0.74);
        this.fills.set(name + shade, {plain: fill, faint});
      }
    }
    this.pixels = null;
  }

  /** Of each frame the plain and the faint colour, as pixels. */
  pixelsOf(frames) {
    if (this.pixels?.plain.length !== frames.size) {
      const ofKinds = shade => Array.from(KINDS, kind => this.fills.get(KIND_COLOURS[kind] + shade));
      const fills = Array.from({length: SHADES}, (_, shade) => ofKinds(shade));
      this.pixels = tables(frames, fills);
    }
    return this.pixels;
  }

  /** Neighbours of one kind differ a little, and a function has the same shade everywhere. */
  fill(frames, frame) {
    return this.byFrame[frame] ??= this.fills.get(Colours.nameOf(frames, frame) + frame % SHADES);
  }

  static nameOf(frames, frame) {
    return frames.locks[frame] ? 'lock' : KIND_COLOURS[frames.kinds[frame]];
  }
}

function tables({size, places, locks}, fills) {
  const pixels = name => fills.map(shade => Uint32Array.from(shade, fill => pixel(fill[name])));
  const [plains, faints] = [pixels('plain'), pixels('faint')];
  const lock = KINDS.indexOf('l');
  const plain = new Uint32Array(size);
  const faint = new Uint32Array(size);
  for (let frame = 0; frame < size; frame++) {
    const place = locks[frame] ? lock : places[frame];
    plain[frame] = plains[frame % SHADES][place];
    faint[frame] = faints[frame % SHADES][place];
  }
  return {plain, faint};
}

/** As images have it in a word of 32 bits. */
function pixel(colour) {
  return new Uint32Array(Uint8Array.from([...bytes(colour), 255]).buffer)[0];
}

function bytes(colour) {
  return [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
}

/** Two #rrggbb colours, mixed. */
function mixed(colour, other, share) {
  const there = bytes(other);
  const channels = bytes(colour).map((from, i) => Math.round(from + (there[i] - from) * share));
  return '#' + channels.map(channel => channel.toString(16).padStart(2, '0')).join('');
}
