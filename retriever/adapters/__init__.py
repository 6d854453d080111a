"""The retriever as other frameworks call theirs; import the module of yours, none is loaded from here."""
