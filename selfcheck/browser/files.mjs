/**
 * Fetches files whose names carry the first digits of their SHA-256 (`name-0123456789ab.zip`),
 * and hands on only what is whole. What is not is fetched once more, past every cache.
 */

/** The digits in a name: its last run of hexadecimal digits before the ending. */
const DIGITS = /[-.]([0-9a-f]{12,64})(?:\.[a-z0-9]+)+$/;
/** Answers that say: not here any more. */
const GONE = [404, 410];

/**
 * A file that did not come. `kind` says why:
 * - "line": no answer came, or it broke off;
 * - "files": the site answered with something else than the file;
 * - "gone": the site has no such file, as after a new release.
 */
export class FileError extends Error {
  /**
   * @param {"line" | "files" | "gone"} kind
   * @param {string} address
   */
  constructor(kind, address) {
    super(`${kind}: ${address}`);
    this.name = "FileError";
    this.kind = kind;
    this.address = address;
  }
}

/**
 * @param {string} address
 * @returns {string} the digits that its content must begin with; empty if it names none
 */
export function digitsIn(address) {
  return DIGITS.exec(new URL(address, "https://none.invalid/").pathname)?.[1] ?? "";
}

/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} their SHA-256 in hexadecimal digits
 */
async function digest(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (subtle) {
    const hash = new Uint8Array(await subtle.digest("SHA-256", bytes));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  const { sha256 } = await import("./sha256.mjs");
  return sha256(
    bytes instanceof Uint8Array ? bytes : new Uint8Array(/** @type {ArrayBuffer} */ (bytes)),
  );
}

/**
 * @param {string} address
 * @param {BufferSource} bytes
 * @returns {Promise<boolean>} whether the bytes are what the address names
 */
export async function isWhole(address, bytes) {
  const digits = digitsIn(address);
  return digits !== "" && (await digest(bytes)).startsWith(digits);
}

/**
 * @template T
 * @param {string} address
 * @param {(response: Response) => Promise<T>} take takes the answer's body, and throws unless it
 *   is whole
 * @param {RequestInit} options
 * @returns {Promise<T>}
 * @throws {FileError}
 */
async function attempt(address, take, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new FileError("line", address);
  }
  if (!response.ok) {
    throw new FileError(GONE.includes(response.status) ? "gone" : "files", address);
  }
  return take(response);
}

/**
 * @template T
 * @param {string} address
 * @param {(response: Response) => Promise<T>} take as of `attempt`
 * @returns {Promise<T>}
 * @throws {FileError}
 */
async function insist(address, take) {
  try {
    return await attempt(address, take, {});
  } catch (error) {
    if (error instanceof FileError) {
      return attempt(address, take, { cache: "reload" });
    }
    throw error;
  }
}

/**
 * @typedef {object} Expected a file of a known length, that is told of as it comes
 * @property {number} size in bytes
 * @property {(bytes: number) => void} onBytes told how many have arrived, time and again
 */

/**
 * @param {Response} response
 * @param {Expected} [expected]
 * @returns {Promise<Uint8Array<ArrayBuffer>>} what came, up to where it is more than expected
 */
async function bytesOf(response, expected) {
  if (!expected || !response.body) {
    return new Uint8Array(await response.arrayBuffer());
  }
  const { size, onBytes } = expected;
  // One place for all of it, as phones have little memory.
  const bytes = new Uint8Array(size);
  const reader = response.body.getReader();
  let length = 0;
  for (let next = await reader.read(); next.value; next = await reader.read()) {
    if (length + next.value.length > size) {
      await reader.cancel();
      break;
    }
    bytes.set(next.value, length);
    length += next.value.length;
    onBytes(length);
  }
  return bytes.subarray(0, length);
}

/**
 * @param {string} address
 * @param {Response} response
 * @param {Expected} [expected]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {FileError}
 */
async function checked(address, response, expected) {
  let bytes;
  try {
    bytes = await bytesOf(response, expected);
  } catch {
    throw new FileError("line", address);
  }
  if (!(await isWhole(address, bytes))) {
    throw new FileError("files", address);
  }
  return bytes;
}

/**
 * @param {string} address
 * @param {Expected} [expected]
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the file, checked
 * @throws {FileError}
 */
export function fetchWhole(address, expected) {
  return insist(address, (response) => checked(address, response, expected));
}

/**
 * Sees to it that a file that the browser reads by itself is whole in the browser's cache.
 *
 * @param {string} address
 * @returns {Promise<boolean>} whether it was not, and is now
 * @throws {FileError}
 */
export async function mend(address) {
  /** @param {Response} response */
  const check = (response) => checked(address, response);
  try {
    await attempt(address, check, {});
    return false;
  } catch {
    await attempt(address, check, { cache: "reload" });
    return true;
  }
}

/**
 * Compiles while the file arrives, where its type lets the browser do so.
 *
 * @param {string} address of a .wasm
 * @returns {Promise<WebAssembly.Module>} compiled from the file, checked
 * @throws {FileError | WebAssembly.CompileError}
 */
export function compileWhole(address) {
  return insist(address, async (response) => {
    const streamed = WebAssembly.compileStreaming?.(response.clone());
    // Until the bytes are checked, nothing that comes of them counts.
    streamed?.catch(() => {});
    const bytes = await checked(address, response);
    const module = (await streamed?.catch(() => undefined)) ?? (await WebAssembly.compile(bytes));
    giveBack(bytes);
    return module;
  });
}

/**
 * Lets go of memory at once. As the browser checked what is in it, it would stay until garbage is
 * collected, unless it is handed to someone: here to nobody.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes of no more use
 */
export function giveBack({ buffer }) {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(undefined, [buffer]);
  port1.close();
}

/**
 * The browser reads a module from its address by itself: what it finds there, in its own cache,
 * is what has just been checked.
 *
 * @param {string} address of a module
 * @returns {Promise<any>} the module, checked
 * @throws {FileError | SyntaxError}
 */
export async function importWhole(address) {
  await fetchWhole(address);
  try {
    return await import(address);
  } catch (error) {
    throw error instanceof TypeError ? new FileError("line", address) : error;
  }
}
