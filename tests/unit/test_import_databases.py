"""Exports of Factiva and Europresse, split into their articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.importing.run import Outcome
from tests.unit.importing import Desk

FACTIVA = """<div class="article enArticle"><p></p><div id="hd"><span class="enHeadline">Ferry number {n} is late</span></div>
<div class="author">By Ann Lee</div><div>34 words</div><div>5 June 2019</div><div>Harbour Post</div><div>HARPO</div>
<div>A3</div><div>English</div><div>Copyright 2019 Harbour Post. All Rights Reserved.</div>
<p class="articleParagraph enarticleParagraph">The ferry number {n} left two hours late on Tuesday.</p>
<p class="articleParagraph enarticleParagraph">Nobody could say why.</p>
<p>Document HARPO00020190605ef650000{n}</p></div>"""
CODED = """<table><tr><td><b>HD</b></td><td>Ferry number {n} is late</td></tr><tr><td><b>BY</b></td><td>By Ann Lee</td></tr>
<tr><td><b>WC</b></td><td>34 words</td></tr><tr><td><b>PD</b></td><td>5 June 2019</td></tr>
<tr><td><b>SN</b></td><td>Harbour Post</td></tr><tr><td><b>LA</b></td><td>English</td></tr>
<tr><td><b>LP</b></td><td><p>The ferry number {n} left two hours late on Tuesday.</p></td></tr>
<tr><td><b>TD</b></td><td><p>Nobody could say why.</p></td></tr></table>"""
EUROPRESSE = """<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">La Lanterne • Ed. du soir</span></div>
<span class="DocHeader">Ports, mercredi 5 juin 2019 534 mots, p. 3</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Le bac numéro {n} est en retard</p></div>
<div class="sm-margin-bottomNews">Anne Lebrun</div></header>
<section><div class="docOcurrContainer"><p>Le bac numéro {n} a quitté le quai avec deux heures de retard.</p>
<p>Personne ne savait pourquoi.</p></div></section><footer>© 2019 La Lanterne</footer></article>"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("template", [FACTIVA, CODED], ids=["classes", "codes"])
def test_an_export_of_factiva(desk: Desk, template: str) -> None:
    body = "".join(template.format(n=n) for n in range(40))
    desk.put("factiva.html", f"<html><head><title>Factiva</title></head><body>{body}</body></html>")
    results = desk.add()
    assert [result.outcome for result in results] == [Outcome.ADDED] * 40
    info = results[7].info
    assert info is not None
    assert (info.title, info.outlet, info.date, info.author) == (
        "Ferry number 7 is late",
        "Harbour Post",
        "2019-06-05",
        "Ann Lee",
    )
    assert desk.texts()["Ferry number 7 is late"] == (
        "The ferry number 7 left two hours late on Tuesday.\n\nNobody could say why."
    )


def test_an_export_of_europresse(desk: Desk) -> None:
    body = "".join(EUROPRESSE.format(n=n) for n in range(40))
    desk.put("europresse.HTML", f"<!DOCTYPE html><html><body>{body}</body></html>")
    results = desk.add()
    assert [result.outcome for result in results] == [Outcome.ADDED] * 40
    info = results[7].info
    assert info is not None
    assert (info.title, info.outlet, info.date, info.author) == (
        "Le bac numéro 7 est en retard",
        "La Lanterne",
        "2019-06-05",
        "Anne Lebrun",
    )
    assert desk.texts()["Le bac numéro 7 est en retard"].endswith("\n\nPersonne ne savait pourquoi.")


def test_a_section_above_the_headline_is_no_author(desk: Desk) -> None:
    article = FACTIVA.format(n=1).replace('<div class="author">By Ann Lee</div>', "")
    article = article.replace('<div id="hd">', '<div>World</div><div id="hd">')
    info = desk.one("factiva.html", f"<html><body>{article}</body></html>").info
    assert info is not None
    assert (info.author, info.outlet) == (None, "Harbour Post")


def test_a_table_around_tables_is_no_article(desk: Desk) -> None:
    inner = "".join(CODED.format(n=n) for n in range(3))
    desk.put("factiva.html", f"<html><body><table><tr><td>{inner}</td></tr></table></body></html>")
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED] * 3
