'use strict';
// A part of a picture, made as wide as the picture: two fingers or the wheel with Ctrl widen it, one finger or the wheel
// sideways moves along it.

const WHEEL_STEP = 0.0025;
// A pinch to less than that of all zooms out to the caller.
const PINCHED_OUT = 0.75;

/**
 * @param settle is called when the part that is shown has changed and the fingers are gone
 * @param out is called when the fingers wanted more than all
 */
function listenToPinch(picture, settle, out) {
  const {canvas} = picture;
  const fingers = new Map();
  let wanted = 1;
  let isChanged = false;
  const xOf = event => event.clientX - canvas.getBoundingClientRect().left;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return {middle: (a.x + b.x) / 2, distance: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1)};
  };
  canvas.addEventListener('pointerdown', event => {
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, {x: xOf(event), y: event.clientY});
      wanted = 1;
    }
  });
  canvas.addEventListener('pointermove', event => {
    const finger = fingers.get(event.pointerId);
    if (!finger || fingers.size > 2) {
      return;
    }
    const x = xOf(event);
    if (fingers.size === 1) {
      isChanged = picture.shift(x - finger.x) || isChanged;
      fingers.set(event.pointerId, {x, y: event.clientY});
      return;
    }
    const before = spread();
    fingers.set(event.pointerId, {x, y: event.clientY});
    const after = spread();
    const factor = after.distance / before.distance;
    wanted = picture.part === 1 ? Math.min(wanted * factor, 1) : 1;
    const isWider = picture.widen(factor, after.middle);
    isChanged = picture.shift(after.middle - before.middle) || isWider || isChanged;
  });
  const lift = event => {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) {
      return;
    }
    if (wanted < PINCHED_OUT && event.type === 'pointerup') {
      out();
    } else if (isChanged) {
      settle();
    }
    isChanged = false;
    wanted = 1;
  };
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  canvas.addEventListener('wheel', event => {
    const isAlong = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    const done = event.ctrlKey ? picture.widen(Math.exp(-event.deltaY * WHEEL_STEP * (event.deltaMode === 1 ? 16 : 1)), xOf(event))
      : isAlong && picture.shift(-(event.deltaX || event.deltaY));
    if (done || event.ctrlKey) {
      event.preventDefault();
      settle();
    }
  }, {passive: false});
}
