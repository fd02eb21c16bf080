"""Writes what a checkout of the project yields as JSON, for ``compare_behaviour.py`` to lay beside another's.

It runs with the interpreter of that checkout, knows only what clients, officers and operators reach, and has to work in
checkouts of other days: what moved since then stands in ``PLACES`` and nowhere else.

    python scripts/dump_behaviour.py inputs FILE                     the cases of the tests, as JSON
    python scripts/dump_behaviour.py dump INPUTS FILE [GROUP ...]    what becomes of them
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import inspect
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
import zipfile
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

PLACES: Final = {
    "check": ("validators.check",),
    "load": ("validators.check",),
    "json_schema": ("validators.check",),
    "check_batch": ("validators.check", "validators.batch"),
    "check_dossier": ("validators.check", "validators.dossiers", "validators.dossier"),
    "FORMS": ("doc_templates.catalogue",),
    "create_app": ("service.app.factory", "service.http.app"),
    "open_services": ("service.wiring",),
    "read_settings": ("service.settings",),
    "compose": ("worker.making", "worker.papers"),
    "Origin": ("worker.making", "worker.papers"),
    "make_docx": ("worker.making", "worker.papers"),
    "make_blank_docx": ("worker.making", "worker.papers"),
    "DocxRenderer": ("worker.render",),
    "main": ("worker.cli",),
}
"""Where each entry point is, in the newest checkout first."""

LANGUAGES: Final = ("ru", "kk", "en")
CREATED: Final = datetime(2026, 10, 13, 9, 30, 15, tzinfo=UTC)
KEY: Final = "compared-0123456789-0123456789-0123456789"
JUNK: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    0,
    1,
    7,
    2026,
    4.125,
    10**30,
    "",
    " ",
    "x",
    "2026-02-30",
    "2026-02-28",
    "4,5",
    [],
    [1],
    {},
)
YEARS: Final = range(2024, 2029)
IINS: Final = {"Первый": "780321324717", "Второй": "811105364683", "Другой": "750215407914"}
SHEET: Final = "b2_score_sheet"
MOMENTARY: Final = re.compile(rb"[0-9a-f]{64}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?")
QUESTIONS: Final = "/api/v1/deadlines"


def entry_point(name: str) -> Any:
    """Return the function, class or value of that name, wherever this checkout has it.

    Raises:
        LookupError: it is in none of its places.
    """
    for place in PLACES[name]:
        try:
            module = importlib.import_module(place)
        except ModuleNotFoundError:
            continue
        if hasattr(module, name):
            return getattr(module, name)
    raise LookupError(
        f"{name} is in none of {', '.join(PLACES[name])}: add its new place to PLACES in {Path(__file__).name}"
    )


# --- what is put in ------------------------------------------------------------------------------


def inputs() -> dict[str, Any]:
    """Return the cases of the tests of this checkout."""
    tests = Path("tests")
    reading = _module(tests / "validators" / "conftest.py")
    many, dossiers = (_yaml(tests / "validators" / f"{name}_cases.yaml") for name in ("many", "dossier"))
    return {
        "cases": [
            {"name": f"{case.form}: {case.name}", "form": case.form, "data": case.data, "today": case.today}
            | {"as_of": case.as_of}
            for case in reading.cases()
        ],
        "batches": [{"name": case["name"], "groups": case["groups"]} for case in many["batch"]],
        "dossiers": list(_dossiers(dossiers, reading)),
        "sheet": reading.sample(SHEET),
    }


def _dossiers(content: dict[str, Any], reading: ModuleType) -> Iterator[dict[str, Any]]:
    for case in content["dossiers"]:
        base = content["bases"][case["base"]]
        whole = [
            {"form": one["form"], "data": reading.changed(reading.sample(one["form"]), one)}
            for one in base["documents"]
        ]
        changed = reading.changed(whole, case)
        kept = [changed[place] for place in case.get("documents", range(len(changed)))]
        yield {"name": case["name"], "documents": kept, "today": case.get("today", base["today"])}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"compared_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise LookupError(f"{path} cannot be loaded")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _yaml(path: Path) -> Any:
    import yaml  # noqa: PLC0415 - only the half that reads cases needs it

    return yaml.safe_load(path.read_text("utf-8"))


# --- what comes out ------------------------------------------------------------------------------


def verdict(form: str, data: Any, today: date, as_of: date | None, language: str) -> dict[str, Any]:
    """Return all that a check tells, with the names that follow from it."""
    outcome = entry_point("check")(form, data, today=today, as_of=as_of, language=language)
    return {
        "valid": outcome.valid,
        "edition": outcome.edition,
        "law_day": outcome.law_day,
        "violations": [each.as_dict() for each in outcome.violations],
        "payload": json.loads(json.dumps(outcome.payload, sort_keys=True)),  # as it is stored and hashed
        "computed": outcome.explained,
    }


def samples(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on the samples of the forms."""
    del given
    for form in entry_point("FORMS"):
        for language in LANGUAGES:
            yield f"{form.slug} {language}", verdict(form.slug, form.sample(), form.sample_on, None, language)


