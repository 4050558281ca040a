'use strict';
// How long each operation took: one small picture per operation, all on the same logarithmic axis of time. Heights are
// logarithmic too: the few long ones among a hundred thousand are what one looks for.

const WIDE = 400;
const HIGH = 150;
const TOP = 52;
const BOTTOM = 20;
const SIDE = 10;
const MARKS = [['p50', 'p50'], ['p99', 'p99'], ['max', 'longest']];

function svg(name, attributes, ...content) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  made.append(...content);
  return made;
}

/** Whole decades that hold all times. */
function axisOf(operations) {
  const times = operations.flatMap(o => [o.histogram[0].from, o.histogram.at(-1).from, o.max]).map(t => Math.max(t, 1));
  const low = Math.floor(Math.log10(Math.min(...times)));
  const high = Math.max(Math.ceil(Math.log10(Math.max(...times) + 1)), low + 1);
  const x = time => SIDE + (Math.log10(Math.max(time, 1)) - low) / (high - low) * (WIDE - 2 * SIDE);
  const decades = Array.from({length: high - low + 1}, (_, i) => 10 ** (low + i));
  return {x, decades};
}

function distributions(operations) {
  const drawn = operations.filter(o => o.histogram?.length > 0);
  if (drawn.length === 0) {
    return [];
  }
  const axis = axisOf(drawn);
  const figures = element('div', 'figures', ...drawn.map(operation => distribution(operation, axis)));
  return [figures, note('How long they took. Each column is an eighth of a doubling; its height is the number of operations, '
    + 'by powers of ten, so that the rare long ones show.')];
}

function distribution(operation, axis) {
  const name = visible(operation.operation) + ', ' + visible(operation.implementation);
  const quantiles = MARKS.map(([key, word]) => word + ' ' + duration(operation[key])).join(', ');
  const powers = Math.max(Math.ceil(Math.log10(Math.max(...operation.histogram.map(bucket => bucket.count)) + 1)), 1);
  const picture = svg('svg', {viewBox: `0 0 ${WIDE} ${HIGH}`, role: 'img', 'aria-label': name + ': ' + quantiles},
    ...ruler(axis), ...columns(operation.histogram, axis, powers), ...levels(powers), ...marks(operation, axis));
  const caption = element('figcaption', '', element('b', '', visible(operation.operation)), ' '
    + visible(operation.implementation) + ' ', element('span', 'note', count(operation.count)));
  return element('figure', '', caption, picture);
}

function ruler(axis) {
  const base = HIGH - BOTTOM;
  const step = axis.decades.length > 7 ? 2 : 1;
  return axis.decades.flatMap((time, i) => {
    const x = axis.x(time);
    const line = svg('line', {class: 'grid', x1: x, x2: x, y1: TOP, y2: base});
    const anchor = i === 0 ? 'start' : i === axis.decades.length - 1 ? 'end' : 'middle';
    const text = svg('text', {class: 'tick', x: i === 0 ? x - 6 : anchor === 'end' ? x + 6 : x, y: HIGH - 6, 'text-anchor': anchor}, decadeText(time));
    return i % step === 0 ? [line, text] : [line];
  });
}

function decadeText(time) {
  return time < 1e3 ? time + ' ns' : time < 1e6 ? time / 1e3 + ' \u00b5s' : time < 1e9 ? time / 1e6 + ' ms' : time / 1e9 + ' s';
}

/** A single operation is a tenth of a power of ten high. */
function heightOf(number, powers) {
  return (Math.log10(number) + 0.1) / (powers + 0.1) * (HIGH - BOTTOM - TOP);
}

function columns(histogram, axis, powers) {
  return histogram.map(bucket => {
    const left = axis.x(bucket.from);
    const height = heightOf(bucket.count, powers);
    const width = Math.max(axis.x(bucket.to) - left, 0.5);
    return svg('rect', {class: 'column', x: left, y: HIGH - BOTTOM - height, width, height});
  });
}

/** Lines at one operation, ten, a hundred; every second power has its number when there are many. */
function levels(powers) {
  return Array.from({length: powers}, (_, power) => power).filter(power => powers < 4 || power % 2 === 0).flatMap(power => {
    const y = HIGH - BOTTOM - heightOf(10 ** power, powers);
    return [svg('line', {class: 'level', x1: SIDE, x2: WIDE - SIDE, y1: y, y2: y}),
      svg('text', {class: 'tick level', x: WIDE - SIDE, y: y - 2, 'text-anchor': 'end'}, count(10 ** power))];
  });
}

/** Each mark has a line of its own for its label, so that they cannot cover each other. */
function marks(operation, axis) {
  return MARKS.flatMap(([key, word], i) => {
    const x = axis.x(operation[key]);
    const y = 12 + 15 * i;
    const toTheLeft = x > WIDE / 2;
    return [
      svg('line', {class: 'mark ' + key, x1: x, x2: x, y1: y - 8, y2: HIGH - BOTTOM}),
      svg('text', {class: 'mark', x: toTheLeft ? x - 5 : x + 5, y: y + 2, 'text-anchor': toTheLeft ? 'end' : 'start'},
        word + ' ' + duration(operation[key])),
    ];
  });
}
