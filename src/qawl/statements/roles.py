"""What a person is: the role and the body with which the article introduces them, before the name or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.statements.classes import governed, verbal_noun
from qawl.statements.frames import Noun, noun_at
from qawl.statements.names import key_words, person_name
from qawl.statements.phrases import phrase_end
from qawl.statements.roster import OFFICES
from qawl.statements.scene import Scene
from qawl.statements.voices import bare_text
from qawl.types import Role, Span

BODIES = frozenset({"organisation", "outlet"})


def role_of(scene: Scene, noun: Noun, name: tuple[int, int], sources: Sequence[Span]) -> Role | None:
    """The role in the phrase that names a person: ROLE NAME, or NAME, ROLE.

    Without a comma a role behind a name counts only inside the source of a statement (`sources`: their spans), since
    others are two persons (met so-and-so the mayor).
    """
    before = _before(scene, noun.first, name[0] - 1)
    if before is not None:
        return before
    at = scene.span(*name).start
    source = next((source for source in sources if source.start <= at < source.end), None)
    return _behind(scene, name[1] + 1, scene.words.covering(source)[1] if source is not None else None)


def fuller(one: Role | None, other: Role | None) -> Role | None:
    """Which of two roles of one person tells more: the one that names a body, else the longer, else the first."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda role: (role.organisation is not None, len(role.text)))


def body_in(scene: Scene, first: int, last: int) -> str | None:
    """The body that a role names, as written: one that is known, else what begins with a word for a body.

    None where the role is one beside a body (the envoy of X to Y), or the word stands for an office (minister of X).
    """
    head = key_words(scene, scene.text(first, first, len(scene.prefix(first))))
    if set(head) & set(scene.language["envoys"]):
        return None
    end = next((at for at in range(first, last + 1) if scene.folds[at] in scene.language["beside"]), last + 1)
    inside = [index for index in range(first, end) if scene.folds[index - 1] not in scene.language["ministers"]]
    for index in inside:
        match = scene.actors.get(index)
        if match is not None and match.last <= last and not match.features.startswith("marked"):
            return bare_text(scene, noun_at(scene, index, match.last))
    body = next((index for index in inside if scene.person(index) in BODIES and index not in scene.places), None)
    return bare_text(scene, noun_at(scene, body, _end_of_body(scene, body, last))) if body is not None else None


def _end_of_body(scene: Scene, first: int, last: int) -> int:
    """The last word before punctuation, another office or title."""
    for index in range(first + 1, last + 1):
        if scene.breaks(index) or scene.person(index) in OFFICES:
            return index - 1
    return last


def _before(scene: Scene, first: int, last: int) -> Role | None:
    """The role that ends right before a name, without forms of address and without a rank behind an office."""
    office = any(scene.person(index) == "role" for index in range(first, last + 1))
    while first <= last and _address(scene, first):
        first = scene.people[first].last + 1
    for index in range(first + 1, last + 1):  # ranks and forms of address behind an office belong to the name
        ended = scene.people[index].last == last if scene.person(index) == "title" else False
        if ended and (office or _address(scene, index)):
            last = index - 1
            break
    return _role(scene, first, last) if first <= last else None


def _behind(scene: Scene, first: int, source: int | None) -> Role | None:
    """The role right behind a name, up to the next comma or the end of the source; none with a name of its own."""
    if first >= scene.size or scene.person(first) != "role":
        return None
    inside = source is not None and first <= source
    if not scene.comma(first) and (not inside or scene.breaks(first)):
        return None
    if scene.people[first].prefix not in ("", scene.language["article"]):
        return None
    limit = scene.bounds(first - 1)[1]
    limit = source if inside and source is not None else limit
    last = phrase_end(scene, first, limit, bounded=inside) if first <= limit else first - 1
    last = next((index - 1 for index in range(first + 1, last + 1) if scene.breaks(index)), last)
    closed = last >= limit or scene.breaks(last + 1) or scene.kind(last + 1) == "complementizer"
    named = last >= first and person_name(scene, noun_at(scene, first, last)) is not None
    return _role(scene, first, last) if closed and last >= first and not named else None


def _address(scene: Scene, index: int) -> bool:
    """Whether the word is a form of address or an academic title, which says nothing of what one does."""
    return scene.person(index) == "title" and scene.persons[index].get("polite") == "yes"


def _role(scene: Scene, first: int, last: int) -> Role | None:
    """The role as written, where it begins with a word for one and names nobody."""
    bare = first == last and not scene.definite(first)
    if scene.person(first) not in OFFICES or scene.tanwin(first) or bare:
        return None
    if any(scene.person(index) == "given" or _named_office(scene, index) for index in range(first + 1, last + 1)):
        return None
    noun = noun_at(scene, first, last)
    span = scene.span(first, last, noun.skip)
    return Role(scene.words.text[span.start : span.end], span, body_in(scene, first, last))


def _named_office(scene: Scene, index: int) -> bool:
    """Whether an office stands behind a plain word that may be somebody's name (the minister so-and-so the mayor)."""
    before = index - 1
    if scene.person(index) != "role" or scene.person(before) is not None or scene.kind(before) is not None:
        return False
    known = before in scene.places or before in scene.actors or verbal_noun(scene, before)
    return not (
        known or scene.definite(before) or scene.definite(index) or scene.prefix(index) or governed(scene, before)
    )
