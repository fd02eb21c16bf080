"""The example rules of Prometheus call somebody by numbers that are really told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import promql_parser
import pytest
import yaml

from service.api.metrics import Metrics
from service.preview import no_preview
from service.telemetry import PROCESSES
from worker.measures import measures
from worker.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.services import Services

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/examples/prometheus"
OURS = "bagalau_"
OF_PROMETHEUS = {"up": {"job", "instance"}}
SCRAPED = {"job", "instance"}


def _rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load((EXAMPLES / "alerts.yaml").read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def _selectors(expression: str) -> Iterator[promql_parser.VectorSelector]:
    found: list[promql_parser.VectorSelector] = []

    def visit(node: object) -> None:
        if isinstance(node, promql_parser.VectorSelector):
            found.append(node)
        elif isinstance(node, promql_parser.MatrixSelector):
            found.append(node.vector_selector)

    promql_parser.walk(promql_parser.parse(expression), visit)
    return iter(found)


@pytest.fixture
def told(services: Services) -> dict[str, set[str]]:
    """Return the names of all numbers that are told, each with its labels."""
    metrics = Metrics(services)
    metrics.observe("GET", "/", 200, 0.1)
    metrics.counting(no_preview)("b2_score_sheet", {}, today=services.clock().date())
    measures.seconds("documents", "b2_score_sheet", "fill", 0.1)
    measures.made("documents", "b2_score_sheet", "ready")
    measures.restarted("worn")
    measures.laid_out("b2_score_sheet", "")
    found: dict[str, set[str]] = {}
    for registry in (metrics.registry, Runtime(services.settings).registry()):
        for family in registry.collect():
            found.setdefault(family.name, set()).update(getattr(family, "_labelnames", ()))
            for sample in family.samples:
                found.setdefault(sample.name, set()).update(sample.labels)
    return found


def test_every_alert_asks_for_what_is_told(told: dict[str, set[str]]) -> None:
    """Its expression parses, and each number of it exists with the labels it is chosen by."""
    for rule in _rules():
        selectors = list(_selectors(rule["expr"]))
        assert selectors, rule["alert"]
        for one in selectors:
            labels = {**told, **OF_PROMETHEUS}[one.name]
            assert {matcher.name for matcher in one.matchers.matchers} <= labels | SCRAPED, rule["alert"]
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in {"warning", "critical"}
        assert rule["annotations"]["summary"]
        promql_parser.parse_duration(rule.get("for", "1m"))


def test_a_name_that_is_not_told_would_be_noticed(told: dict[str, set[str]]) -> None:
    """The check above can fail."""
    [unknown] = _selectors("max(bagalau_queue_lenght) > 1")
    assert unknown.name not in told
    with pytest.raises(ValueError, match="unclosed"):
        promql_parser.parse("max(")


def test_what_is_told_has_no_labels_but_ours(told: dict[str, set[str]]) -> None:
    """None by which a state body, a person or a document could be told."""
    labels = {label for name, found in told.items() if name.startswith(OURS) for label in found}
    assert labels <= {
        "code", "folder", "form", "le", "method", "pdf", "queue", "reason", "result", "route", "stage", "status",
    }  # fmt: skip


def test_prometheus_asks_each_process_on_its_own_port() -> None:
    """The containers of the compose file by their names."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    jobs = yaml.safe_load((EXAMPLES / "prometheus.yaml").read_text("utf-8"))["scrape_configs"]
    asked = {name: one["port"] for job in jobs for one in job["dns_sd_configs"] for name in one["names"]}
    first = {int(compose[name]["environment"]["BAGALAU_METRICS_PORT"]) for name in asked}
    assert first == {asked["web"]}
    assert asked == {name: asked["web"] + place for place, name in enumerate(PROCESSES)}
    assert not any("9464" in str(told.get("ports")) for told in compose.values())
