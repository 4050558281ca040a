'use strict';
// The table of functions: self and total of each, over all stacks. Screen readers get from it what the picture shows.

const LONGEST_LIST = 300;
const COLUMNS = [['self', 'self', 'what was spent in the function itself'],
  ['total', 'total', 'with all that it called; a stack counts once however often the function is in it'],
  ['kind', 'kind', ''], ['name', 'function', '']];

const ROW_MOVES = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity};

class Functions {
  constructor(graph, act) {
    Object.assign(this, {graph, act});
    this.sortBy = 'self';
    this.isUp = false;
    this.shown = LONGEST_LIST;
    // The row that Tab comes to; the others are reached from it by arrows, so that three hundred are no trap.
    this.active = 0;
    byId('functions').addEventListener('keydown', event => this.key(event));
  }

  get buttons() {
    return [...byId('functions').querySelectorAll('tbody button')];
  }

  /** The function of the active row; -1 where there is none. */
  get frame() {
    return this.rows?.[this.active] ?? -1;
  }

  /** Makes a row the active one, and the keys are for it. */
  go(row) {
    const {buttons} = this;
    if (buttons.length === 0) {
      byId('functions').focus({preventScroll: true});
      return;
    }
    buttons[this.active]?.setAttribute('tabindex', '-1');
    this.active = Math.min(Math.max(row, 0), buttons.length - 1);
    buttons[this.active].tabIndex = 0;
    buttons[this.active].focus();
  }

  /** To the next row; to the active one when the keys were for something else. */
  step(by) {
    this.go(this.active + (this.buttons.includes(document.activeElement) ? by : 0));
  }

  key(event) {
    const move = Object.hasOwn(ROW_MOVES, event.key) && event.target.closest('tbody') ? ROW_MOVES[event.key] : 0;
    if (move !== 0 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.go(this.active + move);
      event.preventDefault();
      event.stopPropagation();
    }
  }

  sort(key) {
    this.isUp = key === this.sortBy ? !this.isUp : key === 'kind' || key === 'name';
    this.sortBy = key;
    this.show();
    byId('functions').querySelector('[aria-sort=ascending] button, [aria-sort=descending] button')?.focus();
  }

  /** The functions of the zoomed subtree, or of all where the picture has other trees; those that a search means. */
  show() {
    const {frames, upright, main, state} = this.graph;
    const within = main.tree === upright ? main.zoomed : 0;
    this.all = upright.functions(within, frames.size);
    const rows = [];
    for (let frame = 0; frame < frames.size; frame++) {
      if (this.all.total[frame] > 0 && (main.matches === null || main.matches[frame]) && frame !== upright.frame[0]) {
        rows.push(frame);
      }
    }
    rows.sort(this.order());
    const table = element('table', '', element('caption', '', this.caption(rows.length, within)), this.head());
    const body = element('tbody', '');
    const before = this.frame;
    this.rows = rows.slice(0, this.shown);
    this.active = Math.max(this.rows.indexOf(before), 0);
    body.append(...this.rows.map((frame, row) => this.row(frame, row)));
    table.append(body);
    byId('functions').replaceChildren(table, ...this.more(rows.length));
  }

  order() {
    const {all, isUp} = this;
    const {frames} = this.graph;
    const way = isUp ? 1 : -1;
    const heavier = (a, b) => all.total[b] - all.total[a] || a - b;
    switch (this.sortBy) {
      case 'name': return (a, b) => way * (frames.labels[a] < frames.labels[b] ? -1 : frames.labels[a] > frames.labels[b] ? 1 : 0);
      case 'kind': return (a, b) => way * frames.kindText(a).localeCompare(frames.kindText(b)) || heavier(a, b);
      default: return (a, b) => way * (all[this.sortBy][a] - all[this.sortBy][b]) || heavier(a, b);
    }
  }

  caption(found, within) {
    const {frames, upright} = this.graph;
    const shown = found > this.shown ? 'the first ' + grouped(this.shown) + ' of ' + counted(found, 'functions') : counted(found, 'functions');
    return shown + (within === 0 ? '' : ' below ' + shortened(frames.labels[upright.frame[within]], 80));
  }

  more(found) {
    if (found <= this.shown) {
      return [];
    }
    const button = element('button', 'more', 'Show ' + grouped(Math.min(found - this.shown, 1000)) + ' more');
    button.type = 'button';
    button.addEventListener('click', () => {
      const first = this.rows.length;
      this.shown += 1000;
      this.show();
      this.go(first);
    });
    return [button];
  }

  head() {
    const head = element('tr', '');
    for (const [key, label, title] of COLUMNS) {
      const isSorted = this.sortBy === key;
      const button = element('button', '', label + (!isSorted ? '' : this.isUp ? ' \u25b4' : ' \u25be'));
      button.type = 'button';
      button.title = title;
      button.addEventListener('click', () => this.sort(key));
      const cell = element('th', label, button);
      cell.scope = 'col';
      cell.setAttribute('aria-sort', !isSorted ? 'none' : this.isUp ? 'ascending' : 'descending');
      head.append(cell);
    }
    return element('thead', '', head);
  }

  row(frame, place) {
    const {frames, upright} = this.graph;
    const row = element('tr', '');
    for (const weight of [this.all.self[frame], this.all.total[frame]]) {
      row.append(element('td', 'number', shareText(weight, upright.whole), element('span', '', upright.text(weight))));
    }
    const swatch = element('span', 'swatch ' + Colours.nameOf(frames, frame), frames.kindText(frame));
    const name = element('button', '', shortened(frames.labels[frame], LONGEST_NAME));
    name.type = 'button';
    name.title = 'callers and callees of this function';
    name.tabIndex = place === this.active ? 0 : -1;
    name.addEventListener('click', () => this.act(frame));
    const header = element('th', 'function', name);
    header.scope = 'row';
    row.append(element('td', 'kind', swatch), header);
    return row;
  }
}
