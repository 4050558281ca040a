'use strict';
// What else a reader must know: warnings, and what was recorded where.

const ENVIRONMENT = {kernelRelease: 'kernel', javaVersion: 'Java', cpus: 'CPUs', epollRelease: 'release of epoll'};

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
    add(Object.hasOwn(ENVIRONMENT, key) ? ENVIRONMENT[key] : visible(key), visible(String(value)));
  }
  return element('article', 'card', element('h3', '', visible(recording.file)), facts);
}
