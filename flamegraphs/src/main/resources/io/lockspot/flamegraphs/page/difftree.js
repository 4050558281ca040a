'use strict';
// A difference as columns: the union of both trees, laid out three times over the same nodes: as one picture, in which a
// frame is as wide as its heavier side, and each side by itself.

// Without verdicts: changes smaller than that are not coloured, nor such as chance in counting may well have made.
const LEAST_SHARE = 0.005;
const LEAST_RATIO = 1.1;
const BETWEEN_RUNS = 0.05;
const DEVIATIONS = 3;
// The steps of colour: from so much of the whole on.
const STEPS = [0, 0.01, 0.04, 0.15];
const EXPLAINED = 0.8;

/** One layout. Nodes without weight have no place in it. */
class DiffLayout extends Tree {
  keep(name, value) {
    return super.keep(name, name === 'rows' ? value.map(row => row.filter(node => this.total[node] > 0)) : value);
  }
}

class DiffTree {
  constructor(data) {
    const {parent, frame, weights: [before, after]} = columnsOf(data, 'before', 'after');
    Object.assign(this, {parent, frame, weights: {before, after}});
    this.folded = foldedOf(data);
    this.name = visible(data.name);
    this.unit = data.unit;
    this.note = visible(data.note);
    this.samples = data.samples;
    this.scales = data.per.map(scale => ({...scale, name: visible(scale.name), why: visible(scale.why)}));
    this.verdicts = data.verdicts;
    this.test = {words: visible(data.test?.words ?? ''), per: visible(data.test?.per ?? '')};
    this.size = frame.length;
    this.scaleBy(this.scales[0]);
  }

  /** Divides the weights of both sides, and lays the pictures out anew. */
  scaleBy(scale) {
    this.scale = scale;
    const costs = (weights, divisor) => Float64Array.from(weights, weight => divisor > 0 ? weight / divisor : 0);
    const layout = self => new DiffLayout({name: this.name, unit: this.unit, folded: this.folded}, this.parent, this.frame, self);
    this.before = layout(costs(this.weights.before, scale.before));
    this.after = layout(costs(this.weights.after, scale.after));
    this.union = layout(this.before.self.map((cost, node) => Math.max(cost, this.after.self[node])));
    this.whole = Math.max(this.before.total[0], this.after.total[0]);
    if (!this.isJudged || this.sign === undefined) {
      this.judge();
    }
  }

  delta(node) {
    return this.after.total[node] - this.before.total[node];
  }

  isGone(node) {
    return this.after.total[node] === 0 && this.before.total[node] > 0;
  }

  isNew(node) {
    return this.before.total[node] === 0 && this.after.total[node] > 0;
  }

  get isJudged() {
    return this.verdicts !== '';
  }

  /**
   * Of each node: sign, -1 less, 1 more, 0 no change; and step, how strong its colour is, 0 to 4. A step of 0 with a sign
   * is noise. Verdicts were found with the first divisor, so what they colour stays the same with every other.
   */
  judge() {
    this.sign = new Int8Array(this.size);
    this.step = new Int8Array(this.size);
    for (let node = 0; node < this.size; node++) {
      const delta = this.delta(node);
      const share = this.whole > 0 ? Math.abs(delta) / this.whole : 0;
      const isChange = this.isJudged ? 'irm'.includes(this.verdicts[node]) : this.isBeyondChance(node, share);
      const isNoise = this.isJudged ? this.verdicts[node] === 'n' && share >= LEAST_SHARE : false;
      if (isChange || isNoise) {
        this.sign[node] = this.signOf(node, delta);
        this.step[node] = isChange ? STEPS.findLastIndex(from => share >= from) + 1 : 0;
      }
    }
  }

  signOf(node, delta) {
    return this.verdicts[node] === 'i' ? -1 : this.verdicts[node] === 'r' ? 1 : Math.sign(delta);
  }

  /** A guess where nothing was tested: one run on each side cannot tell how much runs differ. */
  isBeyondChance(node, share) {
    const {before, after} = this;
    if (share < LEAST_SHARE) {
      return false;
    }
    const half = [0.5, 0.5].map((least, side) => this.samples[side] > 0
      ? least * (side === 0 ? before : after).total[0] / this.samples[side] : this.whole * 1e-9);
    const log = Math.log((after.total[node] + half[1]) / (before.total[node] + half[0]));
    if (Math.abs(log) < Math.log(LEAST_RATIO)) {
      return false;
    }
    const variance = [before, after].reduce((sum, side, i) => {
      const count = this.samples[i] * (side.total[0] > 0 ? side.total[node] / side.total[0] : 0);
      return sum + BETWEEN_RUNS ** 2 + (this.samples[i] > 0 ? 1 / (count + 0.5) : 0);
    }, 0);
    return Math.abs(log) >= DEVIATIONS * Math.sqrt(variance);
  }

  isChange(node) {
    return this.step[node] > 0;
  }

  children(node) {
    const children = [];
    for (let child = node + 1; child < this.union.end[node]; child = this.union.end[child]) {
      children.push(child);
    }
    return children;
  }

  /**
   * Where the changes are, the largest first. A change shows in every caller of the function that changed, so what counts
   * is the deepest node that explains most of it, or several below it that do so together.
   */
  changes() {
    const found = [];
    const open = [{node: 0, only: 0}];
    while (open.length > 0) {
      const {node, only} = open.pop();
      const wanted = this.isChange(node) && (only === 0 || this.sign[node] === only);
      if (!wanted) {
        this.children(node).forEach(child => open.push({node: child, only}));
      } else if (!this.causes(node).some(cause => this.handOn(node, cause, open))) {
        if (!this.isCrumb(node)) {
          found.push(node);
        }
        this.handOn(node, [], open);
      }
    }
    return found.sort((a, b) => Math.abs(this.delta(b)) - Math.abs(this.delta(a)) || a - b);
  }

  /** A little part of what is new or gone as a whole: nobody tested it by itself. */
  isCrumb(node) {
    return this.isJudged && (this.isNew(node) || this.isGone(node)) && Math.abs(this.delta(node)) < LEAST_SHARE * this.whole;
  }

  /** The ways to explain a change by what is below it: one callee alone, or all that changed the same way together. */
  causes(node) {
    const same = this.children(node).filter(child => this.isChange(child) && this.sign[child] === this.sign[node]);
    const part = nodes => nodes.reduce((sum, child) => sum + this.delta(child), 0) / (EXPLAINED * this.delta(node));
    const best = same.reduce((most, child) => most < 0 || Math.abs(this.delta(child)) > Math.abs(this.delta(most)) ? child : most, -1);
    return [best < 0 ? [] : [best], same].filter(nodes => nodes.length > 0 && part(nodes) >= 1);
  }

  /** The causes stand for the node; what is beside them counts only where it goes the other way. */
  handOn(node, causes, open) {
    this.children(node).forEach(child => open.push({node: child, only: causes.includes(child) ? this.sign[node] : -this.sign[node]}));
    return true;
  }
}
