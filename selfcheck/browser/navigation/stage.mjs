/** What the way through the self-check needs of a screen, as types only. */

/**
 * @typedef {import("../protocol.mjs").Answers} Answers
 * @typedef {import("../protocol.mjs").Result} Result
 * @typedef {import("../runtime.mjs").SelfcheckError} SelfcheckError
 */

/**
 * A question to be shown, and where it stands.
 *
 * @typedef {object} QuestionShown
 * @property {string[]} ids its own, and those of more questions on the same screen
 * @property {"rules" | "plan"} of whether the rules need the answer, or only the plan
 * @property {number} done how many questions lie behind
 * @property {number} left about how many are left; 0 where nothing is known of it
 * @property {boolean} canGoBack
 * @property {Result | undefined} points of what is answered already, on a route that counts
 * @property {boolean} focus
 */

/**
 * Shows the verdict at once and the rest after it. `back` is the question from which the reader
 * comes back, if any; `arrive` notes the place, as soon as the verdict is painted.
 *
 * @typedef {(assessment: Result, focus: boolean, back: string, arrive: () => void) => Promise<void>}
 *   ShowResult
 */

/**
 * What stands on the screen. Each of these shows a place; with `focus`, its heading takes the
 * focus and its top comes into view.
 *
 * @typedef {object} Stage
 * @property {(shown: QuestionShown) => void} question
 * @property {(assessment: Result) => Promise<void>} prepare draws a result that may be shown next
 * @property {ShowResult} result
 * @property {(assessment: Result) => Promise<void>} employer
 * @property {(focus: boolean) => void} loading
 * @property {(kind: SelfcheckError["kind"]) => Promise<void>} failure
 * @property {(question: string, answer: Answers[string], reason: string) => void} refused
 * @property {(key: string) => void} notice a sentence by its key; empty for none
 * @property {(taken: boolean, intact: boolean) => void} linked says whose answers are shown, a
 *   link's or the reader's own, and offers the others
 */

export {};
