'use strict';
// From keys, buttons and address to the methods of Page; and the start.

function showFailure(message) {
  byId('failure').textContent = 'This page failed: ' + message;
  byId('failure').hidden = false;
}

const COMMANDS = {
  '.': page => page.state.view !== 'functions' && byId('actions').click(),
  '/': () => byId('query').select(),
  '?': () => byId('keys').showModal(),
  '1': page => page.view('graph'),
  '2': page => page.view('sandwich'),
  '3': page => page.view('functions'),
  '4': page => page.view('tree'),
  '0': page => page.breakdown.grid.tree && page.breakdown.grid.reset(),
  Backspace: page => page.state.view !== 'tree' && page.zoomOut(),
  c: page => page.frameAt >= 0 && page.sandwich(page.frameAt),
  d: page => page.theme(page.isDark ? 'light' : 'dark'),
  e: page => openStackMenu(page),
  f: page => page.flip(),
  h: page => page.state.view === 'tree' && page.breakdown.grid.hot(),
  i: page => page.invert(),
  l: page => page.goToNext(page.frames.locks, 1),
  m: page => page.nextMeasure(),
  n: page => page.goToMatch(1),
  N: page => page.goToMatch(-1),
  p: page => page.change({threads: !page.state.threads}),
  r: page => page.search(page.query, !page.isRegex),
  t: page => page.view(page.state.view === 'functions' ? 'graph' : 'functions'),
  u: page => page.nextPer(),
  z: page => page.trail.undo(),
  Z: page => page.trail.redo(),
};

function escape(page) {
  if (page.query !== '' || document.activeElement === byId('query')) {
    page.search('', page.isRegex);
    page.focusView();
  } else if (page.state.view !== 'tree') {
    page.zoom(0);
  }
}

/** Whether the key was for the picture, and not for a button, the search or the browser. */
function handleKey(page, event) {
  const inQuery = event.target === byId('query');
  if (byId('keys').open || !byId('menu').hidden) {
    return false;
  }
  if ((event.ctrlKey || event.metaKey) && !inQuery) {
    return handleControl(page, event);
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === byId('per')) {
    return false;
  }
  if (event.key === 'Escape') {
    escape(page);
    return true;
  }
  return !inQuery && (moveFocus(page, event) || runCommand(page, event));
}

function handleControl(page, event) {
  const key = event.key.toLowerCase();
  const command = key === 'f' ? '/' : key === 'y' || key === 'z' && event.shiftKey ? 'Z' : key === 'z' ? 'z' : null;
  if (command !== null) {
    COMMANDS[command](page);
  }
  return command !== null;
}

function runCommand(page, event) {
  const key = 'NZ'.includes(event.key) ? event.key : event.key.length === 1 ? event.key.toLowerCase() : event.key;
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
  const buttons = {regex: 'r', layout: 'f', invert: 'i', threads: 'p', theme: 'd', help: '?', stacks: 'e', undo: 'z', redo: 'Z',
    'view-graph': '1', 'view-sandwich': '2', 'view-functions': '3', 'view-tree': '4', 'to-table': '3'};
  for (const [id, key] of Object.entries(buttons)) {
    byId(id).addEventListener('click', () => COMMANDS[key](page));
  }
  byId('per').addEventListener('change', () => page.change({per: byId('per').value}));
  listenToActions(page);
  document.addEventListener('keydown', event => {
    if (handleKey(page, event)) {
      event.preventDefault();
    }
  });
  keepFitting(() => page.pictures, byId('stage'), byId('callers'));
  new ResizeObserver(() => page.state.view === 'tree' && page.breakdown.grid.drawLater()).observe(byId('tree'));
}

/** The system's choice holds, also when it changes, until the reader makes one. */
function followSystemTheme(page) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => page.theme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
}

/** A link opens the page at a place: see stateAt; theme=dark on top. */
function followAddress(page) {
  const fragment = location.hash.slice(1);
  const theme = new URLSearchParams(fragment).get('theme');
  if (['light', 'dark'].includes(theme)) {
    page.theme(theme);
  }
  // All that stands around the picture has its size by now: it is painted once.
  page.isShown = true;
  if (fragment.includes('=')) {
    page.arrive(fragment);
  } else {
    page.refresh();
  }
  page.showTrail();
}

addEventListener('error', event => showFailure(event.message));
document.addEventListener('securitypolicyviolation', event => showFailure('blocked by its own policy: ' + event.violatedDirective));

let page;

async function start() {
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  page = new Page(await dataOf(byId('data')));
  listenToControls(page);
  listenToPointer(page);
  listenToMenu();
  followSystemTheme(page);
  followAddress(page);
  page.focusView();
  document.documentElement.dataset.state = 'ready';
}

start().catch(reportError);
