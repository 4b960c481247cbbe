/**
 * What the page and the worker say to each other, as types only.
 *
 * The worker first says how much has arrived, and whether Python is there. Then it answers each request with one reply
 * of the same id, in the order of the requests. In between it may say that it begins anew, which
 * takes as long as a start; what was asked is still answered.
 */

/**
 * @typedef {Record<string, string | number | string[]>} Answers by question id
 *
 * @typedef {object} Request
 * @property {number} id
 * @property {"step"} call
 * @property {string} route
 * @property {Answers} answers
 * @property {string} on ISO date
 * @property {"en" | "ja"} language
 * @property {string} variant of the wording, as of `selfcheck.present`; empty for the plain one
 *
 * @typedef {Record<string, any> & {kind: "question" | "assessment"}} Result
 *   what `selfcheck.present` returns
 *
 * @typedef {object} AnswerProblem an answer that its question does not take
 * @property {"answer"} kind
 * @property {string} question
 * @property {unknown} value
 * @property {string} reason as of `selfcheck.AnswerError`
 *
 * @typedef {object} RuntimeProblem any other error of Python's
 * @property {"runtime"} kind
 * @property {string} message traceback
 *
 * @typedef {object} Start
 * @property {"ready"} state
 *
 * @typedef {object} Progress
 * @property {"loading"} state
 * @property {number} part of 1 that has arrived
 *
 * @typedef {object} Restart
 * @property {"restarting"} state
 *
 * @typedef {object} Failure the worker is of no use any more
 * @property {"failed"} state
 * @property {"unsupported" | "line" | "files" | "gone" | "crash"} cause
 * @property {string} message
 *
 * @typedef {{ok: true, result: Result}} Success
 * @typedef {{ok: false, error: AnswerProblem | RuntimeProblem}} Refusal
 * @typedef {Success | Refusal} Reply
 *
 * @typedef {object} Saying a reply as Python wrote it: only the page takes it apart, so that it is
 *   made into objects once
 * @property {number} id of the request
 * @property {string} said JSON of a `Reply`
 *
 * @typedef {Start | Progress | Restart | Failure | Saying} Message
 */

export {};
