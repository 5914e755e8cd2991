"""The map: every point lies on it and leads to its sentence; nothing in a name breaks out of it."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from itertools import combinations, pairwise
from time import perf_counter
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from qawl.exports import html
from qawl.exports.map import map_of
from qawl.exports.map.frames import HIGHEST, LOWEST, WIDTH, at, fitted, frames_of, inside
from qawl.exports.map.labels import Dot, beside
from qawl.exports.map.land import EARTH, land_of
from qawl.exports.map.outlines import Box, load_outlines, meet
from qawl.exports.map.points import points_of, without_spot
from qawl.exports.map.scale import bar_of
from qawl.types import Article, Place, Reading, Span
from tests.gold import gold_readings

UI = yaml.safe_load(files("qawl.exports").joinpath("page", "labels.yaml").read_text(encoding="utf-8"))["ui"]
HOSTILE = '</title></svg><script>alert(1)</script>" onload="x\' & \u0001\ud83d\u202e'
SPOTS = some.tuples(some.floats(-180, 180), some.floats(-90, 90))

ALEPPO, IDLIB, HAMA, MOSCOW = (37.16, 36.20), (36.63, 35.93), (36.75, 35.13), (37.617, 55.752)


def place(name: str, start: int = 0, lon: float | None = None, lat: float | None = None) -> Place:
    return Place(span=Span(start, start + len(name)), name=name, lon=lon, lat=lat)


def reading(text: str, *places: Place) -> Reading:
    return Reading(article=Article(text=text), places=places)


def at_spots(*spots: tuple[float, float]) -> Reading:
    """A text of one sentence for each spot, with one place in it."""
    sentences = [f"كان الهدوء في مدينة{number}." for number in range(len(spots))]
    text = "\n".join(sentences)
    found = (place(f"مدينة{number}", text.index(f"مدينة{number}."), *spot) for number, spot in enumerate(spots))
    return reading(text, *found)


def drawn(of: Reading) -> ElementTree.Element:
    """The map as a tree: not to be had from what is not well-formed."""
    return ElementTree.fromstring(map_of(of, "r1", UI)[1])


def links(figure: ElementTree.Element) -> list[ElementTree.Element]:
    return list(figure.iter("a"))


def title(link: ElementTree.Element) -> str:
    return link.findtext("title") or ""


def test_mentions_of_one_spot_are_one_point_and_the_most_mentioned_comes_first() -> None:
    places = (place("حماة", 0, *HAMA), place("إدلب", 9, *IDLIB), place("ادلب", 20, *IDLIB), place("إدلب", 30, *IDLIB))
    points = points_of(places)
    assert [(point.name, len(point.places)) for point in points] == [("إدلب", 3), ("حماة", 1)]
    assert [one.span.start for one in points[0].places] == [9, 20, 30]


def test_points_without_coordinates_are_never_drawn_but_named() -> None:
    text = "قرب حلب وفي سوريا وسوريا والجزيرة وبالي"
    unknown = [
        place("سوريا", 12),
        place("سوريا", 19),
        place("الجزيرة", 26, 40.0, None),
        place("بالي", 35, float("nan"), 0.0),
    ]
    figure = drawn(reading(text, place("حلب", 4, *ALEPPO), *unknown))
    assert [title(link).split("\n")[0] for link in links(figure)] == ["حلب"]
    assert without_spot(unknown) == ["سوريا", "الجزيرة", "بالي"]
    caption = figure.find("figcaption/p")
    assert caption is not None
    assert "".join(caption.itertext()) == "أماكن بلا إحداثيات (3): سوريا، الجزيرة، بالي"


@pytest.mark.parametrize("spot", [(None, None), (float("inf"), 1.0), (200.0, 10.0), (10.0, -91.0)])
def test_no_map_without_a_point(spot: tuple[float | None, float | None]) -> None:
    without = reading("في حلب", place("حلب", 3, *spot))
    assert map_of(without, "r1", UI) == (0, "")
    out = io.StringIO()
    html.write([without], out)
    assert "<svg" not in out.getvalue()
    assert 'id="r1-map"' not in out.getvalue()


def test_the_page_has_a_section_for_the_map_before_that_of_the_places() -> None:
    out = io.StringIO()
    html.write([at_spots(ALEPPO), at_spots(MOSCOW)], out)
    ids = re.findall(r' id="([^"]+)"', out.getvalue())
    assert len(ids) == len(set(ids))
    for anchor in ("r1", "r2"):
        assert ids.index(f"{anchor}-map") < ids.index(f"{anchor}-places")


def test_every_point_leads_to_the_line_of_its_first_mention_and_marks_its_sentence() -> None:
    text = "هدوء في إدلب\nلا شيء هنا. ساد الهدوء حماة أمس. انتهى.\nعاد السكان إلى حماة."
    first, second = text.index("حماة"), text.rindex("حماة")
    of = reading(text, place("حماة", second, *HAMA), place("حماة", first, *HAMA))
    out = io.StringIO()
    html.write([of], out)
    (link,) = links(drawn(of))
    line = text.index("لا شيء")
    assert link.get("href") == f"#r1-{line}"
    assert f'<p id="r1-{line}" data-start="{line}"' in out.getvalue()
    start = text.index("ساد")
    end = text.index(". انتهى")
    assert link.get("data-spans") == f"sentence:{start}-{end} place:{first}-{first + 4} place:{second}-{second + 4}"
    assert title(link) == "حماة ×2\nساد الهدوء حماة أمس"


def test_a_long_sentence_is_cut_and_stands_on_one_line() -> None:
    text = "حلب  " + "كلمة " * 100
    (link,) = links(drawn(reading(text, place("حلب", 0, *ALEPPO))))
    name, sentence = title(link).split("\n")
    assert name == "حلب"
    assert sentence.startswith("حلب كلمة")
    assert sentence.endswith("…")
    assert len(sentence) < 250


def test_hostile_names_and_texts_are_escaped() -> None:
    text = f"{HOSTILE} في {HOSTILE}"
    of = reading(text, place(HOSTILE, 0, *ALEPPO), place(HOSTILE + "ب", 3))
    figure = drawn(of)
    names = {element.tag for element in figure.iter()}
    assert names <= {
        "figure",
        "figcaption",
        "svg",
        "g",
        "a",
        "title",
        "desc",
        "rect",
        "path",
        "circle",
        "text",
        "p",
        "bdi",
    }
    assert not [key for element in figure.iter() for key in element.attrib if key.startswith("on") or key == "style"]
    assert "</title></svg><script>" in title(links(figure)[0])


def test_the_same_reading_gives_the_same_bytes() -> None:
    for of in (at_spots(ALEPPO), at_spots(ALEPPO, IDLIB, HAMA, MOSCOW), *gold_readings()[:5]):
        assert map_of(of, "r1", UI) == map_of(of, "r1", UI)


def test_every_map_of_the_corpus_is_well_formed_and_has_all_points() -> None:
    for of in gold_readings():
        count, shown = map_of(of, "r1", UI)
        assert count == len(points_of(of.places))
        assert not count or len(links(ElementTree.fromstring(shown))) == count


@given(some.lists(SPOTS, min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_spot_lies_on_its_map_wherever_it_is(spots: list[tuple[float, float]]) -> None:
    points = points_of(at_spots(*spots).places)
    frames = frames_of(points)
    assert sorted(point.name for _, shown in frames for point in shown) == sorted(point.name for point in points)
    for frame, shown in frames:
        assert LOWEST * WIDTH <= frame.height <= HIGHEST * WIDTH
        for point in shown:
            x, y = at(frame, point.lon, point.lat)
            assert -0.01 <= x <= WIDTH + 0.01
            assert -0.01 <= y <= frame.height + 0.01


def test_one_point_is_not_zoomed_to_nothing() -> None:
    frame = fitted([ALEPPO], 7.0)
    assert at(frame, *ALEPPO) == pytest.approx((WIDTH / 2, frame.height / 2))
    assert 7 < WIDTH / frame.scale < 12
    assert links(drawn(at_spots(ALEPPO)))
    assert land_of(frame, load_outlines()).borders


def test_points_on_both_sides_of_the_date_line_are_neighbours() -> None:
    fiji, samoa = (178.44, -18.14), (-171.76, -13.83)
    ((frame, _),) = frames_of(points_of(at_spots(fiji, samoa).places))
    assert WIDTH / frame.scale < 20
    assert at(frame, *fiji)[0] < at(frame, *samoa)[0]
    assert len(links(drawn(at_spots(fiji, samoa)))) == 2
    assert land_of(frame, load_outlines()).rings


def test_far_points_have_a_map_around_the_one_of_those_that_would_crowd() -> None:
    figure = drawn(at_spots(ALEPPO, IDLIB, HAMA, MOSCOW))
    near, around = figure.findall("svg")
    assert len(links(near)) == 3
    assert [title(link).split("\n")[0] for link in links(around)] == ["مدينة3"]
    assert near.find("g/rect[@class='heart']") is None
    assert around.find("g/rect[@class='heart']") is not None


def test_two_points_far_from_each_other_are_one_map() -> None:
    assert len(drawn(at_spots(ALEPPO, MOSCOW)).findall("svg")) == 1


def test_a_map_of_the_whole_earth_shows_no_part_of_it_twice() -> None:
    spots = [(lon, lat) for lon in range(-180, 180, 20) for lat in (-80.0, 80.0)]
    frame = fitted(spots, 2.4)
    assert WIDTH / frame.scale / frame.squeeze <= 360.001
    assert all(inside(frame, lon, lat) for lon, lat in spots)


def test_names_touch_neither_each_other_nor_a_point() -> None:
    dots = [Dot(40 + 37 * number % 380, 30 + 61 * number % 200, 5.0, "مدينة الاختبار") for number in range(40)]
    taken: list[Box] = []
    labels = beside(dots, 260.0, taken)
    boxes = taken[len(dots) :]
    assert 5 < len(boxes) == sum(label is not None for label in labels) < len(dots)
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert not [1 for box in boxes for dot in taken[: len(dots)] if meet(box, dot)]
    assert all(left >= 0 and top >= 0 and right <= WIDTH and bottom <= 260 for left, top, right, bottom in boxes)


def test_a_point_whose_name_finds_no_room_keeps_its_title() -> None:
    of = at_spots(*((44.0 + number / 500, 15.0 + number % 7 / 500) for number in range(40)))
    figure = drawn(of)
    assert len([link for link in links(figure) if link.find("text") is None]) > 10
    assert all(title(link).startswith("مدينة") for link in links(figure))


def test_it_is_a_picture_with_a_name_and_links_that_the_keyboard_reaches() -> None:
    (picture,) = drawn(at_spots(ALEPPO, HAMA)).findall("svg/g[@role='img']")
    assert picture.findtext("title") == "خريطة الأماكن المذكورة"
    assert picture.findtext("desc") == "مدينة0، مدينة1"
    assert not list(picture.iter("a"))  # what stands in a picture is not reached by a screen reader


@pytest.mark.parametrize(("width", "written"), [(2.4, "50 كم"), (7.0, "200 كم"), (40.0, "1000 كم"), (200.0, None)])
def test_the_bar_is_a_round_distance_true_at_the_middle(width: float, written: str | None) -> None:
    frame = fitted([(44.0, 33.0)], width)
    bar, boxes = bar_of(frame, "كم")
    assert (written in bar) if written else (bar, boxes) == ("", [])


def test_the_outlines_are_sound_and_small() -> None:
    outlines = load_outlines()
    named = {country.name for country in outlines.countries}
    assert {"سوريا", "اليمن", "فلسطين", "السودان", "البحرين", "جزر القمر", "روسيا", "الولايات المتحدة"} <= named
    for country in outlines.countries:
        for ring in country.rings:
            ends = [outlines.arcs[arc] if arc >= 0 else outlines.arcs[~arc][::-1] for arc in ring]
            assert all(one[-1] == other[0] for one, other in zip(ends, [*ends[1:], ends[0]], strict=True)), country.name
    west, south, east, north = EARTH
    assert all(west <= lon <= east and south <= lat <= north for arc in outlines.arcs for lon, lat in arc)
    assert max(abs(one[0] - other[0]) for arc in outlines.arcs for one, other in pairwise(arc)) < 30  # none leaps round
    assert len(files("qawl.exports.map").joinpath("outlines.json").read_bytes()) < 160_000


def test_time_grows_no_faster_than_the_places() -> None:
    def taken(count: int) -> float:
        of = at_spots(*((20 + number % 97 * 0.4, 10 + number % 89 * 0.3) for number in range(count)))
        start = perf_counter()
        map_of(of, "r1", UI)
        return perf_counter() - start

    taken(10)
    assert taken(4000) < 8 * max(taken(1000), 0.05)
