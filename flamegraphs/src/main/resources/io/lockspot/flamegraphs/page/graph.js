'use strict';
// A flame graph that one can walk about in. What the reader looks at is its state; every change goes through change(),
// which makes the trees that are wanted and brings everything around the picture up to date. A page has one and extends
// it with matchedText, which says how much the search found.

class Graph extends Stacks {
  /** The next state, as the one before with something else in it; another picture is looked at as a whole. */
  change(changed, isTyping = false) {
    const isSame = Object.keys(changed).every(key => key === 'per' || key === 'isFlame');
    this.go({...this.state, part: isSame ? this.state.part : null, ...changed});
    this.trail.record(isTyping);
  }

  go(state) {
    this.turnTo(state);
    this.refresh();
  }

  /** To the state of an address. */
  arrive(fragment) {
    this.turnTo(stateAt(fragment, this));
    const zoom = placeAt(fragment, 'zoom', this.main.tree, this.frames);
    const above = this.isSandwich ? placeAt(fragment, 'above', this.callers.tree, this.frames) : [];
    this.go({...this.state, zoom, above});
    this.scrollToZoomed();
  }

  /** Another measure; the reader stays on the same path, as far as that tree has it. */
  measure(place) {
    this.change({measure: place});
    this.scrollToZoomed();
  }

  nextMeasure() {
    this.measure((this.state.measure + 1) % this.sources.length);
  }

  nextPer() {
    const words = ['', ...this.upright.per.map(each => each.words)];
    this.change({per: words[(words.indexOf(this.state.per) + 1) % words.length]});
  }

  view(view) {
    this.change({view, zoom: this.isSandwich || view === 'sandwich' ? [] : this.state.zoom, above: []});
  }

  /** Callers and callees of a function. */
  sandwich(frame) {
    this.picture = this.main;
    this.change({view: 'sandwich', of: frame, zoom: [], above: []});
    this.focus(0);
  }

  invert() {
    this.change({isInverted: !this.state.isInverted, zoom: [], view: this.isSandwich ? 'graph' : this.state.view});
  }

  /** Adds a step, or takes it away when it is there. */
  toggleStep(verb, what) {
    const step = {verb, what};
    const rest = this.state.steps.filter(other => !sameStep(other, step));
    this.change({steps: rest.length < this.state.steps.length ? rest : [...rest, step]});
  }

  withoutStep(place) {
    this.change({steps: this.state.steps.filter((_, i) => i !== place)});
    this.focusView();
  }

  /** What was used is gone, and the keys are for the picture again. */
  focusView() {
    this.picture.canvas.focus({preventScroll: true});
  }

  /** Marks what the query means; an empty one ends the search. */
  search(query, isRegex) {
    this.state = {...this.state, query, isRegex};
    this.showSearch();
    this.later();
    this.trail.record(true);
  }

  showSearch() {
    if (byId('query').value !== this.query) {
      byId('query').value = this.query;
    }
    byId('regex').setAttribute('aria-pressed', String(this.isRegex));
    this.showMatches();
  }

  zoom(node) {
    if (this.tree.total[node] > 0) {
      this.picture.focused = node;
      this.change({[this.picture === this.main ? 'zoom' : 'above']: this.tree.framesTo(node)});
      this.scrollToZoomed();
    }
  }

  zoomIn(node) {
    this.zoom(node);
  }

  zoomOut() {
    this.zoom(Math.max(this.tree.parent[this.picture.zoomed], 0));
  }

  /** What the reader sees of the width is part of the state, but nothing has to be made anew for it. */
  settle() {
    this.state = {...this.state, part: this.main.looksAt};
    this.trail.record(true);
  }

  /** Makes what is around the focused frame wider, or less wide. */
  widen(factor) {
    const {picture} = this;
    const box = picture.box(picture.focused);
    const middle = box === null ? picture.width / 2 : box.left + box.width / 2;
    if (picture.widen(factor, Math.min(Math.max(middle, 0), picture.width))) {
      picture.reveal(picture.focused);
      this.settle();
    }
  }

  focus(node) {
    if (node >= 0) {
      this.picture.focused = node;
      this.picture.reveal(node);
      this.showDetails(this.picture, node);
    }
  }

