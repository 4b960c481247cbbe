/** The self-check's page: wires what was answered, where the reader is, and what is shown. */

import { listen } from "./listen.mjs";
import { openingsOn } from "./navigation/path.mjs";
import { createWalk } from "./navigation/walk.mjs";
import { find } from "./parts/find.mjs";
import { watch } from "./release.mjs";
import { createRules } from "./rules.mjs";
import { createStore } from "./store/store.mjs";
import { allQuestions, isKnown } from "./views/question/questions.mjs";
import { createStage } from "./views/stage.mjs";
import { data } from "./views/words.mjs";

const section = find(document, "[data-selfcheck]");
const { worker = "", on = "", files = "[]", release = "", releaseAddress = "" } = section.dataset;
const absolute = (/** @type {string} */ address) => new URL(address, document.baseURI).href;
const language = section.dataset.language === "ja" ? "ja" : "en";
const releases = { address: absolute(releaseAddress), own: release };

const store = createStore();
const questions = allQuestions();
const rules = createRules({
  workerURL: absolute(worker),
  built: on,
  files: JSON.parse(files).map(absolute),
});
const stage = createStage({ section, store, rules, questions, language, releases });
const walk = createWalk({
  store,
  rules,
  openings: openingsOn(data("data-openings"), rules.today()),
  usual: data("data-usual"),
  questions,
  isKnown,
  language,
  stage,
});
listen({ section, store, walk, stage });
rules.startInTime(section);
watch(releases.address, releases.own, stage.renewed);
// Each step brings its own top into view.
history.scrollRestoration = "manual";
void walk.resume(false);
