'use strict';
// Who waits for whom: each line is a waiter, the lock, and who held it meanwhile.

function showWaits(report) {
  const edges = report.waitGraph ?? [];
  if (edges.length === 0) {
    return;
  }
  const longest = Math.max(...edges.map(edge => edge.waitTime));
  const rows = edges.map(edge => element('tr', '', element('td', '', partyText(edge.waiter)),
    element('td', '', '\u2192 ' + partyText(edge.lock)), element('td', '', '\u2192 ' + partyText(edge.owner)),
    element('td', 'number', count(edge.waits)), element('td', 'number', duration(edge.waitTime)),
    element('td', 'meter', meter(edge.waitTime / longest))));
  const head = element('tr', '', columnHead('waits'), columnHead('for the lock'), columnHead('held by'),
    columnHead('waits', 'number'), columnHead('wait time', 'number'), columnHead(''));
  section('waits').append(scrolling('Who waits for whom',
    element('table', '', element('thead', '', head), element('tbody', '', ...rows))));
}

function partyText(party) {
  return party ? visible(String(party)) : 'not recorded';
}

function meter(share) {
  const bar = element('span', '');
  bar.style.width = 100 * share + '%';
  return bar;
}
