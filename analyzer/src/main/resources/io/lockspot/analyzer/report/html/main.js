'use strict';
// The start: every section that the report has something for, in the order of the page.

let profile = null;

/** What weights are divided by, from the report's own words. */
function perOf(per) {
  return per ? {divisor: per.count ?? per.duration / 1e9, words: 'per ' + visible(per.operation ?? 'second')} : null;
}

/** A link can open the page at a place: #measure=cpu&search=osq_lock&theme=dark */
function followAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (['light', 'dark'].includes(wanted.get('theme'))) {
    setTheme(wanted.get('theme'));
  }
  const tree = profile?.trees.find(one => one.name === wanted.get('measure'));
  if (tree) {
    profile.measure(tree);
  }
  if (profile !== null && wanted.has('search')) {
    profile.search(wanted.get('search'), wanted.get('regex') === '1');
  }
}

document.addEventListener('theme', () => profile?.recolour());
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
  profile = new Profile(trees, place => perOf(report.per ?? report.measures?.[place].per));
  listenToProfile(profile);
}
showPlaces();
followSystemTheme();
listenToKeys(profile);
listenToPrinter(profile);
byId('help').addEventListener('click', PAGE_KEYS['?']);
followAddress();
document.documentElement.dataset.state = 'ready';
