'use strict';
// The table of locks; behind each who waited for it, where, and who held it meanwhile.

const LOCK_COLUMNS = [
  {name: 'lock', isText: true, text: lock => visible(lock.name), value: lock => lock.name},
  {name: 'kind', isText: true, text: lock => visible(lock.kind), value: lock => lock.kind},
  {name: 'waits', text: lock => count(lock.waits), value: lock => lock.waits},
  {name: 'wait time', text: lock => duration(lock.waitTime), value: lock => lock.waitTime},
  {name: 'p99', text: lock => duration(lock.p99), value: lock => lock.p99},
  {name: 'longest', text: lock => duration(lock.maxWait), value: lock => lock.maxWait},
];

const MOST_PATHS = 8;

function showLocks(report) {
  if (!report.locks) {
    return;
  }
  const into = section('locks');
  if (report.locks.length === 0) {
    into.append(note('No thread was seen waiting for a lock.'));
    return;
  }
  const table = new SortableTable('Locks', report.locks, LOCK_COLUMNS, behindLock);
  table.open.add(report.locks[0]);
  table.show();
  into.append(scrolling('Locks', table.element));
}

function behindLock(lock) {
  const parts = [side('waited', lock, lock.waiters, waiterText), side('held', lock, lock.owners, ownerText)];
  return element('div', 'sides', ...parts.filter(Boolean));
}

/** The paths of one side, each with its share of the time that was waited. */
function side(word, lock, parts, text) {
  if (parts.length === 0) {
    return null;
  }
  const list = element('ul', 'side');
  for (const part of parts.slice(0, MOST_PATHS)) {
    list.append(element('li', '', element('span', 'number', shareText(part.waitTime, lock.waitTime)), element('div', '', text(part))));
  }
  const rest = parts.slice(MOST_PATHS);
  if (rest.length > 0) {
    const time = rest.reduce((sum, part) => sum + part.waitTime, 0);
    list.append(element('li', '', element('span', 'number', shareText(time, lock.waitTime)),
      '\u2026 ' + counting(rest.length, 'more', 'more')));
  }
  return element('div', '', element('h3', 'side-title', word), list);
}

function waiterText(waiter) {
  return waiter.path.length === 0 ? '(no stack recorded)' : pathList(waiter.path, 8);
}

function ownerText(owner) {
  const text = element('div', '', 'by ' + (owner.thread ? visible(owner.thread) : 'a thread that was not recorded'));
  if (owner.path.length > 0) {
    text.append(pathList(owner.path, 8));
  }
  return text;
}
