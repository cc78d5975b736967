"""Lets a SCIM client and a conformance suite that are not ours work on a server.

    python scim.py BASE TOKEN

Prints a line of JSON with what was done and found; fails with what went wrong.
"""

import json
import sys
import uuid

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import PatchOp, PatchOperation, SearchRequest
from scim2_tester import Status, check_server

base, token = sys.argv[1:]


def connect():
    http = Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=60)
    client = SyncSCIMClient(http)
    client.discover()
    return client


def refused(status, call):
    try:
        call()
    except Exception as error:
        assert str(status) in str(error) or getattr(getattr(error, "error", None), "status", None) == status, error
        return
    raise AssertionError(f"{status} was expected")


scim = connect()
User, Group = scim.get_resource_model("User"), scim.get_resource_model("Group")

# Provisions.
name = f"mika.{uuid.uuid4().hex[:8]}"
person = User.model_validate(
    {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": name,
        "externalId": "hr-7",
        "name": {"givenName": "Mika", "familyName": "Sato"},
        "emails": [{"value": f"{name}@northwind.example", "type": "work", "primary": True}],
        "active": True,
    }
)
made = scim.create(person)
assert made.id and made.meta.version == 'W/"1"', made
found = scim.query(User, query_parameters=SearchRequest(filter=f'userName eq "{name}"'))
assert found.total_results == 1 and found.resources[0].id == made.id, found
refused(409, lambda: scim.create(person))

# Changes.
made.title = "Engineer"
changed = scim.replace(made)
assert changed.title == "Engineer" and changed.meta.version == 'W/"2"', changed
operation = PatchOperation(op=PatchOperation.Op.replace_, path="displayName", value="Mika S.")
patched = scim.modify(User, changed.id, PatchOp[User](operations=[operation]))
assert (patched or scim.query(User, changed.id)).display_name == "Mika S."
# The client sends the tag it read; somebody else was faster by now.
refused(412, lambda: scim.replace(changed))

# Gives and takes a role.
groups = scim.query(Group).resources
primary = next(group for group in groups if group.display_name.endswith(": primary contacts"))
add = PatchOperation(op=PatchOperation.Op.add, path="members", value=[{"value": made.id}])
scim.modify(Group, primary.id, PatchOp[Group](operations=[add]))
assert [member.value for member in scim.query(Group, primary.id).members] == [made.id]
take = PatchOperation(op=PatchOperation.Op.remove, path="members")
scim.modify(Group, primary.id, PatchOp[Group](operations=[take]))
assert not scim.query(Group, primary.id).members

# Removes.
leave = PatchOperation(op=PatchOperation.Op.replace_, path="active", value=False)
scim.modify(User, made.id, PatchOp[User](operations=[leave]))
assert scim.query(User, made.id).active is False
scim.delete(User, made.id)
refused(404, lambda: scim.query(User, made.id))

# What the suite asks for and this server does otherwise, on purpose.
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
ON_PURPOSE = {
    # Whether somebody works there is always said; without a word, they do.
    ("check_remove_attribute", "active"),
    # The extension holds the company too, which a company's client can read and not write (RFC 7643, section 7, "readOnly");
    # the suite expects to read back exactly what it wrote.
    ("check_add_attribute", ENTERPRISE),
    ("check_replace_attribute", ENTERPRISE),
    ("check_remove_attribute", ENTERPRISE),
}

# Groups are given, so what makes and removes resources is asked of users alone.
results = check_server(connect(), resource_types=["User"])
failed = [result for result in results if result.status in (Status.ERROR, Status.CRITICAL, Status.DEVIATION)]
told = {(result.title, (result.data or {}).get("urn")) for result in failed}
for result in failed:
    if (result.title, (result.data or {}).get("urn")) not in ON_PURPOSE:
        print(f"{result.status.name} {result.title}: {result.reason} {result.data}", file=sys.stderr)
assert told == ON_PURPOSE, told ^ ON_PURPOSE
print(json.dumps({"checks": len(results), "passed": sum(result.status == Status.SUCCESS for result in results)}))
