"""The picture in the README: a page of a real reading of a corpus article, in a real browser.

python -m scripts.picture [ARTICLE]     writes docs/images/reading.png
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import qawl
from corpus.load import ARTICLES, load
from qawl.exports import html
from tests.browser.chromium import browser

OUT = Path(__file__).parent.parent / "docs/images/reading.png"
ARTICLE = "newspaper-denial-1"
CARD = 2  # the one that is picked out


def main(name: str) -> None:
    """Read one article, open its page, pick a card, and keep what the window shows."""
    article = load(ARTICLES / f"{name}.yaml")
    text, published, outlet = article["text"], article["published"], article["outlet"]
    reading = qawl.read(text, published=published, outlet=outlet, id=name)
    with tempfile.TemporaryDirectory() as folder, browser() as page:
        path = Path(folder) / "page.html"
        with path.open("w", encoding="utf-8", newline="") as out:
            html.write([reading], out)
        page.open(path, width=1360, height=860)
        x, y = page.run(
            f"(() => {{ const box = document.querySelectorAll('.card')[{CARD}].getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + 12]; })()"
        )
        page.click(x, y)
        OUT.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(OUT)
    print(f"{OUT.relative_to(Path.cwd())}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ARTICLE)
