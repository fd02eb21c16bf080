"""What the lint may find, in words: English for whoever builds a form, Russian for whoever brings a template along."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """A kind of fault: what is said of it, and whether a form can be made all the same (``harmless``)."""

    en: str
    ru: str
    harmless: bool = False


KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "no_docx": Words(
            "is no DOCX file: {reason}",
            "файл не открывается как документ DOCX ({reason}): пересохраните его в Word как «Документ Word (.docx)»",
        ),
        "spare_part": Words(
            "holds {name}, which no form needs",
            "внутри файла есть {name}; форме это не нужно и не разрешено: уберите макросы, рисунки и вложения",
        ),
        "office_part": Words(
            "holds {name}, which no form needs",
            "внутри файла есть {name}, которое добавил редактор; форме оно не нужно",
            harmless=True,
        ),
        "lacking_part": Words(
            "lacks {name}", "внутри файла нет {name}: начните с выгруженного шаблона и сохраните его в Word"
        ),
        "split": Words(
            "a placeholder is spread over several runs or not closed: «{text}»",
            "метка в строке «{text}» разорвана оформлением или не закрыта: наберите её заново целиком, одним шрифтом",
        ),
        "unreadable": Words(
            "the placeholders cannot be read: {reason}",
            "метки не читаются ({reason}): верните их в том виде, в каком они стоят в выгруженном шаблоне",
        ),
        "unknown": Words(
            "names {path}, which {context} does not hold",
            "метка «{path}» форме неизвестна: исправьте её по выгруженному шаблону или удалите",
        ),
        "unprinted": Words(
            "never names {path}, which {context} holds",
            "нет метки «{path}»: без неё это значение не будет напечатано; верните её из выгруженного шаблона",
        ),
        "strange": Words(
            "{path} of {context} is neither text nor a whole number",
            "значение «{path}» не является ни текстом, ни целым числом",
        ),
        "outside": Words(
            "{part}: reaches outside of the file: {target}",
            "{part} ссылается за пределы файла ({target}): удалите гиперссылку или связанный рисунок",
        ),
        "field": Words(
            "{part}: holds the field {field}; only PAGE is allowed",
            "{part} содержит поле Word «{field}»: допускается только номер страницы PAGE",
        ),
        "font": Words(
            "{part}: uses the font {font}; only {allowed} is allowed",
            "{part} использует шрифт {font}: допускается только {allowed}",
        ),
        "listed_font": Words(
            "{part}: uses the font {font}; only {allowed} is allowed",
            "{part} перечисляет шрифт {font}, хотя в тексте только {allowed}",
            harmless=True,
        ),
        "disordered": Words("{part}: {finding}", "{part}: необычная разметка ({finding})", harmless=True),
        "undefined_style": Words(
            "uses the style {style}, which is not defined", "стиль {style} используется, но в файле не описан"
        ),
        "unused_style": Words(
            "defines the style {style}, which is not used", "стиль {style} описан, но не используется", harmless=True
        ),
        "direct": Words(
            "formats directly with <{tag}> instead of a style",
            "оформление задано напрямую (<{tag}>), а не стилем",
            harmless=True,
        ),
        "language": Words(
            "has to say once, in its defaults, that the language is {tag}",
            "язык текста по умолчанию должен быть {tag}, и никакой другой",
            harmless=True,
        ),
        "hyphenation": Words(
            "has to switch automatic hyphenation off", "автоматическая расстановка переносов должна быть выключена",
            harmless=True,
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a template: its kind, a key of :data:`KINDS`, and what its words name."""

    kind: str
    values: Mapping[str, Any]

    @property
    def harmless(self) -> bool:
        """Tell whether papers come out right all the same; the official templates have no fault at all."""
        return KINDS[self.kind].harmless

    @property
    def en(self) -> str:
        """The fault in English, the beginning of the sentence being the template."""
        return KINDS[self.kind].en.format(**self.values)

    @property
    def ru(self) -> str:
        """The fault in Russian: what is wrong and what would be right."""
        return KINDS[self.kind].ru.format(**self.values)


def fault(kind: str, /, **values: Any) -> Fault:
    """Return a fault; the keywords fill its words."""
    return Fault(kind, values)
