'use strict';
// Elements of the document. All text goes in as text, never as markup.

function byId(id) {
  return document.getElementById(id);
}

/** What stays as it is costs no layout, and is not said twice by a screen reader. */
function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content);
  return made;
}
