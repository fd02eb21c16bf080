"""Configuration of every LibreOffice: a fresh profile, its own environment and the fonts it may use."""

from __future__ import annotations

from collections.abc import Iterable
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from doc_templates.fonts import FALLBACK_FAMILIES, FOLDER, SET_IN, TEXT_FAMILY
from doc_templates.hyphenation import RUSSIAN

SEARCHED: Final = "/usr/local/bin:/usr/bin:/bin"
"""Where programs are looked for by name."""

ALLOCATOR: Final = "jemalloc"
"""LibreOffice spends a sixth of its time on allocation; with this library instead of the C library's allocator a paper
takes a seventh less time, and the process needs 40 MB less."""
ALLOCATOR_SETTINGS: Final = "narenas:1,dirty_decay_ms:30000"
"""One thread works, and the next document reuses what the last one freed (``jemalloc(3)``, ``TUNING``)."""

COMMON: Final = "/org.openoffice.Office.Common"
LINGUISTIC: Final = "/org.openoffice.Office.Linguistic"
INET: Final = "/org.openoffice.Inet/Settings"
RECOVERY: Final = "/org.openoffice.Office.Recovery"
SETUP: Final = "/org.openoffice.Setup/Office"
WRITER: Final = "/org.openoffice.Office.Writer"


@dataclass(frozen=True, slots=True)
class RegistryItem:
    """One setting of LibreOffice, as its expert configuration lists them."""

    path: str
    name: str
    value: str


