'use strict';
// What else a reader must know: warnings, and what was recorded where.

const ENVIRONMENT = {
  kernelRelease: ['kernel'],
  javaVersion: ['Java'],
  cpus: ['CPUs'],
  machineCpus: ['CPUs of the machine'],
  cgroup: ['control groups'],
  cpuLimit: ['CPU limit', thousandths => Number(thousandths) > 0 ? visible(String(Number(thousandths) / 1000)) + ' CPUs' : 'none'],
  memoryLimit: ['memory limit', bytes => Number(bytes) > 0 ? count(Math.round(Number(bytes) / 1048576)) + ' MiB' : 'none'],
  permissions: ['permissions'],
  lockWaits: ['waits for locks'],
  epollRelease: ['release of epoll'],
  mainClass: ['main class'],
  processId: ['process id'],
  processStart: ['process start', instant],
  agentVersion: ['agent'],
  profiler: ['profiler'],
  schemaVersion: ['event schema'],
  timeInProbes: ['time in probes', nanos => duration(Number(nanos))],
};

function showWarnings(report) {
  if (report.warnings?.length > 0) {
    const list = element('ul', 'warnings');
    for (const warning of report.warnings) {
      list.append(element('li', '', visible(warning.text) + ' ', element('code', 'note', visible(warning.code))));
    }
    section('warnings').append(list);
  }
}

function showRecordings(report) {
  if (report.recordings?.length > 0) {
    section('recordings').append(...report.recordings.map(recordingCard));
  }
}

function recordingCard(recording) {
  const facts = element('dl', 'facts');
  const add = (name, value) => value && facts.append(element('dt', '', name), element('dd', '', value));
  add('format', visible(recording.format ?? ''));
  add('process', visible(recording.process ?? ''));
  add('duration', recording.duration ? duration(recording.duration) : '');
  add('samples', count(recording.samples));
  add('complete', recording.complete ? 'yes' : 'no: it ends before the run did');
  for (const [key, value] of Object.entries(recording.environment ?? {})) {
    const [name, text] = Object.hasOwn(ENVIRONMENT, key) ? ENVIRONMENT[key] : [visible(key)];
    // The calls of epoll_ctl have a table.
    if (!key.startsWith('epoll.')) {
      add(name, (text ?? visible)(String(value)));
    }
  }
  return element('article', 'card', element('h3', '', visible(recording.file)), facts);
}

/** Milliseconds since 1970 as a date and a time that mean the same everywhere. */
function instant(millis) {
  const date = new Date(Number(millis));
  return Number.isNaN(date.getTime()) ? visible(millis) : date.toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
}