  hover(picture, node) {
    if (node !== picture.hovered) {
      picture.hovered = node;
      picture.outlineLater();
      this.showDetails(node < 0 ? this.picture : picture, node < 0 ? this.picture.focused : node);
    }
  }

  /** Moves to the next of the marked frames, in the order of the picture; zooms out when the zoom has none. */
  goToNext(marked, step) {
    let nodes = this.tree.outermost(marked, this.picture.zoomed);
    if (nodes.length === 0 && this.picture.zoomed !== 0) {
      this.zoom(0);
      nodes = this.tree.outermost(marked, 0);
    }
    if (nodes.length > 0) {
      this.focus(nextOf(nodes, this.picture.focused, step));
    }
  }

  flip() {
    this.change({isFlame: !this.state.isFlame});
    this.scrollToZoomed();
  }

  /** After the theme has changed. */
  recolour() {
    this.colours.read();
    this.later();
  }

  later() {
    this.pictures.forEach(picture => picture.later());
  }

  scrollToZoomed() {
    this.pictures.forEach(picture => picture.scrollToZoomed());
  }

  refresh() {
    byId('callers').hidden = !this.isSandwich;
    this.shareRoom();
    byId('empty').hidden = this.main.tree.whole > 0 && this.main.tree.total[0] > 0;
    byId('empty').textContent = this.state.steps.length > 0 ? 'No stacks are left by these filters.' : 'No stacks were recorded for this measure.';
    this.showSearch();
    showCrumbs(this.tree, this.frames, this.picture.zoomed, node => {
      this.zoom(node);
      this.focusView();
    });
    showLegend(this.tree, this.frames, this.picture.zoomed);
    showSwitches(this);
    showSteps(this);
    this.showDetails(this.picture, this.picture.focused);
    this.say();
    hideTooltip();
    // What stands around the pictures has its size now, so they are painted once.
    this.pictures.forEach(picture => {
      picture.isActive = picture === this.picture;
      picture.measure();
    });
    this.prepare();
  }

  /** What makes the next search and zoom in large trees quick, when there is time. */
  prepare() {
    for (const tree of new Set([this.upright, ...this.pictures.map(picture => picture.tree)])) {
      if (tree.size > WALKED && !tree.isPrepared) {
        tree.isPrepared = true;
        this.idle.add(() => indexed(tree, this.frames.size));
        rehearsals(tree, this.frames, this.main).forEach(rehearsal => this.idle.add(rehearsal));
      }
    }
  }

  /** What has changed, for those who do not see it. */
  say() {
    const {tree, picture: {zoomed}, state: {steps}} = this;
    const said = byId('said');
    const share = ': ' + tree.text(tree.total[zoomed]) + ' \u00b7 ' + shareText(tree.total[zoomed], tree.whole) + ' of all';
    const zoom = zoomed > 0 ? 'zoomed to ' + nameOf(tree, this.frames, zoomed) + share
      : steps.length > 0 ? counted(steps.length, 'filters') + share : '';
    setText(said, zoom === '' && said.textContent !== '' ? 'all stacks' : zoom);
  }

  /** In a sandwich both pictures get what they need, and where that is too much, each its part. */
  shareRoom() {
    const needed = ({tree, zoomed}) => (tree.deepest(zoomed) + 1) * ROW + 'px';
    byId('stage').style.flexBasis = this.isSandwich ? needed(this.main) : '';
    byId('callers').style.flexBasis = this.isSandwich ? needed(this.callers) : '';
  }

  showMatches() {
    const {matches, problem} = this.found(this.state);
    this.main.mark(matches);
    this.callers.mark(matches);
    if (problem === '') {
      byId('query').removeAttribute('aria-invalid');
    } else {
      byId('query').setAttribute('aria-invalid', 'true');
    }
    setText(byId('matched'), matches === null ? problem : this.matchedText());
  }

  showDetails(picture, node) {
    showDetails(picture.tree, this.frames, node);
    picture.canvas.setAttribute('aria-label', nameOf(picture.tree, this.frames, node));
  }

  showTrail() {
    byId('undo').disabled = this.trail.at === 0;
    byId('redo').disabled = this.trail.at >= this.trail.last;
  }
}