REGISTRY: Final = (
    # Nothing outside the document is opened, and nothing inside it is run.
    RegistryItem(f"{COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    RegistryItem(f"{COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    RegistryItem(f"{COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    RegistryItem(f"{WRITER}/Content/Update", "Link", "2"),
    RegistryItem("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    # Network requests go to a port without a listener.
    RegistryItem(INET, "ooInetProxyType", "2"),
    RegistryItem(INET, "ooInetNoProxy", ""),
    RegistryItem(INET, "ooInetHTTPProxyName", "127.0.0.1"),
    RegistryItem(INET, "ooInetHTTPProxyPort", "9"),
    RegistryItem(INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    RegistryItem(INET, "ooInetHTTPSProxyPort", "9"),
    RegistryItem(INET, "ooInetFTPProxyName", "127.0.0.1"),
    RegistryItem(INET, "ooInetFTPProxyPort", "9"),
    # No questions, no reports, no recovery of what a killed process had open.
    RegistryItem(SETUP, "ooSetupInstCompleted", "true"),
    RegistryItem(f"{COMMON}/Misc", "FirstRun", "false"),
    RegistryItem(f"{COMMON}/Misc", "CrashReport", "false"),
    RegistryItem(f"{COMMON}/Misc", "CollectUsageInformation", "false"),
    RegistryItem(f"{RECOVERY}/AutoSave", "Enabled", "false"),
    RegistryItem(f"{RECOVERY}/RecoveryInfo", "Enabled", "false"),
    RegistryItem(f"{RECOVERY}/RecoveryInfo", "CrashReporterEnabled", "false"),
    # There is no typing, so spelling and completion are off.
    RegistryItem(f"{LINGUISTIC}/SpellChecking", "IsSpellAuto", "false"),
    RegistryItem(f"{LINGUISTIC}/GrammarChecking", "IsAutoCheck", "false"),
    RegistryItem(f"{WRITER}/AutoFunction/Completion", "Enable", "false"),
    RegistryItem(f"{WRITER}/AutoFunction/Completion", "CollectWords", "false"),
    # A short word fits into every column and is not divided.
    RegistryItem(f"{LINGUISTIC}/Hyphenation", "MinWordLength", "10"),
)

DICTIONARY: Final = "HyphDic_ru_RU"
"""As LibreOffice's own extension calls it: an entry of the profile goes before one of the same name."""
EXTENSIONS: Final = ("BUNDLED_EXTENSIONS", "UNO_SHARED_PACKAGES")
"""Where the machine's extensions are: they bring dictionaries, of which any may be taken, and code."""

SWITCHES: Final = (
    "--headless",
    "--invisible",
    "--nodefault",
    "--nologo",
    "--norestore",
    "--nolockcheck",
    "--nofirststartwizard",
)


def command(soffice: Path, profile: Path, pipe: str) -> list[str]:
    """Return the command line of a LibreOffice that keeps ``profile`` and answers on a UNO pipe."""
    accept = f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"
    nowhere = (profile / "none").as_uri()
    hidden = [f"-env:{name}={nowhere}" for name in EXTENSIONS]
    return [str(soffice), *SWITCHES, f"-env:UserInstallation={profile.as_uri()}", *hidden, accept]


def environment(home: Path, temporary: Path, fonts: Path) -> dict[str, str]:
    """Return all environment variables of LibreOffice; it gets none of the worker's, which hold secrets.

    Args:
        home: folder for caches.
        temporary: folder for temporary files; in memory it makes conversion a tenth faster.
        fonts: configuration written by :func:`write_fonts`.
    """
    return {
        "PATH": SEARCHED,
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "TMPDIR": str(temporary),
        "SAL_USE_VCLPLUGIN": "svp",
        "FONTCONFIG_FILE": str(fonts),
        **_allocator(),
    }


def write_profile(profile: Path, soffice: Path) -> None:
    """Write a fresh profile.

    The note of the build it was made with spares LibreOffice the cleaning up after an update, at the end of which it
    would ask to be started again (exit code 81).

    Args:
        profile: folder to write to; made when it is not there.
        soffice: the program ``soffice.bin``; its neighbour ``versionrc`` names the build.
    """
    user = profile / "user"
    (user / "extensions").mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(REGISTRY), "utf-8")
    build = _build(soffice.with_name("versionrc"))
    if build:
        (user / "extensions" / "buildid").write_text(build, "utf-8")


def write_fonts(path: Path, brought: Iterable[Path] = ()) -> None:
    """Write a configuration that shows LibreOffice the fonts of this program and none of the machine.

    With the same fonts everywhere the same document breaks its lines at the same places on every machine. Fonts that
    LibreOffice brings itself are refused too: they may be of the same families and other versions.
    For any other font stands one without serifs, which the inspection notices.

    Args:
        path: the file to write.
        brought: files of further fonts, those of state bodies' own variants.
    """
    brought = tuple(brought)
    folders = dict.fromkeys((FOLDER, *(font.parent for font in brought)))
    seen = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    accepted = "".join(f"<glob>{escape(str(font))}</glob>" for font in (FOLDER / "*", *brought))
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"{seen}<cachedir>{escape(str(path.parent / 'fontconfig'))}</cachedir>"
        "<selectfont><rejectfont><glob>*</glob></rejectfont>"
        f"<acceptfont>{accepted}</acceptfont></selectfont>"
        f'<alias binding="same"><family>{SET_IN}</family><prefer><family>{TEXT_FAMILY}</family></prefer></alias>'
        '<match target="pattern"><edit name="family" mode="append_last">'
        f"<string>{FALLBACK_FAMILIES[-1]}</string></edit></match></fontconfig>",
        "utf-8",
    )


def _allocator() -> dict[str, str]:
    """Return what puts the faster allocator in the place of the C library's, nothing where it is not installed."""
    library = find_library(ALLOCATOR)
    return {"LD_PRELOAD": library, "MALLOC_CONF": ALLOCATOR_SETTINGS} if library else {}


def _registry(items: Iterable[RegistryItem]) -> str:
    found = "".join(
        f'<item oor:path={quoteattr(item.path)}><prop oor:name={quoteattr(item.name)} oor:op="fuse">'
        f"<value>{escape(item.value)}</value></prop></item>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{found}{_dictionary()}</oor:items>'
    )


def _dictionary() -> str:
    """Return the entry of the Russian hyphenation; with it those of the machine are not looked at for this language."""
    values = {
        "Locations": f"<it>{escape(RUSSIAN.as_uri())}</it>",
        "Format": "DICT_HYPH",
        "Locales": "<it>ru-RU</it>",
    }
    properties = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>' for name, value in values.items()
    )
    path = f"{LINGUISTIC}/ServiceManager/Dictionaries"
    return f'<item oor:path="{path}"><node oor:name="{DICTIONARY}" oor:op="fuse">{properties}</node></item>'


def _build(versions: Path) -> str:
    try:
        lines = versions.read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition("=")[2].strip() for line in lines if line.startswith("buildid=")), "")
