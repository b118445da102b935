from dossier.model import ActorMention, Hit, SearchResult, Span
from dossier.tui.going.places import Places, hit_places, mention_places


def hit(article, start, paragraph=1):
    return Hit(
        article=article, outlet=None, date=None, title="", paragraph=paragraph, start=start, end=start + 2,
        left="", match="ab", right="", score=1.0,
    )  # fmt: skip


def test_hits_keep_the_order_of_the_articles_and_of_the_text():
    result = SearchResult(query="ab", reading="ab", hits=(hit("b", 9), hit("b", 3), hit("a", 5)))
    places = hit_places(result)
    assert list(places.spans) == ["b", "a"]
    assert places.within("b") == (Span(3, 5), Span(9, 11))
    assert places.within("c") == ()


def test_hits_in_a_title_are_no_places_of_the_text():
    assert hit_places(SearchResult(query="ab", reading="ab", hits=(hit("a", 0, paragraph=0),))).spans == {}
    assert hit_places(None) == Places()


def test_going_on_takes_the_first_place_of_the_next_article_and_back_the_last_of_the_one_before():
    places = hit_places(
        SearchResult(query="", reading="", hits=(hit("a", 1), hit("a", 7), hit("b", 2), hit("b", 8)))
    )
    assert places.beside("a", 1) == ("b", Span(2, 4))
    assert places.beside("b", -1) == ("a", Span(7, 9))
    assert places.beside("b", 1) is None
    assert places.beside("elsewhere", 1) == ("a", Span(1, 3))
    assert places.beside("elsewhere", -1) == ("b", Span(8, 10))
    assert Places().beside("a", 1) is None


def test_mentions_are_places_too():
    places = mention_places([ActorMention("a", 2, 4, 6, "", "He", "")])
    assert (places.name, places.within("a")) == ("mention", (Span(4, 6),))
