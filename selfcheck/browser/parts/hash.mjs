/** A short number for a text, to tell it from others; no secret can be kept with it. */

/**
 * @param {string} text
 * @returns {number} 32 bits: FNV-1a, mixed once more so that each bit depends on all letters
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
