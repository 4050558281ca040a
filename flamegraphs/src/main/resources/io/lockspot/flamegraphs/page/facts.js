'use strict';
// What there is to say about a node.

const LONGEST_NAME = 600;

/** What there is to say about a node, as pairs of a label and a text. */
function facts(tree, frames, node) {
  const unit = tree.unit;
  const total = tree.total[node];
  const parent = tree.parent[node];
  const said = [
    ['kind', frames.kindText(tree.frame[node])],
    ['total', weightText(total, unit) + ' \u00b7 ' + shareText(total, tree.whole) + ' of all'],
    ['self', weightText(tree.self[node], unit) + ' \u00b7 ' + shareText(tree.self[node], tree.whole) + ' of all'],
  ];
  if (parent >= 0) {
    said.push(['of caller', shareText(total, tree.total[parent])]);
  }
  if (tree.folded.has(node)) {
    said.push(['stands for', counted(tree.folded.get(node), 'frames')]);
  }
  return said;
}

function nameOf(tree, frames, node) {
  return shortened(frames.labels[tree.frame[node]], LONGEST_NAME);
}
