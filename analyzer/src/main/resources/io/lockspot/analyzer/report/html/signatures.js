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
  const cards = new Map();
  for (const signature of report.signatures) {
    cards.set(signature.id, [...cards.get(signature.id) ?? [], signature]);
  }
  into.append(...[...cards.values()].map(signatureCard));
}

/** One lock: it may have been recognised in several measures. */
function signatureCard(seen) {
  const [signature] = seen;
  const shares = seen.flatMap((each, i) => [i > 0 ? ', ' : '',
    element('span', 'share', percentText(each.share)), ' of ' + noun(each.measure)]);
  const card = element('article', 'card', element('h3', '', ...shares, ': ' + visible(signature.title) + ' ',
    element('code', 'note', visible(signature.id))));
  const facts = element('dl', 'facts');
  const add = (name, ...content) => facts.append(element('dt', '', name), element('dd', '', ...content));
  for (const each of seen.filter(one => one.evidence?.length > 0)) {
    add(seen.length > 1 ? 'path, ' + visible(each.measure) : 'path', evidencePath(each.evidence));
  }
  add('why', visible(signature.explanation));
  for (const each of seen.filter(one => typeof one.bound === 'number')) {
    add('at most', 'if it were free, ' + fixed(each.bound, 1) + ' times as much');
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
