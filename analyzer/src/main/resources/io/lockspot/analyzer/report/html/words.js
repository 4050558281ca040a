'use strict';
// How the report's values read: the same words and figures as in its text.

const NOUNS = {
  'cpu': 'CPU time',
  'lock-wait': 'lock wait time',
  'kernel-lock-wait': 'kernel lock wait time',
  'off-cpu': 'time off the CPU',
  'operation-time': 'time in slow operations',
  'off-cpu': 'time off the CPU',
  'samples': 'all samples',
};

const NOTHING = '\u2013';

function noun(measure) {
  return Object.hasOwn(NOUNS, measure) ? NOUNS[measure] : visible(String(measure));
}

function count(value) {
  return grouped(fixed(value, 0));
}

/** A number and what it counts: 1 wait, 206 waits. */
function counting(value, one, many) {
  return count(value) + ' ' + (value === 1 ? one : many);
}

/** Two digits more than a whole number only where it is small. */
function rate(value) {
  return value < 10 ? fixed(value, 2) : count(value);
}

/** A share for sentences: 57.4 %. */
function roundShare(percent) {
  return fixed(percent, 1) + ' %';
}

/** Null and absent values are a dash; everything else is as the format has it. */
function orNothing(value, format) {
  return value === null || value === undefined ? NOTHING : format(value);
}

function label(frame) {
  return visible(frame.name) + (frame.kind === 'kernel' ? '_[k]' : '');
}

/** The name without its package: enough in a line that shows a whole path. */
function brief(frame) {
  return frame.kind === 'java' ? withoutPackage(visible(frame.name)) : label(frame);
}

/** A section that is shown because there is something in it. */
function section(id) {
  const found = byId(id);
  found.hidden = false;
  return found;
}

function note(...content) {
  return element('p', 'note', ...content);
}

/** A wide thing that scrolls by itself, so that the page does not. */
function scrolling(name, content) {
  const box = element('div', 'scrolling', content);
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', name + ', table');
  return box;
}

/** A path, callers first: the innermost frames, and the others on demand. */
function pathList(frames, innermost, decorate) {
  const items = frames.map((frame, i) => {
    const item = element('li', frame.kind + (i === frames.length - 1 ? ' last' : ''), label(frame));
    if (decorate) {
      item.append(decorate(frame, i));
    }
    return item;
  });
  const list = element('ol', 'path');
  const hidden = items.length - innermost;
  if (hidden < 2) {
    list.append(...items);
    return list;
  }
  const more = element('button', 'more', '\u2026 ' + counting(hidden, 'caller', 'callers'));
  more.type = 'button';
  const first = element('li', 'other', more);
  more.addEventListener('click', () => {
    first.replaceWith(...items.slice(0, hidden));
    items[0].tabIndex = -1;
    items[0].focus();
  });
  list.append(first, ...items.slice(hidden));
  return list;
}
