'use strict';
// Everything that is not the canvas. All text goes in as text, never as markup.

const LEGEND = [['j', 'Java'], ['i', 'inlined'], ['n', 'native'], ['k', 'kernel'], ['o', 'other']];

function showDetails(tree, frames, node) {
  const name = element('strong', '', nameOf(tree, frames, node));
  const rest = facts(tree, frames, node, true).map(([label, text]) => label === 'kind' ? text : label + ' ' + text);
  byId('details').replaceChildren(name, element('span', '', rest.join('  \u2502  ')));
}

function showTooltip(tree, frames, node, x, y) {
  const tooltip = byId('tooltip');
  const list = element('dl', '');
  for (const [label, text] of facts(tree, frames, node, false)) {
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
    const crumb = element('button', '', shortened(frames.short(tree.frame[node]), 60));
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
  const shares = sharesOf(tree, frames, zoomed);
  const items = LEGEND.filter(([kind]) => kind === 'o' ? shares.get(kind) > 0 : frames.kinds.includes(kind)).map(([kind, label]) => {
    const share = shares.get(kind) ?? 0;
    return legendItem(KIND_COLOURS[kind], label, shareText(share, tree.total[zoomed]), 'self time in this kind of code');
  });
  const locks = tree.weightOf(tree.outermost(frames.locks, zoomed));
  items.push(legendItem('lock', 'locks', shareText(locks, tree.total[zoomed]), 'taking a lock or waiting for one, with all below; L goes there'));
  byId('legend').replaceChildren(...items);
}

/** What ends in each kind of code; where callers are below their callees, what began in the first of them. */
function sharesOf(tree, frames, zoomed) {
  const shares = new Float64Array(KINDS.length);
  const kindOf = frames.places;
  if (tree.isInverted && zoomed === 0) {
    for (let node = 1; node < tree.size; node = tree.end[node]) {
      shares[kindOf[tree.frame[node]]] += tree.total[node];
    }
    shares[kindOf[tree.frame[0]]] += tree.self[0];
  } else if (tree.isInverted) {
    shares[kindOf[tree.frame[tree.path(zoomed)[1]]]] += tree.total[zoomed];
  } else {
    const {frame, self} = tree;
    const end = tree.end[zoomed];
    for (let node = zoomed; node < end; node++) {
      shares[kindOf[frame[node]]] += self[node];
    }
  }
  return new Map(Array.from(KINDS, (kind, place) => [kind, shares[place]]));
}

function legendItem(colour, label, share, title) {
  const item = element('li', colour, element('i', ''), label + ' ', element('b', '', share));
  item.title = title;
  return item;
}
