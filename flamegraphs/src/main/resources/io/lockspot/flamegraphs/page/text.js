'use strict';
// How names, weights and shares read.

const KIND_NAMES = {j: 'Java', i: 'inlined Java', n: 'native', k: 'kernel', o: 'other', l: 'lock'};

// Characters that show as nothing, or that turn the text around them.
const INVISIBLE = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e'
    + '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\ud800-\\udbff](?![\\udc00-\\udfff])'
    + '|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]', 'g');

/** The name with every invisible character written out. */
function visible(name) {
  return name.replace(INVISIBLE, c => {
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

function threeDigits(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function duration(ns) {
  const s = ns / 1e9;
  if (ns < 999.5) {
    return Math.round(ns) + ' ns';
  } else if (ns < 999.5e3) {
    return threeDigits(ns / 1e3) + ' \u00b5s';
  } else if (ns < 999.5e6) {
    return threeDigits(ns / 1e6) + ' ms';
  } else if (s < 59.95) {
    return threeDigits(s) + ' s';
  } else if (s < 3599.5) {
    return Math.floor(Math.round(s) / 60) + ' min ' + Math.round(s) % 60 + ' s';
  }
  const min = Math.round(s / 60);
  return grouped(Math.floor(min / 60)) + ' h ' + min % 60 + ' min';
}

function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

function counted(number, noun) {
  return grouped(number) + ' ' + (number === 1 ? noun.replace(/s$/, '') : noun);
}

function weightText(weight, unit) {
  return unit === 'ns' ? duration(weight) : counted(weight, visible(unit));
}

/** Of a whole of zero, everything is nothing. */
function shareText(part, whole) {
  const percent = whole > 0 ? 100 * part / whole : 0;
  return percent > 0 && percent < 0.005 ? '<0.01%' : percent.toFixed(2) + '%';
}
