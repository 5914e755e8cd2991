"""How dates are written in Arabic, for tests of the finder: a wording is a function from a day to a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from itertools import product

EGYPTIAN = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
LEVANTINE = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
MAGHREBI = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MOROCCAN = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
HIJRI = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
]
HIJRI_VARIANTS = [
    "محرم",
    "صفر",
    "ربيع أول",
    "ربيع الثاني",
    "جمادى الأول",
    "جمادى الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذي القعدة",
    "ذي الحجة",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
UNITS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

Wording = Callable[[Day], str]


def ordinal(number: int) -> str:
    """The day of a month as an ordinal with the article, 1 to 31."""
    ones = "الحادي" if number % 10 == 1 and number > 10 else UNITS[number % 10 - 1]
    if number <= 10:
        return UNITS[number - 1]
    if number < 20:
        return f"{ones} عشر"
    ten = "العشرين" if number < 30 else "الثلاثين"
    return ten if number % 10 == 0 else f"{ones} و{ten}"


def paired(first: list[str], second: list[str], mark: str) -> list[str]:
    """Months in two namings, such as the Egyptian with the Levantine in brackets."""
    return [mark.format(a, b) for a, b in zip(first, second, strict=True)]


MONTHS: dict[str, list[str]] = {
    "egyptian": EGYPTIAN,
    "levantine": LEVANTINE,
    "maghrebi": MAGHREBI,
    "moroccan": MOROCCAN,
    "stroke": paired(EGYPTIAN, LEVANTINE, "{}/{}"),
    "stroke and space": paired(EGYPTIAN, LEVANTINE, "{}/ {}"),
    "levantine first": paired(LEVANTINE, EGYPTIAN, "{}/{}"),
    "brackets": paired(EGYPTIAN, LEVANTINE, "{} ({})"),
    "hyphen": paired(LEVANTINE, EGYPTIAN, "{} - {}"),
    "space": paired(EGYPTIAN, LEVANTINE, "{} {}"),
    "word for month": [f"شهر {month}" for month in EGYPTIAN],
}
DAYS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "two digits": lambda day: f"{day:02d}",
    "indic": lambda day: str(day).translate(INDIC),
    "of": lambda day: f"{day} من",
    "article": lambda day: f"الـ{day} من",
    "ordinal": lambda day: f"{ordinal(day)} من",
}
YEARS: dict[str, Callable[[int], str]] = {
    "plain": lambda year: f" {year}",
    "comma": lambda year: f"، {year}",
    "indic": lambda year: f" {year}".translate(INDIC),
    "word": lambda year: f" عام {year}",
    "of the year": lambda year: f" من عام {year}",
    "of year": lambda year: f" من العام {year}",
    "era": lambda year: f" {year}م",
    "word and era": lambda year: f" سنة {year} م",
}
NUMERIC: dict[str, Wording] = {
    "d/m/y": lambda day: f"{day.day}/{day.month}/{day.year}",
    "dd/mm/yyyy": lambda day: f"{day.day:02d}/{day.month:02d}/{day.year}",
    "d / m / y": lambda day: f"{day.day} / {day.month} / {day.year}",
    "d-m-y": lambda day: f"{day.day}-{day.month}-{day.year}",
    "d - m - y": lambda day: f"{day.day} - {day.month} - {day.year}",
    "d.m.y": lambda day: f"{day.day}.{day.month}.{day.year}",
    "iso": lambda day: day.isoformat(),
    "y/m/d": lambda day: f"{day.year}/{day.month}/{day.day}",
    "indic": lambda day: f"{day.day}/{day.month}/{day.year}".translate(INDIC),
    "era": lambda day: f"{day.day}/{day.month}/{day.year}م",
}
BEFORE: dict[str, Callable[[Day], str]] = {
    "nothing": lambda _: "",
    "day": lambda _: "يوم ",
    "weekday": lambda day: f"{WEEKDAYS[day.weekday()]} ",
    "weekday, comma": lambda day: f"يوم {WEEKDAYS[day.weekday()]}، ",
    "part": lambda day: f"مساء {WEEKDAYS[day.weekday()]} ",
    "corresponding": lambda day: f"{WEEKDAYS[day.weekday()]} الموافق ",
}


def _worded(number: Callable[[int], str], months: list[str], year: Callable[[int], str]) -> Wording:
    return lambda day: f"{number(day.day)} {months[day.month - 1]}{year(day.year)}"


def _preceded(before: Callable[[Day], str], wording: Wording) -> Wording:
    return lambda day: before(day) + wording(day)


WORDINGS: dict[str, Wording] = {
    " | ".join((b, d, m, y)): _preceded(BEFORE[b], _worded(DAYS[d], MONTHS[m], YEARS[y]))
    for b, d, m, y in product(BEFORE, DAYS, MONTHS, YEARS)
} | {f"{b} | {n}": _preceded(BEFORE[b], NUMERIC[n]) for b, n in product(BEFORE, NUMERIC)}

HijriWording = Callable[[int, int, int], str]
HIJRI_ERAS = (" هـ", "هـ", " هجرية", " للهجرة", "")
HIJRI_WORDINGS: dict[str, HijriWording] = {
    f"{d} | {name} | {era}": lambda year, month, day, d=d, months=months, era=era: (
        f"{DAYS[d](day)} {months[month - 1]} {year}{era}"
    )
    for d, (name, months), era in product(DAYS, (("plain", HIJRI), ("variant", HIJRI_VARIANTS)), HIJRI_ERAS)
} | {
    "digits": lambda year, month, day: f"{day}/{month}/{year}",
    "digits with era": lambda year, month, day: f"{day}/{month}/{year}هـ",
    "spaced digits with era": lambda year, month, day: f"{day} / {month} / {year} هـ",
    "hyphens with era": lambda year, month, day: f"{day} - {month} - {year}هـ",
}
