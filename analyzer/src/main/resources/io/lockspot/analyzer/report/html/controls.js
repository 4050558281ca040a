'use strict';
// From keys and buttons to what they do.

const PROFILE_KEYS = {
  '/': () => byId('query').select(),
  '0': profile => profile.grid.reset(),
  Backspace: profile => profile.zoomOut(),
  '1': profile => profile.view('graph'),
  '2': profile => profile.view('sandwich'),
  c: profile => profile.sandwich(profile.tree.frame[profile.picture.focused]),
  e: profile => openStackMenu(profile),
  f: profile => profile.flip(),
  g: profile => profile.drawRow(),
  h: profile => profile.grid.hot(),
  i: profile => profile.invert(),
  l: profile => profile.goToNext(profile.frames.locks, 1),
  m: profile => profile.nextMeasure(),
  n: profile => profile.goToMatch(1),
  N: profile => profile.goToMatch(-1),
  p: profile => profile.change({threads: !profile.state.threads}),
  r: profile => profile.search(profile.query, !profile.isRegex),
  u: profile => profile.nextPer(),
  z: profile => profile.trail.undo(),
  Z: profile => profile.trail.redo(),
  Escape: profile => profile.query === '' ? profile.zoom(0) : profile.search('', profile.isRegex),
};

const PAGE_KEYS = {
  '?': () => byId('keys').showModal(),
  d: switchTheme,
};

function listenToKeys(profile) {
  document.addEventListener('keydown', event => {
    if (byId('keys').open || !byId('menu').hidden || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const inQuery = event.target === byId('query') || event.target === byId('per');
    const key = 'NZ'.includes(event.key) ? event.key : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (inQuery && key !== 'Escape') {
      return;
    }
    if (profile !== null && event.target !== document.body && moveFocus(profile, event)) {
      event.preventDefault();
    } else if (Object.hasOwn(PAGE_KEYS, key)) {
      PAGE_KEYS[key]();
      event.preventDefault();
    } else if (profile !== null && Object.hasOwn(PROFILE_KEYS, key)) {
      PROFILE_KEYS[key](profile);
      event.preventDefault();
    }
  });
}

function listenToProfile(profile) {
  const query = byId('query');
  query.addEventListener('input', () => profile.search(query.value, profile.isRegex));
  byId('search').addEventListener('submit', event => {
    event.preventDefault();
    profile.goToMatch(1);
  });
  const buttons = {regex: 'r', next: 'n', previous: 'N', hot: 'h', fold: '0', draw: 'g', layout: 'f', lock: 'l', stacks: 'e', invert: 'i',
    threads: 'p', undo: 'z', redo: 'Z', 'view-graph': '1', 'view-sandwich': '2'};
  for (const [id, key] of Object.entries(buttons)) {
    byId(id).addEventListener('click', () => PROFILE_KEYS[key](profile));
  }
  byId('per').addEventListener('change', () => profile.change({per: byId('per').value}));
  listenToPointer(profile);
  listenToMenu();
  listenToActions(profile);
  keepFitting(() => profile.pictures, byId('stages'));
  new ResizeObserver(() => profile.grid.drawLater()).observe(byId('tree'));
}
