'use strict';
// Everything that is not the canvas. All text goes in as text, never as markup.

const LONGEST_LIST = 300;
const LEGEND = [['j', 'Java'], ['i', 'inlined'], ['n', 'native'], ['k', 'kernel'], ['o', 'other']];

function showDetails(tree, frames, node) {
  const name = element('strong', '', nameOf(tree, frames, node));
  const rest = facts(tree, frames, node).map(([label, text]) => label === 'kind' ? text : label + ' ' + text);
  byId('details').replaceChildren(name, element('span', '', rest.join('  \u2502  ')));
}

function showTooltip(tree, frames, node, x, y) {
  const tooltip = byId('tooltip');
  const list = element('dl', '');
  for (const [label, text] of facts(tree, frames, node)) {
    list.append(element('dt', '', label), element('dd', '', text));
  }
  tooltip.replaceChildren(element('strong', '', nameOf(tree, frames, node)), list);
  tooltip.hidden = false;
  const wide = tooltip.offsetWidth;
  const high = tooltip.offsetHeight;
  const left = Math.min(x + 14, innerWidth - wide - 6);
  const top = y + 18 + high < innerHeight ? y + 18 : y - high - 12;
  tooltip.style.left = Math.max(left, 6) + 'px';
  tooltip.style.top = Math.max(top, 6) + 'px';
}

function hideTooltip() {
  byId('tooltip').hidden = true;
}

/** The root, and the last few callers of the zoomed node. */
function showCrumbs(tree, frames, zoomed, zoom) {
  const path = tree.path(zoomed);
  const shown = path.length <= 6 ? path : [path[0], -1, ...path.slice(-4)];
  byId('crumbs').replaceChildren(...shown.map((node, i) => {
    if (node < 0) {
      return element('span', 'gap', '\u2026 ' + grouped(path.length - 5));
    }
    const crumb = element('button', '', shortened(frames.shorts[tree.frame[node]], 60));
    crumb.type = 'button';
    crumb.title = nameOf(tree, frames, node);
    if (i === shown.length - 1) {
      crumb.setAttribute('aria-current', 'true');
    }
    crumb.addEventListener('click', () => zoom(node));
    return crumb;
  }));
}

/** Each kind with the share of the zoomed subtree that ends in it; locks with all that is below them. */
function showLegend(tree, frames, zoomed) {
  const {self} = tree.functions(zoomed, frames.size);
  const items = LEGEND.filter(([kind]) => frames.kinds.includes(kind)).map(([kind, label]) => {
    const share = self.reduce((sum, weight, frame) => frames.kinds[frame] === kind ? sum + weight : sum, 0);
    return legendItem(KIND_COLOURS[kind], label, shareText(share, tree.total[zoomed]), 'self time in this kind of code');
  });
  const locks = tree.weightOf(tree.outermost(frames.locks, zoomed));
  items.push(legendItem('lock', 'locks', shareText(locks, tree.total[zoomed]), 'taking a lock or waiting for one, with all below; L goes there'));
  byId('legend').replaceChildren(...items);
}

function legendItem(colour, label, share, title) {
  const item = element('li', colour, element('i', ''), label + ' ', element('b', '', share));
  item.title = title;
  return item;
}

/** The heaviest functions of the zoomed subtree, or those that a search means. */
function showFunctions(tree, frames, zoomed, matches, sortBy, actions) {
  const all = tree.functions(zoomed, frames.size);
  const rows = [];
  for (let frame = 0; frame < frames.size; frame++) {
    if (all.total[frame] > 0 && (matches === null || matches[frame])) {
      rows.push(frame);
    }
  }
  rows.sort((a, b) => all[sortBy][b] - all[sortBy][a] || all.total[b] - all.total[a] || a - b);
  const table = element('table', '', element('caption', '', functionsCaption(rows.length, tree, frames, zoomed)));
  table.append(functionsHead(sortBy, actions.sort));
  const body = element('tbody', '');
  for (const frame of rows.slice(0, LONGEST_LIST)) {
    body.append(functionsRow(tree, frames, frame, all, actions.search));
  }
  table.append(body);
  byId('functions').replaceChildren(table);
}

function functionsCaption(found, tree, frames, zoomed) {
  const shown = found > LONGEST_LIST ? 'the first ' + LONGEST_LIST + ' of ' + counted(found, 'functions') : counted(found, 'functions');
  return shown + (zoomed === 0 ? '' : ' below ' + shortened(frames.labels[tree.frame[zoomed]], 80));
}

function functionsHead(sortBy, sort) {
  const head = element('tr', '');
  for (const [key, label] of [['self', 'self'], ['total', 'total']]) {
    const button = element('button', '', label + (sortBy === key ? ' \u25be' : ''));
    button.type = 'button';
    button.addEventListener('click', () => sort(key));
    const cell = element('th', '', button);
    cell.scope = 'col';
    cell.setAttribute('aria-sort', sortBy === key ? 'descending' : 'none');
    head.append(cell);
  }
  for (const label of ['kind', 'function']) {
    const cell = element('th', label, label);
    cell.scope = 'col';
    head.append(cell);
  }
  return element('thead', '', head);
}

function functionsRow(tree, frames, frame, all, search) {
  const row = element('tr', '');
  for (const weight of [all.self[frame], all.total[frame]]) {
    row.append(element('td', 'number', shareText(weight, tree.whole), element('span', '', weightText(weight, tree.unit))));
  }
  const swatch = element('span', 'swatch ' + Colours.nameOf(frames, frame), frames.kindText(frame));
  const name = element('button', '', shortened(frames.labels[frame], LONGEST_NAME));
  name.type = 'button';
  name.title = 'search this function';
  name.addEventListener('click', () => search(frames.labels[frame]));
  row.append(element('td', 'kind', swatch), element('td', 'function', name));
  return row;
}
