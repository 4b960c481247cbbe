"""Writes the lists of all pages: the sitemap, llms.txt, and the addresses the error page knows."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

from pages import TWIN, Edition, Listed, editions, listed
from project import as_xml, build_day, frame_texts, is_inner_build
from selfcheck import wording
from selfcheck.browser import build

log = get_plugin_logger("published")

SITEMAP = "sitemap.xml"
ADDRESSES = "assets/addresses.json"
LLMS = "llms.txt"

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leaves out the theme's sitemap, which dates every page by the build."""
    return "" if template_name == SITEMAP else output_content


# After the builds of the other languages.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the lists."""
    if is_inner_build(config):
        return
    pages = list(listed())
    default = editions()[0]
    if not any(page.changed for page in pages):
        log.info("No whole Git history: pages and the sitemap name no day of their last change")
    contents = {
        SITEMAP: sitemap(pages, default.language),
        ADDRESSES: addresses(pages),
        LLMS: llms(pages, default).encode(),
    }
    for name, content in contents.items():
        build.write_file(Path(config.site_dir), name, content)


def sitemap(pages: list[Listed], default: str) -> bytes:
    """Every page with its translations and, if known, the day of its last change.

    Args:
        pages: all that engines should know.
        default: the language for readers of none of the site's languages.
    """
    ET.register_namespace("", NAMESPACE)
    ET.register_namespace("xhtml", XHTML)
    root = ET.Element(f"{{{NAMESPACE}}}urlset")
    for page in pages:
        url = ET.SubElement(root, f"{{{NAMESPACE}}}url")
        ET.SubElement(url, f"{{{NAMESPACE}}}loc").text = page.address
        if page.changed:
            ET.SubElement(url, f"{{{NAMESPACE}}}lastmod").text = page.changed.isoformat()
        for code, address in {**page.translations, "x-default": page.translations[default]}.items():
            link = {"rel": "alternate", "hreflang": code, "href": address}
            ET.SubElement(url, f"{{{XHTML}}}link", link)
    return as_xml(root)


def addresses(pages: list[Listed]) -> bytes:
    """Each page's address from the site's root, its name and language, for the error page."""
    known = [[page.url, page.name, page.language] for page in pages]
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()


def llms(pages: list[Listed], default: Edition) -> str:
    """What the site is, and where its pages are as Markdown, for assistants (llmstxt.org)."""
    lines = [f"# {default.name}", "", f"> {default.description}", ""]
    for language in dict.fromkeys(page.language for page in pages):
        day = wording.load(language, on=build_day()).day(build_day().isoformat())
        lines += [frame_texts(language)["machines"]["about"].format(date=day), ""]
    for language, own in groupby(pages, key=lambda page: page.language):
        texts = frame_texts(language)["machines"]
        in_groups = sorted(own, key=lambda page: page.group == "")
        for group, members in groupby(in_groups, key=lambda page: page.group):
            title = f"{group} ({texts['language']})" if group else texts["others"]
            lines += [f"## {title}", ""]
            lines += [
                f"- [{page.name}]({page.address}{TWIN if page.twin else ''}): {page.description}"
                for page in members
            ]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
