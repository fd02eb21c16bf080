"""The example for Kubernetes is what Kubernetes takes, and says what the compose file says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml

from service.queue import BATCHES, DOCUMENTS
from service.settings import VARIABLES
from service.telemetry import PROCESSES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/examples/kubernetes"
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
PARTS = ("migrate", "web", "documents", "batches", "beat", "preview")
ALIKE = ("HOST", "PORT", "BAGALAU_DATA_DIR", "BAGALAU_METRICS_PORT")
"""Settings that name nothing of the installation and so are the same in both."""


def _read(file: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((FOLDER / file).read_text("utf-8")))


MANIFESTS = [one for file in ("config.yaml", "migrate.yaml", "bagalau.yaml") for one in _read(file)]
PODS = {
    one["spec"]["template"]["metadata"]["labels"]["part"]: one["spec"]["template"]["spec"]
    for one in MANIFESTS
    if one["kind"] in {"Deployment", "Job"}
}
CONTAINERS = {part: pod["containers"][0] for part, pod in PODS.items()}
[CONFIG] = [one["data"] for one in MANIFESTS if one["kind"] == "ConfigMap"]
SECRETS = [line.partition("=")[0] for line in (FOLDER / "secret.env.example").read_text("utf-8").splitlines()[1:]]

TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
NAMED = TEXTS | {"required": ["name"], "maxProperties": 1}
KEDA = {
    "TriggerAuthentication": {
        "type": "object",
        "required": ["secretTargetRef"],
        "additionalProperties": False,
        "properties": {
            "secretTargetRef": {
                "type": "array",
                "items": TEXTS | {"required": ["parameter", "name", "key"], "maxProperties": 3},
            }
        },
    },
    "ScaledObject": {
        "type": "object",
        "required": ["scaleTargetRef", "triggers"],
        "additionalProperties": False,
        "properties": {
            "scaleTargetRef": NAMED,
            "minReplicaCount": {"type": "integer", "minimum": 1},
            "maxReplicaCount": {"type": "integer", "minimum": 2},
            "pollingInterval": {"type": "integer", "minimum": 1},
            "triggers": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["type", "metadata", "authenticationRef"],
                    "additionalProperties": False,
                    "properties": {
                        "type": {"const": "rabbitmq"},
                        "metadata": TEXTS | {"required": ["protocol", "queueName", "mode", "value"]},
                        "authenticationRef": NAMED,
                    },
                },
            },
        },
    },
}
"""The fields of KEDA's own kinds that the example uses: no package carries the definitions themselves."""


def test_kubernetes_takes_every_manifest() -> None:
    """By its own schemas, without a field they do not know."""
    for manifest in MANIFESTS:
        kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)
    assert [one["kind"] for one in MANIFESTS].count("Deployment") == len(PARTS) - 1


def test_a_field_that_kubernetes_does_not_know_would_be_noticed() -> None:
    """The check above can fail."""
    service = next(one for one in MANIFESTS if one["kind"] == "Service")
    wrong = service | {"spec": service["spec"] | {"ports": [{"name": "http", "prot": 80}]}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, kubernetes_validate.latest_version(), strict=True)


@pytest.mark.parametrize("part", PARTS)
def test_a_pod_runs_what_the_container_of_the_compose_file_runs(part: str) -> None:
    """The same command of the same image, with as long to finish and as few rights."""
    pod, container, told = PODS[part], CONTAINERS[part], COMPOSE[part]
    assert container["command"] == told["command"]
    assert container["image"] == told["image"]
    seconds = {"web": "30s", "documents": "60s", "batches": "60s"}
    assert told.get("stop_grace_period") == seconds.get(part)
    assert pod["terminationGracePeriodSeconds"] == int(seconds.get(part, "30s").removesuffix("s"))
    as_user = pod["securityContext"]
    assert (as_user["runAsNonRoot"], f"{as_user['runAsUser']}:{as_user['runAsGroup']}") == (True, told["user"])
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": told["read_only"],
        "capabilities": {"drop": told["cap_drop"]},
    }
    assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/data", "/tmp"}
    assert {"requests", "limits"} <= set(container["resources"])


