'use strict';
// From keys and pointer on the pictures to the methods of Graph.

const WIDENING = {'+': 1.5, '=': 1.5, '-': 1 / 1.5, '_': 1 / 1.5};

function moves(graph) {
  const {tree, picture} = graph;
  const at = picture.focused;
  const out = () => at !== picture.zoomed || tree.parent[at] < 0 ? tree.parent[at] : -1;
  const deeper = () => tree.isWithin(picture.zoomed, at) && at !== picture.zoomed ? tree.path(picture.zoomed)[tree.level[at] + 1] : tree.firstChild(at);
  return {
    ArrowUp: picture.icicle ? out : deeper,
    ArrowDown: picture.icicle ? deeper : out,
    ArrowLeft: () => tree.neighbour(at, -1, picture.zoomed),
    ArrowRight: () => tree.neighbour(at, 1, picture.zoomed),
    Home: () => picture.zoomed,
  };
}

/** In a sandwich the callers are above their function, which is above its callees. */
function acrossTheMiddle(graph, key) {
  const wanted = !graph.isSandwich || graph.picture.focused !== 0 ? graph.picture
    : key === 'ArrowUp' && graph.picture === graph.main ? graph.callers
    : key === 'ArrowDown' && graph.picture === graph.callers ? graph.main : graph.picture;
  if (wanted === graph.picture) {
    return false;
  }
  graph.picture = wanted;
  wanted.canvas.focus({preventScroll: true});
  graph.refresh();
  graph.focus(wanted.zoomed);
  return true;
}

function moveFocus(graph, event) {
  const canvases = graph.pictures.map(picture => picture.canvas);
  if (event.target !== document.body && !canvases.includes(event.target)) {
    return false;
  }
  if (acrossTheMiddle(graph, event.key)) {
    return true;
  }
  const move = Object.hasOwn(moves(graph), event.key) ? moves(graph)[event.key] : null;
  if (move) {
    graph.focus(move());
    return true;
  }
  if (event.key === 'Enter') {
    graph.zoom(graph.picture.focused);
    return true;
  }
  if (Object.hasOwn(WIDENING, event.key)) {
    graph.widen(WIDENING[event.key]);
    return true;
  }
  if (event.key === 'ContextMenu' || event.key === 'F10' && event.shiftKey || event.key === '.') {
    openFrameMenu(graph);
    return true;
  }
  return false;
}

/** The menu of the focused frame, beside it. */
function openFrameMenu(graph) {
  const {picture} = graph;
  const box = picture.box(picture.focused);
  const place = picture.canvas.getBoundingClientRect();
  const x = place.left + Math.min((box?.left ?? 0) + 20, place.width / 2);
  openMenu('Frame', frameItems(graph, picture.focused), x, place.top + Math.max((box?.top ?? 0), 0) + ROW, picture.canvas);
}

function listenToPointer(graph) {
  [graph.main, graph.callers].forEach(picture => listenToPicture(graph, picture));
}

function listenToPicture(graph, picture) {
  const {canvas} = picture;
  const nodeAt = event => {
    const box = canvas.getBoundingClientRect();
    return picture.nodeAt(event.clientX - box.left, event.clientY - box.top);
  };
  const leave = () => {
    graph.hover(picture, -1);
    hideTooltip();
  };
  const take = () => {
    if (graph.picture !== picture) {
      graph.picture = picture;
      graph.refresh();
    }
  };
  listenToPinch(picture, () => graph.settle(), () => {
    take();
    graph.zoomOut();
  });
  canvas.addEventListener('focus', take);
  canvas.addEventListener('pointermove', event => {
    const node = nodeAt(event);
    graph.hover(picture, node);
    canvas.classList.toggle('on-frame', node >= 0);
    if (node < 0 || event.pointerType === 'touch') {
      hideTooltip();
    } else {
      showTooltip(picture.tree, graph.frames, node, event.clientX, event.clientY);
    }
  });
  canvas.addEventListener('pointerleave', leave);
  picture.stage.addEventListener('scroll', () => {
    leave();
    picture.later();
  });
  // A finger cannot hover: its first tap shows the frame, a tap on the same one zooms.
  canvas.addEventListener('click', event => {
    take();
    const node = nodeAt(event);
    if (node >= 0 && (event.pointerType !== 'touch' || node === picture.focused)) {
      graph.zoom(node);
    } else {
      graph.focus(node);
    }
  });
  canvas.addEventListener('contextmenu', event => {
    const node = nodeAt(event);
    if (node >= 0) {
      event.preventDefault();
      take();
      graph.focus(node);
      hideTooltip();
      openMenu('Frame', frameItems(graph, node), event.clientX, event.clientY, canvas);
    }
  });
}
