"""The same rules for headers in the forms that several hosts read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FOREVER = "public, max-age=31536000, immutable"
"""For files whose names change with their content."""

FRESH = "no-cache"
"""For all others: kept, but asked about each time."""

TYPES = {
    "md": "text/markdown",
    "webmanifest": "application/manifest+json",
    "bin": "application/octet-stream",
    "mjs": "text/javascript",
    "wasm": "application/wasm",
}
"""What some hosts do not know."""

COMPRESSED = (
    "application/javascript",
    "application/json",
    *sorted(TYPES.values()),
    "image/svg+xml",
    "text/css",
    "text/html",
    "text/plain",
    "text/xml",
)
"""What gains by being compressed on its way, where a host does not send what is compressed."""


@dataclass(frozen=True)
class Rules:
    """What a host should send.

    Attributes:
        root: the path of the site, with a slash at both ends.
        headers: of each answer, by name.
        forever: paths from the root that may be kept for good; one that ends in "/*" is a
            folder with all that is in it.
        fresh: files that are to be asked for anew, pages apart.
    """

    root: str
    headers: Mapping[str, str]
    forever: Sequence[str]
    fresh: Sequence[str]


def written(rules: Rules) -> dict[str, str]:
    """The files for the hosts, by path in the site.

    `_headers` is read by Netlify, Cloudflare and others, `.htaccess` by Apache. Those under
    `_hosts` are to be included in the configuration of nginx and Caddy.
    """
    return {
        "_headers": _for_static_hosts(rules),
        ".htaccess": _for_apache(rules),
        "_hosts/nginx.conf": _for_nginx(rules),
        "_hosts/Caddyfile": _for_caddy(rules),
    }


def _for_static_hosts(rules: Rules) -> str:
    """Where several rules fit, such hosts join what they say: only one may speak of caching."""
    blocks = {"*": [f"{name}: {value}" for name, value in rules.headers.items()]}
    blocks |= {path: [f"Cache-Control: {FOREVER}"] for path in rules.forever}
    blocks |= {path: [f"Cache-Control: {FRESH}"] for path in rules.fresh}
    lines = [
        line
        for path, headers in blocks.items()
        for line in (rules.root + path, *(f"  {header}" for header in headers))
    ]
    return "\n".join(lines) + "\n"


def _for_apache(rules: Rules) -> str:
    headers = "\n".join(f'  Header always set {n} "{v}"' for n, v in rules.headers.items())
    types = "\n".join(f"AddType {type_} .{ending}" for ending, type_ in TYPES.items())
    return f"""# Needs mod_headers and mod_setenvif, and AllowOverride FileInfo.
{types}
ErrorDocument 404 {rules.root}404.html
<IfModule mod_headers.c>
{headers}
  SetEnvIf Request_URI "{_pattern(rules)}" named_by_content
  Header always set Cache-Control "{FRESH}"
  Header set Cache-Control "{FOREVER}" env=named_by_content
  Header always unset Cache-Control env=named_by_content
</IfModule>
<IfModule mod_deflate.c>
  <IfModule mod_filter.c>
    AddOutputFilterByType DEFLATE {" ".join(COMPRESSED)}
  </IfModule>
</IfModule>
"""


def _for_nginx(rules: Rules) -> str:
    headers = "\n".join(f'add_header {n} "{v}" always;' for n, v in rules.headers.items())
    types = "\n".join(f"    {type_} {ending};" for ending, type_ in TYPES.items())
    # An add_header inside a location drops those around it, so each location repeats them.
    inside = "\n".join(f"  {line}" for line in headers.splitlines())
    return f"""# Include this in the server block that serves the site. It sends the .gz files that
# "make build" left; with the module ngx_brotli, "brotli_static on;" sends the smaller .br files.
error_page 404 {rules.root}404.html;
gzip_static on;
gzip_vary on;
location {rules.root} {{
{inside}
  add_header Cache-Control "{FRESH}" always;
}}
location ~ "{_pattern(rules)}" {{
{inside}
  add_header Cache-Control "{FOREVER}";
  types {{
    text/css css;
    text/javascript js;
    image/svg+xml svg;
    application/json json;
    application/zip zip;
{types}
  }}
}}
"""


def _for_caddy(rules: Rules) -> str:
    headers = "\n".join(f'\t{name} "{value}"' for name, value in rules.headers.items())
    pattern = _pattern(rules)
    return f"""# Import this in the site's block, beside "file_server {{ precompressed br gzip }}",
# which sends the files that "make build" compressed.
header {{
{headers}
}}
@named_by_content path_regexp {pattern}
@others not path_regexp {pattern}
header @named_by_content Cache-Control "{FOREVER}"
header @others Cache-Control "{FRESH}"
handle_errors {{
	header Cache-Control "{FRESH}"
	rewrite * {rules.root}404.html
	file_server
}}
"""


def _pattern(rules: Rules) -> str:
    """A regular expression for the paths of what may be kept for good."""
    folders = sorted(path[:-2] for path in rules.forever if path.endswith("/*"))
    inside = "|".join(re.escape(folder) + "/" for folder in folders)
    return rf"^{re.escape(rules.root)}({inside}|.*(-[0-9a-f]{{12}}|\.[0-9a-f]{{8}}\.min)\.\w+$)"
