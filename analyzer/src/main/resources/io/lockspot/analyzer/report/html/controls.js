'use strict';
// From keys and buttons to what they do.

const PROFILE_KEYS = {
  '/': () => byId('query').select(),
  '0': profile => profile.grid.reset(),
  Backspace: profile => profile.zoom(Math.max(profile.tree.parent[profile.picture.zoomed], 0)),
  f: profile => profile.flip(),
  g: profile => profile.drawRow(),
  h: profile => profile.grid.hot(),
  l: profile => profile.goToNext(profile.frames.locks, 1),
  m: profile => profile.nextMeasure(),
  n: profile => profile.goToMatch(1),
  N: profile => profile.goToMatch(-1),
  r: profile => profile.search(profile.query, !profile.isRegex),
  Escape: profile => profile.query === '' ? profile.zoom(0) : profile.search('', profile.isRegex),
};

const PAGE_KEYS = {
  '?': () => byId('keys').showModal(),
  d: switchTheme,
};

function listenToKeys(profile) {
  document.addEventListener('keydown', event => {
    if (byId('keys').open || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const inQuery = event.target === byId('query');
    const key = event.key === 'N' ? 'N' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (inQuery && key !== 'Escape') {
      return;
    }
    if (profile !== null && event.target === byId('canvas') && moveFocus(profile, event)) {
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
  const buttons = {regex: 'r', next: 'n', previous: 'N', hot: 'h', fold: '0', draw: 'g', layout: 'f', lock: 'l'};
  for (const [id, key] of Object.entries(buttons)) {
    byId(id).addEventListener('click', () => PROFILE_KEYS[key](profile));
  }
  listenToPointer(profile);
  // In the next frame: a scroll bar that comes or goes with the new size would call the observer in a circle.
  new ResizeObserver(() => requestAnimationFrame(() => profile.picture.measure())).observe(byId('stage'));
  new ResizeObserver(() => profile.grid.drawLater()).observe(byId('tree'));
}
