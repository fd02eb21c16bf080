"""Requests made up from the description: whatever is sent, the answer is one that the description knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.config import SchemathesisConfig

from service.app.factory import create_app
from tests.service.app.contract import CONTRACT

if TYPE_CHECKING:
    from schemathesis import BaseSchema, Case

    from service.services import Services

pytestmark = pytest.mark.slow

KEY = "test-key-0123456789-0123456789-0123456789"
SOME, MANY = 6, 25
"""Requests of each kind to each operation, in every run and now and then."""
WITHOUT_PARAMETERS = {
    "/api/v1/cycles",
    "/api/v1/employees/import.xlsx",
    "/api/v1/forms",
    "/api/v1/rules",
    "/api/v1/editions",
    "/api/v1/variants",
    "/api/v1/deadlines",
    "/api/v1/keys",
    "/api/v1/organizations",
    "/api/v1/units",
    "/api/v1/users",
    "/api/v1/retention/due",
    "/api/v1/retention/holds",
    "/api/v1/retention/purges",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
}
CHECKS = [
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]


@schemathesis.serializer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
def _bytes(_ctx: Any, value: Any) -> dict[str, bytes]:
    """Send what stands for a workbook as it is: none that is made up is one."""
    return {"data": value if isinstance(value, bytes) else str(value).encode()}


@pytest.fixture(scope="module")
def described(shared_services: Services) -> BaseSchema:
    """Return the description of an application that does not wait for blank forms."""
    app = create_app(shared_services, wait_seconds=0)
    config = SchemathesisConfig.from_dict({"generation": {"mode": "all", "with-security-parameters": False}})
    return schemathesis.openapi.from_wsgi("/openapi.json", app, config=config)


def test_every_operation_is_tried(described: BaseSchema) -> None:
    """An operation added to the service is added here too."""
    paths = described.raw_schema["paths"]
    assert {(method, path) for path, methods in paths.items() for method in methods} == CONTRACT


def _vanishes(case: Case) -> bool:
    """Tell whether a parameter has a value that no address can carry, so that the request sent is not the wrong one."""
    return any(value in (None, [], {}, [None]) for value in (case.query or {}).values())


@pytest.mark.parametrize("examples", [SOME, pytest.param(MANY, marks=pytest.mark.prove)])
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), sorted(CONTRACT))
def test_whatever_is_sent_the_answer_is_described(
    described: BaseSchema, method: str, path: str, mode: GenerationMode, examples: int
) -> None:
    """Valid and invalid requests alike; 503 is the health of a service without a worker, not a crash."""
    operation = described[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def send(case: Case) -> None:
        response = case.call(headers={"Authorization": f"Bearer {KEY}"})
        left_out = set()
        if response.status_code == 503:
            left_out.add(not_a_server_error)
        if path in {"/api/v1/validate", "/api/v1/dossiers/validate"} and response.status_code == 200:
            # Invalid data is what these operations are for.
            left_out.add(negative_data_rejection)
        if _vanishes(case) or response.status_code == 413:
            # Too large is refused as well, with a status the check does not expect.
            left_out.add(negative_data_rejection)
        case.validate_response(response, checks=[check for check in CHECKS if check not in left_out])
        assert response.status_code != 500

    try:
        send()
    except Unsatisfiable:
        # An operation without parameters cannot be asked wrongly.
        assert mode is GenerationMode.NEGATIVE
        assert path in WITHOUT_PARAMETERS
