"""Questions drawn from a catalog with their answers: subjects, intents, renamed schemas, records."""
