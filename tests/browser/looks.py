"""What a page is looked at for: rules of access, the size of what is pressed, torn lines."""

from __future__ import annotations

from playwright.sync_api import Page

SPACED = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""
"""The spacing of text that readers may set for themselves."""

SMALL_TARGETS = """() => [
  ...document.querySelectorAll("a, button, summary, input, select, textarea")]
  .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  // What stands in the line of a text is as high as the text.
  .filter((one) => getComputedStyle(one).display !== "inline" || !one.closest("p, li, td, th, dd"))
  .filter((one) => !one.matches(".cite"))
  // A box and its label beside it are one target.
  .map((one) => one.closest(".switch__option") ?? one.labels?.[0] ?? one)
  .filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && (width < 24 || height < 24);
  }).map((one) => one.outerHTML.slice(0, 120))"""
# A line ends where the next letter stands further left and lower.
TORN_LINES = """() => {
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!/[ぁ-鿿]/.test(node.data) || !around.checkVisibility({ visibilityProperty: true })
      || around.closest("rt, svg, textarea, select, .visually-hidden, .term__note, [lang=en]"))
      continue;
    let block = around;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(node);
  }
  const torn = [];
  const range = document.createRange();
  for (const nodes of blocks.values()) {
    const lines = [""];
    let last = null;
    for (const node of nodes)
      for (let at = 0; at < node.data.length; at++) {
        if (/\\s/.test(node.data[at])) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const [box] = range.getClientRects();
        if (!box) continue;
        if (last && box.left < last.left && box.top >= last.top + last.height / 2) lines.push("");
        lines[lines.length - 1] += node.data[at];
        last = box;
      }
    for (const [number, line] of lines.entries()) {
      if (number > 0 && /^[、。，．・：）」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/.test(line)
        || number > 0 && /^[ぁ-ゖ][、。）」]*$/.test(line)
        || number < lines.length - 1 && /[（「『【]$/.test(line))
        torn.push(lines.slice(Math.max(0, number - 1), number + 1).join(" / "));
    }
  }
  return torn;
}"""


def violations(page: Page, *rules: str) -> list[str]:
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    result = page.evaluate("options => axe.run(options)", options)
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def width(page: Page) -> int:
    found: int = page.evaluate("() => document.documentElement.scrollWidth")
    return found
