"""The HTML page in a browser, where there is one: narrow, printed, and silent on the console."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from alliance_journal.reports.paper.html import html
from tests.reports.paper.papers import SHEET

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--enable-logging=stderr",
)
FRAME = """<iframe src="paper.html" style="width: 320px; height: 900px; border: 0" onload="
  const page = this.contentDocument.documentElement
  document.title = page.scrollWidth + ' of ' + page.clientWidth"></iframe>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here"),
]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a file with a long paper in it."""
    file = tmp_path / "paper.html"
    file.write_text(html(SHEET), encoding="utf-8")
    return file


def browse(file: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """Return what the browser says of a file: its elements on stdout, its console on stderr."""
    command = (BROWSER or "", *FLAGS, f"--user-data-dir={file.parent / 'browser'}", *flags, file.as_uri())
    return subprocess.run(command, capture_output=True, text=True, timeout=110, check=True)


def test_the_page_is_silent_and_its_own_policy_would_stop_anything_from_outside(paper: Path) -> None:
    assert "CONSOLE" not in browse(paper, "--dump-dom").stderr
    paper.write_text(html(SHEET).replace("</main>", '<img src="face.png" alt="">'), encoding="utf-8")
    assert re.search("CONSOLE.*Content Security Policy", browse(paper, "--dump-dom").stderr)


def test_the_page_is_no_wider_than_the_narrowest_phone(paper: Path) -> None:
    frame = paper.with_name("frame.html")
    frame.write_text(FRAME, encoding="utf-8")
    assert "<title>320 of 320</title>" in browse(frame, "--dump-dom").stdout


def test_every_printed_page_has_its_number_and_the_notices(paper: Path) -> None:
    printed = paper.with_suffix(".pdf")
    browse(paper, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    pages = [page.extract_text() for page in pypdf.PdfReader(printed).pages]
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in text
        assert "Anonymised by the author on 25 November 2026." in text
        assert "Supervision sheet" in text
    assert "who signs for" in pages[-1]
