'use strict';
// The data of the page: JSON, and behind it the columns of its trees. A number is in bytes of seven bits, the lowest first;
// the highest bit of a byte says that there are more.

/** What a block holds. In a template it is JSON alone, with the columns in it. */
async function dataOf(block) {
  if (block.type === 'application/json') {
    return JSON.parse(block.textContent);
  }
  const bytes = await unpacked(block);
  const [length, from] = numberAt(bytes, 0);
  const data = JSON.parse(new TextDecoder().decode(bytes.subarray(from, from + length)));
  let at = from + length;
  for (const tree of data.trees ?? data.diffs) {
    tree.columns = bytes.subarray(at, at += tree.bytes);
  }
  return data;
}

/** The number at a place, and the place behind it. */
function numberAt(bytes, place) {
  let at = place;
  let number = 0;
  for (let unit = 1; ; unit *= 128) {
    const byte = bytes[at++];
    number += (byte & 127) * unit;
    if (byte < 128) {
      return [number, at];
    }
  }
}

/**
 * The columns of a tree: the parent of each node, its frame, and its weights.
 *
 * @param weights what the columns of weights are called
 */
function columnsOf(data, ...weights) {
  const plain = name => Float64Array.from(data[name], weight => weight * (data.scale ?? 1));
  if (!data.columns) {
    return {parent: parentsOf(data.up), frame: Int32Array.from(data.frame), weights: weights.map(plain)};
  }
  const {columns, nodes, scale} = data;
  let at = 0;
  const column = (into, unit) => {
    for (let node = 0; node < nodes; node++) {
      let byte = columns[at++];
      let number = byte & 127;
      for (let place = 128; byte > 127; place *= 128) {
        byte = columns[at++];
        number += (byte & 127) * place;
      }
      into[node] = number * unit;
    }
    return into;
  };
  const parent = parentsOf(column(new Int32Array(nodes), 1));
  const frame = column(new Int32Array(nodes), 1);
  return {parent, frame, weights: weights.map(() => column(new Float64Array(nodes), scale))};
}

/** From how many levels close before each node. */
function parentsOf(up) {
  const parent = new Int32Array(up.length);
  for (let node = 0; node < up.length; node++) {
    let at = node - 1;
    for (let closed = up[node]; closed > 0; closed--) {
      at = parent[at];
    }
    parent[node] = at;
  }
  return parent;
}

/** The nodes that stand for folded frames, and for how many. */
function foldedOf(data) {
  return new Map(data.foldedAt.map((node, i) => [node, data.folded[i]]));
}
