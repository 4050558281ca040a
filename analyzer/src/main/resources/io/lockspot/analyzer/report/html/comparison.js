'use strict';
// The page of a comparison: every section that there is something for, in its order.

const comparison = JSON.parse(byId('report').textContent);

const PATH_COLUMNS = [
  {name: 'what', isText: true, text: subjectText, value: subjectText},
  {name: 'before', text: change => figureText(change.unit, change.before, change.beforeInterval ?? change.beforeSlices), value: change => change.before},
  {name: 'after', text: change => figureText(change.unit, change.after, change.afterInterval ?? change.afterSlices), value: change => change.after},
  {name: 'change', text: changeText, value: change => change.ratio ?? Infinity},
  {name: '95 % interval', isText: true, text: rangeText, value: change => change.interval?.[0] ?? 0},
  {name: 'p', text: change => evidenceText(change).replace('p=', ''), value: change => -(change.q ?? 1)},
  {name: 'verdict', isText: true, text: verdictText, value: verdictText},
];

function showHeadline() {
  const text = visible(comparison.headline);
  const colon = text.indexOf(':');
  const [first, rest] = sentences(text.slice(colon + 1).trim());
  const badge = element('span', 'verdict ' + comparison.verdict.toLowerCase(), visible(comparison.verdict));
  byId('headline').append(badge, ' ', first.charAt(0).toUpperCase() + first.slice(1), element('span', 'rest', rest));
  document.title = 'lockspot: ' + text;
}

function runsText(name, runs) {
  const lengths = runs.map(run => run.duration).filter(length => length > 0);
  const least = Math.min(...lengths);
  const most = Math.max(...lengths);
  const length = lengths.length === 0 ? '' : ', ' + (duration(least) === duration(most) ? duration(least) : duration(least) + ' \u2013 ' + duration(most))
    + (runs.length > 1 ? ' each' : '');
  return name + ': ' + counting(runs.length, 'run', 'runs') + length;
}

function showFacts() {
  const all = key => [...new Set(comparison.recordings.map(r => r.environment?.[key]).filter(Boolean))].map(visible).join(', ');
  const facts = [runsText('before', comparison.runs.before), runsText('after', comparison.runs.after),
    'costs ' + per(),
    all('kernelRelease') && 'kernel ' + all('kernelRelease'), all('javaVersion') && 'Java ' + all('javaVersion'),
    all('cpus') && all('cpus') + ' CPUs'];
  byId('facts').append(...facts.filter(Boolean).map(fact => element('li', '', fact)));
}

const DOUBTS = ['shares', 'per-cpu-second', 'noisy-machine', 'noisy-runs', 'runs-too-different'];

/** What speaks against the comparison stands before its figures. */
function showNotices() {
  const notices = comparison.warnings.filter(w => w.code.startsWith('different-') || PARTIAL.includes(w.code) || DOUBTS.includes(w.code)).map(warning => visible(warning.text));
  if (comparison.descriptive) {
    notices.unshift('Too few runs for a test: what follows describes these runs, and no more.');
  }
  byId('notices').hidden = notices.length === 0;
  byId('notices').append(...notices.map(text => element('li', '', text)));
}

function showGates() {
  if (comparison.gates.length === 0) {
    return;
  }
  const head = element('tr', '', columnHead('gate'), columnHead('outcome'), columnHead('why'));
  const rows = comparison.gates.map(gate => element('tr', '', element('th', '', element('code', '', visible(gate.gate))),
    element('td', {FAIL: 'worse', PASS: 'better'}[gate.outcome] ?? '', visible(gate.outcome)), element('td', 'wide', gateText(gate))));
  section('gates').append(scrolling('Gates', element('table', '', element('thead', '', head), element('tbody', '', ...rows))));
}

function gateText(gate) {
  const seen = gate.evidence.slice(0, 1).map(change => factorText(change.ratio) + (change.interval ? ' (' + intervalText(change.interval) + ')' : '')
    + ', ' + valueText(change.unit, change.before) + ' \u2192 ' + valueText(change.unit, change.after));
  const more = gate.furtherRuns ? ['about ' + gate.furtherRuns + ' more on each side would most likely decide it'] : [];
  return [...seen, ...(gate.reason ? [visible(gate.reason)] : []), ...more].join('; ');
}

function showComparedOperations() {
  if (comparison.operations.length === 0) {
    return;
  }
  const into = section('operations');
  const figures = latencyFigures(comparison.latencies);
  if (figures.length > 0) {
    into.append(element('div', 'figures', ...figures), note('How long they took: half took no longer than at p50, 99 of 100 no longer than at p99. '
      + 'The line is the middle one of the runs of a side, the band reaches from its fastest to its slowest run.'));
  }
  const groups = new Map();
  for (const change of comparison.operations) {
    const name = visible(change.operation) + ' (' + visible(change.implementation) + ')';
    groups.set(name, [...groups.get(name) ?? [], change]);
  }
  into.append(...[...groups].map(([name, changes]) => changesTable(name, name, changes)));
}

function per() {
  const {kind, operation} = comparison.denominator;
  return kind === 'OPERATION' ? 'per ' + visible(operation ?? '') : kind === 'CPU_SECOND' ? 'per CPU-second' : 'as a share of the whole';
}

function showComparedLocks() {
  if (comparison.locks.length > 0) {
    section('locks').append(changesTable('Locks', 'lock, ' + per(), comparison.locks));
  }
}

function showWatched() {
  if (comparison.watched.length > 0) {
    section('watched').append(note('Named before anybody looked, so tested more sharply; ' + per() + '.'), pathTable('Watched', comparison.watched));
  }
}

