"""One model shared by many: questions in a line, a server that comes back, a model that is replaced."""

from assistant.sharing.health import Health
from assistant.sharing.new_model import NewModel
from assistant.sharing.share import shared
from assistant.sharing.shared_model import SharedModel

__all__ = ["Health", "NewModel", "SharedModel", "shared"]
