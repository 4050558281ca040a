'use strict';
// The page of a difference: its titles, its theme, its keys and its address.

function showFailure(message) {
  byId('failure').textContent = 'This page failed: ' + message;
  byId('failure').hidden = false;
}

function themed(name) {
  const isOther = document.documentElement.dataset.theme !== name;
  document.documentElement.dataset.theme = name;
  byId('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
  if (isOther) {
    view.recolour();
  }
}

function otherTheme() {
  themed(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
}

/** The system's choice holds, also when it changes, until the reader makes one. */
function followSystem() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => themed(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
}

function followLink() {
  const fragment = location.hash.slice(1);
  const theme = new URLSearchParams(fragment).get('theme');
  if (['light', 'dark'].includes(theme)) {
    themed(theme);
  }
  if (fragment.includes('=')) {
    view.arrive(fragment);
  }
}

function handlePageKey(event) {
  if (byId('keys').open) {
    return false;
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.target.tagName !== 'INPUT';
  if (plain && (event.key === 'd' || event.key === '?')) {
    event.key === 'd' ? otherTheme() : byId('keys').showModal();
    return true;
  }
  return handleDiffKey(view, event);
}

addEventListener('error', event => showFailure(event.message));
document.addEventListener('securitypolicyviolation', event => showFailure('blocked by its own policy: ' + event.violatedDirective));

let view;

async function start() {
  const data = await dataOf(byId('data'));
  document.title = visible(data.title);
  byId('title').textContent = visible(data.title);
  byId('subtitle').textContent = visible(data.subtitle);
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  view = new DiffView(byId('diff'), data);
  view.trail = new Trail(view);
  followSystem();
  followLink();
  view.showTrail();
  byId('theme').addEventListener('click', otherTheme);
  byId('help').addEventListener('click', () => byId('keys').showModal());
  document.addEventListener('keydown', event => {
    if (handlePageKey(event)) {
      event.preventDefault();
    }
  });
  view.picture.canvas.focus({preventScroll: true});
  document.documentElement.dataset.state = 'ready';
}

start().catch(reportError);
