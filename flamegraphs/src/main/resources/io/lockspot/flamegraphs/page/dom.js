'use strict';
// Elements of the document. All text goes in as text, never as markup.

function byId(id) {
  return document.getElementById(id);
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content);
  return made;
}
