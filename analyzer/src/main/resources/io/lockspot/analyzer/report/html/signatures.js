'use strict';
// Known signatures that were recognised: what it is, how it was recognised, what to do.

function showSignatures(report) {
  if (!report.signatures) {
    return;
  }
  const into = section('signatures');
  if (report.signatures.length === 0) {
    into.append(note('None recognised.'));
  }
  const cards = new Map();
  for (const signature of report.signatures) {
    cards.set(signature.id, [...cards.get(signature.id) ?? [], signature]);
  }
  into.append(...[...cards.values()].map(signatureCard));
}

/** One lock: it may have been recognised in several measures, or by what was counted. */
function signatureCard(seen) {
  const [signature] = seen;
  const weighed = seen.flatMap((each, i) => [i > 0 ? ', ' : '', ...shareOf(each)]);
  const card = element('article', 'card', element('h3', '', ...weighed, ': ' + visible(signature.title) + ' ',
    element('code', 'note', visible(signature.id))));
  const facts = element('dl', 'facts');
  const add = (name, ...content) => facts.append(element('dt', '', name), element('dd', '', ...content));
  for (const each of seen.filter(one => one.evidence?.length > 0)) {
    add(seen.length > 1 && each.measure ? 'path, ' + visible(each.measure) : 'path', evidencePath(each.evidence));
  }
  for (const each of seen.filter(one => one.interval)) {
    add('known to', percentText(each.interval[0]) + ' to ' + percentText(each.interval[1])
      + (each.busyShare === null ? '' : ' of what was not idle') + ', by ' + counting(each.events, 'sample', 'samples'));
  }
  for (const one of seen.flatMap(each => each.counts ?? [])) {
    add('counts', visible(one.what) + ' ' + count(one.count) + ' of ' + visible(one.of) + ' ' + count(one.ofCount));
  }
  for (const each of seen.filter(one => typeof one.bound === 'number')) {
    add('bound', 'if it were gone, at most ' + fixed(each.bound, 1) + ' times the ' + visible(each.boundOf)
      + ': an upper bound, all CPU time divided by what goes into something else');
  }
  add('why', visible(signature.explanation));
  for (const fix of signature.fixed ?? []) {
    add('fixed', visible(fix.what) + (fix.version === null ? ', in no version' : ' ' + visible(fix.version)) + ': '
      + visible(fix.note));
  }
  add('remedy', visible(signature.remedy));
  card.append(facts);
  return card;
}

/** Of a measure, or a number where things were counted. */
function shareOf(signature) {
  return signature.measure === null
    ? [element('span', 'share', count(signature.total))]
    : [element('span', 'share', percentText(signature.share)), ' of ' + noun(signature.measure)];
}

/** Each function with its share where the share changes. */
function evidencePath(steps) {
  let before = '';
  return pathList(steps, 8, step => {
    const share = percentText(step.share);
    const said = share === before ? '' : share;
    before = share;
    return element('span', 'number', said);
  });
}
