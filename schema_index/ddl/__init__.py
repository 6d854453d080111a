"""T-SQL scripts in: tokens, statements, and what each statement adds to a schema source."""
