'use strict';
// The elements of a difference, made anew in the place that the page gives them.

const SIDES = ['union', 'before', 'after'];
const SIDE_ROLES = {union: 'flame graph of a difference', before: 'flame graph, before', after: 'flame graph, after'};

function button(text, title, act) {
  const made = element('button', '', text);
  made.type = 'button';
  made.title = title;
  made.addEventListener('click', act);
  return made;
}

function pressed(made, isPressed) {
  made.setAttribute('aria-pressed', String(isPressed));
  return made;
}

/** A picture with its heading and its canvas. */
function stagePart(side) {
  const canvas = element('canvas', '');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', SIDE_ROLES[side]);
  canvas.setAttribute('aria-describedby', 'diff-details');
  const spacer = element('div', '');
  const stage = element('div', 'stage', canvas, spacer);
  const heading = element('h3', '');
  const whole = element('div', 'diff-side ' + side, heading, stage);
  return {side, canvas, spacer, stage, heading, whole};
}

function searchPart(view) {
  const query = element('input', '');
  query.type = 'search';
  query.placeholder = 'Search functions\u2026';
  query.autocomplete = 'off';
  query.spellcheck = false;
  query.setAttribute('aria-label', 'Search functions');
  query.addEventListener('input', () => view.search(query.value, view.state.isRegex));
  const regex = button('.*', 'Regular expression (R)', () => view.search(query.value, !view.state.isRegex));
  regex.setAttribute('aria-label', 'Regular expression');
  const form = element('form', 'diff-search', query, regex);
  form.setAttribute('role', 'search');
  form.addEventListener('submit', event => {
    event.preventDefault();
    view.goToMatch(1);
  });
  return {query, regex, form};
}

function group(label) {
  const made = element('div', 'switch');
  made.setAttribute('role', 'group');
  made.setAttribute('aria-label', label);
  return made;
}

/** Builds everything and puts it into the container. */
function diffParts(container, view) {
  const parts = {measures: group('Measure'), scales: group('Divided by'), layouts: group('Pictures'), ...searchPart(view)};
  parts.one = button('One picture', 'Both sides in one coloured picture (S)', () => view.change({isPair: false}));
  parts.pair = button('Side by side', 'Before and after, to scale (S)', () => view.change({isPair: true}));
  parts.flip = button('', 'Icicle or flame: root on top or at the bottom (F)', () => view.change({isFlame: !view.state.isFlame}));
  parts.layouts.append(parts.one, parts.pair);
  parts.undo = button('Undo', 'Undo (Z)', () => view.trail?.undo());
  parts.redo = button('Redo', 'Redo (Shift+Z)', () => view.trail?.redo());
  parts.undo.setAttribute('aria-label', 'Undo');
  parts.redo.setAttribute('aria-label', 'Redo');
  parts.why = element('p', 'diff-why');
  parts.crumbs = element('nav', 'diff-crumbs');
  parts.crumbs.setAttribute('aria-label', 'Path to the zoomed frame');
  parts.matched = element('output', 'diff-matched');
  parts.stages = Object.fromEntries(SIDES.map(side => [side, stagePart(side)]));
  parts.empty = element('p', 'diff-empty', 'No stacks were recorded on either side.');
  parts.changes = element('ol', '');
  parts.changesHead = element('h3', '', 'Largest changes');
  parts.changesHead.id = 'diff-changes-title';
  parts.changes.setAttribute('aria-labelledby', 'diff-changes-title');
  parts.details = element('p', 'diff-details');
  parts.details.setAttribute('aria-live', 'polite');
  parts.details.id = 'diff-details';
  parts.said = element('p', 'unseen');
  parts.said.setAttribute('role', 'status');
  parts.legend = element('ul', 'diff-legend');
  parts.legend.setAttribute('aria-label', 'Colours');
  parts.colours = element('p', 'diff-colours');
  parts.tooltip = element('div', 'diff-tooltip');
  parts.tooltip.hidden = true;
  container.classList.add('diff-view');
  container.replaceChildren(
    element('div', 'diff-tools', parts.measures, parts.scales, parts.layouts, parts.flip, parts.undo, parts.redo, parts.form),
    parts.why,
    element('div', 'diff-path', parts.crumbs, parts.matched),
    element('div', 'diff-main',
      element('div', 'diff-pictures', ...SIDES.map(side => parts.stages[side].whole), parts.empty),
      element('section', 'diff-changes', parts.changesHead, parts.changes)),
    element('div', 'diff-foot', parts.details, parts.legend, parts.colours),
    parts.said,
    parts.tooltip);
  return parts;
}
