"""A made-up name taken apart: `APInvoiceHeader` is payables, invoice and header."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retriever.lexicon import Lexicon
from retriever.text import STOP_WORDS, name_stems, stem, stems
from retriever.word_index import CODE_LENGTH, WordIndex, word_index
from schema_index import split_name

PREFIXES = ("tbl", "t", "vw", "view", "qry")
"""What database people write before a table's name."""
MISTYPED = 0.8
"""From this share of equal letters on, an unknown word is read as the known one (`Vendr`)."""
_SHORTEST = 3
"""Letters of a word that may be found inside a longer one: `workorders` is work orders."""
_CODE = 3
"""Letters from which on a beginning of table names (`APT`) says where to look."""


@dataclass(frozen=True, slots=True)
class Coined:
    """The parts of a name that does not exist.

    `letters` is all of it in lower case without marks; `module` Vista's two letters or ""; `code` what
    names of tables begin with too (`APT` of `APTLines`, `APTH` of `APTHs`) or ""; `pieces` the stems of
    the words, stop words left out; `spoken` the stems as written, abbreviations not spelled out.
    """

    letters: str
    module: str = ""
    code: str = ""
    pieces: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


def take_apart(name: str, lexicon: Lexicon) -> Coined:
    """The parts of an identifier (`dbo.tblJobCost`, `AP_TH`, `PREHs`) or of a phrase in plain words."""
    bare = name.replace("[", "").replace("]", "").rsplit(".", 1)[-1].strip(" '\"`")
    altered = altered_table(bare, lexicon)
    if altered:
        return Coined(altered.lower(), _module_of(altered, lexicon), altered)
    parts = bare.split() if " " in bare else _without_prefix(split_name(bare))
    letters = "".join(letter for letter in "".join(parts) if letter.isalnum()).lower()
    module, code = _opening(parts, lexicon)
    if module:
        parts = parts[1:]
    elif code:
        rest = parts[0][len(code) :] if parts[0].startswith(code) else ""
        parts = [rest, *parts[1:]] if len(rest) > 1 else parts[1:]
    pieces = stems(" ".join(parts)) if " " in bare else [s for part in parts for s in _stems(part)]
    index = word_index(lexicon)
    known = [s for piece in _joined(pieces, index) for s in _known(piece, index)]
    spoken = tuple(stems(" ".join(parts)))
    module = module or _module_of(code, lexicon) or _module_said(spoken, lexicon)
    return Coined(letters, module, code, tuple(dict.fromkeys(known)), spoken)


def without_prefix(name: str) -> str:
    """The name without `tbl`, `vw` and the like, which database people write before a table's name."""
    parts = split_name(name)
    dropped = len(parts) > 1 and parts[0].lower() in PREFIXES
    return name[len(parts[0]) :].lstrip("_") if dropped else name


def module_prefix(name: str, lexicon: Lexicon) -> str:
    """The module that a CamelCase name begins with, set off by a capital: `APHeader`, `bPOLine`; or ""."""
    parts = split_name(name[1:] if name[:1] in ("b", "v") and name[1:3].isupper() else name)
    return parts[0] if len(parts) > 1 and parts[0] in lexicon.modules else ""


def altered_table(name: str, lexicon: Lexicon) -> str:
    """The real table that a name is but for a plural, underscores, a figure or a doubled letter; or "".

    `APTHs`, `AP_TH`, `APTL2`, `ARTHH`, `bJCJMs`, `tblAPTH` and `smworkorders` are; a real name is none.
    """
    bare = name[1:] if name[:1] in ("b", "v") and name[1:3].isupper() else name
    if lexicon.catalog.find(name) is not None or lexicon.catalog.find(bare) is not None:
        return ""
    plain = without_prefix(bare)
    if plain != bare and plain[:2].isupper() and (real := lexicon.catalog.find(plain)) is not None:
        return real.name
    squeezed = bare.replace("_", "")
    found = lexicon.catalog.find(squeezed)
    if "_" in bare.strip("_") and found is not None:
        return found.name
    candidates = [squeezed.rstrip("0123456789")]
    if squeezed[-1:] in ("s", "S"):
        candidates.append(squeezed[:-1])
        candidates += [squeezed[:-3] + "y"] if squeezed[-3:].lower() == "ies" else []
    if squeezed.isupper() and squeezed[-1:] == squeezed[-2:-1]:
        candidates.append(squeezed[:-1])
    for candidate in candidates:
        table = lexicon.catalog.find(candidate) if candidate != name else None
        if table is not None:
            return table.name
    return ""


