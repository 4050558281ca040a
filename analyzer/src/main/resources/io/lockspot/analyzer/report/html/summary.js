'use strict';
// The sentence first, then what it rests on and what stands against it.

const PARTIAL = ['incomplete', 'damaged'];

function showSummary(report) {
  const headline = report.headline ?? titleOf(report);
  const [first, rest] = sentences(visible(headline));
  byId('headline').append(first, element('span', 'rest', rest));
  byId('facts').append(...recorded(report).map(fact => element('li', '', fact)));
  const notices = (report.warnings ?? []).filter(warning => PARTIAL.includes(warning.code));
  byId('notices').hidden = notices.length === 0;
  byId('notices').append(...notices.map(warning => element('li', '', visible(warning.text))));
}

/** The first sentence, and what follows it. */
function sentences(text) {
  const end = /[.)](?= [A-Z])/.exec(text);
  return end === null ? [text, ''] : [text.slice(0, end.index + 1), text.slice(end.index + 1)];
}

function titleOf(report) {
  const kind = visible(String(report.schema)).replace(/^lockspot\.|\/\d+$/g, '');
  const files = report.recordings.map(recording => visible(recording.file).replace(/^.*[\/\\]/, ''));
  return kind.charAt(0).toUpperCase() + kind.slice(1) + ' of ' + (files.length > 3 ? files.length + ' recordings' : files.join(', '));
}

function filesOf(report) {
  const files = report.recordings.map(recording => visible(recording.file));
  return files.length > 3 ? files.slice(0, 3).join(', ') + ' and ' + (files.length - 3) + ' more' : files.join(', ');
}

/** What all recordings have in common, in a line. */
function recorded(report) {
  const all = read => [...new Set(report.recordings.map(read).filter(Boolean))];
  const of = (name, key) => all(r => r.environment?.[key]).map(value => name + visible(value));
  const samples = report.recordings.reduce((sum, r) => sum + r.samples, 0);
  const recordedFor = report.recordings.reduce((sum, r) => sum + (r.duration ?? 0), 0);
  const said = [
    report.recordings.length > 3 ? counting(report.recordings.length, 'recording', 'recordings') : filesOf(report),
    all(r => r.process && visible(r.process)).slice(0, 2).join(', '),
    recordedFor > 0 ? duration(recordedFor) : '',
    samples > 0 ? counting(samples, 'sample', 'samples') : 'no profiler samples',
    of('kernel ', 'kernelRelease').join(', '),
    of('Java ', 'javaVersion').join(', '),
    of('', 'cpus').map(cpus => cpus + (cpus === '1' ? ' CPU' : ' CPUs')).join(', '),
  ];
  return said.filter(Boolean);
}
