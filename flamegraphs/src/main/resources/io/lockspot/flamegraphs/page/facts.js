'use strict';
// What there is to say about a node.

const LONGEST_NAME = 600;
const MOST_TOTALLED = 300000;

/**
 * What there is to say about a node, as pairs of a label and a text.
 *
 * @param isBrief in one line: of the units that were not chosen only what the first operation costs
 */
function facts(tree, frames, node, isBrief) {
  const total = tree.total[node];
  const parent = tree.parent[node];
  const said = [
    ...kindFact(frames, tree.frame[node]),
    ['total' + perText(tree), tree.text(total) + ' \u00b7 ' + shareText(total, tree.whole) + ' of all'],
    [tree.isInverted ? 'outermost' : 'self', tree.text(tree.self[node]) + ' \u00b7 ' + shareText(tree.self[node], tree.whole) + ' of all'],
  ];
  if (parent >= 0) {
    said.push([tree.isInverted ? 'of callee' : 'of caller', shareText(total, tree.total[parent])]);
  }
  const everywhere = isBrief ? null : totalsOfFunctions(tree, frames);
  if (everywhere !== null && everywhere[tree.frame[node]] > total) {
    const all = everywhere[tree.frame[node]];
    said.push(['in all its places', tree.text(all) + ' \u00b7 ' + shareText(all, tree.whole) + ' of all']);
  }
  for (const per of otherUnits(tree, isBrief)) {
    said.push([per.unit === '' ? per.words : 'in ' + per.words, tree.textPer(total, per)]);
  }
  if (tree.folded.has(node)) {
    said.push(['stands for', counted(tree.folded.get(node), 'frames')]);
  }
  return said;
}

/** Of each function, wherever it is called from; null for a tree that takes longer to go through than a frame lasts. */
function totalsOfFunctions(tree, frames) {
  if (tree.size > MOST_TOTALLED) {
    return null;
  }
  return tree.everywhere ?? tree.keep('everywhere', tree.functions(0, frames.size).total);
}

/** Of what is neither code nor a lock, such as the root, there is nothing to say. */
function kindFact(frames, frame) {
  return frames.kinds[frame] === 'o' ? [] : [['kind', frames.kindText(frame)]];
}

function otherUnits(tree, isBrief) {
  const operations = tree.per.filter(per => per.unit === '' && per.words !== 'per second');
  if (isBrief) {
    return operations.includes(tree.shownPer) ? [] : operations.slice(0, 1);
  }
  return tree.per.filter(per => per !== tree.shownPer);
}

function perText(tree) {
  return tree.shownPer === null || tree.shownPer.unit !== '' ? '' : ' ' + tree.shownPer.words;
}

function nameOf(tree, frames, node) {
  return shortened(frames.labels[tree.frame[node]], LONGEST_NAME);
}
