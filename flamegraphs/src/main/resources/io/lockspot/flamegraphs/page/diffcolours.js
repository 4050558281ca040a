'use strict';
// The colours of differences: grey where nothing changed, blue for less and orange for more, which the colour-blind tell
// apart, in four steps. That a path is new or gone is in its label and its hatching too.

const DIFF_PALETTE = ['ground', 'text', 'muted', 'accent', 'match', 'same', 'less', 'more'];
const STRENGTHS = [0.16, 0.34, 0.54, 0.76, 1];
const HATCH = 6;

class DiffColours {
  constructor() {
    this.read();
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    for (const name of DIFF_PALETTE) {
      this[name] = style.getPropertyValue('--' + name).trim();
    }
    this.fills = {same: [this.made(this.same)]};
    for (const name of ['less', 'more']) {
      this.fills[name] = STRENGTHS.map((strength, step) => this.made(mixed(step === 0 ? this.same : this.ground, this[name], strength)));
    }
    this.hatch = this.hatching();
  }

  made(fill) {
    const faint = mixed(fill, this.ground, 0.74);
    return {plain: fill, faint, plainPixel: pixel(fill), faintPixel: pixel(faint), ink: inkOn(fill)};
  }

  of(sign, step) {
    return sign === 0 ? this.fills.same[0] : this.fills[sign < 0 ? 'less' : 'more'][step];
  }

  hatching() {
    const tile = document.createElement('canvas');
    tile.width = HATCH;
    tile.height = HATCH;
    const ink = tile.getContext('2d');
    ink.strokeStyle = this.ground;
    ink.lineWidth = 1.5;
    for (const x of [-HATCH, 0, HATCH]) {
      ink.beginPath();
      ink.moveTo(x - 1, HATCH + 1);
      ink.lineTo(x + HATCH + 1, -1);
      ink.stroke();
    }
    return ink.createPattern(tile, 'repeat');
  }
}

/** Black or white, whichever reads better on the colour. */
function inkOn(colour) {
  const [red, green, blue] = bytes(colour).map(channel => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) / 0.055 > 1.05 / (luminance + 0.05) ? '#0d1013' : '#ffffff';
}
