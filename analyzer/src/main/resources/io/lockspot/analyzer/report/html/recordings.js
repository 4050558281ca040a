'use strict';
// What else a reader must know: warnings, and what was recorded where.

const ENVIRONMENT = {
  kernelRelease: ['kernel'],
  javaVersion: ['Java'],
  cpus: ['CPUs'],
  epollRelease: ['release of epoll'],
  mainClass: ['main class'],
  processId: ['process id'],
  processStart: ['process start', instant],
  agentVersion: ['agent'],
  profiler: ['profiler'],
  schemaVersion: ['event schema'],
  ownCost: ['cost of the probes'],
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
    add(name, (text ?? (key.startsWith('epoll.') ? tally : visible))(String(value)));
  }
  return element('article', 'card', element('h3', '', visible(recording.file)), facts);
}

/** Milliseconds since 1970 as a date and a time that mean the same everywhere. */
function instant(millis) {
  const date = new Date(Number(millis));
  return Number.isNaN(date.getTime()) ? visible(millis) : date.toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
}

/** Calls of epoll_ctl, as the agent counted them. */
function tally(value) {
  return /^\d{1,15}$/.test(value) ? count(Number(value)) : visible(value);
}
