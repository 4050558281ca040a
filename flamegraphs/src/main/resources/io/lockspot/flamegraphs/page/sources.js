'use strict';
// The trees of the page, read when they are looked at, and what is made of them by the steps of the reader.

class Source {
  constructor(data, id) {
    this.data = data;
    this.id = id;
    this.name = visible(data.name);
    this.unit = data.unit;
    this.hasThreads = data.threads === true;
    this.per = (data.per ?? []).map(each => visible(each.words));
  }

  get tree() {
    const tree = Tree.read(this.data);
    this.data = null;
    Object.defineProperty(this, 'tree', {value: tree});
    return tree;
  }

  /** Said on the switch, for which the tree need not be read. */
  get weight() {
    return weightText(this.data?.whole ?? this.tree.whole, this.unit);
  }

  /** Two measures may have the same name in different units. */
  static all(data) {
    const names = data.map(each => visible(each.name));
    return data.map((each, i) => new Source(each, names.indexOf(names[i]) === i ? names[i] : names[i] + ' ' + visible(each.unit)));
  }
}

/** Trees made of trees, one step after the other. What was made stays, as far as the next wish begins the same. */
class Chain {
  constructor(frames) {
    this.frames = frames;
    this.links = [];
    this.sides = new Map();
  }

  /** The tree after all steps; those that mean nothing are left out, and said in problems. */
  upright(sources, state) {
    const source = sources[state.measure];
    let tree = source.tree;
    const wished = source.hasThreads && !state.threads ? [{verb: 'together', what: ''}, ...state.steps] : state.steps;
    this.problems = [];
    let at = 0;
    const link = (key, make) => {
      if (this.links[at]?.key !== key || this.links[at].from !== tree) {
        this.links.length = at;
        this.sides.clear();
        this.links.push({key, from: tree, ...this.attempt(make)});
      }
      this.problems.push(...this.links[at].problems);
      tree = this.links[at].tree ?? tree;
      at++;
    };
    for (const step of wished) {
      const from = tree;
      link(step.verb + ' ' + step.what, () => step.verb === 'together' ? threadsTogether(from) : stepped(from, this.frames, step));
    }
    return tree;
  }

  attempt(make) {
    try {
      return {tree: make(), problems: []};
    } catch (e) {
      if (!(e instanceof BadQuery)) {
        throw e;
      }
      return {tree: null, problems: [e.message]};
    }
  }

  /** Another side of a tree: inverted, callers or callees of a function. */
  side(tree, name, make) {
    const known = this.sides.get(name);
    if (known?.from === tree) {
      return known.tree;
    }
    const made = make(tree);
    this.sides.set(name, {from: tree, tree: made});
    return made;
  }
}
