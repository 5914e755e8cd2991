"""Whether verbs and pronouns agree with a phrase in gender and number."""

from __future__ import annotations

from qawl.events.stage import Stage
from qawl.statements.frames import Noun
from qawl.statements.subjects import gender_of

AGREES = {"ms": ("m", None), "fs": ("f", None), "mp": ("p", None), "md": ("p", None), "fp": ("p", "f")}
SEVERAL = ("mp", "md", "fd", "fp")


def person_of(features: str) -> str:
    """Person, gender and number in the features of a verb, active or passive, without mood and object ("3fs")."""
    active = features[1:] if features.startswith(("pp", "pim")) else features
    return active.split("+")[0].rstrip("_j")[2:]


def agrees(stage: Stage, noun: Noun, features: str) -> bool:
    """Whether a phrase may be meant by a pronoun or verb ending of person, gender and number (3mp)."""
    figure = stage.figures.get(noun.first)
    if figure is not None and figure[1].high != 1:
        return features.endswith(SEVERAL)
    return gender_of(stage.scene, noun.first) in AGREES.get(features[1:], (None,))
