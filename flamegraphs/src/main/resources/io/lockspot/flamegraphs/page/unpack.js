'use strict';
// Blocks of the page that are compressed: in the zlib format, and written in the letters of base64.

/** The bytes of a block. */
async function unpacked(block) {
  const text = block.textContent;
  const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const inflater = new DecompressionStream('deflate');
  const writer = inflater.writable.getWriter();
  const written = Promise.all([writer.write(packed), writer.close()]);
  const chunks = [];
  let size = 0;
  const reader = inflater.readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
  }
  await written;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
