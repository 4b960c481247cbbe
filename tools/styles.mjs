/**
 * Makes one small style out of several: without the rules that fit nothing on a site's pages, and
 * without the variables and animations that nothing asks for.
 *
 *     node styles.mjs < JSON, of the type `Asked` > the style
 *
 * A name that a script might use counts as used: what is left over is a few bytes, and what were
 * missing would be seen by readers.
 */

import { readFileSync } from "node:fs";
import { transform } from "lightningcss";

/**
 * @typedef {import("lightningcss").SelectorComponent} Component
 * @typedef {import("lightningcss").Selector} Selector
 *
 * @typedef {object} Asked
 * @property {string[]} sheets paths, in the order in which pages load them
 * @property {string[]} names of elements, classes, ids and attributes that pages may have
 * @property {Record<string, string[]>} values by attribute; all that pages may give it
 */

/** @type {Asked} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const names = new Set(asked.names);
const values = new Map(Object.entries(asked.values));

/**
 * @param {Component} component
 * @returns {boolean} whether something on a page may fit it
 */
function fits(component) {
  switch (component.type) {
    case "type":
    case "class":
    case "id":
      return names.has(component.name);
    case "attribute":
      return (
        names.has(component.name) && (values.get(component.name)?.some(agrees(component)) ?? true)
      );
    case "pseudo-class":
      return !["is", "where", "any", "has"].includes(component.kind) || some(component);
    default:
      return true;
  }
}

/**
 * @param {Component & {type: "attribute"}} component
 * @returns {(value: string) => boolean}
 */
function agrees({ operation }) {
  const wanted = operation?.value ?? "";
  switch (operation?.operator) {
    case "equal":
      return (value) => value === wanted;
    case "prefix":
      return (value) => value.startsWith(wanted);
    case "suffix":
      return (value) => value.endsWith(wanted);
    case "substring":
      return (value) => value.includes(wanted);
    default:
      return () => true;
  }
}

/** @param {Component} component with selectors of which one must fit */
function some(component) {
  const inside = "selectors" in component ? component.selectors : null;
  return !inside || /** @type {Selector[]} */ (inside).some(all);
}

/** @param {Selector} selector */
function all(selector) {
  return selector.every(fits);
}

/**
 * @param {string} code
 * @param {import("lightningcss").Visitor<{}>} [visitor]
 */
function written(code, visitor) {
  const given = { filename: "style.css", code: Buffer.from(code), minify: true };
  return transform(visitor ? { ...given, visitor } : given).code.toString();
}

const whole = asked.sheets.map((path) => readFileSync(path, "utf8")).join("\n");
let style = written(whole.replace(/\/\*# sourceMappingURL=.*?\*\//g, ""), {
  Rule: { style: (rule) => (rule.value.selectors.some(all) ? undefined : []) },
  Selector: (selector) => (all(selector) ? undefined : []),
});
for (let before = ""; before !== style; ) {
  before = style;
  const read = new Set([...style.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const moved = new Set(
    [...style.matchAll(/animation(?:-name)?:([^;}]+)/g)].flatMap(([, of]) =>
      (of ?? "").split(/[\s,]+/),
    ),
  );
  style = written(style, {
    Declaration: {
      // Properties that the tool does not know come here too.
      custom: ({ name }) => (!name.startsWith("--") || read.has(name) ? undefined : []),
    },
    Rule: {
      keyframes: ({ value }) => (moved.has(value.name.value) ? undefined : []),
    },
  });
}
process.stdout.write(style);
