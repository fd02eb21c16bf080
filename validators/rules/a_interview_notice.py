"""Corpus «А»: the notice of an interview, items 3 and 22, and 49 of chapter 5."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from validators.messages.values import Count, Term
from validators.parameters import editions
from validators.parameters.transition import transition
from validators.people import same_person
from validators.rules import notices
from validators.rules.model import ORDER_13, Finding, Moment, Rule, corpus_a, finding
from validators.rules.notices import where
from validators.schemas.a_interview_notice import ITEM_3_ABSENCES
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.people import HasIdentity
    from validators.rules.notice_facts import InterviewFacts

FORM = ("a_interview_notice",)
UNTIL = date(2026, 3, 1)
ANNUAL, CHAPTER_5 = attrgetter("annual"), attrgetter("chapter5")


def _of_item_3(facts: InterviewFacts) -> bool:
    return facts.absence in ITEM_3_ABSENCES


def edition(facts: InterviewFacts) -> Iterator[Finding]:
    """«…распространяется на правоотношения, возникшие с 1 января 2025 года» (пункт 4 приказа № 121)."""
    if not facts.known:
        yield finding("year", "/year", year=facts.year.year, since=editions("A").tables[0].since)


def chapter_5(facts: InterviewFacts) -> Iterator[Finding]:
    """«глава 5… действует до 1 марта 2026 года»: a later interview may be one of item 22, the data do not say."""
    day, until = facts.record.interview.held_on, transition().chapter5_until
    if day >= until:
        yield finding("over", "/interview/held_on", day=day, until=until)


def in_time(facts: InterviewFacts) -> Iterator[Finding]:
    """«…по итогам календарного года не позднее 20 января»: an interview is held «для проведения оценки» (пункт 22)."""
    held, year = facts.record.interview.held_on, facts.year
    due = date(year.year + 1, facts.terms.assessment_month, facts.terms.assessment_day)
    if held <= year.last_day:
        yield finding("early", "/interview/held_on", held=held, end=year.last_day)
    elif held > due:
        yield finding("late", "/interview/held_on", held=held, due=due)


def notice(facts: InterviewFacts) -> Iterator[Finding]:
    """«…уведомляет служащего о проведении собеседования за семь рабочих дней до начала его проведения»."""
    sent, held, due = facts.signed_on, facts.record.interview.held_on, facts.notify_by
    term = Count(facts.terms.interview_working_days, "working_days")
    if sent is None:
        if facts.today > due:
            yield finding("unsent", "", held=held, due=due, today=facts.today, term=term)
        return
    if sent > facts.today:
        yield finding("future", "/sent_on", Severity.ERROR, sent=sent, today=facts.today)
    if sent > held:
        yield finding("after", "/sent_on", Severity.ERROR, sent=sent, held=held)
    elif sent > due:
        yield finding("late", "/sent_on", sent=sent, held=held, due=due, term=term)


def video(facts: InterviewFacts) -> Iterator[Finding]:
    """«…проводится с помощью использования дистанционных средств видеосвязи»."""
    if facts.absence is not None and not facts.record.interview.video:
        yield finding("none", "/interview/video", absence=Term(f"absence_{facts.absence}"))


def absence(facts: InterviewFacts) -> Iterator[Finding]:
    """«…а также уволенных служащих» (пункт 3, часть 3): who is dismissed by then is to be named so."""
    dismissed, held = facts.record.employee.dismissed_on, facts.record.interview.held_on
    if facts.record.absence == "dismissed":
        if dismissed is None:
            yield finding("date", "/employee/dismissed_on")
        elif dismissed >= held:
            yield finding("later", "/employee/dismissed_on", dismissed=dismissed, held=held)
    elif facts.record.absence is None and facts.dismissed is not None:
        yield finding("dismissed", "/absence", dismissed=facts.dismissed, held=held)


def participants(facts: InterviewFacts) -> Iterator[Finding]:
    """«…принимает участие оцениваемый служащий, уполномоченное лицо, представитель службы управления персоналом…»."""
    record = facts.record
    present: list[tuple[str, HasIdentity | None]] = [
        ("employee", record.employee),
        ("authorized_person", record.authorized_person),
        ("hr_representative", record.hr_representative),
        ("immediate_supervisor", record.immediate_supervisor),
    ]
    named = [(role, person) for role, person in present if person is not None]
    for index, (role, person) in enumerate(named):
        first = next((earlier for earlier, other in named[:index] if same_person(other, person)), None)
        if first is not None:
            # The immediate supervisor may be who appoints; naming him twice is needless, not wrong.
            grave = None if "employee" in {role, first} else Severity.WARNING
            yield finding(
                "twice", f"/{role}", grave, role=Term(f"participant_{role}"), first=Term(f"participant_{first}")
            )


_NOTIFY = (
    "Служба управления персоналом уведомляет служащего о проведении собеседования за семь рабочих дней до начала его "
    "проведения."
)
_MEANS = (
    "уведомление направляется заказным письмом с уведомлением о его вручении и/или телефонограммой и/или телеграммой "
    "и/или текстовым сообщением по абонентскому номеру сотовой связи или по электронному адресу либо с использованием "
    "иных средств связи, обеспечивающих фиксацию извещения или вызова."
)
_PARTICIPANTS = (
    "В собеседовании принимает участие оцениваемый служащий, уполномоченное лицо, представитель службы управления "
    "персоналом, а также по решению уполномоченного лица непосредственный руководитель оцениваемого служащего."
)
_CHAPTER_5 = {"forms": FORM, "until": UNTIL, "moment": Moment.DOCUMENT}

RULES: tuple[Rule, ...] = (
    corpus_a(
        "A22-notice-year",
        "4",
        "Настоящий приказ вводится в действие со дня его первого официального опубликования и распространяется на "
        "правоотношения, возникшие с 1 июля 2025 года, за исключением абзаца четвертого пункта 1 настоящего приказа, "
        "который распространяется на правоотношения, возникшие с 1 января 2025 года.",
        "Собеседование проводят для оценки за 2025 год или позже",
        edition,
        act="order-121",
        forms=FORM,
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
    corpus_a(
        "A3-interview-in-time",
        "3",
        "Оценка служащих корпуса «А» проводится по результатам их деятельности на конкретной должности по итогам "
        "календарного года не позднее 20 января года, следующего за оцениваемым годом.",
        "Собеседование проводят между концом оцениваемого года и 20 января следующего",
        where(ANNUAL, in_time),
        severity=Severity.WARNING,
        forms=FORM,
    ),
    corpus_a(
        "A3-interview-absence",
        "3",
        "Оценка служащих корпуса «А», находящихся в трудовых отпусках, периоде временной нетрудоспособности либо "
        "направленных на переподготовку, повышение квалификации и в командировки, а также уволенных служащих "
        "проводится без их участия.",
        "Уволенный к дню собеседования служащий назван уволенным",
        absence,
        severity=Severity.WARNING,
        forms=FORM,
    ),
    corpus_a(
        "A22-notice",
        "22",
        _NOTIFY,
        "Служащий уведомлён о собеседовании не позднее чем за семь рабочих дней",
        where(ANNUAL, notice),
        severity=Severity.WARNING,
        forms=FORM,
    ),
    corpus_a(
        "A22-video",
        "22",
        "Собеседование со служащими, указанными в части третьей пункта 3 настоящей Методики, проводится с помощью "
        "использования дистанционных средств видеосвязи.",
        "С отсутствующим или уволенным служащим собеседуют по видеосвязи",
        where(_of_item_3, video),
        forms=FORM,
    ),
    corpus_a(
        "A22-means",
        "22",
        f"Служащим, указанным в части третьей пункта 3 настоящей Методики, {_MEANS}",
        "Названо средство связи, которым уведомлён отсутствующий или уволенный служащий",
        where(_of_item_3, notices.means),
        severity=Severity.WARNING,
        forms=FORM,
    ),
    corpus_a(
        "A22-participants",
        "22",
        _PARTICIPANTS,
        "Участники собеседования – разные люди",
        where(ANNUAL, participants),
        forms=FORM,
    ),
    corpus_a(
        "A49-chapter-5",
        "4",
        "глава 5 и приложения 8, 9, 10 к Методике действует до 1 марта 2026 года.",
        "Собеседование по главе 5 проводится до 1 марта 2026 года",
        where(CHAPTER_5, chapter_5),
        severity=Severity.WARNING,
        act="order-121",
        forms=FORM,
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
    corpus_a(
        "A49-notice",
        "49",
        _NOTIFY,
        "Служащий уведомлён о собеседовании не позднее чем за семь рабочих дней",
        where(CHAPTER_5, notice),
        severity=Severity.WARNING,
        **_CHAPTER_5,
    ),
    corpus_a(
        "A49-video",
        "49",
        "Собеседование с служащими корпуса «А» освобожденных, ротированных от должности и находящихся в социальном "
        "отпуске проводится с помощью использования дистанционных средств видеосвязи.",
        "С освобождённым, ротированным или находящимся в социальном отпуске собеседуют по видеосвязи",
        where(CHAPTER_5, video),
        **_CHAPTER_5,
    ),
    corpus_a(
        "A49-means",
        "49",
        f"Служащим, {_MEANS}",
        "Названо средство связи, которым уведомлён служащий",
        where(CHAPTER_5, notices.means),
        severity=Severity.WARNING,
        **_CHAPTER_5,
    ),
    corpus_a(
        "A49-participants",
        "49",
        _PARTICIPANTS,
        "Участники собеседования – разные люди",
        where(CHAPTER_5, participants),
        **_CHAPTER_5,
    ),
)
