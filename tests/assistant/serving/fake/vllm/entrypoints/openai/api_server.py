"""A real HTTP server that starts, answers /health and ends as vLLM's does; tests choose what goes wrong.

Among its arguments, after those of vLLM: --never-healthy, --fail (before it is healthy), --deaf (to SIGTERM),
--child (starts a process that outlives it), --die-after SECONDS. GET /arguments gives its arguments, its key
and the process that it started.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARGUMENTS = sys.argv[1:]
OUTLIVES = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
CHILD = [sys.executable, "-c", OUTLIVES]


def value(flag: str) -> str:
    return ARGUMENTS[ARGUMENTS.index(flag) + 1]


class Handler(BaseHTTPRequestHandler):
    child = 0

    def do_GET(self) -> None:
        known = {"arguments": ARGUMENTS, "key": os.environ.get("VLLM_API_KEY", ""), "child": self.child}
        answers = {"/health": "", "/arguments": json.dumps(known)}
        found = self.path in answers and not ("--never-healthy" in ARGUMENTS and self.path == "/health")
        self.send_response(200 if found else 503)
        self.end_headers()
        self.wfile.write(answers.get(self.path, "").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing of requests in the log."""


def main() -> None:
    print("loading the weights", flush=True)
    if "--fail" in ARGUMENTS:
        sys.exit("ValueError: the model is too large")
    if "--deaf" in ARGUMENTS:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    else:
        signal.signal(signal.SIGTERM, lambda *_: (print("shut down cleanly", flush=True), os._exit(0)))
    if "--child" in ARGUMENTS:
        Handler.child = subprocess.Popen(CHILD).pid
    if "--die-after" in ARGUMENTS:
        threading.Timer(float(value("--die-after")), lambda: os._exit(9)).start()
    ThreadingHTTPServer((value("--host"), int(value("--port"))), Handler).serve_forever()


main()
