'use strict';
// Which frames a query means.

/** A query that cannot be read: its message is for the reader. */
class BadQuery extends Error {}

/** Marks the frames of the query: a text anywhere in the name, whatever its case, or a regular expression. */
function matchingFrames(frames, query, isRegex) {
  const test = isRegex ? expression(query) : contains(query.toLowerCase());
  return frames.labels.map(test);
}

function contains(text) {
  return label => label.toLowerCase().includes(text);
}

function expression(query) {
  try {
    const regex = new RegExp(query, 'iu');
    return label => regex.test(label);
  } catch (e) {
    throw new BadQuery('not a regular expression: ' + visible(query));
  }
}
