"""The site in one gunicorn worker, and what that worker spends on the CPU."""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from tests.browser.shots import free_port


class Server:
    """Started on entering, ended on leaving. Requests are those of one signed-in person."""

    def __init__(self, session: str) -> None:
        self.port = free_port()
        self.cookies = {"session": session}
        self.worker = 0

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "gunicorn", "calfcare.wsgi", "--workers", "1"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        command += ["--threads", "1", "--keep-alive", "30", "--log-level", "error"]
        environment = os.environ | {"ALLOWED_HOSTS": "127.0.0.1,testserver"}
        self.process = subprocess.Popen(command, env=environment)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
        for _try in range(100):
            try:
                self.request("/healthz")
                break
            except OSError:
                self.connection.close()
                time.sleep(0.2)
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(children) as file:
            self.worker = int(file.read().split()[0])
        self.request("/today/")  # gives the cookie that a form needs
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.wait(timeout=20)

    def request(self, address: str, posted: dict[str, str] | None = None) -> None:
        """One request on the open connection. Anything but a page or a redirect is an error."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if posted is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = self.cookies["csrf"]
            body = urlencode(posted)
        self.connection.request("GET" if posted is None else "POST", address, body, headers)
        response = self.connection.getresponse()
        page = response.read()
        if response.status not in {200, 302}:
            raise RuntimeError(f"{address} answered {response.status}: {page[:200]!r}")
        for name, value in response.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrf="):
                self.cookies["csrf"] = value.split("=", 1)[1].split(";", 1)[0]

    def signed_in(self, session: str) -> None:
        """From now on requests are those of the person with this session."""
        self.cookies["session"] = session

    def cpu_ms(self) -> float:
        """What the worker's threads have spent on the CPU so far, to the nanosecond."""
        spent = 0
        for thread in Path(f"/proc/{self.worker}/task").iterdir():
            spent += int((thread / "schedstat").read_text().split()[0])
        return spent / 1_000_000
