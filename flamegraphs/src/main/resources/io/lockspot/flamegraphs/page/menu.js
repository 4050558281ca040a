'use strict';
// Menus that open beside what they are about: what can be done with a frame, and with the stacks as a whole.

/** Items are pairs of words and what to do, with a third where it is a switch; null is a line between. */
function openMenu(name, items, x, y, opener) {
  const menu = byId('menu');
  menu.setAttribute('aria-label', name);
  menu.replaceChildren(...items.map(item => item === null ? element('hr', '') : menuItem(item, opener)));
  menu.hidden = false;
  menu.style.left = Math.max(Math.min(x, innerWidth - menu.offsetWidth - 6), 6) + 'px';
  menu.style.top = Math.max(Math.min(y, innerHeight - menu.offsetHeight - 6), 6) + 'px';
  menu.opener = opener;
  menuButtons()[0]?.focus();
}

function menuItem([words, act, isOn], opener) {
  const button = element('button', '', words);
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('role', isOn === undefined ? 'menuitem' : 'menuitemcheckbox');
  if (isOn !== undefined) {
    button.setAttribute('aria-checked', String(isOn));
  }
  button.addEventListener('click', () => {
    closeMenu();
    opener?.focus({preventScroll: true});
    act();
  });
  return button;
}

function menuButtons() {
  return [...byId('menu').querySelectorAll('button')];
}

function closeMenu() {
  byId('menu').hidden = true;
}

function listenToMenu() {
  const menu = byId('menu');
  const steps = {ArrowDown: 1, ArrowUp: -1};
  menu.addEventListener('keydown', event => {
    const buttons = menuButtons();
    const at = buttons.indexOf(document.activeElement);
    if (Object.hasOwn(steps, event.key)) {
      buttons[(at + steps[event.key] + buttons.length) % buttons.length].focus();
    } else if (event.key === 'Home' || event.key === 'End') {
      buttons.at(event.key === 'Home' ? 0 : -1).focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      closeMenu();
      menu.opener?.focus({preventScroll: true});
    } else if (event.key !== 'Enter' && event.key !== ' ') {
      return;
    }
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') {
      event.preventDefault();
    }
  });
  addEventListener('pointerdown', event => {
    if (!menu.contains(event.target)) {
      closeMenu();
    }
  });
  addEventListener('resize', closeMenu);
}

/** What can be done with the frame of a node. */
function frameItems(graph, node) {
  const {tree, frames} = graph;
  const frame = tree.frame[node];
  const what = exactText(frames.labels[frame]);
  const step = verb => () => graph.toggleStep(verb, what);
  if (node === 0 && !graph.isSandwich) {
    return [['Zoom out', () => graph.zoom(0)], ['Copy stacks as text', () => copy(collapsedText(tree, frames, 0))]];
  }
  return [
    ['Zoom', () => graph.zoomIn(node)],
    ['Zoom out', () => graph.zoomOut()],
    ['Callers and callees', () => graph.sandwich(frame)],
    null,
    ['Only stacks with this', step('only')],
    ['No stacks with this', step('without')],
    ['Begin stacks here', step('below')],
    ['Hide this function', step('hide')],
    ['Fold its recursion', step('fold')],
    null,
    ['Search for this', () => graph.search(frames.labels[frame], false)],
    ['Copy name', () => copy(frames.labels[frame])],
    ['Copy path', () => copy(tree.path(node).map(at => frames.labels[tree.frame[at]]).join('\n'))],
    ['Copy stacks as text', () => copy(collapsedText(tree, frames, node))],
  ];
}

function openStackMenu(graph) {
  const box = byId('stacks').getBoundingClientRect();
  openMenu('Stacks', stackItems(graph), box.left, box.bottom + 4, byId('stacks'));
}

/** The button that has the menu of a frame for fingers and for those who do not know the key. */
function listenToActions(graph) {
  byId('actions').addEventListener('click', () => {
    const box = byId('actions').getBoundingClientRect();
    openMenu('Frame', frameItems(graph, graph.picture.focused), box.left, box.top, byId('actions'));
  });
}

// From the known ways of closing a file: java.nio, java.net, io_uring, the C library and the kernel.
const CLOSING = '/(^|[./:])(close|__close(_nocancel)?|close0|closeIntFD|implCloseChannel|implCloseSelectableChannel'
  + '|__(x64|arm64|se)_sys_close|__fput|____fput)(_\\[k\\])?$/';

const PRESETS = [
  ['Below close()', 'below', CLOSING],
  ['Lock paths only', 'only', 'kind:lock'],
  ['Kernel only', 'below', 'kind:kernel'],
];

/** What can be done with all stacks; presets that no stack would be left by are not offered. */
function stackItems(graph) {
  const {upright, frames, state} = graph;
  const has = (verb, what) => state.steps.some(step => sameStep(step, {verb, what}));
  const toggle = (words, verb, what) => [words, () => graph.toggleStep(verb, what), has(verb, what)];
  const presets = PRESETS.filter(([, verb, what]) => has(verb, what) || upright.outermost(meant(frames, what), 0).length > 0);
  const query = queryText(state.query, state.isRegex);
  const searched = graph.main.matches === null ? [] : [null, ['Only what the search found', () => graph.toggleStep('only', query)],
    ['Not what the search found', () => graph.toggleStep('without', query)]];
  const steps = state.steps.length === 0 ? [] : [null, ['All stacks again', () => graph.change({steps: []})]];
  return [
    ...presets.map(([words, verb, what]) => toggle(words, verb, what)),
    ...presets.length > 0 ? [null] : [],
    toggle('Collapse recursion', 'collapse', 'recursion'),
    toggle('Collapse packages', 'collapse', 'packages'),
    toggle('Collapse the kernel', 'collapse', 'kernel'),
    ...searched,
    ...steps,
  ];
}

/** The stacks of a subtree, one a line, as other tools read them. */
function collapsedText(tree, frames, within) {
  const lines = [];
  const path = [];
  const top = tree.level[within];
  for (let node = within; node < tree.end[within]; node++) {
    path.length = tree.level[node] - top;
    path.push(frames.labels[tree.frame[node]].replaceAll(';', ':'));
    if (tree.self[node] > 0 && lines.length < MOST_COPIED) {
      lines.push(path.slice(tree.frame[within] === 0 ? 1 : 0).join(';') + ' ' + tree.self[node]);
    }
  }
  return lines.join('\n');
}

const MOST_COPIED = 100000;

/** To the clipboard, the old way: browsers ask or refuse when a page from the disk wants the new one. */
function copy(text) {
  const area = element('textarea', 'copied', text);
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  focused?.focus({preventScroll: true});
  byId('matched').textContent = isCopied ? 'copied' : 'the browser does not let this page copy';
}