def swapped_table(name: str, lexicon: Lexicon) -> str:
    """The real table that a code is with two neighbouring letters changed over (`ATPH`, `PERH`); or ""."""
    if not name.isalpha() or not name.isupper() or len(name) != CODE_LENGTH:
        return ""
    for place in range(len(name) - 1):
        turned = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        table = lexicon.catalog.find(turned) if turned != name else None
        if table is not None:
            return table.name
    return ""


def _opening(parts: list[str], lexicon: Lexicon) -> tuple[str, str]:
    """The module that stands apart in front, else the letters in front that table names begin with."""
    if not parts:
        return "", ""
    first = parts[0]
    if len(parts) > 1 and first.upper() in lexicon.modules:
        return first.upper(), ""
    plain = first[1:] if first[:1] in ("b", "v") and first[1:3].isupper() else first
    table = altered_table(plain, lexicon) or _name_of(plain, lexicon)
    if table:
        return "", table
    if plain.isupper() and plain[:2] in lexicon.modules:
        for size in range(len(plain), _CODE - 1, -1):
            if lexicon.catalog.find(plain[:size]) is not None or word_index(lexicon).begins(plain[:size]):
                return "", plain[:size]
        return "", plain[:2]
    return "", ""


def _module_said(spoken: tuple[str, ...], lexicon: Lexicon) -> str:
    """The module that the words are just another name of: `Receivables`."""
    return next((module for module, says in lexicon.modules.items() if spoken in says), "")


def _module_of(code: str, lexicon: Lexicon) -> str:
    return code[:2] if code[:2] in lexicon.modules else ""


def _name_of(name: str, lexicon: Lexicon) -> str:
    table = lexicon.catalog.find(name) if name.isupper() else None
    return table.name if table is not None else ""


def _without_prefix(parts: list[str]) -> list[str]:
    if len(parts) > 1 and parts[0].lower() in PREFIXES:
        return parts[1:]
    if len(parts) > 1 and parts[0] in ("b", "v") and parts[1][:1].isupper():
        return parts[1:]
    return parts


def _stems(part: str) -> list[str]:
    return [piece for piece in name_stems(part) if piece.isalnum() and piece not in STOP_WORDS]


def _joined(pieces: list[str], index: WordIndex) -> list[str]:
    """Neighbours put together where the catalog writes them as one word: time, card is timecard."""
    found: list[str] = []
    for piece in pieces:
        joined = stem(found[-1] + piece) if found else ""
        if joined and index.knows(joined):
            found[-1] = joined
        else:
            found.append(piece)
    return found


def _known(piece: str, index: WordIndex) -> list[str]:
    """The piece itself where the catalog uses it; else two words in it, or the word it is mistyped from."""
    if index.knows(piece) or len(piece) < _SHORTEST:
        return [piece]
    for cut in range(len(piece) - _SHORTEST, _SHORTEST - 1, -1):
        left, right = stem(piece[:cut]), stem(piece[cut:])
        if index.knows(left) and index.knows(right):
            return [left, right]
    if len(piece) <= _SHORTEST + 1:
        return [piece]
    near = process.extractOne(
        piece, index.vocabulary, scorer=OSA.normalized_similarity, score_cutoff=MISTYPED
    )
    return [near[0]] if near else [piece]
