'use strict';
// How the costs of a difference and its nodes read.

const VERDICT_NAMES = {u: 'not tested', n: 'no change beyond noise', i: 'improvement', r: 'regression', m: 'moved'};

/** A cost in the unit that the divisor makes of weights. */
function costText(cost, diff) {
  const {scale, unit} = diff;
  if (scale.kind === 'share') {
    return percentText(100 * cost);
  }
  return (unit === 'ns' ? smallDuration(cost) : numbered(threeDigits(cost), visible(unit))) + '/' + scale.name;
}

function differenceText(delta, diff) {
  if (Math.abs(delta) <= 1e-9 * diff.whole) {
    return 'none';
  }
  const sign = delta < 0 ? '\u2212' : '+';
  return sign + (diff.scale.kind === 'share' ? fixed(100 * Math.abs(delta), 2) + ' percentage points' : costText(Math.abs(delta), diff));
}

function ratioText(diff, node) {
  if (diff.isNew(node)) {
    return 'new';
  }
  if (diff.isGone(node)) {
    return 'gone';
  }
  const ratio = diff.before.total[node] > 0 ? diff.after.total[node] / diff.before.total[node] : 1;
  return '\u00d7' + threeDigits(ratio);
}

function sideText(diff, layout, node) {
  const share = shareText(layout.total[node], layout.total[0]);
  return diff.scale.kind === 'share' ? share : costText(layout.total[node], diff) + ' \u00b7 ' + share;
}

/** What there is to say about a node, as pairs of a label and a text. */
function diffFacts(diff, frames, node) {
  const said = [
    ...(frames.kinds[diff.union.frame[node]] === 'o' ? [] : [['kind', frames.kindText(diff.union.frame[node])]]),
    ['before', sideText(diff, diff.before, node)],
    ['after', sideText(diff, diff.after, node)],
    ['difference', differenceText(diff.delta(node), diff) + ' \u00b7 ' + ratioText(diff, node)],
  ];
  if (diff.before.self[node] > 0 || diff.after.self[node] > 0) {
    said.push(['self', costText(diff.before.self[node], diff) + ' \u2192 ' + costText(diff.after.self[node], diff)]);
  }
  if (diff.isJudged) {
    said.push(['verdict', VERDICT_NAMES[diff.verdicts[node]]]);
  }
  if (diff.union.folded.has(node)) {
    said.push(['stands for', counted(diff.union.folded.get(node), 'frames')]);
  }
  return said;
}

function scaleLabel(scale) {
  return scale.kind === 'share' ? 'share' : 'per ' + scale.name;
}

/** What was divided by, and why that. */
function scaleText(diff) {
  const {scale} = diff;
  const amounts = scale.kind === 'share' ? '' : ' (' + threeDigits(scale.before) + ' before, ' + threeDigits(scale.after) + ' after)';
  const what = scale.kind === 'share' ? 'Shares of each side\u2019s whole' : 'Costs per ' + scale.name + amounts;
  return what + '. ' + scale.why;
}

/** What the colours stand for, honestly. */
function colourText(diff) {
  return judgementText(diff) + ' In one picture a frame is as wide as its heavier side.';
}

function judgementText(diff) {
  const {words} = diff.test;
  if (diff.isJudged) {
    const tested = diff.scales.find(scale => scale.name === diff.test.per) ?? diff.scales[0];
    const by = words === '' ? '' : ' (' + words + ')';
    const other = diff.scale === tested ? '' : ', which was tested ' + scaleLabel(tested) + ' and not by what is shown';
    return 'Coloured where the comparison of the runs found a significant change' + by + other + '; pale where it is noise, grey where nothing changed or was too rare to test.';
  }
  const chance = diff.samples[0] > 0 && diff.samples[1] > 0
    ? ', or that counting (' + grouped(diff.samples[0]) + ' and ' + grouped(diff.samples[1]) + ' events) and the usual 5% between runs may have made' : '';
  return 'Coloured by the size of the change: not tested for significance' + (words === '' ? ', which takes several runs a side' : ', for ' + words) + '. Grey: changes below 10% or half a percent of the whole' + chance + '.';
}
