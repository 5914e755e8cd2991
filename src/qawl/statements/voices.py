"""Those who speak in an article: what each is known by, and whether a phrase or a verb can mean them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from qawl.statements.frames import Noun
from qawl.statements.names import key_words
from qawl.statements.roster import alike
from qawl.statements.scene import Scene
from qawl.statements.subjects import gender_of
from qawl.types import Span

BRACKETED = re.compile('[(\u00ab\u201c"]([^()\u00ab\u00bb\u201c\u201d"]+)')
ALIKE = 0.5  # share of words by which two descriptions of one person agree


class Voice(NamedTuple):
    """Somebody who has spoken: the name, the words it and its roles are known by, agreement, and where it stood."""

    name: str
    words: frozenset[str]
    role: tuple[str, ...]
    gender: str | None
    person: bool
    span: Span
    aliases: frozenset[str] = frozenset()
    outlet: bool = False


SpeakerRule = Literal[
    "named", "person", "described", "expanded", "holder-of-office", "kind-of-body", "issuer", "dropped", "same-clause",
    "subject-of-sentence", "subject-before", "outer", "impersonal", "no-antecedent",
]  # fmt: skip


class Speaker(NamedTuple):
    """Who says a statement, and where that was found."""

    name: str | None
    antecedent: Span | None
    candidates: tuple[str, ...]
    rule: SpeakerRule


def bare_text(scene: Scene, noun: Noun) -> str:
    """The phrase as written, without a demonstrative at its head."""
    first = noun.first
    skip = noun.skip
    if scene.kind(first) == "demonstrative" and first < noun.last:
        first, skip = first + 1, 0
    text = scene.text(first, noun.last, skip)
    contracted, article = scene.language["contracted"], scene.language["article"]
    if skip and scene.folds[first].startswith(contracted):
        return f"{article}{text[len(contracted) - skip :]}"
    return text


def aliases_of(scene: Scene, name: str) -> frozenset[str]:
    """The words of a name that stand for all of it: an acronym in brackets or quotation marks."""
    found = BRACKETED.findall(name)
    return frozenset(word for part in found for word in key_words(scene, part))


def gender_by(scene: Scene, noun: Noun, features: str) -> str | None:
    """The gender of a source by its verb, else by its own words."""
    if "3fs" in features:
        return "f"
    return gender_of(scene, noun.first) or ("m" if "3ms" in features else None)


def kin(scene: Scene, voice: Voice, words: tuple[str, ...]) -> bool:
    """Whether a phrase that points back shares its head and most of its words with what a voice was called."""
    if words[0] not in (voice.role if voice.person else voice.role[:1]):
        return False
    role = {alike(scene, word) for word in voice.role}
    common = sum(alike(scene, word) in role for word in words)
    return common == len(words) or (voice.person and common >= 2 and common >= ALIKE * len(words))


def given_before(scene: Scene, index: int) -> bool:
    """Whether a word that is also a place stands elsewhere behind a first name, so that it is a surname here."""
    return any(scene.person(at - 1) == "given" for at in scene.where[scene.folds[index]] if at and not scene.gap(at))


def name_word(scene: Scene, index: int) -> bool:
    """Whether a word can stand before a surname in a name."""
    if scene.person(index) == "given":
        return True
    plain = scene.person(index) is None and scene.kind(index) is None and index not in scene.dates
    return plain and not scene.definite(index) and index not in scene.actors and index not in scene.reporting


def agrees_with(voice: Voice, features: str) -> bool:
    """Whether the agreement of a verb or participle fits a voice; what is not known fits."""
    if voice.gender is None:
        return True
    if "3fs" in features or features.endswith("fs"):
        return voice.gender == "f"
    if "3ms" in features or features.endswith("apms"):
        return voice.gender == "m"
    if "mp" in features:
        return voice.gender == "p"
    return True