function showPaths() {
  const into = section('changes');
  if (comparison.paths.length === 0) {
    into.append(note('No path changed by enough to matter.'));
    return;
  }
  into.append(note('The deepest path that explains a change, ' + per() + '. A row unfolds to the whole path and to what it costs in every way to say it.'),
    pathTable('Changed paths', comparison.paths));
}

function pathTable(name, changes) {
  const table = new SortableTable(name, changes, PATH_COLUMNS, behindChange);
  table.open.add(changes[0]);
  table.show();
  return scrolling(name, table.element);
}

function behindChange(change) {
  const ways = [['perOperation', 'per ' + visible(comparison.denominator.operation ?? 'operation')], ['perCpuSecond', 'per CPU-second'], ['share', 'share']];
  const text = (way, value) => value === null || value === undefined ? 'none'
    : way === 'share' ? percentText(value) : change.measure === 'samples' ? significant(value) : duration(value);
  const costs = element('dl', 'facts');
  for (const [way, words] of ways.filter(([key]) => change.costsBefore[key] !== null || change.costsAfter[key] !== null)) {
    costs.append(element('dt', '', words), element('dd', 'number', text(way, change.costsBefore[way]) + ' \u2192 ' + text(way, change.costsAfter[way])));
  }
  const moved = change.movedTo ?? change.movedFrom;
  const path = element('div', '', change.path === undefined ? '' : change.path.length === 0 ? note('everything') : pathList(change.path, 8));
  if (moved) {
    path.append(note(change.movedTo ? 'moved to' : 'moved from'), pathList(moved, 3));
  }
  return element('div', 'sides', path, costs);
}

/** The trees of both sides in one, with the verdicts of this comparison. */
async function showDifference() {
  const data = await dataOf(byId('trees'));
  if (data.diffs.length === 0) {
    return;
  }
  section('difference');
  byId('difference-note').textContent = 'All runs of a side together. ' + (comparison.descriptive
    ? 'With so few runs nothing says what is chance.' : 'What the test calls noise is pale.');
  const view = new DiffView(byId('diff'), data);
  view.trail = new Trail(view);
  document.addEventListener('theme', () => view.recolour());
  if (location.hash.includes('=')) {
    view.arrive(location.hash.slice(1));
  }
  view.showTrail();
}

function showSensitivity() {
  const said = [];
  if (comparison.descriptive) {
    said.push('Nothing but a description: with fewer than 3 runs on a side it fails no build.');
  } else {
    const mean = comparison.operations.find(c => c.metric === 'mean' && c.operation === comparison.denominator.operation);
    const smallest = (mean ? [detectable(mean.detectableRatio) + ' on the mean of ' + visible(mean.operation)] : [])
      .concat(comparison.detectableRatio.map(one => detectable(one.ratio) + ' on a path of ' + fixed(one.share, 0) + ' %'));
    if (smallest.length > 0) {
      said.push('Smallest change found in four of five comparisons: ' + smallest.join(', ') + '.');
    }
    said.push('False alarms: ' + Math.round((comparison.falseAlarmRate ?? 0) * comparison.relabellings) + ' of '
      + counting(comparison.relabellings, 'comparison of these runs with the labels mixed', 'comparisons of these runs with the labels mixed') + '.');
    said.push('Moderated t over runs, ' + counting(comparison.tested, 'figure and path', 'figures and paths') + '; \u00b1 and ranges of 95 % (\u221e where there is too little to tell); p corrected for '
      + 'their number (what is watched: Holm; the rest: Benjamini-Hochberg); ~ is no significant change; better or WORSE when surely 10 % and half a '
      + 'percentage point.');
  }
  section('sensitivity').append(...said.map(text => element('p', '', text)));
}

function detectable(ratio) {
  return ratio === null || ratio >= 1000 ? 'none' : '\u00d7' + fixed(ratio, 2);
}

function showRuns() {
  const head = element('tr', '', columnHead('run'), columnHead('side'), columnHead('length', 'number'));
  const rows = ['before', 'after'].flatMap(side => comparison.runs[side].map(run => element('tr', '', rowHead(visible(run.name)),
    element('td', '', side), element('td', 'number', run.duration > 0 ? duration(run.duration) : NOTHING))));
  section('recordings').append(scrolling('Runs', element('table', '', element('thead', '', head), element('tbody', '', ...rows))));
  const cards = element('details', '', element('summary', '', 'What the recordings say of machine and JVM'), ...comparison.recordings.map(recordingCard));
  byId('recordings').append(cards);
}

const COMPARISON_KEYS = {
  '?': () => byId('keys').showModal(),
  d: switchTheme,
};

function listenToComparisonKeys() {
  document.addEventListener('keydown', event => {
    const key = event.key.toLowerCase();
    const isTyping = event.target instanceof HTMLInputElement;
    if (!event.defaultPrevented && !byId('keys').open && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && Object.hasOwn(COMPARISON_KEYS, key)) {
      COMPARISON_KEYS[key]();
      event.preventDefault();
    }
  });
}

async function start() {
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  showHeadline();
  showFacts();
  showNotices();
  showGates();
  showComparedOperations();
  showComparedLocks();
  showWatched();
  showPaths();
  await showDifference();
  showSensitivity();
  showBench(comparison.bench);
  showWarnings(comparison);
  showRuns();
  showPlaces();
  followSystemTheme();
  listenToComparisonKeys();
  byId('help').addEventListener('click', COMPARISON_KEYS['?']);
  document.documentElement.dataset.state = 'ready';
}

start().catch(reportError);
