'use strict';
// What the reader looks at, as a value: every change makes a new one, so that it can be undone, and it can be written
// into the address of the page and read from there.

const VIEWS = ['graph', 'sandwich', 'functions', 'tree'];

/**
 * part: which part of the width is looked at, see Picture.look. measure: the place among the trees. per: what weights are divided by, in words. zoom, above: paths of frames, in the
 * picture and in that of the callers. of: the function of the sandwich, or -1.
 */
const START = Object.freeze({
  measure: 0, per: '', threads: false, view: 'graph', isInverted: false, isFlame: false, steps: Object.freeze([]),
  query: '', isRegex: false, zoom: Object.freeze([]), above: Object.freeze([]), of: -1,
  part: null,
});

/** The state as the fragment of an address: what is as at the start is left out. */
function addressOf(graph) {
  const {state, start, frames} = graph;
  const address = new URLSearchParams();
  const put = (isPut, key, value) => isPut && address.append(key, value);
  put(state.measure > 0, 'measure', graph.sources[state.measure].id);
  put(state.per !== start.per, 'per', state.per);
  put(state.threads, 'threads', '1');
  put(state.view !== 'graph', 'view', state.view);
  put(state.of >= 0, 'function', frames.labels[state.of]);
  put(state.isInverted, 'inverted', '1');
  put(state.isFlame, 'layout', 'flame');
  state.steps.forEach(step => address.append(step.verb, step.what));
  putPlace(address, frames, 'zoom', graph.main);
  put(state.part !== null, 'part', partText(state.part));
  if (state.view === 'sandwich' && graph.callers !== null) {
    putPlace(address, frames, 'above', graph.callers);
  }
  put(state.query !== '', 'search', state.query);
  put(state.query !== '' && state.isRegex, 'regex', '1');
  return address.toString();
}

/** From where to where, as parts of one. */
function partText(part) {
  const [from, size] = part ?? [0, 1];
  return [from, from + size].map(each => each.toFixed(9).replace(/\.?0+$/, '')).join('-');
}

/** What partText wrote; null for what it did not. */
function partAt(text) {
  const found = /^(0(?:\.\d+)?)-([01](?:\.\d+)?)$/.exec(text ?? '');
  if (found === null) {
    return null;
  }
  const [from, to] = [Number(found[1]), Math.min(Number(found[2]), 1)];
  return to - from >= LEAST_PART && to - from < 1 ? [from, to - from] : null;
}

/** By name where that is the heaviest of its name, else by its number too. */
function putPlace(address, frames, key, picture) {
  const {tree, zoomed} = picture;
  if (zoomed > 0) {
    const frame = tree.frame[zoomed];
    address.append(key, frames.labels[frame]);
    if (heaviestNamed(tree, frames, frames.labels[frame]) !== zoomed) {
      address.append(key + '.node', String(zoomed));
    }
  }
}

/** The heaviest outermost node with that label or name; the root if there is none. */
function heaviestNamed(tree, frames, text) {
  const named = names => tree.outermost(frames.called(text, names), 0);
  const byLabel = named(frames.labels);
  const nodes = byLabel.length > 0 ? byLabel : named(frames.names);
  return nodes.reduce((best, node) => tree.total[node] > tree.total[best] ? node : best, nodes[0] ?? 0);
}

/** The state of an address; places in trees are found afterwards, when the trees are there. */
function stateAt(fragment, {start, sources, frames}) {
  const wanted = new URLSearchParams(fragment);
  const steps = [...wanted].filter(([verb]) => Object.hasOwn(VERBS, verb)).map(([verb, what]) => ({verb, what}));
  const named = wanted.get('view') === 'list' ? 'functions' : wanted.get('view');
  const of = wanted.has('function') ? frames.labels.indexOf(wanted.get('function')) : -1;
  return {
    ...start,
    measure: Math.max(sources.findIndex(source => source.id === wanted.get('measure')), 0),
    per: wanted.get('per') ?? start.per,
    threads: wanted.get('threads') === '1',
    view: VIEWS.includes(named) ? named : 'graph',
    of,
    isInverted: wanted.get('inverted') === '1',
    isFlame: wanted.get('layout') === 'flame',
    steps,
    query: wanted.get('search') ?? '',
    isRegex: wanted.get('regex') === '1',
    part: partAt(wanted.get('part')),
  };
}

/** The path that an address zooms to in a tree. */
function placeAt(fragment, key, tree, frames) {
  const wanted = new URLSearchParams(fragment);
  const text = wanted.get(key);
  if (text === null) {
    return [];
  }
  const node = Number(wanted.get(key + '.node') ?? -1);
  const isThere = Number.isInteger(node) && node > 0 && node < tree.size && frames.labels[tree.frame[node]] === text;
  return tree.framesTo(isThere ? node : heaviestNamed(tree, frames, text));
}
