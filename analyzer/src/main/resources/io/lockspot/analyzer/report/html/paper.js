'use strict';
// For the printer: light, and the lines of the breakdown all at once, since paper does not scroll.

function listenToPrinter(profile) {
  let theme = '';
  addEventListener('beforeprint', () => {
    theme = document.documentElement.dataset.theme;
    setTheme('light');
    profile?.picture.paint();
    if (profile !== null) {
      profile.grid.onPaper = true;
      profile.grid.draw();
    }
  });
  addEventListener('afterprint', () => {
    setTheme(theme);
    if (profile !== null) {
      profile.grid.onPaper = false;
      profile.grid.draw();
    }
  });
}
