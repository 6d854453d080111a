"""A small catalog with tables of two schemas, two of them of one name, and rows that tell these apart."""

from __future__ import annotations

from schema_index import Catalog, Column, Join, Table

CO, JOB = Column("Co", "tinyint", "bCompany", False), Column("Job", "varchar(10)", "bJob", False)
CATALOG = Catalog(
    (
        Table("HQCO", "bHQCO", "view", "HQ", "Companies", (
            Column("HQCo", "tinyint", "bCompany", False), Column("Name", "varchar(60)")), ("HQCo",)),
        Table("Jobs", "bJobs", "view", "JC", "Jobs", (
            CO, JOB, Column("Title", "varchar(30)")), ("Co", "Job")),
        Table("JobCost", "bJobCost", "view", "JC", "Job cost as posted", (
            CO, JOB, Column("Cost", "numeric(12,2)")), ("Co", "Job")),
        Table("rpt.JobCost", "rpt.JobCost", "table", "", "Job cost as reported", (
            CO, JOB, Column("Cost", "numeric(12,2)"), Column("AsOf", "smalldatetime")), ("Co", "Job")),
        Table("rpt.Crew", "rpt.bCrew", "view", "", "Crews of a job", (
            CO, JOB, Column("Crew", "varchar(10)"), Column("Size", "int")), ("Co", "Job", "Crew")),
    ),
    (
        Join("JobCost", "Jobs", (("Co", "Co"), ("Job", "Job"))),
        Join("rpt.JobCost", "Jobs", (("Co", "Co"), ("Job", "Job"))),
        Join("rpt.JobCost", "JobCost", (("Co", "Co"), ("Job", "Job"))),
        Join("rpt.Crew", "Jobs", (("Co", "Co"), ("Job", "Job"))),
    ),
)  # fmt: skip
ROWS: dict[str, list[tuple[object, ...]]] = {
    "HQCO": [(1, "One"), (2, "Two")],
    "Jobs": [(1, "A", "Bridge"), (1, "B", "Tunnel"), (2, "A", "Dam")],
    "JobCost": [(1, "A", 10), (1, "B", 20), (2, "A", 70)],
    "rpt.JobCost": [(1, "A", 11, "2026-01-31"), (2, "A", 77, "2026-02-28")],
    "rpt.Crew": [(1, "A", "N", 4), (1, "B", "S", 5), (2, "A", "N", 9)],
}
RESULTS: list[tuple[str, list[tuple[object, ...]]]] = [
    ("SELECT JobCost.Cost FROM JobCost WITH (NOLOCK) WHERE JobCost.Co = 1 AND JobCost.Job = 'A'", [(10,)]),
    ("SELECT rpt.JobCost.Cost FROM rpt.JobCost WITH (NOLOCK) WHERE rpt.JobCost.Co = 1", [(11,)]),
    ("SELECT JobCost.Cost FROM [rpt].[JobCost] WITH (NOLOCK) WHERE JobCost.Co = 2", [(77,)]),
    ("SELECT Cost FROM rpt.JobCost WITH (NOLOCK) WHERE Co = 2", [(77,)]),
    (
        "SELECT Jobs.Title, rpt.Crew.Size FROM Jobs WITH (NOLOCK) JOIN rpt.Crew WITH (NOLOCK) ON "
        "rpt.Crew.Co = Jobs.Co AND rpt.Crew.Job = Jobs.Job WHERE Jobs.Co = 1 ORDER BY rpt.Crew.Size",
        [("Bridge", 4), ("Tunnel", 5)],
    ),
    (
        "SELECT p.Cost AS Posted, r.Cost AS Reported FROM JobCost p WITH (NOLOCK) JOIN rpt.JobCost r "
        "WITH (NOLOCK) ON r.Co = p.Co AND r.Job = p.Job WHERE p.Co = 1",
        [(10, 11)],
    ),
    (
        "SELECT rpt.JobCost.Cost FROM rpt.JobCost WITH (NOLOCK) WHERE rpt.JobCost.Co = 1 AND EXISTS (SELECT "
        "1 FROM JobCost WITH (NOLOCK) WHERE JobCost.Co = rpt.JobCost.Co AND JobCost.Job = rpt.JobCost.Job "
        "AND JobCost.Cost > rpt.JobCost.Cost)",
        [],  # not one posted cost is above what is reported: were both names one, it would be the same
    ),
    (
        "SELECT rpt.JobCost.Cost FROM rpt.JobCost WITH (NOLOCK) WHERE rpt.JobCost.Co = 1 AND EXISTS (SELECT "
        "1 FROM JobCost WITH (NOLOCK) WHERE JobCost.Co = rpt.JobCost.Co AND JobCost.Job = rpt.JobCost.Job "
        "AND JobCost.Cost < rpt.JobCost.Cost)",
        [(11,)],
    ),
    (
        "WITH JobCost AS (SELECT SUM(c.Size) AS Cost FROM rpt.Crew c WITH (NOLOCK) WHERE c.Co = 1) "
        "SELECT JobCost.Cost FROM JobCost",
        [(9,)],
    ),
]
"""Statements that keep every rule, and their rows."""
