/** Whose answers are shown, where a link brought others than the reader had given. */

/**
 * @param {import("../store/store.mjs").Store} store
 * @param {import("./stage.mjs").Stage} stage
 */
export function createOffer(store, stage) {
  const held = {
    /**
     * The answers that are not shown: the link's, or the reader's own once those are taken.
     *
     * @type {{route: string, taken: boolean, carried: import("../store/link.mjs").Carried} | null}
     */
    other: null,
  };

  return {
    /** @param {import("../store/link.mjs").Carried} carried what a link brought */
    hold(carried) {
      held.other = { route: store.route, taken: false, carried };
      stage.linked(false, true);
    },

    /** @returns {boolean} whether there were others, which now are the store's */
    exchange() {
      if (!held.other) {
        return false;
      }
      const { route, taken, carried } = held.other;
      store.choose(route);
      const { answers, ticks } = store;
      const given = { answers: { ...answers }, ticks: [...ticks], intact: true };
      held.other = { route, taken: !taken, carried: given };
      store.adopt(carried);
      stage.linked(!taken, carried.intact);
      return true;
    },
  };
}
