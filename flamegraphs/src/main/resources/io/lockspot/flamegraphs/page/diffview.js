'use strict';
// A difference that one can walk about in: the union of both sides in one picture, or both side by side, with the largest
// changes beside it. What the reader looks at is its state; every change goes through change().

const DIFF_START = Object.freeze({
  measure: 0, per: '', isPair: false, isFlame: false, zoom: Object.freeze([]), query: '', isRegex: false,
});

/** Without the folders that both have in common. */
function sideNames(before, after) {
  let same = 0;
  for (let at = 0; at < before.length && before[at] === after[at]; at++) {
    same = before[at] === '/' ? at + 1 : same;
  }
  return {before: before.slice(same), after: after.slice(same)};
}

class DiffView {
  /** @param container is filled with the view, and should have a height */
  constructor(container, data) {
    this.data = data;
    this.frames = new Frames(data);
    this.names = data.diffs.map(diff => visible(diff.name));
    this.made = [];
    this.sides = sideNames(visible(data.before), visible(data.after));
    this.colours = new DiffColours();
    this.container = container;
    this.parts = diffParts(container, this);
    this.pictures = SIDES.map(side => {
      const {stage, canvas, spacer} = this.parts.stages[side];
      return new DiffPicture(stage, canvas, spacer, this.frames, this.colours, side);
    });
    this.state = DIFF_START;
    this.focused = 0;
    this.trail = null;
    this.derive();
    this.listen();
    this.refresh();
  }

