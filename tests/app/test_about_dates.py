"""A date that was worked out and is only likely is shown as such, and only where none is known."""

from __future__ import annotations

from dataclasses import replace

from acting import settle
from fake import harbour

from dossier.model import ArticleInfo
from dossier.tui.app import DossierApp
from dossier.tui.reading import byline

GUESSED = ArticleInfo(
    id="a", path="a.txt", title="Wall gives way", date_estimate="2021-03-04", date_confidence=0.8
)


def test_the_reader_says_that_a_date_is_worked_out():
    assert "about 2021-03-04 (worked out)" in byline(GUESSED, 100)[0].plain
    assert "about" not in byline(replace(GUESSED, date="2021-03-09"), 100)[0].plain


async def test_the_list_shows_the_month_of_a_likely_date():
    dossier = harbour(3)
    infos = [replace(info, date=None, date_estimate="2021-03-04") for info in dossier.articles()]
    dossier.articles = lambda limit=None: infos[:limit]
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lines = [app.main.articles.listing.render_line(y).text for y in range(3)]
        assert all("~2021-03 " in line for line in lines)