def cases(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on every case."""
    for case in given["cases"]:
        days = date.fromisoformat(case["today"]), case["as_of"] and date.fromisoformat(case["as_of"])
        for language in LANGUAGES:
            yield f"{case['name']} {language}", verdict(case["form"], case["data"], *days, language)


def misread(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on samples with one value taken out, put in or turned into something else, in turn."""
    del given
    number = 0
    for form in entry_point("FORMS"):
        for what, data in _spoilt(form.sample()):
            language = LANGUAGES[number % len(LANGUAGES)]
            number += 1
            yield f"{form.slug} {what} {language}", verdict(form.slug, data, form.sample_on, None, language)


def _spoilt(sample: Any) -> Iterator[tuple[str, Any]]:
    yield from ((f"is {junk!r}", junk) for junk in JUNK)
    for steps in list(_places(sample)):
        *above, last = steps
        pointer = "/" + "/".join(map(str, steps))
        for junk in JUNK:
            changed = deepcopy(sample)
            _at(changed, above)[last] = junk
            yield f"{pointer} is {junk!r}", changed
        for name, change in (("goes", _remove), ("twice", _repeat), ("beside", _add)):
            changed = deepcopy(sample)
            change(_at(changed, above), last)
            yield f"{pointer} {name}", changed


def _places(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if steps:
        yield steps
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inner:
        yield from _places(below, (*steps, step))


def _at(value: Any, steps: list[Any]) -> Any:
    for step in steps:
        value = value[step]
    return value


def _remove(holder: Any, last: Any) -> None:
    del holder[last]


def _repeat(holder: Any, last: Any) -> None:
    if isinstance(holder, list):
        holder.insert(last, deepcopy(holder[last]))
    else:
        holder[last] = [holder[last]] * 2


def _add(holder: Any, last: Any) -> None:
    if isinstance(holder, dict):
        holder[f"{last}_"] = "x"
    else:
        holder.extend([None, {}])


def batches(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the rules over a batch find, in sheets made as the cases say."""
    for case in given["batches"]:
        records = list(_sheets(given["sheet"], case["groups"]))
        for language in LANGUAGES:
            found = entry_point("check_batch")(SHEET, records, language=language)
            yield f"{case['name']} {language}", [[each.place, each.violation.as_dict()] for each in found]


def _sheets(sample: dict[str, Any], groups: list[dict[str, Any]]) -> Iterator[Any]:
    for group in groups:
        data = deepcopy(sample)
        evaluator = data["evaluator"] | {"full_name": group["evaluator"], "iin": IINS[group["evaluator"]]}
        data["evaluator"] = evaluator | {key: group[key] for key in ("role", "organization") if key in group}
        if "organization" in group:
            data["evaluator"]["iin"] = IINS["Другой"]
        if group.get("without_iin"):
            del data["evaluator"]["iin"]
        data["period"] = {"year": group.get("year", 2026), "quarter": group.get("quarter", 3)}
        yield from [entry_point("load")(SHEET, data)] * group["sheets"]


def dossiers(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on documents that belong together."""
    for case in given["dossiers"]:
        documents = [(one["form"], one["data"]) for one in case["documents"]]
        for language in LANGUAGES:
            asked: dict[str, Any] = {"today": date.fromisoformat(case["today"]), "language": language}
            yield f"{case['name']} {language}", entry_point("check_dossier")(documents, **asked).as_dict()


def schemas(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the JSON Schemas."""
    del given
    for form in entry_point("FORMS"):
        for language in LANGUAGES:
            yield f"{form.slug} {language}", entry_point("json_schema")(form.slug, language)


def printed(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the records of samples and cases are printed with, and how their files are called."""
    forms = {form.slug: form for form in entry_point("FORMS")}
    checked = [(f"{slug}: sample", slug, form.sample(), form.sample_on, None) for slug, form in forms.items()]
    checked += [
        (case["name"], case["form"], case["data"], date.fromisoformat(case["today"]), case["as_of"])
        for case in given["cases"]
    ]
    for name, slug, data, today, as_of in checked:
        asked = {"today": today, "as_of": as_of and date.fromisoformat(as_of)}
        outcome, form = entry_point("check")(slug, data, **asked), forms[slug]
        if outcome.valid:
            yield (
                name,
                {
                    "context": form.context(outcome.record, outcome.computed),
                    "title": form.title(outcome.record),
                    "author": form.author(outcome.record),
                    "stem": form.file_stem(outcome.record, outcome.rules),
                    "blank": form.blank_stem(today),
                },
            )


def files(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield hashes of the templates, and of samples and blank forms made from them, part by part."""
    del given
    renderer = entry_point("DocxRenderer")()
    for form in entry_point("FORMS"):
        for template in form.templates():
            yield f"{form.slug} template {template.language} {template.sha256[:8]}", _parts(template.content)
        outcome = entry_point("check")(form.slug, form.sample(), today=form.sample_on)
        origin = entry_point("Origin")("compared", CREATED)
        filled = entry_point("compose")(form, outcome.record, outcome.computed, origin)
        blank = entry_point("compose")(form, None, {}, origin)
        yield f"{form.slug} sample", _parts(entry_point("make_docx")(renderer, filled).content)
        yield f"{form.slug} blank", _parts(entry_point("make_docx")(renderer, blank).content)
        make_blank = entry_point("make_blank_docx")
        third = list(inspect.signature(make_blank).parameters)[2]
        controlled = make_blank(renderer, blank, {"form": form, "methodology": form.methodology}[third])
        yield f"{form.slug} blank with controls", _parts(controlled.content)


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    return {"whole": hashlib.sha256(content).hexdigest(), **parts}


def _lasting(content: bytes) -> dict[str, str]:
    """Return hashes of the parts without hashes of papers and moments, which are others each time they are made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: MOMENTARY.sub(b"", archive.read(name)) for name in archive.namelist()}
    return {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}


def answers(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the interface answers, its description among it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(BAGALAU_DATA_DIR=folder, BAGALAU_BOOTSTRAP_KEY=KEY, BAGALAU_LOG_LEVEL="error")
        subprocess.run([sys.executable, "-m", "worker.prepare"], check=True, stdout=subprocess.DEVNULL)
        services = entry_point("open_services")(entry_point("read_settings")())
        client = entry_point("create_app")(services).test_client()
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {KEY}"
        for language in LANGUAGES:
            for method, path, body in _requests(client, given):
                asked = {} if body is None else {"json": body}
                answer = client.open(path, method=method, headers={"Accept-Language": language}, **asked)
                told = f" {json.dumps(body, ensure_ascii=False)}" if body else ""
                yield f"{method} {path}{told[:120]} {_short(told)} {language}", _answer(answer)


def _requests(client: Any, given: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    api = "/api/v1"
    yield "GET", "/openapi.json", None
    yield from (("GET", f"{api}/{name}", None) for name in ("forms", "rules", "deadlines", "editions", "variants"))
    for form in entry_point("FORMS"):
        for tail in ("", "/schema", "/sample", "/import.xlsx"):
            yield "GET", f"{api}/forms/{form.slug}{tail}", None
        asked = {"form": form.slug, "as_of": form.sample_on.isoformat()}
        yield "POST", f"{api}/validate", {**asked, "data": form.sample()}
        yield "POST", f"{api}/validate", {**asked, "data": {}}
    for year in YEARS:
        yield "GET", f"{api}/calendar/{year}", None
        yield "GET", f"{api}/deadlines/calendar.ics?year={year}", None
        for methodology in ("A", "B"):
            yield "GET", f"{api}/deadlines/calendar.ics?year={year}&methodology={methodology}", None
            yield "GET", f"{api}/editions/{methodology}/{year}-08-01", None
    for question in _questions(client):
        yield "POST", QUESTIONS, question
    for case in given["dossiers"]:
        yield "POST", f"{api}/dossiers/validate", {"documents": case["documents"], "as_of": case["today"]}
    yield from (("GET", f"{api}/{name}/none", None) for name in ("forms", "rules", "calendar"))
    yield "POST", f"{api}/validate", {"form": "none", "data": {}}


def _questions(client: Any) -> Iterator[Any]:
    """Yield the example of each kind of term, whole and spoilt."""
    described = client.get("/openapi.json").json["paths"][QUESTIONS]["post"]["requestBody"]["content"]
    yield {}
    for example in described["application/json"]["examples"].values():
        yield example["value"]
        yield from (changed for _, changed in _spoilt(example["value"]))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8] if text else ""


def _answer(answer: Any) -> dict[str, Any]:
    kind = answer.content_type or ""
    found: Any = answer.get_json() if "json" in kind else None
    if isinstance(found, dict):
        found.pop("instance", None)
    elif answer.data.startswith(b"PK"):
        found = _parts(answer.data)
    elif found is None:
        found = answer.get_data(as_text=True)
    names = ("Content-Type", "Content-Language", "Content-Disposition", "ETag")
    return {"status": answer.status_code, "headers": {name: answer.headers.get(name) for name in names}, "body": found}


def commands(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the command line prints about the samples."""
    del given
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for language in LANGUAGES:
            asked = ["--language", language]
            for options in (["--help"], [*asked, "--help"], ["forms", *asked], ["forms", *asked, "--json"]):
                yield f"{' '.join(options)} {language}", _run(options)
            for form in entry_point("FORMS"):
                Path("sample.json").write_text(json.dumps({"form": form.slug, "data": form.sample()}), "utf-8")
                options = ["validate", "sample.json", "--as-of", form.sample_on.isoformat(), "--explain", *asked]
                yield f"{form.slug} {language}", _run(options)
                yield f"{form.slug} {language} --json", _run([*options, "--json"])


def rows(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what becomes of the tables that were hard to read: what is said, and the names and lists of the papers."""
    del given
    for table in sorted(Path("tests/cases/files").resolve().glob("*.*")):
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            asked = ["--form", SHEET, "--as-of", "2026-10-31", "--format", "docx", "-o", "papers"]
            said = _run(["bulk", str(table), *asked])
            made = sorted(path for path in Path("papers").rglob("*") if path.is_file())
            books = {path.name: _lasting(path.read_bytes()) for path in made if path.suffix == ".xlsx"}
        yield table.name, {**said, "files": [str(path) for path in made], **books}


def _run(options: list[str]) -> dict[str, Any]:
    from click.testing import CliRunner  # noqa: PLC0415 - only the groups of the command line need it

    result = CliRunner().invoke(entry_point("main"), options)
    return {"code": result.exit_code, "output": result.output.splitlines()}


def coverage(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the page that says what is done about every item of the order."""
    del given
    for number, line in enumerate(Path("docs/coverage.md").read_text("utf-8").splitlines(), 1):
        yield f"line {number}", line


GROUPS: Final[dict[str, Callable[[dict[str, Any]], Iterator[tuple[str, Any]]]]] = {
    "samples": samples,
    "cases": cases,
    "misread": misread,
    "batches": batches,
    "dossiers": dossiers,
    "schemas": schemas,
    "printed": printed,
    "files": files,
    "answers": answers,
    "commands": commands,
    "rows": rows,
    "coverage": coverage,
}


def dump(given: dict[str, Any], groups: list[str]) -> dict[str, dict[str, Any]]:
    """Return what every group yields; where one breaks off, why stands beside what it yielded until then."""
    found: dict[str, dict[str, Any]] = {}
    for name in groups or GROUPS:
        entries = found[name] = {}
        try:
            entries.update(GROUPS[name](given))
        except Exception:  # noqa: BLE001 - one entry point that moved must not hide the differences of the others
            entries["broke off"] = traceback.format_exc(limit=-3)
    return found


def main(mode: str, *rest: str) -> None:
    """Write the inputs, or what becomes of them."""
    if mode == "inputs":
        found: Any = inputs()
        (target,) = rest
    else:
        source, target, *groups = rest
        found = dump(json.loads(Path(source).read_text("utf-8")), groups)
    Path(target).write_text(json.dumps(found, ensure_ascii=False, default=str), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
