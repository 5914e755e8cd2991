"""Whether verbs and pronouns agree with a phrase in gender and number."""

from __future__ import annotations

from qawl.events.stage import Stage
from qawl.statements.frames import Noun
from qawl.statements.subjects import gender_of

AGREES = {"ms": ("m", None), "fs": ("f", None), "mp": ("p", None), "md": ("p", None), "fp": ("p", "f")}
SEVERAL = ("mp", "md", "fd", "fp")


def agrees(stage: Stage, noun: Noun, features: str) -> bool:
    """Whether a phrase may be meant by a pronoun or verb ending of person, gender and number (3mp)."""
    figure = stage.figures.get(noun.first)
    if figure is not None and figure[1].high != 1:
        return features.endswith(SEVERAL)
    return gender_of(stage.scene, noun.first) in AGREES.get(features[1:], (None,))
