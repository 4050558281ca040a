'use strict';
// How long an operation took before and after, one curve over the other: to the right ever rarer quantiles, each nine
// as wide as the one before it, and upwards time by powers of ten. The line is the middle of a side's runs, the band is
// all of them.

const CURVE = {wide: 480, high: 240, left: 58, right: 14, top: 12, bottom: 26};
const CURVE_TICKS = [[0, 'p0'], [0.5, 'p50'], [0.9, 'p90'], [0.99, 'p99'], [0.999, 'p99.9'], [0.9999, 'p99.99'], [0.99999, 'p99.999']];
const CURVE_SIDES = [['before', 'before'], ['after', 'after']];

function latencyFigures(curves) {
  return curves.map(latencyFigure);
}

function latencyFigure(curve) {
  const scale = curveScale(curve);
  const name = visible(curve.operation) + ' ' + visible(curve.implementation);
  const picture = svg('svg', {class: 'curve', viewBox: `0 0 ${CURVE.wide} ${CURVE.high}`, role: 'img', 'aria-label': name + ': ' + curveWords(curve)},
    ...curveRuler(curve, scale), ...CURVE_SIDES.map(([side]) => band(curve, side, scale)), ...CURVE_SIDES.map(([side]) => middleLine(curve, side, scale)));
  const caption = element('figcaption', '', element('b', '', visible(curve.operation)), ' ' + visible(curve.implementation) + ' ',
    ...CURVE_SIDES.flatMap(([side, word]) => [element('span', 'key ' + side, word), ' ']));
  return element('figure', '', caption, picture);
}

/** What the picture shows, for those who do not see it. */
function curveWords(curve) {
  return CURVE_TICKS.slice(1).filter(([q]) => curve.quantiles.includes(q))
    .map(([q, word]) => word + ' ' + CURVE_SIDES.map(([side, name]) => duration(middle(curve[side].map(run => run[curve.quantiles.indexOf(q)]))) + ' ' + name).join(', '))
    .join('; ');
}

function curveScale(curve) {
  const times = [...curve.before, ...curve.after].flat().map(time => Math.max(time, 1));
  const low = Math.floor(Math.log10(Math.min(...times)));
  const high = Math.max(Math.ceil(Math.log10(Math.max(...times))), low + 1);
  const nines = q => -Math.log10(1 - q);
  const most = nines(curve.quantiles.at(-1));
  return {
    x: q => CURVE.left + nines(q) / most * (CURVE.wide - CURVE.left - CURVE.right),
    y: time => CURVE.top + (high - Math.log10(Math.max(time, 1))) / (high - low) * (CURVE.high - CURVE.top - CURVE.bottom),
    decades: Array.from({length: high - low + 1}, (_, i) => 10 ** (low + i)),
    most: curve.quantiles.at(-1),
  };
}

function curveRuler(curve, scale) {
  const right = CURVE.wide - CURVE.right;
  const base = CURVE.high - CURVE.bottom;
  const across = scale.decades.flatMap(time => [
    svg('line', {class: 'grid', x1: CURVE.left, x2: right, y1: scale.y(time), y2: scale.y(time)}),
    svg('text', {class: 'tick', x: CURVE.left - 6, y: scale.y(time) + 4, 'text-anchor': 'end'}, decadeText(time)),
  ]);
  const up = CURVE_TICKS.filter(([q]) => q <= scale.most).flatMap(([q, word], i) => [
    svg('line', {class: 'grid', x1: scale.x(q), x2: scale.x(q), y1: CURVE.top, y2: base}),
    svg('text', {class: 'tick', x: scale.x(q), y: CURVE.high - 8, 'text-anchor': i === 0 ? 'start' : scale.x(q) > right - 16 ? 'end' : 'middle'}, word),
  ]);
  return [...across, ...up];
}

function middle(values) {
  const sorted = values.slice().sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : Math.sqrt(Math.max(sorted[half - 1], 1) * Math.max(sorted[half], 1));
}

function middleLine(curve, side, scale) {
  const points = curve.quantiles.map((q, i) => point(scale.x(q), scale.y(middle(curve[side].map(run => run[i])))));
  return svg('polyline', {class: side, points: points.join(' ')});
}

/** From the fastest run to the slowest. */
function band(curve, side, scale) {
  const edge = pick => curve.quantiles.map((q, i) => point(scale.x(q), scale.y(pick(...curve[side].map(run => run[i])))));
  return svg('polygon', {class: side, points: [...edge(Math.max), ...edge(Math.min).reverse()].join(' ')});
}

function point(x, y) {
  return x.toFixed(1) + ',' + y.toFixed(1);
}
