"""Preference pairs and labelled answers: the records, how many of each contrast, a model's own mistakes."""
