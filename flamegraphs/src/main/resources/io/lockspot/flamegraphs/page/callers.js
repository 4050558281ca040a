'use strict';
// Stacks read from the inside: the inverted tree, and what calls a function and what it calls.

// Read from the inside, stacks share less than from the outside, and deep recursion makes trees of the depth squared. So
// branches that nobody could see end early once there are many nodes, and all of them after so many steps; both say so.
const MANY = 100000;
const VISIBLE_PART = 1 / 20000;
const MOST_STEPS = 3e6;

/** The functions that the time was spent in, and under each its callers. */
function inverted(tree, frames) {
  const ends = [];
  for (let node = 1; node < tree.size; node++) {
    if (tree.self[node] > 0) {
      ends.push(node);
    }
  }
  const grower = new Grower(tree.frame[0], tree.size);
  grower.self[0] = tree.self[0];
  climb(tree, frames, grower, ends, ends.map(node => tree.self[node]));
  return grower.tree(tree.about({isInverted: true}));
}

/** Where a function is called from: it is the root. Of a recursion it is the outermost call that counts. */
function callersOf(tree, frames, frame) {
  const nodes = tree.outermost(frames.only(frame), 0);
  const grower = new Grower(frame, 1024);
  climb(tree, frames, grower, nodes.map(node => tree.parent[node]), nodes.map(node => tree.total[node]));
  return grower.tree(tree.about({isInverted: true}));
}

/** What a function calls: it is the root, and all its outermost calls are one. */
function calleesOf(tree, frames, frame) {
  const grower = new Grower(frame, 1024);
  const at = new Int32Array(tree.size);
  for (const top of tree.outermost(frames.only(frame), 0)) {
    at[top] = 0;
    grower.self[0] += tree.self[top];
    for (let node = top + 1; node < tree.end[top]; node++) {
      at[node] = grower.child(at[tree.parent[node]], tree.frame[node]);
      grower.self[at[node]] += tree.self[node];
      if (tree.folded.has(node)) {
        grower.fold(at[node], tree.folded.get(node));
      }
    }
  }
  return grower.tree(tree.about({}));
}

/** From each of the nodes up to the root, all one step at a time, so that a cut takes the same from all. */
function climb(tree, frames, grower, nodes, weights) {
  const {parent, frame} = tree;
  const node = Int32Array.from(nodes);
  const weight = Float64Array.from(weights);
  const at = new Int32Array(node.length);
  const least = weight.reduce((sum, each) => sum + each, 0) * VISIBLE_PART;
  const cut = place => {
    const marker = grower.child(at[place], frames.standIn('[truncated]', 'o'));
    grower.self[marker] += weight[place];
    grower.fold(marker, tree.level[node[place]]);
  };
  // What passes through each node of the grower.
  let passing = new Float64Array(1024);
  let left = node.length;
  for (let steps = 0; left > 0; steps += left) {
    const isMany = grower.size > MANY;
    const isEnd = steps > MOST_STEPS;
    let still = 0;
    for (let i = 0; i < left; i++) {
      if (node[i] <= 0) {
        grower.self[at[i]] += weight[i];
      } else if (isEnd || isMany && steps > 0 && passing[at[i]] < least) {
        cut(i);
      } else {
        const to = grower.child(at[i], frame[node[i]]);
        if (to >= passing.length) {
          passing = grown(passing, new Float64Array(2 * to));
        }
        passing[to] += weight[i];
        at[still] = to;
        node[still] = parent[node[i]];
        weight[still] = weight[i];
        still++;
      }
    }
    left = still;
  }
}
