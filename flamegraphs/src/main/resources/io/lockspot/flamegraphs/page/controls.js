'use strict';
// From keys, buttons and address to the methods of Page; and the start.

function showFailure(message) {
  byId('failure').textContent = 'This page failed: ' + message;
  byId('failure').hidden = false;
}

const COMMANDS = {
  '/': () => byId('query').select(),
  '?': () => byId('keys').showModal(),
  Backspace: page => page.zoom(Math.max(page.tree.parent[page.picture.zoomed], 0)),
  d: page => page.theme(page.isDark ? 'light' : 'dark'),
  f: page => page.flip(),
  l: page => page.goToNext(page.frames.locks, 1),
  m: page => page.nextMeasure(),
  n: page => page.picture.matches && page.goToNext(page.picture.matches, 1),
  N: page => page.picture.matches && page.goToNext(page.picture.matches, -1),
  r: page => page.search(page.query, !page.isRegex),
  t: page => page.toggleFunctions(!page.functionsShown),
};

function escape(page) {
  if (page.query !== '' || document.activeElement === byId('query')) {
    page.search('', page.isRegex);
    byId('canvas').focus({preventScroll: true});
  } else {
    page.zoom(0);
  }
}

/** Whether the key was for the picture, and not for a button, the search or the browser. */
function handleKey(page, event) {
  const inQuery = event.target === byId('query');
  if (byId('keys').open) {
    return false;
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f' && !inQuery) {
    byId('query').select();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  if (event.key === 'Escape') {
    escape(page);
    return true;
  }
  return !inQuery && (moveFocus(page, event) || runCommand(page, event));
}

function runCommand(page, event) {
  const key = event.key === 'N' ? 'N' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const command = Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : null;
  command?.(page);
  return command !== null;
}

function listenToControls(page) {
  const query = byId('query');
  query.addEventListener('input', () => page.search(query.value, page.isRegex));
  byId('search').addEventListener('submit', event => {
    event.preventDefault();
    COMMANDS.n(page);
  });
  byId('regex').addEventListener('click', () => COMMANDS.r(page));
  byId('layout').addEventListener('click', () => COMMANDS.f(page));
  byId('view').addEventListener('click', () => COMMANDS.t(page));
  byId('theme').addEventListener('click', () => COMMANDS.d(page));
  byId('help').addEventListener('click', () => COMMANDS['?'](page));
  document.addEventListener('keydown', event => {
    if (handleKey(page, event)) {
      event.preventDefault();
    }
  });
  // In the next frame: a scroll bar that comes or goes with the new size would call the observer in a circle.
  new ResizeObserver(() => requestAnimationFrame(() => page.picture.measure())).observe(byId('stage'));
}

/** The system's choice holds, also when it changes, until the reader makes one. */
function followSystemTheme(page) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => page.theme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
}

/** A link can open the page at a place: #measure=cpu&zoom=__fput&search=osq_lock&layout=flame&theme=dark&view=list */
function followAddress(page) {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const tree = page.trees.find(one => one.name === wanted.get('measure'));
  if (tree) {
    page.measure(tree);
  }
  if (wanted.has('zoom')) {
    const marked = page.frames.names.map(name => name === wanted.get('zoom'));
    const nodes = page.tree.outermost(marked, 0);
    page.zoom(nodes.reduce((best, node) => page.tree.total[node] > page.tree.total[best] ? node : best, nodes[0] ?? 0));
  }
  if (wanted.get('layout') === 'flame') {
    page.flip();
  }
  if (['light', 'dark'].includes(wanted.get('theme'))) {
    page.theme(wanted.get('theme'));
  }
  if (wanted.has('search')) {
    page.search(wanted.get('search'), wanted.get('regex') === '1');
  }
  if (wanted.get('view') === 'list') {
    page.toggleFunctions(true);
  }
}

addEventListener('error', event => showFailure(event.message));
document.addEventListener('securitypolicyviolation', event => showFailure('blocked by its own policy: ' + event.violatedDirective));

const page = new Page(JSON.parse(byId('data').textContent));
listenToControls(page);
listenToPointer(page);
followSystemTheme(page);
followAddress(page);
byId('canvas').focus({preventScroll: true});
document.documentElement.dataset.state = 'ready';
