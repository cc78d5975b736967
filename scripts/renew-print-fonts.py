#!/usr/bin/env python3
"""Writes the fonts that crates/printed prints with: crates/printed/fonts/*.zst.

    npm install --prefix DIR @fontsource/libre-caslon-text@5.3.0 @fontsource/public-sans@5.3.0
    apt-get install fonts-noto-core fonts-noto-cjk
    pip install brotli==1.2.1 fonttools==4.68.0 uharfbuzz==0.57.0 zstandard==0.25.0
    scripts/renew-print-fonts.py DIR/node_modules/@fontsource [/usr/share/fonts]

Each file is a font reduced to the characters that are printed, without hints, compressed by zstd.
All are under the SIL Open Font License, beside them.
"""

import io
import sys
import tempfile
from pathlib import Path

import uharfbuzz
import zstandard
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parent.parent / "crates/printed/fonts"

# What a hand writes rarely but names do hold, beyond the character sets below.
CHINESE_NAMES = "镕喆堃犇昇燊珺玥沄湉煊赟翀晞旸祎垚淼叡婳璟瑄琇珮偲熺玹弢"


def two_byte(codec, first, second):
    """Every character of a two-byte character set."""
    out = set()
    for row in first:
        for cell in second:
            try:
                out.update(bytes([row, cell]).decode(codec))
            except UnicodeDecodeError:
                pass
    return out


def han_and_hangul():
    """The characters of the font for Chinese, Japanese and Korean."""
    cells = range(0xA1, 0xFF)
    shifted = [*range(0x40, 0x7F), *range(0x80, 0xFD)]
    wanted = two_byte("euc_jp", cells, cells)  # JIS X 0208, levels 1 and 2
    wanted |= two_byte("cp932", range(0xED, 0xFD), shifted)  # with the makers' kanji, which family names have
    wanted |= two_byte("euc_jis_2004", cells, cells)  # JIS X 0213, level 3
    wanted |= two_byte("gb2312", cells, cells)
    wanted |= two_byte("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *cells])  # level 1
    wanted |= set(CHINESE_NAMES)
    wanted |= {chr(code) for code in range(0xAC00, 0xD7A4)}  # every Hangul syllable
    wanted |= {"\U00020BB7"}  # the other Yoshi
    # Latin, Greek and Cyrillic have better fonts.
    return {ord(character) for character in wanted if len(character) == 1 and ord(character) >= 0x2E80} | {0x30FB}


# What sets lines upright or chooses forms by language; each would bring glyphs of its own.
UNUSED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")


def reduced(font, characters=None):
    """A font of these characters, or of all its own, without hints."""
    face = uharfbuzz.Face(font)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.set(set(face.unicodes) if characters is None else set(face.unicodes) & characters)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.name_id_set.set({1, 2, 6})
    if characters is not None:
        wanted.layout_feature_tag_set.set(set())
        wanted.drop_table_tag_set.update({int.from_bytes(table.encode()) for table in UNUSED})
        # Outlines without subroutines are longer, but what zstd makes of them is shorter.
        wanted.flags |= uharfbuzz.SubsetFlags.DESUBROUTINIZE
    return uharfbuzz.subset(face, wanted).blob.data


def merged(folder, family, weight):
    """The files that the web gets by range of characters, as one font again."""
    with tempfile.TemporaryDirectory() as work:
        parts = []
        for part in ("latin", "latin-ext", "vietnamese"):
            source = folder / family / f"files/{family}-{part}-{weight}-normal.woff2"
            if source.exists():
                font = TTFont(source)
                font.flavor = None
                parts.append(f"{work}/{part}.ttf")
                font.save(parts[-1])
        out = io.BytesIO()
        Merger().merge(parts).save(out)
        return out.getvalue()


def main():
    web = Path(sys.argv[1])
    system = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/fonts")
    noto = system / "truetype/noto"

    fonts = {
        "caslon": reduced(merged(web, "libre-caslon-text", 400)),
        "sans": reduced(merged(web, "public-sans", 400)),
        "sans-strong": reduced(merged(web, "public-sans", 600)),
        "noto-serif": reduced((noto / "NotoSerif-Regular.ttf").read_bytes()),
        "noto-sans": reduced((noto / "NotoSans-Regular.ttf").read_bytes()),
        "noto-arabic": reduced((noto / "NotoNaskhArabic-Regular.ttf").read_bytes()),
        "noto-sans-arabic": reduced((noto / "NotoSansArabic-Regular.ttf").read_bytes()),
        "noto-cjk": reduced((system / "opentype/noto/NotoSerifCJK-Regular.ttc").read_bytes(), han_and_hangul()),
    }
    for script in ("Armenian", "Devanagari", "Georgian", "Hebrew", "Thai"):
        fonts[f"noto-{script.lower()}"] = reduced((noto / f"NotoSerif{script}-Regular.ttf").read_bytes())

    OUT.mkdir(parents=True, exist_ok=True)
    for name, font in sorted(fonts.items()):
        packed = zstandard.ZstdCompressor(level=22).compress(font)
        (OUT / f"{name}.zst").write_bytes(packed)
        print(f"{name:20} {len(font):9} {len(packed):9}")
    print(f"{'all':20} {sum(map(len, fonts.values())):9} {sum((OUT / f'{n}.zst').stat().st_size for n in fonts):9}")


if __name__ == "__main__":
    main()
