'use strict';
// Known locks that were recognised: what it is, how it was recognised, what to do.

function showSignatures(report) {
  if (!report.signatures) {
    return;
  }
  const into = section('signatures');
  if (report.signatures.length === 0) {
    into.append(note('None recognised.'));
  }
  into.append(...report.signatures.map(signatureCard));
}

function signatureCard(signature) {
  const card = element('article', 'card');
  const counted = signature.measure === null;
  const title = element('h3', '',
    element('span', 'share', counted ? count(signature.total) : percentText(signature.share)),
    (counted ? '' : ' of ' + noun(signature.measure)) + ': ' + visible(signature.title) + ' ',
    element('code', 'note', visible(signature.id)));
  card.append(title);
  const facts = element('dl', 'facts');
  const add = (name, ...content) => facts.append(element('dt', '', name), element('dd', '', ...content));
  if (signature.evidence?.length > 0) {
    add('path', evidencePath(signature.evidence));
  }
  for (const one of signature.counts ?? []) {
    add('counts', visible(one.what) + ' ' + count(one.count) + ' of ' + visible(one.of) + ' ' + count(one.ofCount));
  }
  if (signature.bound !== null && signature.bound !== undefined) {
    add('bound', 'if it were gone, at most ' + fixed(signature.bound, 1) + ' times the ' + visible(signature.boundOf)
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
