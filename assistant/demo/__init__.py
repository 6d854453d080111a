"""Sample data for the reference schema, and a database that runs T-SQL on it."""
