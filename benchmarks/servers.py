"""PostgreSQL, RabbitMQ and S3 (SeaweedFS) as tests and benchmarks run them: in folders and on ports of their own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.processes import free_port, running, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS: Final = 180
RABBITMQ_SERVER: Final = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
BUCKET: Final = "papers"
S3_KEYS: Final = ("test-access-key", "test-secret-key")


@contextmanager
def short_folder(purpose: str) -> Iterator[Path]:
    """Give a folder with a short path, for sockets, that other users may enter; pytest's own are neither."""
    folder = Path(tempfile.mkdtemp(prefix=f"bagalau-{purpose}-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Rabbit:
    """A RabbitMQ with its own epmd, that can be stopped, frozen and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port, self._epmd_port, dist_port = free_port(), free_port(), free_port()
        self.url = f"amqp://guest:guest@127.0.0.1:{self._port}//"
        self._env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": str(self._epmd_port),
            "RABBITMQ_NODENAME": f"test-{self._port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self._port),
            "RABBITMQ_DIST_PORT": str(dist_port),
            "RABBITMQ_CONF_ENV_FILE": str(folder / "no-such-file"),
            "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "enabled_plugins"),
            "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_PID_FILE": str(folder / "pid"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none",
        }
        (folder / "rabbitmq.conf").write_text("")
        (folder / "enabled_plugins").write_text("[].")
        self._stack = ExitStack()

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        if not RABBITMQ_SERVER.is_file():
            raise RuntimeError("RabbitMQ is not installed: apt-get install rabbitmq-server")
        # epmd in the foreground is ours to end; the one Erlang starts by itself would stay behind.
        epmd = [str(shutil.which("epmd")), "-port", str(self._epmd_port)]
        self._stack.enter_context(running(epmd, self._folder / "epmd.out", self._env))
        log = self._folder / "rabbitmq.out"
        self._server = self._stack.enter_context(running([str(RABBITMQ_SERVER)], log, self._env))
        wait_until(self._answers, self._server, START_SECONDS, log)

    def stop(self) -> None:
        """Stop it and its epmd; what was durable is there after the next start."""
        with suppress(AttributeError, ProcessLookupError):
            self.signal(signal.SIGCONT)
        self._stack.close()

    @property
    def pid(self) -> int:
        """The id of its first process."""
        return self._server.pid

    def signal(self, number: int) -> None:
        """Send a signal to the server itself and everything it started."""
        os.killpg(self._server.pid, number)

    def _answers(self) -> bool:
        from kombu import Connection  # noqa: PLC0415 - only who runs servers waits for what talks to them, here and below

        with suppress(OSError), Connection(self.url, connect_timeout=2) as connection:
            connection.connect()
            return True
        return False


@contextmanager
def seaweedfs() -> Iterator[tuple[str, int]]:
    """Run SeaweedFS, which checks keys and signatures; give its address and the id of its process."""
    with short_folder("s3") as folder:
        access, secret = S3_KEYS
        identity = {
            "name": "tests",
            "credentials": [{"accessKey": access, "secretKey": secret}],
            "actions": ["Admin", "Read", "Write", "List", "Tagging"],
        }
        (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
        port = free_port()
        parts = [part for name in ("master", "volume", "filer") for part in (f"{name}.port", f"{name}.port.grpc")]
        ports = [f"-{part}={free_port()}" for part in (*parts, "s3.port.grpc", "s3.port.iceberg", "s3.port.lance")]
        weed = str(Path(sys.executable).with_name("weed"))
        command = [weed, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.port={port}"]
        command += [f"-s3.config={folder / 's3.json'}", "-master.volumeSizeLimitMB=64", "-volume.max=20", *ports]
        address = f"http://127.0.0.1:{port}"
        # It takes its time to say goodbye to parts of itself that nobody will miss.
        log = folder / "weed.out"
        with running(command, log, os.environ, grace=0) as process:
            wait_until(lambda: _made_bucket(address), process, START_SECONDS, log)
            yield address, process.pid


def _made_bucket(address: str) -> bool:
    import boto3  # noqa: PLC0415 - as above
    from botocore.config import Config  # noqa: PLC0415 - as above
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - as above

    access, secret = S3_KEYS
    config = Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 1})
    client = boto3.client(
        "s3", endpoint_url=address, aws_access_key_id=access, aws_secret_access_key=secret, config=config
    )
    with suppress(BotoCoreError, ClientError):
        client.create_bucket(Bucket=BUCKET)
        client.put_object(Bucket=BUCKET, Key="ready", Body=b"")
        return True
    return False
