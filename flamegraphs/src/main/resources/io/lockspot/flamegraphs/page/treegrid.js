'use strict';
// The breakdown as a tree grid. Only the lines on the screen are elements of the document, however many there are.

const LINE = 24;
const AROUND = 12;
const LINES_ON_PAPER = 1500;

class TreeGrid {
  /** @param onMove is told the node of the row that has become the active one; may be absent */
  constructor(frames, isMatch, onMove) {
    Object.assign(this, {frames, isMatch, onMove});
    this.box = byId('tree');
    this.rows = byId('tree-rows');
    this.active = 0;
    this.onPaper = false;
    this.box.addEventListener('scroll', () => this.drawLater());
    this.box.addEventListener('keydown', event => this.key(event));
    this.rows.addEventListener('click', event => this.click(event));
  }

  show(folds) {
    this.folds = folds;
    this.tree = folds.tree;
    const head = [['total', 'number total'], ['self', 'number self'],
      [this.tree.shownPer?.words ?? (this.tree.unit === 'ns' ? 'time' : visible(this.tree.unit)), 'number weight'], ['kind', 'kind'], ['function', 'name']];
    byId('tree-head').replaceChildren(...head.map(([name, className]) => cell('columnheader', className, name)));
    this.layout();
  }

  /** After lines were folded or unfolded. */
  layout() {
    this.lines = this.folds.lines();
    this.rows.style.height = this.lines.length * LINE + 'px';
    this.box.setAttribute('aria-rowcount', String(this.lines.length + 1));
    this.draw();
  }

  drawLater() {
    if (!this.isScheduled) {
      this.isScheduled = true;
      requestAnimationFrame(() => {
        this.isScheduled = false;
        this.draw();
      });
    }
  }

  draw() {
    const top = this.box.scrollTop;
    const first = this.onPaper ? 0 : Math.max(Math.floor(top / LINE) - AROUND, 0);
    const shown = this.onPaper ? LINES_ON_PAPER : Math.ceil(this.box.clientHeight / LINE) + 2 * AROUND;
    const drawn = this.lines.slice(first, first + shown).map((line, i) => this.row(line, first + i));
    this.rows.replaceChildren(...drawn);
    const active = this.lines.indexOf(this.active);
    if (active >= first && active < first + shown) {
      this.box.setAttribute('aria-activedescendant', 'line-' + active);
    } else {
      this.box.removeAttribute('aria-activedescendant');
    }
  }

  row(line, index) {
    const row = line < 0 ? this.restRow(~line) : this.nodeRow(line);
    row.id = 'line-' + index;
    row.style.top = index * LINE + 'px';
    row.dataset.index = String(index);
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', String(index + 2));
    row.setAttribute('aria-selected', String(line === this.active));
    return row;
  }

  nodeRow(node) {
    const {tree, frames, folds} = this;
    const frame = tree.frame[node];
    const row = element('div', 'line ' + Colours.nameOf(frames, frame) + (this.isMatch(frame) ? ' match' : ''));
    row.setAttribute('aria-level', String(tree.level[node] + 1));
    const sign = !folds.hasChildren(node) ? '' : folds.isOpen(node) ? '\u25be' : '\u25b8';
    if (sign !== '') {
      row.setAttribute('aria-expanded', String(folds.isOpen(node)));
    }
    row.append(this.share(tree.total[node]), cell('gridcell', 'number self', this.selfText(node)),
      cell('gridcell', 'number weight', tree.text(tree.total[node])),
      cell('gridcell', 'kind', node === 0 ? '' : frames.kindText(frame)), this.name(node, sign));
    return row;
  }

  share(weight) {
    const made = cell('gridcell', 'number total', shareText(weight, this.tree.whole));
    made.style.setProperty('--share', 100 * weight / Math.max(this.tree.whole, 1) + '%');
    return made;
  }

  selfText(node) {
    return this.tree.self[node] === 0 ? '' : shareText(this.tree.self[node], this.tree.whole);
  }

  name(node, sign) {
    const {tree, frames, folds} = this;
    const whole = shortened(frames.labels[tree.frame[node]], LONGEST_NAME);
    const short = frames.short(tree.frame[node]);
    const head = whole.endsWith(short) ? whole.slice(0, -short.length || undefined) : '';
    const fold = element('span', 'sign', sign);
    fold.setAttribute('aria-hidden', 'true');
    const made = cell('gridcell', 'name', fold, element('span', 'package', head), element('span', 'function', whole.slice(head.length)));
    if (tree.folded.has(node)) {
      made.append(element('span', 'note', ' stands for ' + counted(tree.folded.get(node), 'frames')));
    }
    made.style.setProperty('--column', String(folds.column[node]));
    return made;
  }

