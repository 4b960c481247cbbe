/** Firefox, over WebDriver BiDi. */

import { launch } from "puppeteer-core";

/**
 * @param {string} executablePath
 * @returns {Promise<import("./journey.mjs").Driver>}
 */
export async function start(executablePath) {
  const browser = await launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  return {
    open: async (address) => {
      await page.goto(address);
    },
    run: (body, ...args) => page.evaluate(body, ...args),
    close: () => browser.close(),
  };
}
