//! Groups of people (RFC 7643, section 4.2).

use super::{Attribute, Kind, ResourceType, Schema};

/// The core schema of a group.
pub const GROUP_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";

static MEMBER: [Attribute; 4] = [
    Attribute::text("value", "The person's id.").exact().immutable(),
    Attribute::new("$ref", Kind::Reference(&["User"]), "The person's address.").immutable(),
    Attribute::text("display", "The person's name.").read_only(),
    Attribute::text("type", "What kind of member it is.").immutable().one_of(&["User"]),
];

static ATTRIBUTES: [Attribute; 2] = [
    Attribute::text("displayName", "The group's name.").read_only().required(),
    Attribute::new("members", Kind::Complex(&MEMBER), "Who belongs to it. Of a role's group: who has the role.")
        .several(),
];

static SCHEMA: Schema = Schema {
    id: GROUP_URN,
    name: "Group",
    description: "A company, or those who have one role there.",
    attributes: &ATTRIBUTES,
};

/// Groups.
pub static GROUP: ResourceType = ResourceType {
    name: "Group",
    endpoint: "/Groups",
    description: "Companies, and the roles at each. They are given; who has a role is for the client to say.",
    schema: &SCHEMA,
    extension: None,
};