  listen() {
    this.pictures.forEach(picture => listenToDiffPointer(this, picture));
    keepFitting(() => this.shown, ...this.pictures.map(picture => picture.stage));
    this.container.addEventListener('keydown', event => {
      if (handleDiffKey(this, event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }

  get shown() {
    return this.pictures.filter(picture => (picture.side !== 'union') === this.state.isPair);
  }

  /** The picture that keys are for. */
  get picture() {
    return this.shown[0];
  }

  derive() {
    const {measure, per, zoom, isFlame} = this.state;
    this.diff = this.made[measure] ??= new DiffTree(this.data.diffs[measure]);
    const scale = this.diff.scales.find(each => each.name === per) ?? this.diff.scales[0];
    if (scale !== this.diff.scale) {
      this.diff.scaleBy(scale);
    }
    this.zoomed = this.diff.union.follow(zoom);
    this.changes = this.diff.changes();
    for (const picture of this.pictures) {
      if (picture.tree !== this.diff[picture.side]) {
        picture.showDiff(this.diff);
      }
      if (picture.zoomed !== this.zoomed) {
        picture.look(null);
      }
      picture.zoomed = this.zoomed;
      picture.icicle = !isFlame;
    }
  }

  /** The next state, as the one before with something else in it. */
  change(changed, isTyping = false) {
    this.go({...this.state, ...changed});
    this.trail?.record(isTyping);
  }

  go(state) {
    const focused = this.diff.union.framesTo(this.focused);
    this.state = state;
    this.derive();
    const at = this.diff.union.follow(focused);
    this.focused = this.diff.union.isWithin(at, this.zoomed) ? at : this.zoomed;
    this.refresh();
  }

  search(query, isRegex) {
    this.change({query, isRegex}, true);
  }

  zoom(node) {
    if (this.diff.union.total[node] > 0) {
      this.focused = node;
      this.pictures.forEach(picture => picture.look(null));
      this.change({zoom: this.diff.union.framesTo(node)});
      this.shown.forEach(picture => picture.scrollToZoomed());
    }
  }

  /** Makes what is around the focused frame wider, or less wide. */
  widen(factor) {
    this.shown.forEach(picture => {
      const box = picture.box(this.focused);
      const middle = box === null ? picture.width / 2 : box.left + box.width / 2;
      picture.widen(factor, Math.min(Math.max(middle, 0), picture.width));
      picture.reveal(this.focused);
    });
  }

  focus(node) {
    if (node >= 0) {
      this.focused = node;
      this.shown.forEach(picture => {
        picture.focused = node;
        picture.reveal(node);
      });
      this.showDetails(node);
    }
  }

  hover(node) {
    this.shown.filter(picture => picture.hovered !== node).forEach(picture => {
      picture.hovered = node;
      picture.outlineLater();
    });
    this.showDetails(node < 0 ? this.focused : node);
  }

  showDetails(node) {
    showDiffDetails(this, node);
    this.shown.forEach(picture => picture.canvas.setAttribute('aria-label', this.frames.labels[this.diff.frame[node]]));
  }

  /** To a change of the list: zoomed so far that it can be seen among its surroundings. */
  goToChange(place) {
    const node = this.changes[place];
    const {union} = this.diff;
    const around = union.path(node).find(at => union.total[at] <= 5 * union.total[node]);
    this.zoom(around === node && union.parent[node] > 0 ? union.parent[node] : around);
    this.focus(node);
    showDiffChanges(this);
    this.parts.changes.children[place]?.scrollIntoView({block: 'nearest'});
  }

  nextChange(step) {
    const {length} = this.changes;
    if (length > 0) {
      const at = this.changes.indexOf(this.focused);
      this.goToChange(at < 0 ? (step > 0 ? 0 : length - 1) : (at + step + length) % length);
    }
  }

  goToMatch(step) {
    if (this.matches === null) {
      return;
    }
    let found = this.diff.union.outermost(this.matches, this.zoomed);
    if (found.length === 0 && this.zoomed !== 0) {
      this.zoom(0);
      found = this.diff.union.outermost(this.matches, 0);
    }
    if (found.length > 0) {
      this.focus(nextOf(found, this.focused, step));
    }
  }

  nextMeasure() {
    this.change({measure: (this.state.measure + 1) % this.names.length});
  }

  nextScale() {
    const {scales, scale} = this.diff;
    this.change({per: scales[(scales.indexOf(scale) + 1) % scales.length].name});
  }

  /** After the theme has changed. */
  recolour() {
    this.colours.read();
    this.refresh();
  }

  refresh() {
    showDiffSwitches(this);
    showDiffSides(this);
    showDiffCrumbs(this);
    showDiffChanges(this);
    showDiffLegend(this);
    this.showMatches();
    this.showDetails(this.focused);
    this.say();
    this.parts.tooltip.hidden = true;
    this.shown.forEach(picture => {
      picture.focused = this.focused;
      picture.measure();
    });
  }

  /** What has changed, for those who do not see it. */
  say() {
    const {diff, zoomed, parts: {said}} = this;
    const text = zoomed === 0 ? '' : 'zoomed to ' + shortened(this.frames.labels[diff.frame[zoomed]], 600) + ': '
      + costText(diff.before.total[zoomed], diff) + ' \u2192 ' + costText(diff.after.total[zoomed], diff);
    setText(said, text === '' && said.textContent !== '' ? 'all stacks' : text);
  }

  showMatches() {
    const {query, regex, matched} = this.parts;
    if (query.value !== this.state.query) {
      query.value = this.state.query;
    }
    pressed(regex, this.state.isRegex);
    const {matches, problem} = searched(this.frames, this.state);
    this.matches = matches;
    if (problem === '') {
      query.removeAttribute('aria-invalid');
    } else {
      query.setAttribute('aria-invalid', 'true');
    }
    this.pictures.forEach(picture => {
      picture.matches = matches;
    });
    setText(matched, matches === null ? problem : this.matchedText());
  }

  /** Nodes below another match are in its cost already. */
  matchedText() {
    const {diff} = this;
    const nodes = diff.union.outermost(this.matches, this.zoomed);
    return costText(diff.before.weightOf(nodes), diff) + ' \u2192 ' + costText(diff.after.weightOf(nodes), diff)
      + ' matched \u00b7 ' + counted(nodes.length, 'places');
  }

  showTrail() {
    this.parts.undo.disabled = this.trail === null || this.trail.at === 0;
    this.parts.redo.disabled = this.trail === null || this.trail.at >= this.trail.last;
  }

  /** The state as the fragment of an address: what is as at the start is left out. */
  address() {
    const {state} = this;
    const address = new URLSearchParams();
    const put = (isPut, key, value) => isPut && address.append(key, value);
    put(state.measure > 0, 'measure', this.names[state.measure]);
    put(state.per !== '', 'per', state.per);
    put(state.isPair, 'view', 'sides');
    put(state.isFlame, 'layout', 'flame');
    putPlace(address, this.frames, 'zoom', {tree: this.diff.union, zoomed: this.zoomed});
    put(state.query !== '', 'search', state.query);
    put(state.query !== '' && state.isRegex, 'regex', '1');
    return address.toString();
  }

  /** To the state of an address. */
  arrive(fragment) {
    const wanted = new URLSearchParams(fragment);
    this.go({
      ...DIFF_START,
      measure: Math.max(this.names.indexOf(wanted.get('measure')), 0),
      per: wanted.get('per') ?? '',
      isPair: wanted.get('view') === 'sides',
      isFlame: wanted.get('layout') === 'flame',
      query: wanted.get('search') ?? '',
      isRegex: wanted.get('regex') === '1',
    });
    this.go({...this.state, zoom: placeAt(fragment, 'zoom', this.diff.union, this.frames)});
  }
}
