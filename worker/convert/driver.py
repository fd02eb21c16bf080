"""Starts one LibreOffice, drives it through UNO, and ends it with its worker.

Executed by its path under the system's Python, the only one that has the module ``uno``, and therefore free of
imports from this project and of syntax newer than Python 3.9. The one argument is a JSON object:

- ``command``: the command line of LibreOffice;
- ``pipe``: name of the UNO pipe that the command line asks for;
- ``folders``: folders of this LibreOffice, removed at the end;
- ``start_seconds``: how long it may take to start.

Frames as described in ``protocol.py`` come in on standard input and go out on standard output. The first one out is
``{"ready": true, "pid": ..., "sockets": [...]}`` or an error. After that every frame in is ``{"job": ...}``, one of
``JOBS``, with a document in its raw bytes, answered by ``{"rss": ..., "load_ms": ..., "export_ms": ...}`` with what was
made of it, or by ``{"error": ..., "kind": ...}``.
When standard input ends, so does LibreOffice; when LibreOffice ends, so does the driver.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import queue
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, NoReturn

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.uno import Exception as UnoError

HEADER = struct.Struct(">II")
PR_SET_PDEATHSIG = 1
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
LIBC = ctypes.CDLL(None)

RESTART_WANTED = 81
"""LibreOffice's exit code when it has set up a profile and needs a restart (EXITHELPER_NORMAL_RESTART)."""
MAX_RESTARTS = 3
OFFICE_ENDED = 70
OFFICE_KILLED = 71
DYING_SECONDS = 0.5
CONNECT_EVERY = 0.01

LOAD = {"Hidden": True, "ReadOnly": True}
NEVER = {"MacroExecutionMode": 0, "UpdateDocMode": 0, "Referer": "http://untrusted.invalid/"}
"""No macros (MacroExecMode.NEVER_EXECUTE), no updating of links (UpdateDocMode.NO_UPDATE), and a referer nobody
trusts: to a stream without one ``BlockUntrustedRefererLinks`` would not apply."""
WORD, FODT, PDF = "MS Word 2007 XML", "OpenDocument Text Flat XML", "writer_pdf_Export"
"""Filters are named, because LibreOffice would otherwise make a PDF of any file, an empty one included."""
ALIKE = {
    "ExportFormFields": False,
    "ExportNotes": False,
    "UseLosslessCompression": True,
    "ReduceImageResolution": False,
}
SINGLE = {**ALIKE, "SelectPdfVersion": 2, "UseTaggedPDF": True, "ExportBookmarks": True}
"""PDF/A-2b, tagged; texts of content controls are printed, pictures kept as they are."""
JOINED = {
    **ALIKE,
    "SelectPdfVersion": 0,
    "UseTaggedPDF": False,
    "ExportBookmarks": False,
    "ExportBookmarksToPDFDestination": True,
}
"""To be split: what splitting would lose is not written, and every bookmark becomes a destination."""
JOBS = {"single": (WORD, PDF, SINGLE), "joined": (FODT, PDF, JOINED), "to_fodt": (WORD, FODT, {})}
"""A job's filters for reading and writing, and the options of the latter."""


class StartError(Exception):
    """LibreOffice did not come up."""


class Office:
    """One LibreOffice process and the UNO connection to it.

    Raises:
        StartError: the process ended, or did not answer in time.
    """

    def __init__(self, command: list[str], pipe: str, folders: list[str], start_seconds: float) -> None:
        self.command = command
        self.folders = folders
        self.sockets: list[str] = []
        self.ending = threading.Lock()
        self.process = self.spawn()
        self.context = self.connect(pipe, time.monotonic() + start_seconds)
        self.desktop = self.create("com.sun.star.frame.Desktop")
        self.sockets = listening_sockets(self.process.pid)

    def spawn(self) -> subprocess.Popen[bytes]:
        """Start the process. Only the main thread may: the kernel watches the thread that forks, not the process."""
        driver = os.getpid()

        def tie() -> None:
            cut_off_network()
            # After the change of namespaces, which may clear it.
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != driver:
                os._exit(1)

        return subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=tie,  # noqa: PLW1509 - this process has no second thread yet
        )

    def connect(self, pipe: str, deadline: float) -> Any:
        """Wait for the process to answer; return its component context."""
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        restarts = 0
        while True:
            code = self.process.poll()
            if code == RESTART_WANTED and restarts < MAX_RESTARTS:
                restarts += 1
                self.process = self.spawn()
            elif code is not None:
                raise StartError(f"exit code {code}")
            try:
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            except NoConnectException:
                if time.monotonic() > deadline:
                    raise StartError("no answer") from None
            time.sleep(CONNECT_EVERY)

    def create(self, name: str, *arguments: Any) -> Any:
        """Return a new service inside LibreOffice."""
        services = self.context.ServiceManager
        if arguments:
            return services.createInstanceWithArgumentsAndContext(name, arguments, self.context)
        return services.createInstanceWithContext(name, self.context)

    def convert(self, job: str, content: bytes) -> tuple[dict[str, Any], bytes]:
        """Return the frame to answer with: measurements and what was made. Neither touches the disk on this side."""
        reading, writing, asked = JOBS[job]
        began = time.perf_counter()
        source = self.create("com.sun.star.io.SequenceInputStream", uno.ByteSequence(content))
        options = properties({**LOAD, **NEVER, "FilterName": reading, "InputStream": source})
        document = self.desktop.loadComponentFromURL("private:stream", "_blank", 0, options)
        if document is None:
            return {"error": "load", "kind": "nothing"}, b""
        try:
            loaded = time.perf_counter()
            target = self.create("com.sun.star.io.Pipe")
            data = uno.Any("[]com.sun.star.beans.PropertyValue", properties(asked))
            options = properties({"FilterName": writing, "FilterData": data, "OutputStream": target})
            document.storeToURL("private:stream", options)
            target.closeOutput()
            _, made = target.readBytes(None, target.available())
            exported = time.perf_counter()
        finally:
            document.close(True)
        measured = {
            "rss": resident_bytes(self.process.pid),
            "load_ms": round(1000 * (loaded - began), 2),
            "export_ms": round(1000 * (exported - loaded), 2),
        }
        return measured, made.value

    def end(self, code: int) -> NoReturn:
        """Kill LibreOffice, remove what it leaves behind, and end this process from whichever thread comes first."""
        self.ending.acquire()
        try:
            self.process.kill()
            self.process.wait()
            for path in self.sockets:
                Path(path).unlink(missing_ok=True)
            for folder in self.folders:
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os._exit(code)


