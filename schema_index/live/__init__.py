"""Live databases in, through ODBC: catalog functions of any driver, catalog views of SQL Server."""
