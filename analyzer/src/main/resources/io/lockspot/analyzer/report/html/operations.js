'use strict';
// The table of operations, under the pictures of how long they took. Columns in which nothing happened are left out,
// and said in a line instead.

const OPERATION_COLUMNS = [
  ['count', o => count(o.count)],
  ['per s', o => orNothing(o.perSecond, rate)],
  ['errors', o => count(o.errors), all => all.some(o => o.errors > 0)],
  ['still registered', o => count(o.stillRegistered), all => all.some(o => o.stillRegistered > 0)],
  ['mean', o => estimate(o, perOperation(o, o.totalTime))],
  ['lock wait', o => o.lockWaitTime === 0 ? NOTHING : duration(perOperation(o, o.lockWaitTime))],
  ['p50', o => timed(o, o.p50)],
  ['p90', o => timed(o, o.p90)],
  ['p99', o => timed(o, o.p99)],
  ['p99.9', o => timed(o, o.p999)],
  ['longest', o => timed(o, o.max)],
  ['total', o => estimate(o, o.totalTime)],
];

function showOperations(report) {
  const operations = report.operations;
  if (!operations) {
    return;
  }
  const into = section('operations');
  if (operations.length === 0) {
    into.append(note(reasonForNone(report)));
    return;
  }
  const columns = OPERATION_COLUMNS.filter(([, , isShown]) => !isShown || isShown(operations));
  into.append(...distributions([...operations, ...delaysOf(operations)]), scrolling('Operations', operationsTable(operations, columns)));
  into.append(note('mean and lock wait are per operation' + silence(operations)));
  const estimated = operations.filter(isEstimated);
  if (estimated.length > 0) {
    into.append(note(...estimated.flatMap((o, i) => [i > 0 ? element('br', '') : '', timedText(o)])));
  }
  const delays = operations.filter(o => o.delay);
  if (delays.length > 0) {
    into.append(note(...delays.flatMap((o, i) => [i > 0 ? element('br', '') : '', delayText(o)])));
  }
  showEpoll(report.epoll, into);
}

function perOperation(operation, time) {
  return operation.count === 0 ? 0 : time / operation.count;
}

/** Where not all were timed, those that were tell of all. */
function isEstimated(operation) {
  return operation.timed !== undefined && operation.timed < 0.99 * operation.count;
}

function timed(operation, nanos) {
  return operation.timed === 0 && operation.count > 0 ? NOTHING : duration(nanos);
}

/** Marked where it is scaled from those that were timed. */
function estimate(operation, nanos) {
  return (isEstimated(operation) && operation.timed > 0 ? '~' : '') + timed(operation, nanos);
}

function timedText(operation) {
  return visible(operation.operation) + ' (' + visible(operation.implementation) + '): ' + count(operation.timed)
    + ' timed; ~ and quantiles are scaled to all, longest is of those timed';
}

function operationsTable(operations, columns) {
  const head = element('tr', '', columnHead('operation'), columnHead('implementation'),
    ...columns.map(([name]) => columnHead(name, 'number')));
  const rows = operations.map(o => element('tr', '', rowHead(visible(o.operation)),
    element('td', '', visible(o.implementation)), ...columns.map(([, cell]) => element('td', 'number', cell(o)))));
  return element('table', '', element('thead', '', head), element('tbody', '', ...rows));
}

function columnHead(name, className) {
  const head = element('th', className ?? '', name);
  head.scope = 'col';
  return head;
}

function rowHead(name) {
  const head = element('th', '', name);
  head.scope = 'row';
  return head;
}

function silence(operations) {
  return (operations.some(o => o.errors > 0) ? '' : '; no errors')
    + (operations.some(o => o.stillRegistered > 0) ? '' : '; no descriptor was still registered');
}

const DELAYS = {release: 'close to release', register: 'register to epoll_ctl', modify: 'modify to epoll_ctl'};

/** From what was asked for to what was done. */
function delayName(o) {
  return Object.hasOwn(DELAYS, o.operation) ? DELAYS[o.operation] : 'until ' + visible(o.operation);
}

/** Delays drawn as operations are. */
function delaysOf(operations) {
  return operations.filter(o => o.delay?.histogram?.length > 0)
    .map(o => ({...o.delay, operation: delayName(o), implementation: o.implementation}));
}

/** What was asked of epoll_ctl, and what of that was in vain. */
function showEpoll(rows, into) {
  if (!rows || rows.length === 0) {
    return;
  }
  const columns = [['adds', r => count(r.adds)], ['modifies', r => count(r.modifies)], ['deletes', r => count(r.deletes)],
    ['not found', r => count(r.notFound)], ['no change', r => count(r.redundant)], ['closes', r => count(r.closes)],
    ['still registered', r => count(r.stillRegistered)], ['calls per close', r => orNothing(r.callsPerClose, rate)]];
  const head = element('tr', '', columnHead('epoll_ctl'), ...columns.map(([name]) => columnHead(name, 'number')));
  const body = rows.map(r => element('tr', '', rowHead(visible(r.implementation)),
    ...columns.map(([, cell]) => element('td', 'number', cell(r)))));
  into.append(scrolling('Calls of epoll_ctl', element('table', '', element('thead', '', head), element('tbody', '', ...body))));
}

function delayText(o) {
  return 'from ' + delayName(o) + ' (' + visible(o.implementation) + '): p50 ' + duration(o.delay.p50)
    + ', p99 ' + duration(o.delay.p99) + ', longest ' + duration(o.delay.max) + ' (' + count(o.delay.count) + ' measured)';
}

function reasonForNone(report) {
  return report.recordings.some(r => r.format === 'lockspot')
    ? 'None: while the agent recorded, no selector and no own probe was used.'
    : 'None counted: the agent counts them (-javaagent:lockspot-agent.jar); of other programs, system calls in a perf'
      + ' script are counted.';
}
