"""Companies, groups, chart of accounts and the codes that every module uses."""

from __future__ import annotations

from datetime import date

from assistant.demo.books import Books, read_toml, read_tsv
from assistant.demo.clock import CLOSED_MONTH, FIRST_MONTH, LAST_MONTH, MONTHS, add_months, month_range
from assistant.demo.world import Company

JOURNALS = {
    "AP": "Accounts payable invoices",
    "CD": "Cash disbursements",
    "AR": "Accounts receivable invoices",
    "CR": "Cash receipts",
    "PR": "Payroll",
    "JC": "Job cost",
    "EM": "Equipment",
    "IN": "Inventory",
    "GJ": "General journal",
    "CM": "Cash management",
}
TERMS = {"NET30": ("Net 30 days", 30), "NET15": ("Net 15 days", 15), "NET45": ("Net 45 days", 45)}
UNITS = {
    "EA": "Each", "LS": "Lump sum", "HRS": "Hours", "CY": "Cubic yards", "LF": "Linear feet",
    "SF": "Square feet",
    "TN": "Tons", "GAL": "Gallons", "PR": "Pair", "BX": "Box", "DAY": "Days", "MI": "Miles",
}  # fmt: skip
HOLD_CODES = {
    "RET": "Retainage", "INS": "Insurance expired", "DISP": "Invoice in dispute",
    "WAIV": "Lien waiver missing",
    "W9": "W-9 missing", "PWP": "Pay when paid", "QTY": "Quantity difference", "PRICE": "Price difference",
    "DOC": "Documents missing", "MGR": "Manager's approval",
}  # fmt: skip
COMPLIANCE = {
    "GLINS": ("General liability insurance", "D"),
    "WCINS": ("Workers compensation", "D"),
    "AUTO": ("Auto insurance", "D"),
    "UMB": ("Umbrella policy", "D"),
    "LIC": ("Contractor license", "D"),
    "W9": ("Form W-9", "F"),
    "WAIVER": ("Lien waiver", "F"),
    "SAFETY": ("Safety plan", "F"),
    "BOND": ("Performance bond", "F"),
    "CERT": ("Certified payroll", "F"),
}
REASONS = {
    "OWNER": "Owner request", "DESIGN": "Design error", "FIELD": "Field condition",
    "CODE": "Code requirement",
    "SCOPE": "Scope gap", "WEATHER": "Weather delay", "ERROR": "Entry error", "PRICE": "Price correction",
    "BADDEBT": "Not collectible", "RETURN": "Material returned",
}  # fmt: skip


def make_companies(books: Books) -> None:
    """HQCO and one parameters row a module for each company."""
    for profile in read_toml("companies.toml")["company"]:
        number, group = profile["number"], profile["group"]
        books.companies.append(Company(number, group, profile))
        books.add(
            "HQCO", HQCo=number, Name=profile["name"], Address=profile["address"], City=profile["city"],
            State=profile["state"], Zip=profile["zip"], Country="US", Phone=profile["phone"],
            FedTaxId=profile["tax_id"], VendorGroup=group, CustGroup=group, PhaseGroup=group, MatlGroup=group,
            TaxGroup=group, EMGroup=group, ShopGroup=group,
        )  # fmt: skip
        _parameters(books, number)


