"""The forms of a word from its headword, by the endings in `morphology.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Form = tuple[str, str]  # the form as written, its features (such as "pf3fs": perfect, third person feminine singular)


def verb_forms(entry: Mapping[str, Any], headword: str, morphology: Mapping[str, Any]) -> Iterator[Form]:
    """Perfect and imperfect forms of the headword and `present`, those of `passive` (features "ppf3ms"); with object
    pronouns where the entry says `object: yes` or `third`.
    """
    forms = [(form, features) for features, form in _conjugated(headword, morphology, "perfect")]
    if "present" in entry:
        forms += [(form, features) for features, form in _conjugated(entry["present"], morphology, "imperfect")]
    yield from forms
    for field, tense in (("passive", "perfect"), ("passive_present", "imperfect")):
        if field in entry:
            yield from ((form, f"p{features}") for features, form in _conjugated(entry[field], morphology, tense))
    for suffix in _object_pronouns(entry, morphology):
        for form, features in forms:
            yield _joined(form, suffix, morphology), f"{features}+o"
    for form in entry.get("forms", ()):
        yield form, "pf3ms"
    for features in morphology["irregular"]:
        for form in entry.get(features, ()):
            yield form, features


def _object_pronouns(entry: Mapping[str, Any], morphology: Mapping[str, Any]) -> tuple[str, ...]:
    pronouns: Sequence[str] = morphology["object_pronouns"]
    if entry.get("object") == "third":
        return tuple(pronouns[: int(morphology["third"])])
    return tuple(pronouns) if entry.get("object") in ("yes", "relay") else ()


def participle_forms(entry: Mapping[str, Any], morphology: Mapping[str, Any]) -> Iterator[Form]:
    """The accusative active participle in both genders and all numbers, from its masculine singular."""
    head = entry.get("participle")
    if not head:
        return
    stem = head
    for ending in morphology["participle"]["strip"]:
        if stem.endswith(ending):
            stem = stem[: -len(ending)]
            break
    for features, endings in morphology["participle"]["endings"].items():
        for ending in endings:
            yield stem + ending, f"ap{features}"


def noun_forms(entry: Mapping[str, Any], morphology: Mapping[str, Any], headword: str = "") -> Iterator[Form]:
    """The headword if it is a noun, `noun` and its other forms, bare and with possessive pronouns."""
    nouns = [noun for noun in (headword, entry.get("noun")) if noun]
    for noun in (*nouns, *entry.get("noun_forms", ())):
        yield noun, "n"
        for suffix, features in morphology["possessive"].items():
            yield _joined(noun, suffix, morphology), f"n+{features}"


def plain_forms(entry: Mapping[str, Any], headword: str) -> Iterator[Form]:
    """The headword and what `forms` lists."""
    yield headword, ""
    for form in entry.get("forms", ()):
        yield form, ""


def counted_forms(entry: Mapping[str, Any], headword: str, morphology: Mapping[str, Any]) -> Iterator[Form]:
    """A counted noun: as written, with tanwin, in the dual and, where it is sound, in the plural; with possessives."""
    nouns = (headword, *entry.get("forms", ()))
    sound = morphology["sound"] if entry.get("plural") == "sound" else {}
    for noun in nouns:
        yield noun, "dg" if entry.get("dual") == "written" else "n"
    if " " not in headword and entry.get("dual") != "no":
        made = _ended(headword, morphology["counted"])
        yield from ((form, features) for features, form in made if not (sound and features == "dg"))
    yield from ((headword + ending, features) for features, ending in sound.items())
    for noun in (*nouns[1:], *((headword + sound["c_"],) if sound else ())):
        for suffix, features in morphology["possessive"].items():
            yield _joined(noun, suffix, morphology), f"n+{features}"
            last = morphology["genitive"].get(noun[-1])
            if last:
                yield noun[:-1] + last + suffix, f"n+{features}"


def _ended(stem: str, groups: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """(features, form) by the first class whose final letters the stem has."""
    for group in groups:
        if any(stem.endswith(end) for end in group["final"]):
            base = stem[: -int(group["cut"])] if group["cut"] != "0" else stem
            for features, ending in group["endings"].items():
                yield features, base + ending
            return


def case_forms(entry: Mapping[str, Any], headword: str, morphology: Mapping[str, Any]) -> Iterator[Form]:
    """The forms of a noun for people, its indefinite accusative (`acc`), and with possessive pronouns (`+3ms`)."""
    rules = morphology["case"]
    for form, _ in plain_forms(entry, headword):
        yield form, ""
        for ending, oblique in rules["oblique"].items():
            if form.endswith(ending):
                yield form[: -len(ending)] + oblique, "obl"
        if " " in form or form.startswith(rules["definite"]):
            continue
        if not form.endswith(tuple(rules["no_accusative"])):
            yield form + rules["accusative"], "acc"
        if not form.endswith(tuple(rules["no_possessive"])):
            for suffix in rules["possessive"]:
                yield _joined(form, suffix, morphology), f"+{suffix}"


def _conjugated(stem: str, morphology: Mapping[str, Any], tense: str) -> Iterator[tuple[str, str]]:
    """(features, form) by the first class of `tense` whose final letters the stem has."""
    for group in morphology[tense]:
        if not any(stem.endswith(end) for end in group["final"]):
            continue
        base = stem[: -int(group["cut"])] if group["cut"] != "0" else stem
        for features, (prefix, ending) in group["endings"].items():
            head = base if prefix == "" else prefix + base[1:]
            yield features, head + ending
        return


def _joined(form: str, suffix: str, morphology: Mapping[str, Any]) -> str:
    """A pronoun glued to a form: a final letter that changes before it is replaced."""
    for ending, replacement in morphology["before_pronoun"].items():
        if form.endswith(ending):
            return str(form[: -len(ending)] + replacement + suffix)
    return form + suffix
