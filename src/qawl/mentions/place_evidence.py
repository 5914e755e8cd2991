"""Whether a name that is also another word is a place here: by type words, lists, prepositions, other places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_choice import COUNTRY, KIND, NAME, OBSCURE, RANK, WITHIN, Context, is_foreign, likely_country
from qawl.mentions.place_names import Named
from qawl.mentions.place_types import Clues, joined, listed
from qawl.text.words import Words

GLUED = 4  # letters of a name from which on a letter before it is a preposition
WORDS = ("noun", "either", "both")  # what a well known name needs that is also another word
FITTED = ("common", "both")  # what counts only in a country that the article speaks of
DOUBTFUL = (*FITTED, "weak")  # what else is another place where the article speaks of other countries only
BEHIND = ("dates", "places", "actors", "people", "geography")  # layers of words that may stand behind a name
KNOWN_RANK = 3  # places from this rank on need no country named beside a preposition


def context_of(annotated: Annotated, clues: Clues, names: Iterable[Named], *, settled: bool = False) -> Context:
    """The countries of the well known names that are sure, and the adjectives of countries with half their weight.

    Common names, which many places have, tell no country. Names that are other words too count where they stand by
    themselves, or where it is `settled` that they are names.
    """
    gazetteer = annotated.lexicon.places
    countries: Counter[str] = Counter()
    ids: set[str] = set()
    for named in names:
        if named.ids and (_stands(annotated, clues, named) or (settled and named.needs in WORDS)):
            ids.update(i for i in named.ids if gazetteer[i][KIND] == "governorate")
            found = likely_country(named.ids, gazetteer)
            if found is not None and named.needs != "common" and any(gazetteer[i][RANK] > OBSCURE for i in named.ids):
                countries[found] += 2
    countries.update(clues.nisbas.values())
    return Context(countries, frozenset(ids), outlet_country(annotated))


def _stands(annotated: Annotated, clues: Clues, named: Named) -> bool:
    """Whether a name is one whatever else the article speaks of."""
    if named.sure or not named.needs:
        return True
    if named.needs == "noun":
        return not _governs(annotated, named)
    famous = any(annotated.lexicon.places[i][RANK] >= KNOWN_RANK for i in named.ids)
    return (named.needs == "either" or (named.needs == "weak" and famous)) and _placed(annotated, clues, named)


def outlet_country(annotated: Annotated) -> str | None:
    """The country of the outlet, where the gazetteer of actors knows its name (as a whole) and that has one."""
    outlet, lexicon = annotated.article.outlet, annotated.lexicon
    if not outlet:
        return None
    words = Words(outlet)
    match = lexicon.match(words).at("actors", 0)
    if match is None or match.last + 1 < len(words) or match.prefix:
        return None
    assert isinstance(match.ref, tuple)
    countries = {lexicon.actors[ident][2] for ident in match.ref}
    country = countries.pop() if len(countries) == 1 else None
    return str(country) if country else None


def with_evidence(annotated: Annotated, clues: Clues, names: list[Named], context: Context) -> list[Named]:
    """The names that need no evidence or have it; what is a place once is one elsewhere in the article.

    Of a name that counts only in a country that the article speaks of, the places in others are left out.
    """
    known = {named.ids for named in names if named.sure and named.ids}
    out: list[Named] = []
    for position, named in enumerate(names):
        after = names[position + 1] if position + 1 < len(names) else None
        if _has_evidence(annotated, clues, named, out[-1] if out else None, after, known, context):
            if named.needs in ("weak", "both"):
                known.add(named.ids)
            out.append(_fitting(annotated, named, context) if named.needs in FITTED and not named.sure else named)
    return out


def _fitting(annotated: Annotated, named: Named, context: Context) -> Named:
    gazetteer = annotated.lexicon.places
    ids = tuple(i for i in named.ids if context.share(gazetteer[i][COUNTRY]) > 0)
    return named._replace(ids=ids or named.ids)


def _has_evidence(
    annotated: Annotated, clues: Clues, named: Named, before: Named | None, after: Named | None,
    known: set[tuple[str, ...]], context: Context,
) -> bool:  # fmt: skip
    gazetteer = annotated.lexicon.places
    if named.sure or not named.ids:
        return True
    if named.needs == "typed":
        return False
    if all(is_foreign(gazetteer[i], context, doubtful=named.needs in DOUBTFUL) for i in named.ids):
        return False
    if not named.needs or (named.needs == "spelled" and _spelled(annotated, named)):
        return True
    placed = _placed(annotated, clues, named)
    if named.needs == "placed":
        return placed
    fits = any(context.share(gazetteer[i][COUNTRY]) > 0 for i in named.ids)
    if named.needs in WORDS:
        listed_ = fits and (_follows(annotated, before, named, comma=True) or _leads(annotated, named, after))
        return _is_name(annotated, named, placed=placed, fits=fits, listed_=listed_, known=named.ids in known)
    if named.ids in known:
        return placed or named.needs == "weak"
    if (placed or named.needs == "weak") and _within(annotated, clues, named, after):
        return True
    if named.needs == "weak":
        famous = any(gazetteer[i][RANK] >= KNOWN_RANK for i in named.ids)
        return (placed and (fits or famous)) or (fits and _follows(annotated, before, named, comma=True))
    if not fits:
        return False
    if placed and after is not None and not after.needs and _follows(annotated, named, after, comma=False):
        return True
    return _follows(annotated, before, named, comma=False)


def _is_name(annotated: Annotated, named: Named, *, placed: bool, fits: bool, listed_: bool, known: bool) -> bool:
    """Whether a well known name that is also another word is the name: no genitive behind it, and what it needs."""
    if not placed and (_governs(annotated, named) or (named.needs == "noun" and not _ends_so(annotated, named))):
        return False
    if named.needs == "both" and not _ends_so(annotated, named):
        return False
    if named.needs == "noun" or known:
        return True
    return placed or fits if named.needs == "either" else fits and (placed or listed_)


def _governs(annotated: Annotated, named: Named) -> bool:
    """Whether a definite noun stands behind the word, which a name cannot govern (the protectors of the homeland).

    An adjective may stand there, a date, another place, or whoever comes to it.
    """
    words, index, language = annotated.words, named.last + 1, annotated.lexicon.language
    if index >= len(words) or words.gap(index) != " ":
        return False
    fold = words.folds[index]
    if not fold.startswith(language["article"]) or fold.endswith((*language["nisba"], *language["feminine"])):
        return False
    return not any(annotated.matches.at(layer, index) for layer in BEHIND)


def _within(annotated: Annotated, clues: Clues, named: Named, after: Named | None) -> bool:
    """Whether the place that it lies in, or one that lies there too, stands right behind it with a preposition."""
    if after is None or not after.ids or not joined(annotated.words, after.first) or (after.needs and not after.sure):
        return False
    between = after.first - named.last - 1
    if between > 1 or not (after.skip if between == 0 else named.last + 1 in clues.prepositions):
        return False
    rows = annotated.lexicon.places
    around = {*after.ids, *(rows[i][WITHIN] for i in after.ids)} - {""}
    return any(rows[i][WITHIN] in around for i in named.ids)


def _leads(annotated: Annotated, named: Named, after: Named | None) -> bool:
    """Whether a place that needs no evidence goes on with a list that the name begins."""
    return after is not None and not after.needs and _follows(annotated, named, after, comma=False)


def _follows(annotated: Annotated, before: Named | None, named: Named, *, comma: bool) -> bool:
    """Whether the name is the next item of a list of places that are no countries."""
    if before is None or before.last + 1 != named.name:
        return False
    if any(annotated.lexicon.places[i][KIND] in ("country", "region") for i in before.ids):
        return False
    prefix = annotated.words.folds[named.name][: named.name_skip]
    return listed(annotated, named.name, prefix, comma=comma)


def _placed(annotated: Annotated, clues: Clues, named: Named) -> bool:
    """Whether a preposition stands before the name, as a word or glued to it (short words often begin so)."""
    fold = annotated.words.folds[named.name]
    glued = fold[: named.name_skip]
    if any(letter in glued for letter in annotated.lexicon.language["prepositions"]):
        return len(fold) - named.name_skip >= GLUED
    return named.name - 1 in clues.prepositions and joined(annotated.words, named.name)


def _ends_so(annotated: Annotated, named: Named) -> bool:
    """Whether the last letter is that of the gazetteer: at the end of a word another one is a pronoun (his talk)."""
    letter = annotated.words.surface(named.last)[-1]
    return any(annotated.lexicon.places[i][NAME].endswith(letter) for i in named.ids)


def _spelled(annotated: Annotated, named: Named) -> bool:
    """Whether the name is written exactly as in the gazetteer, where the hamza tells it from another word."""
    words = annotated.words
    span = words.span(named.name, named.last, named.name_skip)
    surface = annotated.article.text[span.start : span.end]
    return any(annotated.lexicon.places[i][NAME] == surface for i in named.ids)
