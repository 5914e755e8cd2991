"""Who a source is: the fullest name in the article, carried over where the subject is dropped."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import islice

from qawl.statements.frames import Noun, noun_at
from qawl.statements.names import key_words, person_name
from qawl.statements.phrases import phrase_end
from qawl.statements.roster import Holder, holder_of, holders
from qawl.statements.scene import Scene
from qawl.statements.voices import (
    Speaker,
    Voice,
    agrees_with,
    aliases_of,
    bare_text,
    gender_by,
    given_before,
    kin,
    name_word,
)  # fmt: skip
from qawl.text.match import Match
from qawl.types import Span

FAR = 200  # voices that are looked back at, so that the work stays linear
RECENT = 50  # speakers of main clauses among which that of a dropped subject is looked for


class Cast:
    """The voices of one article, in the order in which they speak; it grows while the article is read."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.voices: dict[str, Voice] = {}  # by name, who spoke last standing last
        self.last: deque[Voice] = deque(maxlen=RECENT)  # the speakers of main clauses, most recent last
        self.issuer: Voice | None = None  # whose statement was quoted last
        self._bodies = sorted(first for first, match in scene.actors.items() if not match.features.partition("/")[0])
        self._pronouns = tuple(scene.language["possessed"])
        self._roster: list[Holder] | None = None
        self._full: dict[str, list[tuple[int, str]]] = {}  # names by their last word, filled when first asked

    @property
    def roster(self) -> list[Holder]:
        """Who holds which office, read when first asked."""
        if self._roster is None:
            self._roster = holders(self.scene)
        return self._roster

    def named(self, noun: Noun, features: str, *, main: bool = True) -> Speaker:
        """The speaker whom a source phrase names."""
        scene = self.scene
        name = person_name(scene, noun)
        span = scene.span(noun.first, noun.last, noun.skip)
        if name is not None:
            return self._person(noun, name, features, span, main=main)
        if scene.kind(noun.first) == "occasion" and scene.words.surface(noun.first).endswith(self._pronouns):
            return self.dropped(features)  # on his account
        owner = self._owner(noun)
        if owner is not None:
            found = self.named(owner, "", main=main)
            self.issuer = next(self._before(), None)
            return found
        text = bare_text(scene, noun)
        known = self._described(noun, text) if not self._of_state(noun) else None
        if known is not None:
            self._remember(known, main=main)
            return Speaker(known.name, known.span, (known.name,), "described")
        holder = self._holder(noun)
        if holder is not None:
            return self._held(holder, noun, features, main=main)
        body = self._body(noun)
        if body is not None:
            self.speak(body, main=main)
            return Speaker(body.name, body.span, (body.name,), "kind-of-body")
        full = self._full_name(noun) or self._full_body(noun)
        gender = gender_by(scene, noun, features)
        words = frozenset(key_words(scene, full or text))
        aliases = aliases_of(scene, full or text)
        voice = Voice(full or text, words, key_words(scene, text), gender, False, span, aliases, self._medium(noun))
        self.speak(voice, main=main)
        return Speaker(voice.name, None, (voice.name,), "expanded" if full else "named")

    def _owner(self, noun: Noun) -> Noun | None:
        """Whose statement a statement is: the phrase behind its preposition or in construct with it."""
        scene = self.scene
        entry = scene.persons.get(noun.first)
        if entry is None or entry.get("owned") != "yes" or noun.last == noun.first:
            return None
        for index in range(scene.people[noun.first].last + 1, noun.last + 1):
            if scene.person(index) in ("organisation", "role", "outlet") or index in scene.actors:
                return noun_at(scene, index, noun.last)
        return None

    def _entry_of(self, index: int) -> str:
        entry = self.scene.persons.get(index)
        return entry.get("anaphor") if entry is not None else ""

    def _person(self, noun: Noun, name: tuple[int, int], features: str, span: Span, *, main: bool) -> Speaker:
        scene = self.scene
        text = scene.text(name[0], name[1], noun.skip if name[0] == noun.first else 0)
        words = key_words(scene, text)
        known = next((v for v in self._before() if v.person and set(words) <= v.words), None)
        role = key_words(scene, scene.text(noun.first, noun.last, noun.skip))
        gender = "f" if "3fs" in features else "m" if "3ms" in features else None
        if known is None or len(words) > len(key_words(scene, known.name)):
            full = self._longer(name) if len(words) == 1 else None
            known = Voice(full or text, frozenset(key_words(scene, full or text)), role, gender, True, span)
        else:
            known = known._replace(role=tuple(dict.fromkeys(known.role + role)), gender=gender or known.gender)
        self.speak(known, main=main)
        return Speaker(known.name, None, (known.name,), "person")

    def _described(self, noun: Noun, text: str) -> Voice | None:
        """A voice that a definite phrase, a surname or a role takes up again."""
        scene = self.scene
        words = key_words(scene, text)
        if not words:
            return None
        short = len(words) <= 3
        rest = tuple(word for word in words if word not in scene.language["same"])
        by_role = scene.person(noun.first) in ("role", "title", "unnamed")
        pointing = self._takes_up(noun) or (by_role and scene.line(noun.first) == 0)
        for voice in self._before():
            if short and set(words) <= voice.words and (voice.person or words[0] in voice.aliases):
                return voice
            if pointing and rest and (not voice.person or by_role) and kin(scene, voice, rest):
                return voice
        if pointing and len(rest) == 1 and scene.kind(noun.first) == "occasion" and self._entry_of(noun.first) == "yes":
            return self.issuer or next((v for v in reversed(self.last) if not v.person and not v.outlet), None)
        same = len(rest) < len(words)
        if pointing and len(rest) == 1 and (same or self._entry_of(noun.last) == "yes"):
            return next((voice for voice in reversed(self.last) if not voice.person), None)
        return None

    def _medium(self, noun: Noun) -> bool:
        """Whether a source is an outlet or agency, whose statements are those of others."""
        actor = self.scene.actors.get(noun.first)
        known = actor is not None and self.scene.annotated.lexicon.kind_of(actor) in ("outlet", "news-agency")
        return known or self.scene.person(noun.first) == "outlet"

    def _holder(self, noun: Noun) -> Holder | None:
        """Who holds the office that a phrase takes up, or that a headline or lead names before it names the holder."""
        if self._takes_up(noun):
            return holder_of(self.scene, self.roster, noun)
        lead = self.scene.line(noun.first) <= 1 and noun.last > noun.first
        return holder_of(self.scene, self.roster, noun, loose=False) if lead else None

    def _of_state(self, noun: Noun) -> bool:
        """Whether the phrase is the president without more, and the article names one so: no president of a council."""
        presidents = self.scene.language["presidents"]
        words = key_words(self.scene, self.scene.text(noun.first, noun.last, noun.skip))
        alone = len(words) == 1 and words[0] in presidents and self.scene.definite(noun.first)
        return alone and any(holder.definite and holder.office in presidents for holder in self.roster)

    def _held(self, holder: Holder, noun: Noun, features: str, *, main: bool) -> Speaker:
        """The person who holds the office that a phrase names."""
        role = key_words(self.scene, self.scene.text(noun.first, noun.last, noun.skip))
        gender = gender_by(self.scene, noun, features)
        voice = Voice(holder.name, frozenset(key_words(self.scene, holder.name)), role, gender, True, holder.span)
        self.speak(voice, main=main)
        return Speaker(holder.name, holder.span, (holder.name,), "holder-of-office")

    def _body(self, noun: Noun) -> Voice | None:
        """The body named last before a word for its kind (the movement, the agency), by its fullest name."""
        scene, lexicon = self.scene, self.scene.annotated.lexicon
        kind = scene.annotated.matches.at("bodies", noun.first)
        if kind is None or any(
            index in scene.actors or index in scene.places for index in range(noun.first, noun.last)
        ):
            return None
        kinds = lexicon.entry(kind.ref).list("anaphor") if scene.definite(noun.first) else ()
        earlier = (scene.actors[first] for first in reversed(self._bodies) if kinds and first < noun.first)
        last = next((match for match in earlier if lexicon.kind_of(match) in kinds), None)
        return self._voice_of(last, noun) if last is not None else None

    def _voice_of(self, match: Match, noun: Noun) -> Voice:
        """The voice of a body that has not spoken yet, by the longest of its names in the article."""
        scene = self.scene
        names = [scene.text(m.first, m.last, len(m.prefix)) for m in scene.actors.values() if m.ref == match.ref]
        words = key_words(scene, name := max(names, key=len))
        return Voice(name, frozenset(words), words, gender_by(scene, noun, ""), False, match.span(scene.words))

    def _takes_up(self, noun: Noun) -> bool:
        """Whether the phrase points back: it has the article, a demonstrative, or is a role with a definite noun."""
        scene = self.scene
        if scene.kind(noun.first) == "demonstrative":
            return True
        for index in range(noun.first, noun.last + 1):
            if scene.definite(index) or scene.folds[index].startswith(scene.language["contracted"]):
                return True
            if scene.kind(index) == "inner" or scene.prefix(index)[:1] in scene.language["prepositions"]:
                return False
        return False

    def _full_name(self, noun: Noun) -> str | None:
        """A surname whose full form stands elsewhere in the article, behind or before it."""
        scene = self.scene
        known = noun.first in scene.actors or (noun.first in scene.places and not given_before(scene, noun.first))
        if noun.last != noun.first or scene.person(noun.first) is not None or known:
            return None
        return self._longer((noun.first, noun.last))

    def _longer(self, name: tuple[int, int]) -> str | None:
        """The longest run of name words that ends with the surname, the nearest before it, else after it."""
        scene = self.scene
        surname = name[1]
        fold_ = scene.folds[surname][len(scene.prefix(surname)) :] if surname in scene.people else scene.folds[surname]
        if fold_ not in self._full:
            self._full[fold_] = list(self._full_names(fold_))
        names = self._full[fold_]
        at = bisect_left(names, (surname, ""))
        if at:
            return names[at - 1][1]
        return next((text for place, text in names[:2] if place != surname), None)

    def _full_names(self, surname: str) -> Iterator[tuple[int, str]]:
        """Where a surname has a name before it, and the whole of both."""
        scene = self.scene
        for at in scene.where.get(surname, ()):
            first = at
            sure = not scene.definite(at) or scene.nisba(at) or scene.person(at - 1) == "given"
            while sure and first > 0 and not scene.gap(first) and name_word(scene, first - 1) and at - first < 3:
                first -= 1
            if first < at:
                yield at, scene.text(first, at)

    def _full_body(self, noun: Noun) -> str | None:
        """A body whose head alone is named with the article: the phrase that named it in full before."""
        scene = self.scene
        if noun.last != noun.first or not scene.definite(noun.first):
            return None
        article = scene.language["article"]
        head = scene.folds[noun.first]
        head = head[len(article) :] if head.startswith(article) else head[head.find(article) + len(article) :]
        forms = [head, *(prefix + head for prefix in (*scene.language["prepositions"], scene.language["and"]))]
        places = sorted(at for form in forms for at in scene.where.get(form, ()))
        earlier = [at for at in places if at < noun.first]
        at = earlier[-1] if earlier else places[0] if places else None
        if at is None or scene.person(at) not in ("organisation", "outlet", "unnamed", "role"):
            return None
        _, limit = scene.bounds(at)
        end = phrase_end(scene, at, limit)
        end = next((index - 1 for index in range(at + 1, end + 1) if scene.breaks(index)), end)
        return scene.text(at, end, len(scene.prefix(at))) if end > at else None

    def dropped(self, features: str) -> Speaker:
        """The last speaker that agrees with a verb whose subject is dropped."""
        candidates = list(islice((voice for voice in reversed(self.last) if agrees_with(voice, features)), 3))
        names = tuple(dict.fromkeys(voice.name for voice in candidates))
        if not candidates:
            return Speaker(None, None, (), "no-antecedent")
        best = candidates[0]
        self.last.append(best)
        return Speaker(best.name, best.span, names, "dropped")

    def speak(self, voice: Voice, *, main: bool) -> None:
        """Let a voice be the last that has spoken."""
        self.voices.pop(voice.name, None)
        self.voices[voice.name] = voice
        self._remember(voice, main=main)

    def _remember(self, voice: Voice, *, main: bool) -> None:
        """Who has just spoken in a main clause; who is only quoted by another is no candidate."""
        if main or not self.last:
            self.last.append(voice)

    def _before(self) -> Iterator[Voice]:
        """The voices so far, the last first."""
        return islice(reversed(self.voices.values()), FAR)
