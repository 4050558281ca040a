'use strict';
// How the time of each measure is spent, as bars of shares.

const WAYS = ['running', 'spinning', 'sleeping', 'blocked', 'idle'];
const WAY_WORDS = {
  running: 'running',
  spinning: 'spinning on locks',
  sleeping: 'asleep on locks',
  blocked: 'blocked by something else',
  idle: 'idle',
};

function showSpent(report) {
  const rows = (report.spent ?? []).filter(row => row.total > 0);
  if (rows.length > 0) {
    section('spent').append(...rows.map(spentRow));
  }
}

function spentRow(row) {
  const ways = WAYS.filter(way => row[way] > 0);
  const bar = element('div', 'stack');
  bar.setAttribute('aria-hidden', 'true');
  for (const way of ways) {
    const part = element('span', way);
    part.style.flexGrow = String(row[way] / row.total);
    bar.append(part);
  }
  const legend = element('ul', 'shares');
  for (const way of ways) {
    legend.append(element('li', way, element('b', '', roundShare(100 * row[way] / row.total)), ' ' + WAY_WORDS[way],
      element('span', 'note', ' ' + weightText(row[way], unitOf(row.measure)))));
  }
  return element('div', 'spent', element('h3', '', noun(row.measure) + ' ', element('span', 'note',
    weightText(row.total, unitOf(row.measure)))), bar, legend);
}

function unitOf(measure) {
  return measure === 'samples' ? 'samples' : 'ns';
}
