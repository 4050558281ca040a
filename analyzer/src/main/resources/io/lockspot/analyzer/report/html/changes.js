'use strict';
// What changed, by how much and how surely: the words and figures of the text report, and tables of them. The page that
// has them keeps what it shows in comparison.

const LARGE = 10;
const DISTINCT = 999;
const RULED = 4;

const METRICS = {perSecond: 'per second', lockWait: 'lock wait', stillRegistered: 'still registered',
  waitPerOperation: 'wait', waitsPerOperation: 'waits'};
const VERDICTS = {IMPROVEMENT: 'better', REGRESSION: 'WORSE', MOVED: 'moved', PASS: '', INCONCLUSIVE: '(not ruled out)'};

function metricName(metric) {
  return Object.hasOwn(METRICS, metric) ? METRICS[metric] : visible(metric);
}

/** A value in the unit of the change. */
function valueText(unit, value) {
  switch (unit) {
    case 'ns':
    case 'ns/cpu-second': return duration(value);
    case 'percent': return percentText(value);
    case '1/s': return rate(value);
    default: return value >= 1000 ? count(value) : value >= 1 ? significant(value) : fixed(value, 4);
  }
}

/** Three digits, with the zeros at the end: 2.00. */
function significant(value) {
  return Number(value.toPrecision(3)) >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

/** A value with half the width of its interval in percent. */
function figureText(unit, value, interval) {
  const text = valueText(unit, value);
  if (!interval || value === 0) {
    return text;
  }
  const percent = 100 * Math.max(interval[1] - value, value - interval[0]) / value;
  return text + (percent > DISTINCT ? ' \u00b1 \u221e' : ' \u00b1 ' + fixed(percent, 0) + ' %');
}

/** A ratio as a change: -41.2 %, or \u00d712; absent when there was nothing before. */
function factorText(ratio) {
  if (ratio === null) {
    return 'new';
  }
  if (ratio >= LARGE) {
    return '\u00d7' + (ratio >= 1000 ? count(ratio) : significant(ratio));
  }
  const percent = 100 * (ratio - 1);
  return (percent < 0 ? '-' : '+') + fixed(Math.abs(percent), 1) + ' %';
}

function intervalText(interval) {
  return interval[1] === null ? 'at least ' + factorText(interval[0]) : factorText(interval[0]) + ' \u2026 ' + factorText(interval[1]);
}

/** What stands in the column of changes: the change where there surely is one, else ~. */
function changeText(change) {
  return change.significant || comparison.descriptive ? factorText(change.ratio) : '~';
}

function rangeText(change) {
  return change.interval && (change.significant || comparison.descriptive) ? intervalText(change.interval) : '';
}

function evidenceText(change) {
  return change.q === null || change.q === undefined ? '' : 'p=' + fixed(change.q, 3);
}

function verdictText(change) {
  if (comparison.descriptive || change.metric === 'perSecond') {
    return '';
  }
  return change.common ? '(no more than all the rest)' : VERDICTS[change.verdict];
}

/** Better, worse or neither, for colours; the words say the same. */
function verdictClass(change) {
  return verdictText(change) === 'better' ? 'better' : verdictText(change) === 'WORSE' ? 'worse' : '';
}

function subjectText(change) {
  if (change.watch !== undefined) {
    return noun(change.measure) + ' in ' + visible(change.watch);
  }
  if (change.path !== undefined) {
    return noun(change.measure) + (change.path.length === 0 ? '' : ' in ' + brief(change.path.at(-1)));
  }
  return (change.name === undefined ? '' : visible(change.name) + ', ') + metricName(change.metric);
}

/** The interval on a line from a quarter to four times, with a mark where nothing changed. */
function rangePicture(change) {
  const wide = 120;
  const edge = 4;
  const at = ratio => wide / 2 + (wide / 2 - edge) * Math.max(-1, Math.min(1, Math.log(Math.max(ratio ?? Infinity, 1e-9)) / Math.log(RULED)));
  const none = svg('line', {class: 'none', x1: wide / 2, x2: wide / 2, y1: 0, y2: 16});
  const picture = svg('svg', {class: 'range ' + verdictClass(change), viewBox: `0 0 ${wide} 16`, width: wide, height: 16, 'aria-hidden': 'true'}, none);
  if (change.interval) {
    const [from, to] = change.interval.map(at);
    picture.append(svg('rect', {x: from, y: 5, width: Math.max(to - from, 2), height: 6, rx: 2}));
    picture.append(svg('circle', {cx: at(change.ratio), cy: 8, r: 3.5}));
  }
  return picture;
}

/** One row a change. */
function changesTable(name, first, changes) {
  const heads = [['before', 'number'], ['after', 'number'], ['change', 'number'],
    [comparison.descriptive ? 'sampled to' : '95 % interval', ''], ['\u00bc \u2026 1 \u2026 4', 'middle'], ['', ''], ['', '']];
  const head = element('tr', '', columnHead(first), ...heads.map(([text, className]) => columnHead(text, className)));
  const rows = changes.map(change => element('tr', '', rowHead(subjectText(change)), ...changeCells(change)));
  return scrolling(name, element('table', '', element('caption', 'unseen', name), element('thead', '', head), element('tbody', '', ...rows)));
}

function changeCells(change) {
  const cell = (className, ...content) => element('td', className, ...content);
  return [
    cell('number', figureText(change.unit, change.before, change.beforeInterval ?? change.beforeSlices)),
    cell('number', figureText(change.unit, change.after, change.afterInterval ?? change.afterSlices)),
    cell('number ' + verdictClass(change), changeText(change)),
    cell('', rangeText(change)),
    cell('middle', rangePicture(change)),
    cell('', evidenceText(change)),
    cell(verdictClass(change), change.verdict === 'INCONCLUSIVE' && !change.common ? '' : verdictText(change)),
  ];
}
