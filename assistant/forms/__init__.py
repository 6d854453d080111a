"""Which forms an answer may take: SQL, the schema form, and the fixed refusals."""

from assistant.forms.features import FEATURES, features
from assistant.forms.forms import ALL_FORMS, FORMS, Form
from assistant.forms.likely import LikelyForms, bundled_forms, likely

__all__ = ["ALL_FORMS", "FEATURES", "FORMS", "Form", "LikelyForms", "bundled_forms", "features", "likely"]
