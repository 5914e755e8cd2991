"""Who a source is: the fullest name in the article, carried over where the subject is dropped."""

from __future__ import annotations

from typing import NamedTuple

from qawl.statements.frames import Frame, Noun, gender_of
from qawl.statements.names import key_words, person_name
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.types import Span

FORWARD = 400  # words behind a short name in which its full form is looked for, when none stands before it


class Voice(NamedTuple):
    """Somebody who has spoken: the name, the words it and its roles are known by, agreement, and where it stood."""

    name: str
    words: frozenset[str]
    role: tuple[str, ...]
    gender: str | None
    person: bool
    span: Span


class Speaker(NamedTuple):
    """Who says a statement, where that was found, and how sure it is."""

    name: str | None
    antecedent: Span | None
    candidates: tuple[str, ...]
    confidence: float
    rule: str


class Cast:
    """The voices of one article, in the order in which they speak; it grows while the article is read."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.voices: list[Voice] = []
        self.last: list[Voice] = []  # the speakers of main clauses, most recent last
        self._where: dict[str, list[int]] = {}
        for index, word in enumerate(scene.folds):
            self._where.setdefault(word, []).append(index)

    def named(self, noun: Noun, features: str) -> Speaker:
        """The speaker whom a source phrase names."""
        scene = self.scene
        name = person_name(scene, noun)
        span = scene.span(noun.first, noun.last, noun.skip)
        if name is not None:
            return self._person(noun, name, features, span)
        text = _bare(scene, noun)
        known = self._described(noun, text)
        if known is not None:
            self.speak(known)
            return Speaker(known.name, known.span, (known.name,), 0.9, "described")
        full = self._full_name(noun) or self._full_body(noun)
        gender = _gender(scene, noun, features)
        voice = Voice(full or text, frozenset(key_words(scene, full or text)), key_words(scene, text), gender, False, span)
        self.voices.append(voice)
        self.speak(voice)
        return Speaker(voice.name, None, (voice.name,), 0.85 if full else 0.9, "expanded" if full else "named")

    def _person(self, noun: Noun, name: tuple[int, int], features: str, span: Span) -> Speaker:
        scene = self.scene
        text = scene.text(name[0], name[1])
        words = key_words(scene, text)
        known = next((v for v in reversed(self.voices) if v.person and set(words) <= v.words), None)
        role = key_words(scene, scene.text(noun.first, noun.last, noun.skip))
        gender = "f" if "3fs" in features else "m" if "3ms" in features else None
        if known is None or len(words) > len(key_words(scene, known.name)):
            full = self._longer(name) if len(words) == 1 else None
            known = Voice(full or text, frozenset(key_words(scene, full or text)), role, gender, True, span)
        else:
            known = known._replace(role=(*known.role, *role), gender=gender or known.gender)
        self.voices.append(known)
        self.speak(known)
        return Speaker(known.name, None, (known.name,), 0.95, "person")

    def _described(self, noun: Noun, text: str) -> Voice | None:
        """A voice that a definite phrase, a surname or a role takes up again."""
        scene = self.scene
        words = key_words(scene, text)
        if not words:
            return None
        short = len(words) <= 3
        for voice in reversed(self.voices):
            if voice.person and short and set(words) <= voice.words:
                return voice
            if voice.role[:1] == words[:1] and set(words) <= set(voice.role) and self._takes_up(noun):
                return voice
        if not self._takes_up(noun):
            return None
        rest = [word for word in words if word not in scene.language["same"]]
        return next((voice for voice in reversed(self.voices) if _kin(scene, voice, tuple(rest))), None)

    def _takes_up(self, noun: Noun) -> bool:
        """Whether the phrase points back: it has the article, a demonstrative, or is a role with a definite noun."""
        scene = self.scene
        return scene.kind(noun.first) == "demonstrative" or any(
            scene.definite(index) for index in range(noun.first, noun.last + 1)
        )

    def _full_name(self, noun: Noun) -> str | None:
        """A surname whose full form stands elsewhere in the article, behind or before it."""
        scene = self.scene
        if noun.last != noun.first or scene.person(noun.first) is not None or noun.first in scene.actors:
            return None
        return self._longer((noun.first, noun.last))

    def _longer(self, name: tuple[int, int]) -> str | None:
        """The longest run of name words that ends with the surname, the nearest before it, else after it."""
        scene = self.scene
        surname = name[1]
        places = [at for at in self._where.get(scene.folds[surname], ()) if at != surname]
        earlier = [at for at in places if at < surname]
        for at in [*reversed(earlier), *(at for at in places if at > surname)]:
            first = at
            while first > 0 and not scene.gap(first) and _name_word(scene, first - 1) and at - first < 3:
                first -= 1
            if first < at:
                return scene.text(first, at)
        return None

    def _full_body(self, noun: Noun) -> str | None:
        """A body whose head alone is named with the article: the phrase that named it in full before."""
        scene = self.scene
        if noun.last != noun.first or not scene.definite(noun.first):
            return None
        article = scene.language["article"]
        head = scene.folds[noun.first]
        head = head[len(article) :] if head.startswith(article) else head[head.find(article) + len(article) :]
        forms = [head, *(prefix + head for prefix in (*scene.language["prepositions"], scene.language["and"]))]
        places = sorted(at for form in forms for at in self._where.get(form, ()))
        earlier = [at for at in places if at < noun.first]
        at = earlier[-1] if earlier else places[0] if places else None
        if at is None or scene.person(at) not in ("organisation", "outlet", "unnamed", "role"):
            return None
        _, limit = scene.bounds(at)
        end = phrase_end(scene, at, limit)
        return scene.text(at, end, len(scene.prefix(at))) if end > at else None

    def dropped(self, features: str) -> Speaker:
        """The last speaker that agrees with a verb whose subject is dropped."""
        candidates = [voice for voice in reversed(self.last) if _agrees(voice, features)]
        names = tuple(dict.fromkeys(voice.name for voice in candidates[:3]))
        if not candidates:
            return Speaker(None, None, (), 0.5, "no-antecedent")
        best = candidates[0]
        sure = 0.9 if self.last and best is self.last[-1] else 0.75
        self.speak(best)
        return Speaker(best.name, best.span, names, sure, "dropped")

    def speak(self, voice: Voice) -> None:
        """Remember who has just spoken."""
        self.last.append(voice)


def _bare(scene: Scene, noun: Noun) -> str:
    """The phrase as written, without a demonstrative at its head."""
    first = noun.first
    skip = noun.skip
    if scene.kind(first) == "demonstrative" and first < noun.last:
        first, skip = first + 1, 0
    return scene.text(first, noun.last, skip)


def _gender(scene: Scene, noun: Noun, features: str) -> str | None:
    if "3fs" in features:
        return "f"
    return gender_of(scene, noun.first) or ("m" if "3ms" in features else None)


def _kin(scene: Scene, voice: Voice, words: tuple[str, ...]) -> bool:
    """Whether a definite phrase of the same head with no other words may mean the voice (the sources: medical sources)."""
    _ = scene
    return bool(words) and voice.role[:1] == words[:1] and set(words) <= set(voice.role)


def _name_word(scene: Scene, index: int) -> bool:
    if scene.person(index) == "given":
        return True
    plain = scene.person(index) is None and scene.kind(index) is None and index not in scene.dates
    return plain and not scene.definite(index) and index not in scene.actors and index not in scene.reporting


def _agrees(voice: Voice, features: str) -> bool:
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
