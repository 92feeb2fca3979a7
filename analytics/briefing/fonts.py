"""Chinese fonts on this machine. Word and WPS bring their own; a PDF and pictures need one here."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from analytics.errors import CampusError
from analytics.workspace import Workspace

Face = Literal["title", "body", "black", "kai"]

SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "Songti SC")
SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
)
MORE = ("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback", "AR PL UMing CN", "AR PL UKai CN", "Unifont")

FACES: dict[Face, tuple[str, ...]] = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", *SERIF, *SANS, *MORE),
    "body": ("FangSong_GB2312", "FangSong", "STFangsong", *SERIF, *SANS, *MORE),
    "black": ("SimHei", "STHeiti", "Heiti SC", *SANS, *SERIF, *MORE),
    "kai": ("KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", *SERIF, *SANS, *MORE),
}
"""What GB/T 9704 asks for, then what a server has in its place: 小标宋, 仿宋, 黑体, 楷体."""


def folder(workspace: Workspace) -> Path | None:
    """Where a county puts fonts of its own for a server that has none: ``reference/fonts`` in the data folder."""
    own = workspace.data / "reference" / "fonts"
    return own if own.is_dir() else None


def families(own: Path | None) -> frozenset[str]:
    """The names of all fonts that this machine or the folder has."""
    return _families(own, own.stat().st_mtime_ns if own else 0)


def chosen(face: Face, own: Path | None) -> list[str]:
    """Those of a face's fonts that are there, the best first. Raises CampusError where there is no Chinese font at all."""
    there = families(own)
    if found := [name for name in FACES[face] if name in there]:
        return found
    raise CampusError("no_chinese_font", folder="reference/fonts")


def loaded(own: Path | None) -> Any:
    """All of them as Typst takes them: looking through a machine's fonts takes a tenth of a second, so once."""
    return _loaded(own, own.stat().st_mtime_ns if own else 0)


@lru_cache(maxsize=4)
def _loaded(own: Path | None, stamp: int) -> Any:
    import typst

    return typst.Fonts(font_paths=[own] if own else [])


@lru_cache(maxsize=4)
def _families(own: Path | None, stamp: int) -> frozenset[str]:
    return frozenset(_loaded(own, stamp).families())
