'use strict';
// The table of locks; behind each who waited for it, where, and who held it meanwhile.

const LOCK_COLUMNS = [
  {name: 'lock', isText: true, text: lock => visible(lock.name) + (lock.recorder ? ' (of what records)' : ''), value: lock => lock.name},
  {name: 'kind', isText: true, text: lock => visible(lock.kind), value: lock => lock.kind},
  {name: 'waits', text: lock => count(lock.waits), value: lock => lock.waits},
  {name: 'wait time', text: lock => duration(lock.waitTime), value: lock => lock.waitTime},
  {name: 'p99', text: lock => duration(lock.p99), value: lock => lock.p99},
  {name: 'longest', text: lock => duration(lock.maxWait), value: lock => lock.maxWait},
];

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
  showSpunLocks(report.spunLocks ?? [], into);
  showOtherWaits(report.otherWaits ?? [], into);
}

/** Locks that nobody was seen waiting for, but that CPUs were seen spinning for. */
function showSpunLocks(locks, into) {
  if (locks.length > 0) {
    const columns = [...LOCK_COLUMNS.slice(0, 2), {name: 'share', text: lock => percentText(lock.share), value: lock => lock.share},
      {name: 'of', isText: true, text: lock => noun(lock.measure), value: lock => lock.measure}];
    into.append(element('h3', 'more-locks', 'Spun for'), scrolling('Locks that were spun for',
      new SortableTable('Locks that were spun for', locks, columns, behindSpunLock).element));
  }
}

function behindSpunLock(lock) {
  const paths = lock.paths.map(path => ({path: path.path, waitTime: path.total}));
  return behind(lock, [side('spun', lock.total, paths, lock.morePaths, waiterText)]);
}

/** Queues and conditions: to wait there is how the program works, and no lock. */
function showOtherWaits(waits, into) {
  if (waits.length > 0) {
    into.append(element('h3', 'more-locks', 'Queues and conditions'), scrolling('Queues and conditions',
      new SortableTable('Queues and conditions', waits, LOCK_COLUMNS, row => behind(row, [side('waited', row.waitTime, row.waiters, row.moreWaiters, waiterText)])).element));
  }
}

function behindLock(lock) {
  return behind(lock, [side('waited', lock.waitTime, lock.waiters, lock.moreWaiters, waiterText),
    side('held', lock.waitTime, lock.owners, lock.moreOwners, ownerText)]);
}

function behind(lock, sides) {
  const said = [lock.explanation ? visible(lock.explanation) : '', instancesText(lock.instances), convoysText(lock)];
  return element('div', '', ...said.filter(Boolean).map(text => note(text)), element('div', 'sides', ...sides.filter(Boolean)));
}

function instancesText(instances) {
  return instances && instances.count > 1
    ? counting(instances.count, 'lock', 'locks') + ' of this name; ' + percentText(instances.hottestShare)
      + ' of the wait time is on the hottest'
    : '';
}

function convoysText(lock) {
  if (!lock.convoyCount) {
    return '';
  }
  const longest = lock.convoys[0];
  return 'Convoys: somebody waited without a gap ' + (lock.convoyCount === 1 ? 'once' : count(lock.convoyCount) + ' times')
    + ', ' + duration(lock.convoyTime) + ' in all; the longest ' + duration(longest.duration) + ', with '
    + counting(longest.waits, 'wait', 'waits') + ' of ' + counting(longest.threads, 'thread', 'threads') + ', '
    + count(longest.maxWaiters) + ' at once';
}

/** The paths of one side, each with its share of the whole; more is what the page does not have. */
function side(word, whole, parts, more, text) {
  if (parts.length === 0) {
    return null;
  }
  const list = element('ul', 'side');
  for (const part of parts) {
    list.append(element('li', '', element('span', 'number', shareText(part.waitTime, whole)), element('div', '', text(part))));
  }
  if (more) {
    list.append(element('li', '', element('span', 'number', shareText(more.total, whole)),
      '\u2026 ' + counting(more.count, 'more', 'more')));
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