def _parameters(books: Books, co: int) -> None:
    add = books.add
    add("GLCO", GLCo=co, LastMthGLClsd=CLOSED_MONTH, LastMthSubClsd=add_months(CLOSED_MONTH, 1),
        LastMthAPClsd=add_months(CLOSED_MONTH, 1), LastMthARClsd=add_months(CLOSED_MONTH, 1), MaxOpen=3,
        CashAccrual="A", XCompJrnlEntryYN="Y")  # fmt: skip
    add("APCO", APCo=co, GLCo=co, CMCo=co, CMAcct=1, JCCo=co, INCo=co, EMCo=co, ExpPayType=1, JobPayType=2,
        SubPayType=3, RetPayType=4, SMPayType=5, RetHoldCode="RET", PayCategoryYN="N", ExpJrnl="AP",
        PayJrnl="CD", DiscTakenGLAcct="6900-00", DiscOffGLAcct="6900-00")  # fmt: skip
    add("ARCO", ARCo=co, GLCo=co, CMCo=co, CMAcct=1, JCCo=co, EMCo=co, RecType=1, FCPct=0.015, FCMinChrg=5.0,
        FCMinBal=100.0, FCRecType=1, InvoiceJrnl="AR", PaymentJrnl="CR", MiscCashJrnl="CR", InvAutoNum="Y",
        LastStmtDate=LAST_MONTH)  # fmt: skip
    add("JCCO", JCCo=co, ARCo=co, GLCo=co, INCo=co, PRCo=co, ValidPhaseChars=6, PostClosedJobs="N",
        PostSoftClosedJobs="Y", UseJobBilling="Y", DefaultBillType="P", GLCostLevel=2, GLCostJournal="JC",
        GLRevLevel=2, GLRevJournal="JC", GLCloseJournal="JC", GLMatJournal="IN", GLMiscMatAcct="5020-00",
        ProjMethod="1", ProjMinPct=0.1, ProjInactivePhases="N")  # fmt: skip
    add("PRCO", PRCo=co, GLCo=co, Jrnl="PR", GLInterface="Y", CMCo=co, APCo=co, JCCo=co, JCInterface="Y",
        EMCo=co,
        EMInterface="Y", SMCo=co, SMInterface="Y", AutoOT="Y", OTEarnCode=2, AllowNoPhase="N")  # fmt: skip
    add("EMCO", EMCo=co, EMGroup=co, GLCo=co, JCCo=co, PRCo=co, INCo=co, HoursUM="HRS",
        UseRevBkdwnCodeDefault="HOUR", DeprLstMnthCalc=add_months(LAST_MONTH, -1), DeprCostCode="900",
        DeprCostType=4, FuelCostCode="200", FuelCostType=2, LaborCT=1, PartsCT=2, OutsideRprCT=3,
        WOBeginStat="NEW")  # fmt: skip
    add("INCO", INCo=co, GLCo=co, Jrnl="IN", ValMethod=1, CostMethod=1, UsageOpt="S", BurdenCost="N",
        CustPriceOpt=1, JobPriceOpt=1, InvPriceOpt=1, EquipPriceOpt=1, ServicePriceOpt=1, NegWarn="Y",
        CostOver="N", AutoMO="Y", MiscGLAcct="1300-00", TaxGLAcct="2200-00")  # fmt: skip
    add("CMCO", CMCo=co, GLCo=co, Jrnl="CM", GLInterfaceLvl=2, ChangeBegBal="N")
    add("SMCO", SMCo=co, GLCo=co, ARCo=co, APCo=co, JCCo=co, PRCo=co, INCo=co, EMCo=co, GLJrnl="GJ",
        UseJCInterface="Y", UsePRInterface="Y", UseINInterface="Y", UseEMInterface="Y",
        DefaultTripDuration=2)  # fmt: skip


