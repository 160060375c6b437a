"""Incidents: begun once, told once, over once."""

from adcrawler.storage.database import Database
from adcrawler.storage.incidents import Incident, open_incidents, settle, tell_new


class Listener:
    """Hears of incidents, and takes them in or not."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.takes = True

    def __call__(self, incident: Incident) -> bool:
        over = " is over" if incident.ended_at else ""
        self.heard.append(f"{incident.kind} {incident.subject}{over}")
        return self.takes


def test_once_when_it_begins_and_once_when_it_is_over(database: Database) -> None:
    listener = Listener()
    for _ in range(3):
        settle(database, "board", {"acme": "acme fails"})
        tell_new(database, listener)
    assert listener.heard == ["board acme"]
    assert [incident.message for incident in open_incidents(database)] == ["acme fails"]
    for _ in range(3):
        settle(database, "board", {})
        tell_new(database, listener)
    assert listener.heard == ["board acme", "board acme is over"]
    assert open_incidents(database) == []
    settle(database, "board", {"acme": "acme fails"})
    tell_new(database, listener)
    assert listener.heard[2:] == ["board acme"]


def test_what_was_not_taken_in_is_told_again(database: Database) -> None:
    listener = Listener()
    listener.takes = False
    settle(database, "board", {"acme": "acme fails"})
    tell_new(database, listener)
    tell_new(database, listener)
    listener.takes = True
    tell_new(database, listener)
    tell_new(database, listener)
    assert listener.heard == ["board acme"] * 3


def test_what_was_over_before_anyone_heard_is_not_told(database: Database) -> None:
    listener = Listener()
    settle(database, "board", {"acme": "acme fails"})
    settle(database, "board", {})
    tell_new(database, listener)
    assert listener.heard == []


def test_each_machine_looks_after_its_own(database: Database) -> None:
    settle(database, "disk", {"a": "full"}, ["a"])
    settle(database, "disk", {"b": "full"}, ["b"])
    settle(database, "board", {"a": "fails"})
    settle(database, "disk", {}, ["a"])
    left = {(incident.kind, incident.subject) for incident in open_incidents(database)}
    assert left == {("disk", "b"), ("board", "a")}


def test_two_tellers_do_not_tell_the_same(database: Database) -> None:
    inner, outer = Listener(), Listener()
    settle(database, "board", {"acme": "acme fails"})

    def meanwhile(incident: Incident) -> bool:
        tell_new(database, inner)
        return outer(incident)

    tell_new(database, meanwhile)
    assert (inner.heard, outer.heard) == ([], ["board acme"])
