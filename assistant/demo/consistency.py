"""What holds in the demo, as SQL over the finished database: keys, references, and sums that agree.

Each check is a query that counts the rows that break it; a sound build has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema_index import Catalog

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Fault:
    """A check that does not hold: its name and how many rows break it."""

    check: str
    rows: int


SUMS: tuple[tuple[str, str], ...] = (
    (
        "APTH.InvTotal is the sum of its lines",
        """SELECT h.APCo FROM APTH h JOIN APTL l USING (APCo, Mth, APTrans)
           GROUP BY h.APCo, h.Mth, h.APTrans, h.InvTotal
           HAVING h.InvTotal <> SUM(l.GrossAmt + CASE WHEN l.MiscYN = 'Y' THEN l.MiscAmt ELSE 0 END
                                    + CASE WHEN l.TaxType = 1 THEN l.TaxAmt ELSE 0 END)""",
    ),
    (
        "APTD amounts add up to their line",
        """SELECT l.APCo FROM APTL l JOIN APTD d USING (APCo, Mth, APTrans, APLine)
           GROUP BY l.APCo, l.Mth, l.APTrans, l.APLine, l.GrossAmt, l.TaxAmt
           HAVING SUM(d.Amount) <> l.GrossAmt + l.TaxAmt""",
    ),
    (
        "APTL.Retainage is its retainage detail",
        """SELECT l.APCo FROM APTL l JOIN APTD d USING (APCo, Mth, APTrans, APLine) JOIN APCO c USING (APCo)
           GROUP BY l.APCo, l.Mth, l.APTrans, l.APLine, l.Retainage, c.RetPayType
           HAVING COALESCE(SUM(d.Amount) FILTER (d.PayType = c.RetPayType), 0) <> l.Retainage""",
    ),
    (
        "APTH.OpenYN says whether detail is open or held",
        """SELECT h.APCo FROM APTH h JOIN APTD d USING (APCo, Mth, APTrans)
           GROUP BY h.APCo, h.Mth, h.APTrans, h.OpenYN
           HAVING (h.OpenYN = 'Y') <> bool_or(d.Status IN (1, 2))""",
    ),
    (
        "APPH.Amount is what its detail paid",
        """SELECT p.APCo FROM APPH p LEFT JOIN APTD d USING (APCo, CMCo, CMAcct, PayMethod, CMRef, CMRefSeq, EFTSeq)
           GROUP BY p.APCo, p.CMRef, p.Amount
           HAVING p.Amount <> COALESCE(SUM(d.Amount - d.DiscTaken), 0)""",
    ),
    (
        "paid detail names a payment, nothing else does",
        "SELECT APCo FROM APTD WHERE (Status = 3) <> (CMRef IS NOT NULL AND PaidDate IS NOT NULL)",
    ),
    (
        "ARTH.Invoiced is the sum of its own lines",
        """SELECT h.ARCo FROM ARTH h JOIN ARTL l USING (ARCo, Mth, ARTrans)
           WHERE h.ARTransType IN ('I', 'R', 'F') AND l.ApplyMth = l.Mth AND l.ApplyTrans = l.ARTrans
           GROUP BY h.ARCo, h.Mth, h.ARTrans, h.Invoiced HAVING h.Invoiced <> SUM(l.Amount)""",
    ),
    (
        "ARTH.AmountDue and Retainage are the sums of what applies to the invoice",
        """SELECT h.ARCo FROM ARTH h JOIN ARTL l ON l.ARCo = h.ARCo AND l.ApplyMth = h.Mth AND l.ApplyTrans = h.ARTrans
           WHERE h.ARTransType IN ('I', 'R', 'F')
           GROUP BY h.ARCo, h.Mth, h.ARTrans, h.AmountDue, h.Retainage
           HAVING h.AmountDue <> SUM(l.Amount - l.Retainage) OR h.Retainage <> SUM(l.Retainage)""",
    ),
    (
        "ARTH.Paid is what payments applied to the invoice",
        """SELECT h.ARCo FROM ARTH h
           LEFT JOIN (SELECT l.ARCo, l.ApplyMth, l.ApplyTrans, -SUM(l.Amount) AS paid FROM ARTL l
                      JOIN ARTH p USING (ARCo, Mth, ARTrans) WHERE p.ARTransType = 'P'
                      GROUP BY l.ARCo, l.ApplyMth, l.ApplyTrans) a
             ON a.ARCo = h.ARCo AND a.ApplyMth = h.Mth AND a.ApplyTrans = h.ARTrans
           WHERE h.Paid <> COALESCE(a.paid, 0)""",
    ),
    (
        "payments are negative lines that apply to another transaction",
        """SELECT l.ARCo FROM ARTL l JOIN ARTH h USING (ARCo, Mth, ARTrans)
           WHERE h.ARTransType = 'P' AND (l.Amount >= 0 OR (l.ApplyMth = l.Mth AND l.ApplyTrans = l.ARTrans))""",
    ),
    (
        "JCCP is the sum of JCCD",
        """SELECT JCCo FROM (
             SELECT JCCo, Job, Phase, CostType, Mth, ActualHours, ActualCost, CurrEstCost AS EstCost, ProjCost,
                    TotalCmtdCost, RemainCmtdCost FROM JCCP
             UNION ALL BY NAME
             SELECT JCCo, Job, Phase, CostType, Mth, -ActualHours AS ActualHours, -ActualCost AS ActualCost,
                    -EstCost AS EstCost, -ProjCost AS ProjCost, -TotalCmtdCost AS TotalCmtdCost,
                    -RemainCmtdCost AS RemainCmtdCost FROM JCCD)
           GROUP BY JCCo, Job, Phase, CostType, Mth
           HAVING SUM(ActualHours) <> 0 OR SUM(ActualCost) <> 0 OR SUM(EstCost) <> 0 OR SUM(ProjCost) <> 0
               OR SUM(TotalCmtdCost) <> 0 OR SUM(RemainCmtdCost) <> 0""",
    ),
    (
        "JCCH.OrigCost is the original estimate of JCCP",
        """SELECT h.JCCo FROM JCCH h JOIN JCCP p USING (JCCo, Job, PhaseGroup, Phase, CostType)
           GROUP BY h.JCCo, h.Job, h.PhaseGroup, h.Phase, h.CostType, h.OrigCost
           HAVING h.OrigCost <> SUM(p.OrigEstCost)""",
    ),
    (
        "contract totals are the sums of their items and months",
        """SELECT JCCo FROM (
             SELECT JCCo, Contract, OrigContractAmt, ContractAmt, BilledAmt, ReceivedAmt, CurrentRetainAmt, 1 AS part
             FROM JCCM
             UNION ALL SELECT JCCo, Contract, SUM(OrigContractAmt), SUM(ContractAmt), SUM(BilledAmt),
               SUM(ReceivedAmt), SUM(CurrentRetainAmt), 2 FROM JCCI GROUP BY ALL
             UNION ALL SELECT JCCo, Contract, SUM(OrigContractAmt), SUM(ContractAmt), SUM(BilledAmt),
               SUM(ReceivedAmt), SUM(CurrentRetainAmt), 3 FROM JCIP GROUP BY ALL)
           GROUP BY JCCo, Contract HAVING MIN(ContractAmt) <> MAX(ContractAmt) OR MIN(BilledAmt) <> MAX(BilledAmt)
             OR MIN(OrigContractAmt) <> MAX(OrigContractAmt) OR MIN(ReceivedAmt) <> MAX(ReceivedAmt)
             OR MIN(CurrentRetainAmt) <> MAX(CurrentRetainAmt) OR COUNT(*) <> 3""",
    ),
    (
        "JCID adds up to JCIP",
        """SELECT JCCo FROM (SELECT JCCo, Contract, Item, Mth, ContractAmt, BilledAmt, ReceivedAmt, ProjDollars FROM JCIP
             UNION ALL SELECT JCCo, Contract, Item, Mth, -ContractAmt, -BilledAmt, -ReceivedAmt, -ProjDollars FROM JCID)
           GROUP BY JCCo, Contract, Item, Mth
           HAVING SUM(ContractAmt) <> 0 OR SUM(BilledAmt) <> 0 OR SUM(ReceivedAmt) <> 0 OR SUM(ProjDollars) <> 0""",
    ),
    (
        "JBIN totals are the sums of JBIT",
        """SELECT b.JBCo FROM JBIN b JOIN JBIT i USING (JBCo, BillMonth, BillNumber)
           GROUP BY b.JBCo, b.BillMonth, b.BillNumber, b.InvTotal, b.InvRetg, b.InvDue, b.RetgRel
           HAVING b.InvTotal <> SUM(i.AmtBilled) OR b.InvRetg <> SUM(i.RetgBilled) OR b.InvDue <> SUM(i.AmountDue)
               OR b.RetgRel <> SUM(i.RetgRel)""",
    ),
    (
        "an interfaced bill is invoiced in AR for the same amount",
        """SELECT b.JBCo FROM JBIN b JOIN ARTH h ON h.ARCo = b.JBCo AND h.Mth = b.BillMonth AND h.ARTrans = b.ARTrans
           WHERE h.Invoiced <> b.InvTotal + b.RetgRel""",
    ),
    (
        "pay sequences are the sums of timecards",
        """SELECT s.PRCo FROM PRSQ s JOIN PRTH t USING (PRCo, PRGroup, PREndDate, Employee, PaySeq)
           GROUP BY s.PRCo, s.PRGroup, s.PREndDate, s.Employee, s.PaySeq, s.Hours, s.Earnings
           HAVING s.Hours <> SUM(t.Hours) OR s.Earnings <> SUM(t.Amt)""",
    ),
    (
        "earnings and deductions are those of the pay sequence",
        """SELECT s.PRCo FROM PRSQ s JOIN PRDT d USING (PRCo, PRGroup, PREndDate, Employee, PaySeq)
           GROUP BY s.PRCo, s.PRGroup, s.PREndDate, s.Employee, s.PaySeq, s.Earnings, s.Dedns
           HAVING SUM(d.Amount) FILTER (d.EDLType = 'E') <> s.Earnings
               OR SUM(d.Amount) FILTER (d.EDLType = 'D') <> s.Dedns""",
    ),
    ("net pay is earnings less deductions", "SELECT PRCo FROM PRPH WHERE PaidAmt <> Earnings - Dedns"),
    (
        "subcontract items are original plus changes",
        """SELECT i.SLCo FROM SLIT i LEFT JOIN (SELECT SLCo, SL, SLItem, SUM(ChangeCurCost) AS change FROM SLCD
             GROUP BY SLCo, SL, SLItem) c USING (SLCo, SL, SLItem)
           WHERE i.CurCost <> i.OrigCost + COALESCE(c.change, 0) OR i.InvCost > i.CurCost""",
    ),
    (
        "subcontract items are invoiced in AP",
        """SELECT i.SLCo FROM SLIT i LEFT JOIN (SELECT APCo, SL, SLItem, SUM(GrossAmt) AS gross FROM APTL
             WHERE SL IS NOT NULL GROUP BY APCo, SL, SLItem) a
             ON a.APCo = i.SLCo AND a.SL = i.SL AND a.SLItem = i.SLItem
           WHERE i.InvCost <> COALESCE(a.gross, 0)""",
    ),
    (
        "order items are received and invoiced as posted",
        """SELECT i.POCo FROM POIT i
           LEFT JOIN (SELECT POCo, PO, POItem, SUM(RecvdCost) AS received FROM PORD GROUP BY POCo, PO, POItem) r
             USING (POCo, PO, POItem)
           LEFT JOIN (SELECT APCo, PO, POItem, SUM(GrossAmt) AS gross FROM APTL WHERE PO IS NOT NULL
             GROUP BY APCo, PO, POItem) a ON a.APCo = i.POCo AND a.PO = i.PO AND a.POItem = i.POItem
           WHERE i.RecvdCost <> COALESCE(r.received, 0) OR i.InvCost <> COALESCE(a.gross, 0)
              OR i.RemCost <> i.CurCost - i.InvCost OR i.BOCost <> i.CurCost - i.RecvdCost""",
    ),
    (
        "approved changes agree between PM and JC",
        """SELECT p.PMCo FROM PMOI p JOIN JCOI j ON j.JCCo = p.PMCo AND j.Job = p.Project AND j.ACO = p.ACO
             AND j.ACOItem = p.ACOItem WHERE p.ApprovedAmt <> j.ContractAmt""",
    ),
    (
        "journal entries balance",
        "SELECT GLCo FROM GLDT GROUP BY GLCo, Mth, Jrnl, GLRef HAVING SUM(Amount) <> 0",
    ),
    (
        "GLBL and GLAS are the sums of GLDT",
        """SELECT GLCo FROM (SELECT GLCo, GLAcct, Mth, NetActivity AS bl, 0 AS det, 0 AS sm FROM GLBL
             UNION ALL SELECT GLCo, GLAcct, Mth, 0, Amount, 0 FROM GLDT
             UNION ALL SELECT GLCo, GLAcct, Mth, 0, 0, NetAmt FROM GLAS)
           GROUP BY GLCo, GLAcct, Mth HAVING SUM(bl) <> SUM(det) OR SUM(det) <> SUM(sm)""",
    ),
    ("beginning balances sum to 0", "SELECT GLCo FROM GLYB GROUP BY GLCo, FYEMO HAVING SUM(BeginBal) <> 0"),
    (
        "equipment months are the sums of equipment cost",
        """SELECT EMCo FROM (SELECT EMCo, Equipment, CostCode, CostType, Month, ActCost FROM EMMC
             UNION ALL SELECT EMCo, Equipment, CostCode, EMCostType, Mth, -Dollars FROM EMCD)
           GROUP BY EMCo, Equipment, CostCode, CostType, Month HAVING SUM(ActCost) <> 0""",
    ),
    (
        "stock on hand is the sum of its movements",
        """SELECT m.INCo FROM INMT m JOIN INDT d USING (INCo, Loc, MatlGroup, Material)
           GROUP BY m.INCo, m.Loc, m.MatlGroup, m.Material, m.OnHand HAVING m.OnHand <> SUM(d.StkUnits)""",
    ),
    (
        "bank statements follow one another and hold what cleared",
        """SELECT s.CMCo FROM CMST s LEFT JOIN CMDT d USING (CMCo, CMAcct, StmtDate)
           GROUP BY s.CMCo, s.CMAcct, s.StmtDate, s.BegBal, s.StmtBal
           HAVING s.StmtBal <> s.BegBal + COALESCE(SUM(d.ClearedAmt), 0)""",
    ),
    (
        "payables in the ledger are the open detail",
        """SELECT GLCo FROM (SELECT GLCo, CASE GLAcct WHEN '2010-00' THEN 1 ELSE 0 END AS retained, Amount FROM GLDT
             WHERE GLAcct IN ('2000-00', '2010-00')
             UNION ALL SELECT d.APCo, CASE WHEN d.PayType = c.RetPayType THEN 1 ELSE 0 END, d.Amount
             FROM APTD d JOIN APCO c USING (APCo) WHERE d.Status IN (1, 2))
           GROUP BY GLCo, retained HAVING SUM(Amount) <> 0""",
    ),
    (
        "receivables in the ledger are the amounts due",
        """SELECT GLCo FROM (SELECT GLCo, CASE GLAcct WHEN '1210-00' THEN 1 ELSE 0 END AS retained, Amount FROM GLDT
             WHERE GLAcct IN ('1200-00', '1210-00')
             UNION ALL SELECT ARCo, 0, -AmountDue FROM ARTH UNION ALL SELECT ARCo, 1, -Retainage FROM ARTH)
           GROUP BY GLCo, retained HAVING SUM(Amount) <> 0""",
    ),
    (
        "cash in the ledger is what the bank transactions moved",
        """SELECT GLCo FROM (SELECT GLCo, GLAcct, Amount FROM GLDT WHERE GLAcct IN ('1000-00', '1010-00')
             UNION ALL SELECT GLCo, CMGLAcct, -Amount FROM CMDT) GROUP BY GLCo, GLAcct HAVING SUM(Amount) <> 0""",
    ),
)
"""Name of each check and a query whose rows break it."""


def check_sums(connection: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    """Faults among the sums that must agree."""
    for name, sql in SUMS:
        count = _count(connection, f"SELECT COUNT(*) FROM ({sql})")
        if count:
            yield Fault(name, count)


def check_keys(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[Fault]:
    """Natural keys that are not unique, and columns that are NULL though the catalog says NOT NULL."""
    for table in catalog:
        keys = ", ".join(f'"{name}"' for name in table.key)
        if keys:
            count = _count(
                connection, f'SELECT COUNT(*) FROM (SELECT {keys} FROM "{table.name}" GROUP BY ALL HAVING COUNT(*) > 1)'
            )
            if count:
                yield Fault(f"key of {table.name}", count)
        missing = " OR ".join(f'"{column.name}" IS NULL' for column in table.columns if not column.nullable)
        count = _count(connection, f'SELECT COUNT(*) FROM "{table.name}" WHERE {missing or "FALSE"}')
        if count:
            yield Fault(f"NOT NULL of {table.name}", count)


def check_references(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[Fault]:
    """Declared foreign keys with values that have no parent (rows with a NULL in the key are free)."""
    for join in catalog.joins:
        if join.source == "declared":
            filled = " AND ".join(f'c."{child}" IS NOT NULL' for child, _ in join.pairs)
            on = " AND ".join(f'c."{child}" = p."{parent}"' for child, parent in join.pairs)
            count = _count(
                connection, f'SELECT COUNT(*) FROM "{join.table}" c ANTI JOIN "{join.other}" p ON {on} WHERE {filled}'
            )
            if count:
                yield Fault(f"{join.table} -> {join.other} ({', '.join(child for child, _ in join.pairs)})", count)


def check_codes(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[Fault]:
    """Code columns with values that are not in the catalog's list of codes."""
    for table in catalog:
        for column in table.columns:
            if column.codes and column.user_type != "bUM":
                allowed = [code for code, _ in column.codes] + (["Y", "N"] if column.user_type == "bYN" else [])
                values = ", ".join("'" + code.replace("'", "''") + "'" for code in allowed)
                count = _count(
                    connection,
                    f'SELECT COUNT(*) FROM "{table.name}" WHERE CAST("{column.name}" AS VARCHAR) NOT IN ({values})',
                )
                if count:
                    yield Fault(f"codes of {table.name}.{column.name}", count)


def check_all(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> list[Fault]:
    """Every check; an empty list means the demo is sound."""
    return [
        *check_keys(connection, catalog),
        *check_references(connection, catalog),
        *check_codes(connection, catalog),
        *check_sums(connection),
    ]


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
