"""Recomputes the scores of a frozen year from its JSON export alone: python recompute.py FILE.

It imports nothing of the product. What it knows is written in docs/domain.md section 5 and docs/adr/0066 and 0067.
"""

import json
import sys
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

UNITS = 10**12
OF_INDICATOR = {
    "timeliness": ("settle", "decide"),
    "lateness": ("settle", "decide"),
    "promptness": ("follow_up",),
    "outcome": ("reply", "remedy"),
}


def recompute(text: str) -> list[str]:
    """Where the document says something else than what follows from its own inputs."""
    document = json.loads(text)
    wrong = []
    for unit in document["units"]:
        for path, said, found in unit_of(document, unit):
            if said != found:
                wrong.append(f"{unit['unit']} {path}: says {said}, is {found}")
    scores = [Fraction(unit["result"]["score"]) for unit in document["units"] if unit["result"]["score"]]
    mean = rounded(sum(scores) / len(scores)) if scores else None
    if (document["score"]["mean"], document["score"]["n"]) != (mean, len(scores)):
        wrong.append(f"mean: says {document['score']['mean']}, is {mean}")
    if document["score"]["category"] != category(document, mean):
        wrong.append("category of the mean")
    if "products" in document:
        wrong += [f"products {one}" for one in products_of(document)]
    return wrong


def products_of(document):
    """Whether each task counts as it says, and the suffix follows from them."""
    products, as_of = document["products"], datetime.fromisoformat(document["as_of"])
    for task in products["tasks"]:
        name, due_at = f"{task['product']} {task['number']}", datetime.fromisoformat(task["due_at"])
        met_at = task["met_at"] and datetime.fromisoformat(task["met_at"])
        if task["due_on"][:4] != str(document["year"]) or (due_at > as_of and not task["done"]):
            yield f"{name} counts"
        if task["in_time"] != bool(met_at and met_at < due_at):
            yield f"{name} in time"
        if task["case"] is not None and task["done"] != bool(met_at):
            yield f"{name} done"
        if not {task["product"], task["case"] or task["product"]} <= products["heads"].keys():
            yield f"{name} has no events"
    given = all(task["done"] for task in products["tasks"]) if document["score"]["category"] else None
    if not products["tasks"] or products["suffix"]["given"] is not given:
        yield f"suffix: says {products['suffix']['given']}, is {given}"


def unit_of(document, unit):
    for line in unit["lines"]:
        yield from line_of(document, line)
    stated = (unit["assessment"] or {"stated": {}})["stated"]
    result = unit["result"]
    if stated.get("official_score") is not None:
        yield "score", result["score"], stated["official_score"]
        return
    exact, known = Fraction(0), True
    for (code, weight, _certainty), told in zip(
        document["instrument"]["dimensions"], result["dimensions"], strict=True
    ):
        if code == document["estimate"]["dimension"]:
            score = yield from estimated(document, unit, told, stated, Fraction(weight))
        else:
            score = stated.get(code)
            yield code, told["score"], score
        if score is None:
            known = False
            continue
        exact += Fraction(weight) * Fraction(score) / 100
        yield f"points of {code}", Fraction(told["points"]), Fraction(weight) * Fraction(score) / 100
        yield f"lost of {code}", Fraction(told["lost"]), Fraction(weight) - Fraction(told["points"])
    known = known and bool(result["dimensions"])
    yield "score", result["score"], rounded(exact) if known else None
    yield "exact", result["exact"] and Fraction(result["exact"]), exact if known else None
    yield "category", result["category"], category(document, result["score"])


def line_of(document, line):
    """Whether a line turned out well, and how late it was."""
    name = f"{line['case']} {line['duty']}"
    due_at = datetime.fromisoformat(line["due_at"])
    yield (
        f"{name} counts",
        (line["due_on"][:4], due_at <= datetime.fromisoformat(document["as_of"])),
        (
            str(document["year"]),
            True,
        ),
    )
    if line.get("void"):
        yield f"{name} good", (line["duty"], line["good"]), ("reply", False)
    elif line["duty"] != "reply":
        met = line["met_at"] is not None and datetime.fromisoformat(line["met_at"]) < due_at
        yield f"{name} good", line["good"], met
    if line["duty"] in OF_INDICATOR["timeliness"] and line["days_late"] is not None:
        yield f"{name} days late", line["days_late"], days_late(document, line)


