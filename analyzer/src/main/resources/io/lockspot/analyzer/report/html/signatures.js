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
  const title = element('h3', '', element('span', 'share', percentText(signature.share)), ' of '
    + noun(signature.measure) + ': ' + visible(signature.title) + ' ', element('code', 'note', visible(signature.id)));
  card.append(title);
  const facts = element('dl', 'facts');
  const add = (name, ...content) => facts.append(element('dt', '', name), element('dd', '', ...content));
  if (signature.evidence?.length > 0) {
    add('path', evidencePath(signature.evidence));
  }
  add('why', visible(signature.explanation));
  if (signature.bound !== null && signature.bound !== undefined) {
    add('at most', 'if it were free, ' + fixed(signature.bound, 1) + ' times as much');
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
