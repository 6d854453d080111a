"""vLLM's OpenAI server as a process of its own: what it is started with, its life, its end."""

from assistant.serving.adapter import Adapter, read_adapter
from assistant.serving.arguments import split_arguments
from assistant.serving.plan import Plan, plan_server
from assistant.serving.server_process import ServerProcess
from assistant.serving.settings import ServeSettings
from assistant.serving.supervise import Status, supervise

__all__ = [
    "Adapter",
    "Plan",
    "ServeSettings",
    "ServerProcess",
    "Status",
    "plan_server",
    "read_adapter",
    "split_arguments",
    "supervise",
]