def make_codes(books: Books) -> None:
    """Headquarters codes that belong to no company, or to a group."""
    for code, (name, days) in TERMS.items():
        books.add(
            "HQPT", PayTerms=code, Description=name, DueOpt=1, DaysTillDue=days, DiscOpt=3, DiscRate=0.0
        )
    books.add("HQPT", PayTerms="2-10", Description="2% 10, net 30", DueOpt=1, DaysTillDue=30, DiscOpt=1,
              DaysTillDisc=10, DiscRate=0.02)  # fmt: skip
    books.add("HQPT", PayTerms="DUE25", Description="Due on the 25th", DueOpt=2, DueDay=25, DiscOpt=3,
              DiscRate=0.0)  # fmt: skip
    for code, name in UNITS.items():
        books.add("HQUM", UM=code, Description=name, ExcludeFromLookup="N")
    for code, name in HOLD_CODES.items():
        books.add("HQHC", HoldCode=code, Description=name)
    for code, name in REASONS.items():
        books.add("HQRC", ReasonCode=code, Description=name)
    for code, (name, kind) in COMPLIANCE.items():
        books.add(
            "HQCP", CompCode=code, Description=name, CompType=kind, AllInvoiceYN="Y" if kind == "D" else "N"
        )
    for company in books.companies:
        rate = company.profile["tax_rate"]
        for code, name, share in (
            ("CITY", "City and state", 1.0),
            ("STATE", "State only", 0.75),
            ("NONE", "Exempt", 0.0),
        ):
            books.add("HQTX", TaxGroup=company.group, TaxCode=code, Description=name, MultiLevel="N",
                      OldRate=round(rate * share * 0.98, 6), NewRate=round(rate * share, 6),
                      EffectiveDate=date(2025, 1, 1), ValueAdd="N", GST="N", ExpenseTax="N",
                      GLAcct="2200-00")  # fmt: skip


def make_ledger_accounts(books: Books) -> None:
    """Chart of accounts, journals, fiscal periods, budget codes, bank accounts and AP/AR account codes."""
    for company in books.companies:
        co = company.number
        for line in read_tsv("accounts.tsv"):
            books.add("GLAC", GLCo=co, GLAcct=line["account"], Description=line["description"],
                      AcctType=line["type"], SubType=line["subtype"] or None, NormBal=line["normal"],
                      Active="Y",
                      SummaryAcct=line["account"], InterfaceDetail="Y", CashAccrual="A",
                      Part1=line["account"][:4], Part2=line["account"][5:],
                      AllParts=line["account"])  # fmt: skip
        for code, name in JOURNALS.items():
            books.add("GLJR", GLCo=co, Jrnl=code, Description=name, Rev="N")
        for month in month_range(FIRST_MONTH, date(2026, 12, 1)):
            books.add("GLFP", GLCo=co, Mth=month, FiscalPd=month.month, FiscalYr=month.year)
        for year in sorted({month.year for month in MONTHS}):
            books.add("GLFY", GLCo=co, FYEMO=date(year, 12, 1), BeginMth=date(year, 1, 1), FiscalYear=year)
            books.add("GLBC", GLCo=co, BudgetCode=f"{year}", Description=f"Operating budget {year}")
        for number, name, account in ((1, "Operating account", "1000-00"), (2, "Payroll account", "1010-00")):
            books.add("CMAC", CMCo=co, CMAcct=number, Description=name, BankName="First Prairie Bank",
                      BankAcct=f"{co}{number}0055{co * 37:04d}", RoutingId="123456780", GLCo=co,
                      GLAcct=account)  # fmt: skip
        pay_types = (("Expense", "2000-00"), ("Job", "2000-00"), ("Subcontract", "2000-00"),
                     ("Retainage", "2010-00"), ("Service", "2000-00"))  # fmt: skip
        for number, (name, account) in enumerate(pay_types, 1):
            books.add("APPT", APCo=co, PayType=number, Description=name, GLCo=co, GLAcct=account)
        books.add("APPC", APCo=co, PayCategory=1, Description="Standard", ExpPayType=1, JobPayType=2,
                  SubPayType=3,
                  RetPayType=4, SMPayType=5, GLCo=co, DiscOffGLAcct="6900-00",
                  DiscTakenGLAcct="6900-00")  # fmt: skip
        for number, name, account in (
            (1, "Contract", "4000-00"),
            (2, "Service", "4100-00"),
            (3, "Other", "4900-00"),
        ):
            books.add("ARRT", ARCo=co, RecType=number, Description=name, Abbrev=name[:5], GLCo=co,
                      GLARAcct="1200-00", GLRevAcct=account, GLRetainAcct="1210-00", GLDiscountAcct="6910-00",
                      GLWriteOffAcct="6920-00", GLFinChgAcct="4900-00")  # fmt: skip
