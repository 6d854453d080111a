"""Questions that were answered before, shown to the model beside a question like them."""

from assistant.shots.search import Shots, ShotSearch, bundled_shots

__all__ = ["ShotSearch", "Shots", "bundled_shots"]
