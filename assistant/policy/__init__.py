"""Who may read what: modules, tables, columns and companies by user, and SQL limited to them."""

from assistant.policy.policies import Policies
from assistant.policy.policy import Policy, Restriction
from assistant.policy.restrict import restrict
from assistant.policy.verify import unfiltered

__all__ = ["Policies", "Policy", "Restriction", "restrict", "unfiltered"]