def cut_off_network() -> None:
    """Give this process a network of its own without any way out, where the system grants that.

    Administrators may do it directly, others in a user namespace where they keep their own id. Where neither is
    allowed (a container's seccomp profile) the settings in the profile have to do.
    """
    user = os.getuid()
    if LIBC.unshare(CLONE_NEWNET) != 0 and LIBC.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0:
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")


def properties(options: dict[str, Any]) -> tuple[Any, ...]:
    """Return a mapping as UNO properties."""
    found = []
    for name, value in options.items():
        entry = PropertyValue()
        entry.Name, entry.Value = name, value
        found.append(entry)
    return tuple(found)


def resident_bytes(pid: int) -> int:
    """Return the resident memory of a process in bytes, 0 where it is unknown."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def listening_sockets(pid: int) -> list[str]:
    """Return the paths of the sockets a process has made, which stay behind when it is killed."""
    inodes = set()
    try:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                inodes.add(os.readlink(link))  # noqa: PTH115 - no file's path, but "socket:[inode]"
        rows = [
            line.split(None, 7) for line in Path(f"/proc/{pid}/net/unix").read_text("utf-8", "replace").splitlines()
        ]
    except OSError:
        return []
    paths = {row[-1] for row in rows if f"socket:[{row[-2]}]" in inodes}
    return sorted(path for path in paths if path.startswith("/"))


def read_frame(source: IO[bytes]) -> tuple[str, bytes] | None:
    """Return the job and the raw bytes of the next frame, ``None`` at the end of the stream."""
    header = source.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    head_size, body_size = HEADER.unpack(header)
    frame = source.read(head_size + body_size)
    if len(frame) < head_size + body_size:
        return None
    return json.loads(frame[:head_size])["job"], frame[head_size:]


def write_frame(target: IO[bytes], message: dict[str, Any], body: bytes = b"") -> None:
    """Write one frame."""
    head = json.dumps(message).encode()
    target.write(HEADER.pack(len(head), len(body)) + head + body)
    target.flush()


def has_ended(office: Office) -> bool:
    """Return whether LibreOffice is gone, after a moment: a call fails just before its process ends."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        office.process.wait(DYING_SECONDS)
    return office.process.poll() is not None


def how_it_ended(office: Office) -> int:
    """Return the driver's exit code: whether LibreOffice ended by itself or was killed."""
    killed = has_ended(office) and office.process.returncode == -signal.SIGKILL
    return OFFICE_KILLED if killed else OFFICE_ENDED


def serve(office: Office, source: IO[bytes], target: IO[bytes]) -> NoReturn:
    """Answer one frame after another, while two threads watch the worker and LibreOffice."""
    requests: queue.SimpleQueue[tuple[str, bytes]] = queue.SimpleQueue()

    def listen() -> None:
        while True:
            request = read_frame(source)
            if request is None:
                office.end(0)
            requests.put(request)

    def watch() -> None:
        office.process.wait()
        office.end(how_it_ended(office))

    for watcher in (listen, watch):
        threading.Thread(target=watcher, daemon=True).start()
    write_frame(target, {"ready": True, "pid": office.process.pid, "sockets": office.sockets})
    while True:
        request = requests.get()
        try:
            answer, made = office.convert(*request)
        except DisposedException:
            office.end(how_it_ended(office))
        except UnoError as error:
            if has_ended(office):
                office.end(how_it_ended(office))
            answer, made = {"error": "convert", "kind": type(error).__name__}, b""
        write_frame(target, answer, made)


def main() -> None:
    """Start LibreOffice and serve until the worker or LibreOffice is gone."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Output of a library must not mix with the frames.
    os.dup2(2, 1)
    try:
        office = Office(**json.loads(sys.argv[1]))
    except (OSError, StartError, UnoError) as error:
        write_frame(target, {"error": "start", "kind": f"{type(error).__name__}: {error}"})
        sys.exit(1)
    serve(office, source, target)


if __name__ == "__main__":
    main()
