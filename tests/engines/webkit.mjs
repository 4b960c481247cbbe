/** WebKit, over WebDriver as WebKitGTK's own driver speaks it. */

import { spawn } from "node:child_process";
import { createServer } from "node:net";

const PATIENCE_IN_MILLISECONDS = 20_000;
const STEP_IN_MILLISECONDS = 100;

/** @returns {Promise<number>} a port that nobody uses */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {string} executablePath of the driver
 * @param {string} browserPath of a browser that it can drive
 * @returns {Promise<import("./journey.mjs").Driver>}
 */
export async function start(executablePath, browserPath) {
  const port = await freePort();
  const driver = spawn(executablePath, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore" });
  const root = `http://127.0.0.1:${port}`;

  /**
   * @param {string} path
   * @param {unknown} [body]
   * @param {string} [method]
   */
  async function command(path, body, method = "POST") {
    const response = await fetch(root + path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) {
      throw new Error(`${path}: ${value.error} ${value.message}`);
    }
    return value;
  }

  const capabilities = {
    alwaysMatch: { "webkitgtk:browserOptions": { binary: browserPath, args: ["--automation"] } },
  };
  const session = await patiently(() => command("/session", { capabilities }));
  const path = `/session/${session.sessionId}`;
  return {
    open: (address) => command(`${path}/url`, { url: address }),
    run: (body, ...args) =>
      command(`${path}/execute/async`, {
        script: `const done = arguments[arguments.length - 1];
          const args = [...arguments].slice(0, -1);
          Promise.resolve((${body})(...args)).then(done);`,
        args,
      }),
    close: async () => {
      await command(path, undefined, "DELETE").catch(() => {});
      driver.kill();
    },
  };
}

/**
 * @template T
 * @param {() => Promise<T>} attempt
 * @returns {Promise<T>} its result, once it has one
 */
async function patiently(attempt) {
  const end = Date.now() + PATIENCE_IN_MILLISECONDS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, STEP_IN_MILLISECONDS));
    }
  }
}
