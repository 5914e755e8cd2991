"""Dates of publication as people write them in data: an ISO day, with a time of day or without."""

from __future__ import annotations

import re
from datetime import date as Day

ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?", re.ASCII)


def parse_day(written: str) -> Day:
    """The day of `2019-03-01` or `2019-03-01T08:30:00+03:00` (the day as written). Raises ValueError."""
    match = ISO.fullmatch(written.strip())
    try:
        if match:
            return Day.fromisoformat(match[1])
    except ValueError:
        pass
    raise ValueError(f"{written!r} is no date; write it as YYYY-MM-DD, such as 2019-03-01")
