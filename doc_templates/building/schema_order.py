"""The order in which Word wants the properties of WordprocessingML (ECMA-376 part 1, annex A, ``wml.xsd``).

Word calls a file damaged whose properties stand in another order, where LibreOffice and python-docx say nothing.
Listed are the properties that forms use; one that is not listed is reported too, so that it is looked up first.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from doc_templates.building.markup import W

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens spacing ind"
    " contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing w sz szCs u vertAlign lang",
    "pBdr": "top left bottom right between",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang decimalSymbol"
    " listSeparator",
    "font": "altName panose1 charset family pitch",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "tbl": "tblPr tblGrid tr",
}


def disordered(root: etree._Element) -> Iterator[str]:
    """Yield a sentence for every property that stands where Word would not take it, or is not on the list."""
    for parent in root.iter(etree.Element):
        name = etree.QName(parent).localname
        if not parent.tag.startswith(f"{{{W}}}") or name not in ORDER:
            continue
        order = ORDER[name].split()
        children = [etree.QName(child).localname for child in parent]
        unlisted = [child for child in children if child not in order]
        if unlisted:
            yield f"<{name}> holds {', '.join(unlisted)}, whose place in the schema is not listed"
            continue
        for before, after in pairwise(children):
            if order.index(before) > order.index(after):
                yield f"<{name}>: <{after}> has to stand before <{before}>"
