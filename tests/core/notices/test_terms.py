"""Terms of a notice and its lots, each told once."""

from dragging.core.notices.model import Condition, Lot, Terms
from dragging.core.notices.terms import told_once

DEPOSIT = Condition(True, {"en": "1,000"})


def test_what_every_lot_states_alike_holds_for_all():
    terms = Terms(guarantee=DEPOSIT, place={"en": "North"})
    other = Terms(guarantee=DEPOSIT, place={"en": "South"})
    common, own = told_once(None, [Lot("1", terms=terms), Lot("2", terms=other)])
    assert common == Terms(guarantee=DEPOSIT)
    assert own == [Terms(place={"en": "North"}), Terms(place={"en": "South"})]


def test_what_one_lot_does_not_state_is_not_said_of_all():
    common, own = told_once(None, [Lot("1", terms=Terms(guarantee=DEPOSIT)), Lot("2")])
    assert (common, own) == (Terms(), [Terms(guarantee=DEPOSIT), Terms()])


def test_a_lot_does_not_repeat_the_whole():
    whole = Terms(guarantee=DEPOSIT)
    common, own = told_once(whole, [Lot("1", terms=Terms(guarantee=DEPOSIT, variants="allowed")), Lot("2")])
    assert (common, own) == (whole, [Terms(variants="allowed"), Terms()])


def test_another_term_of_a_lot_stays_beside_that_of_the_whole():
    other = Terms(guarantee=Condition(False))
    assert told_once(Terms(guarantee=DEPOSIT), [Lot("1", terms=other)]) == (Terms(guarantee=DEPOSIT), [other])


def test_a_group_of_lots_does_not_hinder_what_the_lots_say_alike():
    terms = Terms(guarantee=DEPOSIT)
    lots = [Lot("1", terms=terms), Lot("2", terms=terms), Lot("G", "group")]
    assert told_once(None, lots) == (terms, [Terms(), Terms(), Terms()])


def test_without_lots_the_whole_stands_alone():
    assert told_once(Terms(variants="allowed"), []) == (Terms(variants="allowed"), [])
    assert told_once(None, []) == (Terms(), [])
