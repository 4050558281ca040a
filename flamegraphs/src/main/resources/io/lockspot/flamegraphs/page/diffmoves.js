'use strict';
// From keys and pointer on a difference to the methods of DiffView.

const DIFF_COMMANDS = {
  '/': view => view.parts.query.select(),
  Backspace: view => view.zoom(Math.max(view.diff.parent[view.zoomed], 0)),
  Enter: view => view.zoom(view.focused),
  c: view => view.nextChange(1),
  C: view => view.nextChange(-1),
  f: view => view.change({isFlame: !view.state.isFlame}),
  m: view => view.nextMeasure(),
  n: view => view.goToMatch(1),
  N: view => view.goToMatch(-1),
  r: view => view.search(view.state.query, !view.state.isRegex),
  s: view => view.change({isPair: !view.state.isPair}),
  u: view => view.nextScale(),
  z: view => view.trail?.undo(),
  Z: view => view.trail?.redo(),
};

/** Whether the key was for the view. */
function handleDiffKey(view, event) {
  const inQuery = event.target === view.parts.query;
  const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
  if (isFind && !inQuery) {
    view.parts.query.select();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  if (event.key === 'Escape') {
    view.state.query !== '' || inQuery ? view.search('', view.state.isRegex) : view.zoom(0);
    view.picture.canvas.focus({preventScroll: true});
    return true;
  }
  if (inQuery || event.target.tagName === 'BUTTON' && 'Enter '.includes(event.key)) {
    return false;
  }
  const picture = Object.assign(Object.create(view.picture), {tree: view.diff.union, focused: view.focused});
  const places = moves({tree: view.diff.union, picture});
  if (Object.hasOwn(places, event.key)) {
    view.focus(places[event.key]());
    return true;
  }
  if (Object.hasOwn(WIDENING, event.key)) {
    view.widen(WIDENING[event.key]);
    return true;
  }
  const command = Object.hasOwn(DIFF_COMMANDS, event.key) ? DIFF_COMMANDS[event.key] : null;
  command?.(view);
  return command !== null;
}

function listenToDiffPointer(view, picture) {
  const {canvas} = picture;
  const nodeAt = event => {
    const box = canvas.getBoundingClientRect();
    return picture.nodeAt(event.clientX - box.left, event.clientY - box.top);
  };
  const leave = () => {
    view.hover(-1);
    view.parts.tooltip.hidden = true;
  };
  canvas.addEventListener('pointermove', event => {
    const node = nodeAt(event);
    view.hover(node);
    canvas.classList.toggle('on-frame', node >= 0);
    view.parts.tooltip.hidden = true;
    if (node >= 0 && event.pointerType !== 'touch') {
      showDiffTooltip(view, node, event.clientX, event.clientY);
    }
  });
  listenToPinch(picture, leave, () => DIFF_COMMANDS.Backspace(view));
  canvas.addEventListener('pointerleave', leave);
  // Both sides show the same rows.
  picture.stage.addEventListener('scroll', () => {
    leave();
    picture.later();
    view.shown.filter(other => other !== picture && other.stage.scrollTop !== picture.stage.scrollTop).forEach(other => {
      other.stage.scrollTop = picture.stage.scrollTop;
    });
  });
  // A finger cannot hover: its first tap shows the frame, a tap on the same one zooms.
  canvas.addEventListener('click', event => {
    const node = nodeAt(event);
    if (node >= 0 && (event.pointerType !== 'touch' || node === view.focused)) {
      view.zoom(node);
    } else {
      view.focus(node);
    }
  });
}
