'use strict';
// What the reader looks at: a state, the trees that it asks for, and what it searches for in them.

class Stacks {
  /** @param start what the reader looks at first */
  constructor(data, start = START) {
    this.start = start;
    this.frames = new Frames(data);
    this.sources = Source.all(data.trees);
    this.chain = new Chain(this.frames);
    this.colours = new Colours();
    this.main = new Picture(byId('stage'), byId('canvas'), byId('spacer'), this.frames, this.colours);
    this.callers = new Picture(byId('callers'), byId('callers-canvas'), byId('callers-spacer'), this.frames, this.colours);
    // The one that keys and searches are for.
    this.picture = this.main;
    this.state = start;
    this.idle = new Idle();
    this.derive();
    this.trail = new Trail(this);
  }

  /** The tree of the picture that has the focus. */
  get tree() {
    return this.picture.tree;
  }

  /** The tree of the rows of the breakdown. */
  get rowsTree() {
    return this.isSandwich ? this.upright : this.main.tree;
  }

  get isSandwich() {
    return this.state.view === 'sandwich';
  }

  /** As go, but nothing is shown yet. */
  turnTo(state) {
    const focused = this.picture.tree.framesTo(this.picture.focused);
    this.state = state;
    this.derive();
    if (!this.isSandwich) {
      this.picture = this.main;
    }
    const {tree, zoomed} = this.picture;
    const at = tree.follow(focused);
    this.picture.focused = tree.isWithin(at, zoomed) ? at : zoomed;
  }

  address() {
    return addressOf(this);
  }

  /** The trees that the state asks for. */
  derive() {
    this.upright = this.chain.upright(this.sources, this.state);
    if (this.isSandwich && this.state.of < 0) {
      this.state = {...this.state, of: this.likelyFrame()};
    }
    const {state, frames, upright, chain} = this;
    const per = upright.per.find(each => each.words === state.per) ?? null;
    if (this.isSandwich) {
      this.show(this.main, chain.side(upright, 'callees ' + state.of, tree => calleesOf(tree, frames, state.of)), state.zoom, per);
      this.show(this.callers, chain.side(upright, 'callers ' + state.of, tree => callersOf(tree, frames, state.of)), state.above, per);
    } else {
      this.show(this.main, state.isInverted ? chain.side(upright, 'inverted', tree => inverted(tree, frames)) : upright, state.zoom, per);
    }
    upright.shownPer = per;
    this.main.look(state.part);
    this.main.icicle = this.isSandwich || !state.isFlame;
    this.callers.icicle = false;
  }

  show(picture, tree, zoom, per) {
    tree.shownPer = per;
    if (picture.tree !== tree) {
      picture.show(tree);
    }
    picture.zoomed = tree.follow(zoom);
  }

  /** What a sandwich is of when nobody says: the function that the reader is at, or the heaviest that the search means, or of all. */
  likelyFrame() {
    const {tree, focused} = this.main;
    if (tree && focused > 0) {
      return tree.frame[focused];
    }
    const {self, total} = this.upright.functions(0, this.frames.size);
    const heaviest = isMeant => self.reduce((best, weight, frame) => frame !== this.upright.frame[0] && total[frame] > 0 && isMeant(frame)
      && (best < 0 || weight > self[best] || weight === self[best] && total[frame] > total[best]) ? frame : best, -1);
    const matches = this.found(this.state).matches ?? this.frames.marked(() => true);
    return [heaviest(frame => matches[frame]), heaviest(() => true), 0].find(frame => frame >= 0);
  }

  get query() {
    return this.state.query;
  }

  get isRegex() {
    return this.state.isRegex;
  }

  get pictures() {
    return this.isSandwich ? [this.main, this.callers] : [this.main];
  }

  /** See searched; what was found stays while the query does. */
  found({query, isRegex}) {
    const key = [isRegex, this.frames.size, query].join();
    if (this.known?.key !== key) {
      this.known = {key, ...searched(this.frames, {query, isRegex})};
    }
    return this.known;
  }
}
