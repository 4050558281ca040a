'use strict';
// What every page has around its contents: light or dark, the line of sections, and the line that says that it failed.

function showFailure(message) {
  byId('failure').textContent = 'This page failed: ' + message;
  byId('failure').hidden = false;
}

addEventListener('error', event => showFailure(event.message));
document.addEventListener('securitypolicyviolation', event => showFailure('blocked by its own policy: ' + event.violatedDirective));

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

/** Whoever draws with colours of its own listens for the event. */
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
  document.dispatchEvent(new Event('theme'));
}

function switchTheme() {
  setTheme(isDark() ? 'light' : 'dark');
}

/** The system's choice holds, also when it changes, until the reader makes one. */
function followSystemTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => setTheme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
  byId('theme').addEventListener('click', () => {
    dark.removeEventListener('change', follow);
    switchTheme();
  });
}

function showPlaces() {
  const sections = [...document.querySelectorAll('main section')].filter(one => one.id !== 'summary' && one.querySelector('h2') !== null && one.checkVisibility());
  const links = sections.map(one => {
    const link = element('a', '', one.querySelector('h2').textContent);
    link.href = '#' + one.id;
    return link;
  });
  byId('places').append(...links);
}
