/**
 * Python as it stood once the package was imported: a module in which only the functions are
 * left that `step` needs, and the memory that they go on from. Whatever else is asked of it
 * throws; nothing that it then holds may be used any more.
 *
 * Shared by the worker and by Node, so that what the tests compare is what readers run.
 */

const PAGE = 65_536;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @typedef {object} Head what stands before the bytes of an image
 * @property {number} call address of `call` of selfcheck/browser/bridge.py
 * @property {number} keep address of the function that takes a data file: path and text
 * @property {string} root folder of the package, as its data files are asked for
 * @property {number} size of the memory, in bytes
 * @property {number[]} states values of the mutable globals
 * @property {[number, number][]} runs address and length of each stretch that is not empty
 *
 * @typedef {Record<string, any>} Exports of the module
 *
 * @typedef {object} Frozen
 * @property {(request: string) => string} call as of selfcheck/browser/bridge.py
 * @property {(path: string, text: string) => void} keep gives the package a data file, by its
 *   path in the package
 * @property {Uint8Array | undefined} ran of an opened module (see wasm.py): a byte for each
 *   function, 1 once it has run
 */

/** Something was asked for that is not there. */
export class Missing extends Error {}

/**
 * @param {Uint8Array} image
 * @returns {{head: Head, content: Uint8Array}}
 */
function read(image) {
  const length = new DataView(image.buffer, image.byteOffset).getUint32(0, true);
  const head = JSON.parse(decoder.decode(image.subarray(4, 4 + length)));
  return { head, content: image.subarray(4 + length) };
}

/**
 * @param {WebAssembly.Module} module
 * @param {() => Exports} exports of what is made of the module
 */
function imports(module, exports) {
  /** @type {Record<string, Record<string, Function>>} */
  const there = {
    env: {
      /** @type {(address: number, ...of: number[]) => unknown} */
      _PyEM_TrampolineCall_JS: (address, ...of) =>
        exports().__indirect_function_table.get(address)(...of),
      _Py_CheckEmscriptenSignals_Helper: () => 0,
      /** @param {number} size */
      emscripten_resize_heap(size) {
        const { memory } = exports();
        memory.grow(Math.ceil((size - memory.buffer.byteLength) / PAGE));
        return 1;
      },
    },
  };
  /** @type {Record<string, Record<string, any>>} */
  const all = {};
  for (const { module: place, name, kind } of WebAssembly.Module.imports(module)) {
    all[place] ??= {};
    if (kind === "global") {
      all[place][name] = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
    } else {
      all[place][name] =
        there[place]?.[name] ??
        (() => {
          throw new Missing(name);
        });
    }
  }
  return all;
}

/**
 * @param {WebAssembly.Module} module
 * @param {Uint8Array} image
 * @returns {Promise<Frozen>}
 */
export async function thaw(module, image) {
  const { head, content } = read(image);
  /** @type {WebAssembly.Instance} */
  const instance = await WebAssembly.instantiate(
    module,
    imports(module, () => exports),
  );
  /** @type {Exports} */
  const exports = instance.exports;
  const { memory } = exports;
  memory.grow(Math.max(0, Math.ceil((head.size - memory.buffer.byteLength) / PAGE)));
  const bytes = new Uint8Array(memory.buffer);
  let at = 0;
  for (const [address, length] of head.runs) {
    bytes.set(content.subarray(at, at + length), address);
    at += length;
  }
  for (const [number, value] of head.states.entries()) {
    exports[`state${number}`].value = value;
  }

  /**
   * @param {string} text
   * @returns {number} address of a Python string, which the caller owns
   */
  function python(text) {
    const encoded = encoder.encode(text);
    const place = exports.malloc(encoded.length + 1);
    new Uint8Array(memory.buffer).set(encoded, place);
    const made = exports.PyUnicode_FromStringAndSize(place, encoded.length);
    exports.free(place);
    return made;
  }

  /** @param {number} address of a Python string */
  function javascript(address) {
    const place = exports.malloc(4);
    const start = exports.PyUnicode_AsUTF8AndSize(address, place);
    const length = new DataView(memory.buffer).getUint32(place, true);
    exports.free(place);
    return decoder.decode(new Uint8Array(memory.buffer, start, length));
  }

  /**
   * @param {number} callable address
   * @param {string[]} texts
   * @returns {number} address of what it returned, which the caller owns
   */
  function invoke(callable, ...texts) {
    const given = texts.map(python);
    const list = exports.malloc(4 * given.length);
    new Uint32Array(memory.buffer, list, given.length).set(given);
    const returned = exports.PyObject_Vectorcall(callable, list, given.length, 0);
    exports.free(list);
    for (const address of given) {
      exports.Py_DecRef(address);
    }
    if (!returned) {
      throw new Missing("an error of Python");
    }
    return returned;
  }

  return {
    call(request) {
      const returned = invoke(head.call, request);
      const reply = javascript(returned);
      exports.Py_DecRef(returned);
      return reply;
    },
    keep(path, text) {
      exports.Py_DecRef(invoke(head.keep, `${head.root}/${path}`, text));
    },
    get ran() {
      return exports.ran && new Uint8Array(exports.ran.buffer);
    },
  };
}
