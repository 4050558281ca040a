'use strict';
// Who waits for whom: waiters on the left, locks in the middle, who held them on the right; then the same as a table.

const MOST_DRAWN = 15;
const ROW_OF_PARTIES = 30;
const COLUMNS_AT = {waiter: 250, lock: 500, owner: 750};
const LOCK_HALF = 130;
const UNKNOWN = 'not recorded';

function showWaits(report) {
  const edges = report.waitGraph ?? [];
  if (edges.length === 0) {
    return;
  }
  const into = section('waits');
  into.append(waitDiagram(edges.slice(0, MOST_DRAWN)), scrolling('Who waits for whom', waitTable(edges)));
  if (report.moreEdges) {
    into.append(note('\u2026 ' + counting(report.moreEdges.count, 'more pair', 'more pairs') + ', '
      + duration(report.moreEdges.total)));
  }
  if (edges.some(edge => edge.inferred)) {
    into.append(note('Dashed: told from the order in which threads got the lock; the owner held it for part of the wait at least.'));
  }
}

function partyText(party) {
  return party ? visible(party) : UNKNOWN;
}

function waitTable(edges) {
  const rows = edges.map(edge => element('tr', '', rowHead(partyText(edge.waiter)), element('td', '', visible(edge.lock)),
    element('td', '', partyText(edge.owner) + (edge.inferred ? ' (by order)' : '')),
    element('td', 'number', count(edge.waits)), element('td', 'number', duration(edge.waitTime))));
  const head = element('tr', '', columnHead('waiter'), columnHead('lock'), columnHead('held by'),
    columnHead('waits', 'number'), columnHead('wait time', 'number'));
  return element('table', '', element('thead', '', head), element('tbody', '', ...rows));
}

/** The table says it all; this is for the eye. */
function waitDiagram(edges) {
  const places = Object.fromEntries(Object.keys(COLUMNS_AT).map(side => [side, placesOf(edges, side)]));
  const rows = Math.max(...Object.values(places).map(place => place.size));
  const longest = Math.max(...[...linksOf(edges, 'waiter', 'lock'), ...linksOf(edges, 'lock', 'owner')].map(link => link.time));
  const middle = (side, name) => ROW_OF_PARTIES * (places[side].get(name) + 0.5 + (rows - places[side].size) / 2);
  const draw = (from, to, left, right) => linksOf(edges, from, to).map(link => {
    const [y1, y2, x] = [middle(from, link.from), middle(to, link.to), (left + right) / 2];
    return svg('path', {class: 'link' + (link.inferred ? ' inferred' : ''), d: `M${left},${y1} C${x},${y1} ${x},${y2} ${right},${y2}`,
      'stroke-width': 1.5 + 9 * link.time / longest});
  });
  return svg('svg', {class: 'waits', viewBox: `0 0 1000 ${rows * ROW_OF_PARTIES}`, 'aria-hidden': 'true'},
    ...draw('waiter', 'lock', COLUMNS_AT.waiter + 8, COLUMNS_AT.lock - LOCK_HALF),
    ...draw('lock', 'owner', COLUMNS_AT.lock + LOCK_HALF, COLUMNS_AT.owner - 8),
    ...Object.keys(COLUMNS_AT).flatMap(side => [...places[side].keys()].flatMap(name => party(side, name, middle(side, name)))));
}

/** Heaviest first. */
function placesOf(edges, side) {
  const times = new Map();
  for (const edge of edges) {
    times.set(edge[side] ?? '', (times.get(edge[side] ?? '') ?? 0) + edge.waitTime);
  }
  return new Map([...times.keys()].sort((a, b) => times.get(b) - times.get(a)).map((name, i) => [name, i]));
}

function linksOf(edges, from, to) {
  const links = new Map();
  for (const edge of edges) {
    const key = JSON.stringify([edge[from], edge[to]]);
    const link = links.get(key) ?? {from: edge[from] ?? '', to: edge[to] ?? '', time: 0, inferred: from === 'lock' && edge.inferred};
    link.time += edge.waitTime;
    links.set(key, link);
  }
  return [...links.values()];
}

function party(side, name, y) {
  const x = COLUMNS_AT[side];
  const text = shortened(partyText(name), 32);
  const anchor = {waiter: 'end', lock: 'middle', owner: 'start'}[side];
  const label = svg('text', {class: 'party ' + side, x, y: y + 4, 'text-anchor': anchor}, text);
  const box = {class: 'lock-box', x: x - LOCK_HALF, y: y - 12, width: 2 * LOCK_HALF, height: 24, rx: 6};
  return side === 'lock' ? [svg('rect', box), label] : [label];
}
