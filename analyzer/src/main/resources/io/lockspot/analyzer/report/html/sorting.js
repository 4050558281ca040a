'use strict';
// Tables that can be sorted by their columns, and whose rows unfold to what is behind them.

/**
 * @param columns name, cell as text, and the value to sort by (numbers sort descending first, texts ascending)
 * @param behind makes the content of an unfolded row
 */
class SortableTable {
  constructor(name, rows, columns, behind) {
    Object.assign(this, {rows, columns, behind});
    this.by = -1;
    this.isDown = true;
    this.open = new Set();
    this.head = element('tr', '');
    this.body = element('tbody', '');
    this.element = element('table', '', element('caption', 'unseen', name), element('thead', '', this.head), this.body);
    this.show();
  }

  sort(column) {
    const isText = this.columns[column].isText;
    this.isDown = this.by === column ? !this.isDown : !isText;
    this.by = column;
    const value = this.columns[column].value;
    const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * (this.isDown ? -1 : 1);
    this.rows = this.rows.slice().sort(order);
    this.show();
    this.head.children[column].querySelector('button').focus();
  }

  show() {
    this.head.replaceChildren(...this.columns.map((column, i) => this.headCell(column, i)));
    this.body.replaceChildren(...this.rows.flatMap(row => this.rowAndBehind(row)));
  }

  headCell(column, i) {
    const arrow = this.by !== i ? '' : this.isDown ? ' \u25be' : ' \u25b4';
    const button = element('button', '', column.name + arrow);
    button.type = 'button';
    button.addEventListener('click', () => this.sort(i));
    const cell = element('th', column.isText ? '' : 'number', button);
    cell.scope = 'col';
    cell.setAttribute('aria-sort', this.by !== i ? 'none' : this.isDown ? 'descending' : 'ascending');
    return cell;
  }

  rowAndBehind(row) {
    const cells = this.columns.slice(1).map(column => element('td', column.isText ? '' : 'number', column.text(row)));
    const isOpen = this.open.has(row);
    const button = element('button', 'unfold', this.columns[0].text(row));
    button.type = 'button';
    button.setAttribute('aria-expanded', String(isOpen));
    const first = element('th', '', button);
    first.scope = 'row';
    const line = element('tr', '', first, ...cells);
    let below = isOpen ? this.behindRow(row) : null;
    button.addEventListener('click', () => {
      below?.remove();
      below = this.open.delete(row) ? null : this.behindRow(row);
      if (below !== null) {
        this.open.add(row);
        line.after(below);
      }
      button.setAttribute('aria-expanded', String(below !== null));
    });
    return below === null ? [line] : [line, below];
  }

  behindRow(row) {
    const cell = element('td', '', this.behind(row));
    cell.colSpan = this.columns.length;
    return element('tr', 'behind', cell);
  }
}
