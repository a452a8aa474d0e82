"""An index that names a wrong place quotes nothing, and is made anew the next time."""

import json

from tests.cli.fakes import Aj


def test_a_wrong_place_is_refused_once_and_right_the_next_time(aj: Aj) -> None:
    aj("reflect", "--from", "-", "-c", "C01", typed="She went quiet.\n")
    aj.settle()
    assert aj("themes").code == 0
    (index,) = aj.home.rglob("index-*.json")
    shape = json.loads(index.read_text(encoding="utf-8"))
    for kept in shape["rows"].values():
        row = json.loads(kept[3])
        row[13][0][-1] += 3
        kept[3] = json.dumps(row)
    index.write_text(json.dumps(shape), encoding="utf-8")

    refused = aj("themes")
    assert refused.code == 1
    assert "quiet" not in refused.err + refused.out

    again = aj("themes")
    assert again.code == 0
    assert '"She went quiet."' in again.out
