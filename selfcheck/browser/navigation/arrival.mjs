/** What a reader comes with: the answers of a link, and those kept from an earlier visit. */

import { isLinked, takeLinked } from "./address.mjs";
import { createOffer } from "./offer.mjs";

/**
 * @param {object} options
 * @param {import("../store/store.mjs").Store} options.store
 * @param {import("../store/link.mjs").Questions} options.questions all that can be asked
 * @param {(id: string, answer: unknown) => boolean} options.isKnown whether a question takes it
 * @param {import("./stage.mjs").Stage} options.stage
 */
export function createArrival({ store, questions, isKnown, stage }) {
  const offer = createOffer(store, stage);

  /** Forgets answers that no question takes any more, and says so. */
  function dropUnknown() {
    for (const [id, answer] of Object.entries(store.answers)) {
      if (!isKnown(id, answer)) {
        store.drop(id);
        stage.notice("page.say.dropped");
      }
    }
  }

  return {
    dropUnknown,

    /** @returns {boolean} whether answers of the address were taken; no others give way unasked */
    takeLink() {
      const linked = store.route ? takeLinked(store.route, questions) : null;
      if (linked && store.wouldLose(linked)) {
        dropUnknown();
        offer.hold(linked);
        return false;
      }
      if (linked) {
        store.adopt(linked);
        stage.notice(linked.intact ? "" : "page.say.link_repaired");
        dropUnknown();
      } else if (isLinked()) {
        stage.notice("page.say.link_without_route");
      }
      return linked !== null;
    },

    /**
     * Puts a link's answers in the place of the reader's own, or those again.
     *
     * @returns {boolean} whether there were others
     */
    exchange() {
      const exchanged = offer.exchange();
      if (exchanged) {
        dropUnknown();
      }
      return exchanged;
    },
  };
}
