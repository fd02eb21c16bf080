"""A servant with invented data, for descriptions and for the example in the workbook."""

from __future__ import annotations

from typing import Any, Final

SAMPLE_MEMBER: Final[dict[str, Any]] = {
    "full_name": "Сейтқали Айдана Бауыржанқызы",
    "iin": "900512453059",
    "contacts": {"phone": "+7 7172 70 00 00", "email": "servant@example.kz"},
    "appointments": [
        {
            "corpus": "B",
            "category": "C-5",
            "managerial": False,
            "position": "эксперт",
            "appointed_on": "2023-02-01",
            "dismissed_on": "2026-07-31",
            "evaluator": {"external_id": "hr-00004"},
        },
        {
            "corpus": "B",
            "category": "C-4",
            "managerial": False,
            "position": "главный эксперт",
            "appointed_on": "2026-08-01",
            "evaluator": {
                "full_name": "Жұмабаев Нұрлан Серікұлы",
                "position": "руководитель управления",
                "role": "unit_head",
            },
        },
    ],
    "absences": [{"kind": "leave", "since": "2026-07-06", "until": "2026-07-17"}],
    "days_worked": [{"year": 2026, "quarter": 2, "appointment": 1, "days": 60}],
}
