'use strict';
// What stands around the pictures of a difference. All text goes in as text, never as markup.

const MOST_CHANGES = 40;

function showDiffSwitches(view) {
  const {parts, state, diff} = view;
  parts.measures.hidden = view.names.length < 2;
  // Made once: what a reader has just used keeps the focus.
  if (parts.measures.childElementCount === 0) {
    parts.measures.append(...view.names.map((name, place) => button(shortened(name, 40), 'Measure (M)', () => view.change({measure: place}))));
  }
  Array.from(parts.measures.children, (made, place) => pressed(made, place === state.measure));
  parts.scales.hidden = diff.scales.length < 2;
  if (parts.scales.of !== diff) {
    parts.scales.of = diff;
    parts.scales.replaceChildren(...diff.scales.map(scale => button(scaleLabel(scale), scale.why + ' (U)', () => view.change({per: scale.name}))));
  }
  Array.from(parts.scales.children, (made, place) => pressed(made, diff.scales[place] === diff.scale));
  pressed(parts.one, !state.isPair);
  pressed(parts.pair, state.isPair);
  parts.flip.textContent = state.isFlame ? 'Root at the bottom' : 'Root on top';
  parts.why.textContent = (diff.note === '' ? '' : diff.note + ' ') + scaleText(diff);
  parts.colours.textContent = colourText(diff);
}

/** Headings, and of two pictures the narrower one as narrow as its weight is small. */
function showDiffSides(view) {
  const {parts, diff, state, zoomed} = view;
  const most = Math.max(diff.before.total[zoomed], diff.after.total[zoomed]);
  for (const side of SIDES) {
    const {whole, stage, heading} = parts.stages[side];
    whole.hidden = side === 'union' ? state.isPair : !state.isPair;
    if (side !== 'union') {
      const total = diff[side].total[zoomed];
      stage.style.width = most > 0 ? Math.max(100 * total / most, 0.5) + '%' : '';
      heading.textContent = (side === 'before' ? 'Before: ' : 'After: ') + view.sides[side] + ' \u00b7 '
        + (total > 0 ? costText(total, diff) : 'not there');
    } else {
      heading.textContent = view.sides.before + ' \u2192 ' + view.sides.after + ' \u00b7 '
        + costText(diff.before.total[0], diff) + ' \u2192 ' + costText(diff.after.total[0], diff) + ' in all';
    }
  }
  parts.empty.hidden = diff.union.total[0] > 0;
}

function showDiffCrumbs(view) {
  const {frames, diff, zoomed} = view;
  const path = diff.union.path(zoomed);
  const shown = path.length <= 6 ? path : [path[0], -1, ...path.slice(-4)];
  view.parts.crumbs.replaceChildren(...shown.map((node, i) => {
    if (node < 0) {
      return element('span', 'gap', '\u2026 ' + grouped(path.length - 5));
    }
    const crumb = button(shortened(frames.short(diff.frame[node]), 60), shortened(frames.labels[diff.frame[node]], 600), () => {
      view.zoom(node);
      view.picture.canvas.focus({preventScroll: true});
    });
    if (i === shown.length - 1) {
      crumb.setAttribute('aria-current', 'true');
    }
    return crumb;
  }));
}

/** The nearest callers: one function is in the list for each of its places. */
function callersText({diff, frames}, node) {
  const callers = diff.union.path(node).slice(1, -1);
  return callers.length === 0 ? '' : (callers.length > 3 ? '\u2026 \u203a ' : 'in ')
    + callers.slice(-3).map(at => shortened(frames.short(diff.frame[at]), 40)).join(' \u203a ');
}

/** Where the changes are, each a way to its frame. */
function showDiffChanges(view) {
  const {parts, diff, frames} = view;
  const found = view.changes;
  const focused = [...parts.changes.children].findIndex(item => item.contains(document.activeElement));
  parts.changesHead.textContent = found.length > MOST_CHANGES ? 'The ' + MOST_CHANGES + ' largest of ' + counted(found.length, 'changes') : 'Largest changes';
  parts.changes.replaceChildren(...found.slice(0, MOST_CHANGES).map((node, place) => {
    const frame = diff.frame[node];
    const change = button('', shortened(diff.union.path(node).map(at => frames.labels[diff.frame[at]]).join(' \u203a '), 2000), () => view.goToChange(place));
    const swatch = element('i', '', changeMark(diff, node));
    const fill = view.colours.of(diff.sign[node], diff.step[node]);
    swatch.style.background = fill.plain;
    swatch.style.color = fill.ink;
    const verdict = diff.isJudged ? ' \u00b7 ' + VERDICT_NAMES[diff.verdicts[node]] : '';
    change.append(swatch,
      element('b', '', shortened(frames.short(frame), 80)),
      element('small', '', callersText(view, node)),
      element('span', '', differenceText(diff.delta(node), diff) + ' \u00b7 ' + ratioText(diff, node) + verdict),
      element('small', '', costText(diff.before.total[node], diff) + ' \u2192 ' + costText(diff.after.total[node], diff)));
    change.setAttribute('aria-current', String(view.focused === node));
    return element('li', '', change);
  }));
  parts.changes.children[focused]?.firstElementChild.focus({preventScroll: true});
  if (found.length === 0) {
    parts.changes.replaceChildren(element('li', 'none', diff.isJudged ? 'No significant change was found.' : 'No change stands out.'));
  }
}

function showDiffDetails(view, node) {
  const name = element('strong', '', shortened(view.frames.labels[view.diff.frame[node]], 600));
  const rest = diffFacts(view.diff, view.frames, node).map(([label, text]) => label === 'kind' ? text : label + ' ' + text);
  view.parts.details.replaceChildren(name, element('span', '', rest.join('  \u2502  ')));
}

function showDiffTooltip(view, node, x, y) {
  const {tooltip} = view.parts;
  const list = element('dl', '');
  for (const [label, text] of diffFacts(view.diff, view.frames, node)) {
    list.append(element('dt', '', label), element('dd', '', text));
  }
  tooltip.replaceChildren(element('strong', '', shortened(view.frames.labels[view.diff.frame[node]], 600)), list);
  tooltip.hidden = false;
  const left = Math.min(x + 14, innerWidth - tooltip.offsetWidth - 6);
  const top = y + 18 + tooltip.offsetHeight < innerHeight ? y + 18 : y - tooltip.offsetHeight - 12;
  tooltip.style.left = Math.max(left, 6) + 'px';
  tooltip.style.top = Math.max(top, 6) + 'px';
}

function showDiffLegend(view) {
  const {colours} = view;
  const item = (fills, words) => element('li', '', ...fills.map(fill => {
    const swatch = element('i', '');
    swatch.style.background = fill.plain;
    return swatch;
  }), words);
  const steps = name => [1, 2, 3, 4].map(step => colours.fills[name][step]);
  view.parts.legend.replaceChildren(
    item(steps('less'), '\u25bc less after'),
    item(steps('more'), '\u25b2 more after'),
    item([], '\u00d7 gone, + new'),
    ...(view.diff.isJudged ? [item([colours.fills.less[0], colours.fills.more[0]], 'noise')] : []),
    item(colours.fills.same, 'no change'));
}
