/** What is wrong with a form: a list above it that leads to the fields, and a mark on each. */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * Fills the list, shows the box around it and moves the focus there; hides it if all is well.
 *
 * @param {HTMLElement} box with a `ul` in it, that can take the focus
 * @param {readonly {field: Field, text: string}[]} problems
 */
export function showProblems(box, problems) {
  const items = problems.map(({ field, text }) => {
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = text;
    link.addEventListener("click", (event) => {
      // The link moves the focus; it is no place to come back to.
      event.preventDefault();
      field.focus();
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  box.querySelector("ul")?.replaceChildren(...items);
  box.hidden = problems.length === 0;
  if (problems.length > 0) {
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "start" });
  }
}

/**
 * @param {Field} field
 * @param {boolean} wrong
 */
export function markField(field, wrong) {
  if (wrong) {
    field.setAttribute("aria-invalid", "true");
  } else {
    field.removeAttribute("aria-invalid");
  }
}
