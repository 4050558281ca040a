'use strict';
// From keys and pointer on the picture to the methods of Graph.

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

function moveFocus(graph, event) {
  const onPicture = event.target === byId('canvas') || event.target === document.body;
  if (!onPicture) {
    return false;
  }
  const move = moves(graph)[event.key];
  if (move) {
    graph.focus(move());
    return true;
  }
  if (event.key === 'Enter') {
    graph.zoom(graph.picture.focused);
    return true;
  }
  return false;
}

function listenToPointer(graph) {
  const canvas = byId('canvas');
  const nodeAt = event => {
    const box = canvas.getBoundingClientRect();
    return graph.picture.nodeAt(event.clientX - box.left, event.clientY - box.top);
  };
  const leave = () => {
    graph.hover(-1);
    hideTooltip();
  };
  canvas.addEventListener('pointermove', event => {
    const node = nodeAt(event);
    graph.hover(node);
    canvas.classList.toggle('on-frame', node >= 0);
    if (node < 0) {
      hideTooltip();
    } else {
      showTooltip(graph.tree, graph.frames, node, event.clientX, event.clientY);
    }
  });
  canvas.addEventListener('pointerleave', leave);
  byId('stage').addEventListener('scroll', () => {
    leave();
    graph.picture.later();
  });
  // A finger cannot hover: its first tap shows the frame, a tap on the same one zooms.
  canvas.addEventListener('click', event => {
    const node = nodeAt(event);
    if (node >= 0 && (event.pointerType !== 'touch' || node === graph.picture.focused)) {
      graph.zoom(node);
    } else {
      graph.focus(node);
    }
  });
}