def days_late(document, line):
    if line["good"]:
        return 0
    day, until = date.fromisoformat(line["due_on"]), date.fromisoformat(line["until_on"])
    if line["length_unit"] == "calendar_day":
        return (until - day).days
    week, off, count = {int(one) for one in line["week"]}, document["calendar"]["off"], 0
    while day < until:
        day += timedelta(days=1)
        free = day.isoformat() in off and off[day.isoformat()] in (None, len(week))
        count += day.isoweekday() in week and not free
    return count


def estimated(document, unit, told, stated, weight):
    """The complaint dimension: its indicators, and the points of each case. Returns its score."""
    estimate, lines = document["estimate"], unit["lines"]
    found = {code: credits_of(code, lines, stated, estimate) for code, _weight in estimate["indicators"]}
    used = sum(Fraction(one) for code, one in estimate["indicators"] if found[code])
    value, gives = Fraction(0), {}
    for code, one in estimate["indicators"]:
        mine = found[code]
        share = Fraction(one) * 100 / used if mine else Fraction(0)
        gives[code] = [weight * share / 100 / len(mine) * credit for _line, credit in mine]
        indicator = next(each for each in told["indicators"] if each["code"] == code)
        yield f"{code} used", Fraction(indicator["used"]), share
        yield f"{code} n", indicator["n"], len(mine)
        mean = 100 * sum(credit for _line, credit in mine) / len(mine) if mine else None
        yield f"{code} score", indicator["score"], None if mean is None else rounded(mean)
        value += share * (mean or 0) / 100
    if not found[estimate["required"]]:
        yield "dimension", told["score"], None
        return None
    score = rounded(value)
    yield "dimension", told["score"], score
    gives["rounding"] = [weight * (Fraction(score) - value) / 100]
    sums = printed([sum(one, Fraction(0)) for one in gives.values()], weight * Fraction(score) / 100 * UNITS)
    for code, units in zip(gives, sums, strict=True):
        indicator = next(each for each in told["indicators"] if each["code"] == code)
        yield f"points of {code}", Fraction(indicator["points"]) * UNITS, units
        for (line, _credit), points in zip(found.get(code, []), printed(gives[code], units), strict=False):
            if line is not None:
                yield f"points of {line['case']} in {code}", Fraction(line["points"][code]) * UNITS, points
    return score


def credits_of(code, lines, stated, estimate):
    """What each case, or each item of the checklist, gives of what it could."""
    if code not in OF_INDICATOR:
        marks = [stated.get(item) for item in estimate["checklist"]]
        if stated.get("confirmed_at") is None or None in marks:
            return []
        return [(None, Fraction(int(mark), estimate["most_mark"])) for mark in marks]
    mine = [line for line in lines if line["duty"] in OF_INDICATOR[code]]
    if code != "lateness":
        return [(line, Fraction(line["good"])) for line in mine]
    counted = [line for line in mine if line["days_late"] is not None and line["length"]]
    return [(line, max(Fraction(0), 1 - Fraction(line["days_late"], line["length"]))) for line in counted]


def printed(parts, total):
    """Parts in units of the last decimal that add up to the total: largest remainder, the earlier first."""
    exact = [part * UNITS for part in parts]
    cut = [part.__floor__() for part in exact]
    order = sorted(range(len(parts)), key=lambda place: (cut[place] - exact[place], place))
    for place in order[: int(total) - sum(cut)]:
        cut[place] += 1
    return cut


def rounded(value):
    hundredths = (value * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02}"


def category(document, score):
    if score is None:
        return None
    for low, high, name, _zone in document["instrument"]["ranges"]:
        if Fraction(low) <= Fraction(score) <= Fraction(high):
            return name
    return None


if __name__ == "__main__":
    said = recompute(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write("\n".join(said) or "every score follows from its inputs")
    sys.exit(bool(said))
