'use strict';
// What a reader does to the stacks before they are shown: each step makes a tree of a tree. A step is a verb and what it
// is about; together they are in the address of the page.

const VERBS = {
  only: 'only stacks with',
  without: 'no stacks with',
  below: 'from',
  hide: 'hidden:',
  fold: 'recursion folded:',
  collapse: 'collapsed:',
};

const COLLAPSED = ['recursion', 'packages', 'kernel'];

/** A step in the words of the reader. */
function stepText(step) {
  return VERBS[step.verb] + ' ' + step.what;
}

function sameStep(a, b) {
  return a.verb === b.verb && a.what === b.what;
}

/** The tree after a step. Throws BadQuery when the step means nothing. */
function stepped(tree, frames, step) {
  if (step.verb === 'collapse') {
    return collapsed(tree, frames, step.what);
  }
  const marked = meant(frames, step.what);
  switch (step.verb) {
    case 'only': return kept(tree, marked, true);
    case 'without': return kept(tree, marked, false);
    case 'below': return below(tree, marked);
    case 'hide': return reshaped(tree, (grower, node, above) => marked[tree.frame[node]] ? above : grower.child(above, tree.frame[node]));
    case 'fold': return unrecursed(tree, marked);
    default: throw new BadQuery('unknown step: ' + visible(step.verb));
  }
}

/**
 * The stacks put together anew.
 *
 * @param place gives for a node, and for where its parent went, where it goes: a node of the grower; -1 for nowhere
 */
function reshaped(tree, place, changed) {
  const {size, parent, self, folded} = tree;
  const grower = new Grower(tree.frame[0], size);
  const at = new Int32Array(size);
  grower.self[0] = self[0];
  for (let node = 1; node < size; node++) {
    const to = at[node] = place(grower, node, at[parent[node]]);
    if (to >= 0) {
      grower.self[to] += self[node];
    }
  }
  for (const [node, frames] of folded) {
    if (at[node] > 0) {
      grower.fold(at[node], frames);
    }
  }
  return grower.tree(tree.about(changed));
}

/** Stacks with (or without) a marked frame. What is dropped for having one is no part of the whole any more. */
function kept(tree, marked, isWith) {
  const {size, parent, frame} = tree;
  const has = new Uint8Array(size);
  const self = tree.self.slice();
  let dropped = 0;
  for (let node = 0; node < size; node++) {
    has[node] = marked[frame[node]] || (node > 0 && has[parent[node]]) ? 1 : 0;
    if ((has[node] === 1) !== isWith) {
      dropped += self[node];
      self[node] = 0;
    }
  }
  const left = new Tree(tree.about({folded: tree.folded, whole: isWith ? tree.whole : tree.whole - dropped}), parent, frame, self);
  return reshaped(left, (grower, node, above) => grower.child(above, frame[node]));
}

/** Every stack from its first marked frame on. */
function below(tree, marked) {
  const {frame, parent, size} = tree;
  const inside = new Uint8Array(size);
  const started = new Tree(tree.about({folded: tree.folded}), parent, frame, tree.self.slice());
  started.self[0] = 0;
  return reshaped(started, (grower, node, above) => {
    inside[node] = inside[parent[node]] || marked[frame[node]] ? 1 : 0;
    return inside[node] ? grower.child(inside[parent[node]] ? above : 0, frame[node]) : -1;
  });
}

/** A marked function that is called again below itself goes on where it was first. */
function unrecursed(tree, marked) {
  const {frame, parent, size} = tree;
  const first = new Map();
  const open = new Int32Array(size).fill(-1);
  return reshaped(tree, (grower, node, above) => {
    const before = open[parent[node]];
    if (!marked[frame[node]]) {
      open[node] = before;
      return grower.child(above, frame[node]);
    }
    // Of several marked functions each goes on at its own.
    for (let at = before; at >= 0; at = first.get(at).outer) {
      if (grower.frame[at] === frame[node]) {
        open[node] = before;
        return at;
      }
    }
    const made = grower.child(above, frame[node]);
    if (!first.has(made)) {
      first.set(made, {outer: before});
    }
    open[node] = made;
    return made;
  });
}

function collapsed(tree, frames, what) {
  if (!COLLAPSED.includes(what)) {
    throw new BadQuery('cannot collapse ' + visible(what) + ', only ' + COLLAPSED.join(', '));
  }
  const group = groups(frames, what);
  return reshaped(tree, (grower, node, above) => {
    const frame = group[tree.frame[node]];
    const isOne = what === 'recursion' || frame !== tree.frame[node];
    return isOne && above > 0 && grower.frame[above] === frame ? above : grower.child(above, frame);
  });
}

/** For each frame the one that stands for it; for neighbours of the same one there is one frame. */
function groups(frames, what) {
  const group = new Int32Array(frames.size);
  for (let frame = 0, size = frames.size; frame < size; frame++) {
    const kind = frames.kinds[frame];
    if (what === 'packages' && 'ji'.includes(kind)) {
      const name = frames.names[frame];
      const bare = name.slice(0, name.length - withoutPackage(name).length);
      group[frame] = bare === '' ? frame : frames.standIn(bare + '*', 'j');
    } else if (what === 'kernel' && kind === 'k') {
      group[frame] = frames.standIn('[kernel]', 'k');
    } else {
      group[frame] = frame;
    }
  }
  return group;
}

/** The threads of a tree that has them as the first frame of every stack, together. */
function threadsTogether(tree) {
  const {frame, parent} = tree;
  return reshaped(tree, (grower, node, above) => parent[node] === 0 ? 0 : grower.child(above, frame[node]));
}
