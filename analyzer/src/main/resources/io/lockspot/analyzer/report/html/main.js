'use strict';
// The start: every section that the report has something for, in the order of the page.

let profile = null;

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

document.addEventListener('theme', () => profile?.recolour());
const report = JSON.parse(byId('report').textContent);

async function start() {
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  showSummary(report);
  showSignatures(report);
  showSpent(report);
  showOperations(report);
  showLocks(report);
  showWaits(report);
  showWarnings(report);
  showRecordings(report);
  const trees = await dataOf(byId('trees'));
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
}

start().catch(reportError);
