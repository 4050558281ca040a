'use strict';
// The table of functions: self and total of each, over all stacks. Screen readers get from it what the picture shows.

const LONGEST_LIST = 300;
const COLUMNS = [['self', 'self', 'what was spent in the function itself'],
  ['total', 'total', 'with all that it called; a stack counts once however often the function is in it'],
  ['kind', 'kind', ''], ['name', 'function', '']];

class Functions {
  constructor(graph, act) {
    Object.assign(this, {graph, act});
    this.sortBy = 'self';
    this.isUp = false;
    this.shown = LONGEST_LIST;
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
    for (const frame of rows.slice(0, this.shown)) {
      body.append(this.row(frame));
    }
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
      this.shown += 1000;
      this.show();
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

  row(frame) {
    const {frames, upright} = this.graph;
    const row = element('tr', '');
    for (const weight of [this.all.self[frame], this.all.total[frame]]) {
      row.append(element('td', 'number', shareText(weight, upright.whole), element('span', '', upright.text(weight))));
    }
    const swatch = element('span', 'swatch ' + Colours.nameOf(frames, frame), frames.kindText(frame));
    const name = element('button', '', shortened(frames.labels[frame], LONGEST_NAME));
    name.type = 'button';
    name.title = 'callers and callees of this function';
    name.addEventListener('click', () => this.act(frame));
    row.append(element('td', 'kind', swatch), element('td', 'function', name));
    return row;
  }
}
