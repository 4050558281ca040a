'use strict';
// The start: every section that the report has something for, in the order of the page.

let profile = null;

function showFailure(message) {
  byId('failure').textContent = 'This page failed: ' + message;
  byId('failure').hidden = false;
}

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
  profile?.recolour();
}

/** The system's choice holds, also when it changes, until the reader makes one. */
function followSystemTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => setTheme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
  byId('theme').addEventListener('click', () => {
    dark.removeEventListener('change', follow);
    PAGE_KEYS.d();
  });
}

/** The trees with what their weights are divided by, from the report's own words. */
function withPer(report, data) {
  let first = '';
  const trees = data.trees.map((tree, place) => {
    const per = report.per ?? report.measures?.[place].per;
    const chosen = per ? {divisor: per.count ?? per.duration / 1e9, words: 'per ' + (per.operation ?? 'second')} : null;
    const others = (tree.per ?? []).filter(other => other.words !== chosen?.words);
    first = place === 0 ? chosen?.words ?? '' : first;
    return chosen === null ? tree : {...tree, per: [chosen, ...others]};
  });
  return {...data, trees, per: first};
}

function showPlaces() {
  const sections = [...document.querySelectorAll('main section')].filter(one => one.id !== 'summary' && one.checkVisibility());
  const links = sections.map(one => {
    const link = element('a', '', one.querySelector('h2').textContent);
    link.href = '#' + one.id;
    return link;
  });
  byId('places').append(...links);
}

/** A link can open the page at a place: #measure=cpu&search=osq_lock&theme=dark */
function followAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (['light', 'dark'].includes(wanted.get('theme'))) {
    setTheme(wanted.get('theme'));
  }
  if (profile !== null && location.hash.includes('=')) {
    profile.arrive(location.hash.slice(1));
  }
}

addEventListener('error', event => showFailure(event.message));
document.addEventListener('securitypolicyviolation', event => showFailure('blocked by its own policy: ' + event.violatedDirective));

const report = JSON.parse(byId('report').textContent);
const trees = JSON.parse(byId('trees').textContent);
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
showSummary(report);
showSignatures(report);
showSpent(report);
showOperations(report);
showLocks(report);
showWaits(report);
showWarnings(report);
showRecordings(report);
if (trees.trees.length > 0) {
  byId('profile').hidden = false;
  profile = new Profile(withPer(report, trees));
  listenToProfile(profile);
}
showPlaces();
followSystemTheme();
listenToKeys(profile);
listenToPrinter(profile);
byId('help').addEventListener('click', PAGE_KEYS['?']);
followAddress();
document.documentElement.dataset.state = 'ready';
