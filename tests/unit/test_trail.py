from dossier.tui.going.trail import MOST, Trail, Visit


def test_back_and_forward_lead_to_where_each_article_was_left():
    trail = Trail()
    trail.go(None, "a")
    trail.go(Visit("a", 30), "b")
    trail.go(Visit("b", 7), "c")
    assert trail.step(Visit("c", 1), -1) == Visit("b", 7)
    assert trail.step(Visit("b", 9), -1) == Visit("a", 30)
    assert trail.step(Visit("a", 30), -1) is None
    assert trail.step(Visit("a", 31), 1) == Visit("b", 9)
    assert trail.step(Visit("b", 9), 1) == Visit("c", 1)
    assert trail.step(Visit("c", 1), 1) is None


def test_going_elsewhere_forgets_what_lay_ahead():
    trail = Trail()
    for name in "abc":
        trail.go(None, name)
    trail.step(None, -1)
    trail.go(Visit("b"), "d")
    assert trail.step(Visit("d"), 1) is None
    assert trail.step(Visit("d"), -1) == Visit("b")


def test_the_same_article_is_one_place_and_one_that_was_only_shown_is_another():
    trail = Trail()
    trail.go(None, "a")
    trail.go(Visit("a", 5), "a")
    assert trail.step(Visit("a", 5), -1) is None
    trail.go(Visit("preview", 3), "b")
    assert trail.step(Visit("b"), -1) == Visit("preview", 3)


def test_it_does_not_grow_for_ever():
    trail = Trail()
    for number in range(2 * MOST):
        trail.go(None, str(number))
    steps = 0
    while trail.step(None, -1) is not None:
        steps += 1
    assert steps == MOST - 1