  restRow(parent) {
    const {size, weight} = this.folds.light(parent);
    const row = element('div', 'line other rest');
    row.setAttribute('aria-level', String(this.tree.level[parent] + 2));
    row.setAttribute('aria-expanded', 'false');
    const name = cell('gridcell', 'name', element('span', 'sign', '\u25b8'), '\u2026 ' + counted(size, 'lighter branches'));
    name.style.setProperty('--column', String(Math.min(this.folds.column[parent] + 1, DEEPEST_COLUMN)));
    row.append(this.share(weight), cell('gridcell', 'number self', ''),
      cell('gridcell', 'number weight', this.tree.text(weight)), cell('gridcell', 'kind', ''), name);
    return row;
  }

  /** Makes a line the active one and brings it into view. */
  go(line) {
    const index = this.lines.indexOf(line);
    if (index < 0) {
      return;
    }
    this.active = line;
    this.onMove?.(this.node);
    const top = index * LINE;
    const room = this.box.clientHeight - byId('tree-head').offsetHeight;
    if (top < this.box.scrollTop) {
      this.box.scrollTop = top - LINE;
    } else if (top + LINE > this.box.scrollTop + room) {
      this.box.scrollTop = top + 2 * LINE - room;
    }
    this.draw();
  }

  /** The node of the active line, or of the parent when the line stands for light children. */
  get node() {
    return this.active < 0 ? ~this.active : this.active;
  }

  toggle(line) {
    if (line < 0) {
      this.folds.unfoldAll(~line);
      const first = this.folds.children(~line).find(child => !this.folds.isHeavy(child));
      this.layout();
      this.go(first);
    } else {
      this.folds.isOpen(line) ? this.folds.fold(line) : this.folds.unfold(line);
      this.layout();
      this.go(line);
    }
  }

  hot() {
    const end = this.folds.unfoldHot(this.node);
    this.layout();
    this.go(end);
  }

  reset() {
    this.folds.reset();
    this.layout();
    this.go(0);
  }

  click(event) {
    const row = event.target.closest('.line');
    if (row === null) {
      return;
    }
    const line = this.lines[Number(row.dataset.index)];
    const onSign = event.target.closest('.name') !== null;
    if (onSign && (line < 0 || this.folds.hasChildren(line)) && getSelection().isCollapsed) {
      this.toggle(line);
    } else {
      this.go(line);
    }
    this.box.focus({preventScroll: true});
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const move = Object.hasOwn(TREE_KEYS, event.key) ? TREE_KEYS[event.key] : null;
    if (move !== null) {
      move(this);
      event.preventDefault();
      event.stopPropagation();
    }
  }

  step(by) {
    const index = this.lines.indexOf(this.active) + by;
    this.go(this.lines[Math.min(Math.max(index, 0), this.lines.length - 1)]);
  }

  page() {
    return Math.max(Math.floor(this.box.clientHeight / LINE) - 2, 1);
  }

  right() {
    if (this.active < 0 || this.folds.hasChildren(this.active) && !this.folds.isOpen(this.active)) {
      this.toggle(this.active);
    } else if (this.folds.isOpen(this.active)) {
      this.step(1);
    }
  }

  left() {
    if (this.active >= 0 && this.folds.isOpen(this.active)) {
      this.toggle(this.active);
    } else {
      this.go(this.active < 0 ? ~this.active : Math.max(this.tree.parent[this.active], 0));
    }
  }

  unfoldBranch() {
    this.folds.unfoldBranch(this.node);
    this.layout();
    this.go(this.node);
  }
}

const TREE_KEYS = {
  ArrowDown: grid => grid.step(1),
  ArrowUp: grid => grid.step(-1),
  PageDown: grid => grid.step(grid.page()),
  PageUp: grid => grid.step(-grid.page()),
  Home: grid => grid.step(-Infinity),
  End: grid => grid.step(Infinity),
  ArrowRight: grid => grid.right(),
  ArrowLeft: grid => grid.left(),
  Enter: grid => grid.toggle(grid.active),
  ' ': grid => grid.toggle(grid.active),
  '*': grid => grid.unfoldBranch(),
};

function cell(role, className, ...content) {
  const made = element('span', className, ...content);
  made.setAttribute('role', role);
  return made;
}
