"""What becomes of a document whose making went wrong: one table from exceptions to verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from doc_templates.errors import CatalogueError
from service.errors import StorageError
from validators.errors import ValidatorsError
from worker.assemble import InspectionError
from worker.convert.errors import (
    ConversionFailedError,
    ConversionKilledError,
    ConverterClosedError,
    ConverterKilledError,
    ConverterMissingError,
    ConverterStartError,
)
from worker.render import RenderError

AT_ONCE: Final = 1
TWICE: Final = 2
STUBBORNLY: Final = 5


@dataclass(frozen=True, slots=True)
class Failure:
    """The document itself is suspected: it is given up after so many failed attempts, this one included.

    ``code`` is for programs, ``message`` is Russian, for the client; neither holds personal data.
    """

    code: str
    message: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Wait:
    """The installation lacks something: the document waits ``seconds`` and is tried again, however often.

    ``message`` is a Russian sentence saying what it waits for, ``None`` when nothing is wrong.
    """

    message: str | None
    seconds: float


VERDICTS: Final[tuple[tuple[type[Exception], Failure | Wait], ...]] = (
    (ConverterMissingError, Wait("PDF будет готов, когда на сервере появится LibreOffice.", 10)),
    (ConverterStartError, Wait("PDF будет готов, когда LibreOffice запустится; попытка будет повторена.", 5)),
    (ConverterClosedError, Wait(None, 0)),
    (
        ConversionFailedError,
        Failure("conversion_failed", "Документ не удалось преобразовать в PDF: LibreOffice отказался дважды.", TWICE),
    ),
    (
        # Killed from outside, by an operator or by a system short of memory: that may hit an innocent several times.
        ConverterKilledError,
        Failure("quarantined", "Документ снят с обработки: LibreOffice на нём раз за разом завершался.", STUBBORNLY),
    ),
    (
        ConversionKilledError,
        Failure(
            "quarantined",
            "Документ снят с обработки: LibreOffice на нём дважды завершился аварийно или не уложился во время.",
            TWICE,
        ),
    ),
    (InspectionError, Failure("inspection_failed", "Готовый файл не прошёл проверку содержимого.", TWICE)),
    (RenderError, Failure("rendering_failed", "Форму не удалось заполнить этими данными.", AT_ONCE)),
    (ValidatorsError, Failure("record_unreadable", "Сохранённые данные не читаются этой версией программы.", AT_ONCE)),
    (CatalogueError, Failure("form_unavailable", "Этой формы или её языка нет в этой версии программы.", AT_ONCE)),
    (StorageError, Wait("Хранилище файлов недоступно; документ будет готов, когда оно ответит.", 5)),
    (OSError, Wait("Серверу не хватает ресурсов (места на диске, памяти); попытка будет повторена.", 5)),
)
"""The first entry that fits decides, so the more particular ones come first."""

BUG: Final = Failure("internal_error", "Внутренняя ошибка при подготовке документа; она записана в журнал.", STUBBORNLY)


def verdict(error: Exception) -> Failure | Wait:
    """Return what an exception means for the document; one that nobody foresaw is a bug."""
    return next((meaning for kind, meaning in VERDICTS if isinstance(error, kind)), BUG)
