'use strict';
// Which frames a query means.

/** A query that cannot be read: its message is for the reader. */
class BadQuery extends Error {}

/** Marks the frames of the query: a text anywhere in the name, whatever its case, or a regular expression. */
function matchingFrames(frames, query, isRegex) {
  if (!isRegex) {
    return frames.containing(query);
  }
  const regex = expression(query);
  return frames.marked(frame => regex.test(frames.labels[frame]));
}

/** The frames that a search means, and what is wrong with it; null and nothing where nothing is searched. */
function searched(frames, {query, isRegex}) {
  try {
    return {matches: query === '' ? null : matchingFrames(frames, query, isRegex), problem: ''};
  } catch (e) {
    if (!(e instanceof BadQuery)) {
      throw e;
    }
    return {matches: null, problem: e.message};
  }
}

function expression(query) {
  try {
    return new RegExp(query, 'iu');
  } catch (e) {
    throw new BadQuery('not a regular expression: ' + visible(query));
  }
}

/** What a search is called in a step. */
function queryText(query, isRegex) {
  return isRegex ? '/' + query + '/' : '~' + query;
}

/** What a frame is called in a step: its label, unless that could be read as something else. */
function exactText(label) {
  return /^[=~\/]|^kind:/.test(label) ? '=' + label : label;
}

/** The frames of a step's words: a label, ~part of one, /regular expression/, or kind:kernel, kind:lock. */
function meant(frames, what) {
  if (what.startsWith('~')) {
    return matchingFrames(frames, what.slice(1), false);
  }
  if (/^\/.*\/$/s.test(what) && what.length > 1) {
    return matchingFrames(frames, what.slice(1, -1), true);
  }
  if (what.startsWith('kind:')) {
    return ofKind(frames, what.slice('kind:'.length));
  }
  const label = what.startsWith('=') ? what.slice(1) : what;
  return frames.called(label, frames.labels);
}

function ofKind(frames, name) {
  if (name === 'lock') {
    return frames.marked(frame => frames.locks[frame]);
  }
  const kind = Object.keys(KIND_COLOURS).find(each => KIND_COLOURS[each] === name);
  if (!kind) {
    throw new BadQuery('no kind of frame: ' + visible(name));
  }
  return frames.marked(frame => frames.kinds[frame] === kind);
}

/** Which of the nodes, in their order, comes behind that place, or before it; behind the last one is the first. */
function nextOf(nodes, place, step) {
  const later = nodes.findIndex(node => step > 0 ? node > place : node >= place);
  const behind = later < 0 ? nodes.length : later;
  return nodes[(step > 0 ? behind : behind - 1 + nodes.length) % nodes.length];
}