@pytest.mark.parametrize("part", PARTS)
def test_a_pod_has_the_settings_of_the_compose_file(part: str) -> None:
    """None is unknown to the service, none of the compose file is missing, secrets come from the Secret alone."""
    assert CONTAINERS[part]["envFrom"] == [{"configMapRef": {"name": "bagalau"}}, {"secretRef": {"name": "bagalau"}}]
    own = {one["name"] for one in CONTAINERS[part].get("env", ())}
    assert own | {*CONFIG, *SECRETS} <= set(VARIABLES)
    assert own | {*CONFIG, *SECRETS} >= set(COMPOSE[part]["environment"])
    assert {name: CONFIG[name] for name in ALIKE} == {name: COMPOSE[part]["environment"][name] for name in ALIKE}
    # A Service called bagalau would otherwise set BAGALAU_PORT, which the service refuses as unknown.
    assert PODS[part]["enableServiceLinks"] is False


def test_web_processes_share_the_limits_by_their_number() -> None:
    """Each allows its share of how often a key may ask."""
    [web] = [one["spec"] for one in MANIFESTS if one["metadata"]["name"] == "bagalau-web" and "replicas" in one["spec"]]
    values = {one["name"]: one["value"] for one in CONTAINERS["web"]["env"]}
    assert values["BAGALAU_WEB_PROCESSES"] == str(web["replicas"])


@pytest.mark.parametrize("part", [DOCUMENTS, BATCHES, "beat", "preview"])
def test_probes_are_those_of_the_compose_file_and_a_ping_of_the_very_worker(part: str) -> None:
    """The file tells of a stuck task; the ping, for which another worker's answer does not count, of the broker."""
    container = CONTAINERS[part]
    assert ["CMD", *container["livenessProbe"]["exec"]["command"]] == COMPOSE[part]["healthcheck"]["test"]
    if part in {"beat", "preview"}:
        assert "readinessProbe" not in container
        return
    [shell, option, command] = container["readinessProbe"]["exec"]["command"]
    assert (shell, option) == ("sh", "-c")
    assert command == 'celery -A worker.app inspect ping --timeout 10 --destination "celery@$HOSTNAME"'
    assert container["readinessProbe"]["timeoutSeconds"] > 10


def test_the_web_process_is_taken_out_of_service_only_when_it_does_not_answer() -> None:
    """It accepts documents while workers are away."""
    probes = [CONTAINERS["web"][name]["httpGet"] for name in ("livenessProbe", "readinessProbe")]
    assert probes == [{"path": "/healthz", "port": "http"}] * 2
    assert "/healthz" in " ".join(COMPOSE["web"]["healthcheck"]["test"])


def test_ports_and_selectors_fit_together() -> None:
    """The Service finds the web pods, Prometheus each process where it tells its numbers, budgets find their pods."""
    ports = {part: {one["name"]: one["containerPort"] for one in CONTAINERS[part].get("ports", ())} for part in PODS}
    assert ports["web"]["http"] == int(CONFIG["PORT"])
    assert CONFIG["BAGALAU_PREVIEW_URL"] == f"tcp://bagalau-preview:{ports['preview']['preview']}"
    for place, part in enumerate(PROCESSES):
        assert ports[part]["metrics"] == int(CONFIG["BAGALAU_METRICS_PORT"]) + place
    for one in MANIFESTS:
        if one["kind"] in {"Service", "PodDisruptionBudget"}:
            chosen = one["spec"]["selector"].get("matchLabels") or one["spec"]["selector"]
            assert (chosen["app"], chosen["part"] in PODS) == ("bagalau", True)


def test_keda_scales_the_workers_by_the_length_of_their_queues() -> None:
    """Both, from one upwards: with no worker of batches nobody sweeps. Checked by the fields that are used."""
    documents = _read("keda.yaml")
    for one in documents:
        assert one["apiVersion"] == "keda.sh/v1alpha1"
        jsonschema.validate(one["spec"], KEDA[one["kind"]])
    authentication, *scaled = documents
    assert [one["spec"]["triggers"][0]["metadata"]["queueName"] for one in scaled] == [DOCUMENTS, BATCHES]
    for one in scaled:
        trigger = one["spec"]["triggers"][0]
        assert one["spec"]["scaleTargetRef"]["name"] == f"bagalau-{trigger['metadata']['queueName']}"
        assert (trigger["metadata"]["mode"], int(trigger["metadata"]["value"]) > 0) == ("QueueLength", True)
        assert trigger["authenticationRef"]["name"] == authentication["metadata"]["name"]
    [reference] = authentication["spec"]["secretTargetRef"]
    assert (reference["name"], reference["key"] in SECRETS) == ("bagalau", True)


def test_no_secret_stands_in_a_manifest() -> None:
    """They are named in a file that is filled in and stays outside."""
    text = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yaml"))
    for name in SECRETS:
        assert f"{name}:" not in text
    assert all(line.endswith("=") for line in (FOLDER / "secret.env.example").read_text("utf-8").splitlines()[1:])
