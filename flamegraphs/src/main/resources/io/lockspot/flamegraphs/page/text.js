'use strict';
// How names, weights and shares read.

const KIND_NAMES = {j: 'Java', i: 'inlined Java', n: 'native', k: 'kernel', o: 'other', l: 'lock'};

// Characters that show as nothing, or that turn the text around them.
const INVISIBLE = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e'
    + '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\ud800-\\udbff](?![\\udc00-\\udfff])'
    + '|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]', 'g');

const PLAIN = /^[\x20-\x7e]*$/;

/** The name with every invisible character written out. */
function visible(name) {
  return PLAIN.test(name) ? name : name.replace(INVISIBLE, c => {
    const hex = c.charCodeAt(0).toString(16);
    return hex.length <= 2 ? '\\x' + hex.padStart(2, '0') : '\\u' + hex.padStart(4, '0');
  });
}

/** Java functions without their package: Class.method. */
function withoutPackage(name) {
  const method = name.lastIndexOf('.');
  if (method <= 0) {
    return name;
  }
  let type = segmentStart(name, method);
  // A hidden class has its address behind the dot: Handler$$Lambda$16.0x7f00.run.
  if (name.startsWith('0x', type) && type > 0) {
    type = segmentStart(name, type - 1);
  }
  return name.slice(type);
}

function segmentStart(name, end) {
  return Math.max(name.lastIndexOf('.', end - 1), name.lastIndexOf('/', end - 1)) + 1;
}

function shortened(text, length) {
  return text.length <= length ? text : text.slice(0, Math.max(length - 1, 1)) + '\u2026';
}

/**
 * With so many decimals, as Java's %.2f writes it: half up, counted from the digits that the number prints with. What
 * a program reads in the JSON, a terminal shows and a page says is the same figure.
 */
function fixed(value, decimals) {
  const [whole, rest = ''] = (value < 1e-6 ? '0' : String(value)).split('.');
  if (rest.length <= decimals || whole.includes('e')) {
    return Number(value < 1e-6 ? 0 : value).toFixed(decimals);
  }
  const up = rest[decimals] >= '5' ? 1n : 0n;
  const digits = String(BigInt(whole + rest.slice(0, decimals)) + up).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : digits.slice(0, -decimals) + '.' + digits.slice(-decimals);
}

/** Three significant digits or so: 850 ns, 17.5 \u00b5s, 560 ms, 20.18 s. */
function duration(ns) {
  if (ns < 999.5) {
    return fixed(ns, 0) + ' ns';
  } else if (ns < 999500) {
    return scaled(ns / 1e3, '\u00b5s');
  } else if (ns < 999500000) {
    return scaled(ns / 1e6, 'ms');
  }
  return ns < 100e9 ? fixed(ns / 1e9, 2) + ' s' : grouped(fixed(ns / 1e9, 0)) + ' s';
}

function scaled(value, unit) {
  return fixed(value, value < 99.95 ? 1 : 0) + ' ' + unit;
}

/** A time where nanoseconds count. */
function smallDuration(ns) {
  return ns > 0 && ns < 9.95 ? fixed(ns, 1) + ' ns' : duration(ns);
}

/** With three significant digits. */
function threeDigits(value) {
  return value >= 1000 ? grouped(fixed(value, 0)) : String(Number(value.toPrecision(3)));
}

function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

function counted(number, noun) {
  return numbered(grouped(number), noun);
}

/** A number as it is written, and of what. */
function numbered(number, noun) {
  return number + ' ' + (number === '1' ? noun.replace(/s$/, '') : noun);
}

function weightText(weight, unit) {
  return unit === 'ns' ? duration(weight) : counted(weight, visible(unit));
}

/** Of a whole of zero, everything is nothing. */
function shareText(part, whole) {
  return percentText(whole > 0 ? 100 * part / whole : 0);
}

function percentText(percent) {
  return percent > 0 && percent < 0.005 ? '<0.01%' : fixed(percent, 2) + '%';
}
