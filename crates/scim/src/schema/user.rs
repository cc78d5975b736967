//! People (RFC 7643, sections 4.1 and 4.3).

use super::{Attribute, Kind, ResourceType, Schema};

/// The core schema of a user.
pub const USER_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

/// What a company's user has besides.
pub const ENTERPRISE_URN: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

static NAME: [Attribute; 6] = [
    Attribute::text("formatted", "The name in full, as it is shown."),
    Attribute::text("familyName", "The family name, or the only one.").required(),
    Attribute::text("givenName", "The given names."),
    Attribute::text("middleName", "The middle names."),
    Attribute::text("honorificPrefix", "What stands before the name, such as a title."),
    Attribute::text("honorificSuffix", "What stands behind the name."),
];

const PRIMARY: Attribute = Attribute::new("primary", Kind::Boolean, "Whether it is the one to use first.");

static EMAIL: [Attribute; 4] = [
    Attribute::text("value", "The address.").required(),
    Attribute::text("display", "How it is shown."),
    Attribute::text("type", "What it is for.").one_of(&["work", "home", "other"]),
    PRIMARY,
];

static PHONE: [Attribute; 4] = [
    Attribute::text("value", "The number."),
    Attribute::text("display", "How it is shown."),
    Attribute::text("type", "What it is for.").one_of(&["work", "home", "mobile", "fax", "pager", "other"]),
    PRIMARY,
];

static ADDRESS: [Attribute; 8] = [
    Attribute::text("formatted", "The address as it is written on a letter."),
    Attribute::text("streetAddress", "Street and number."),
    Attribute::text("locality", "The town."),
    Attribute::text("region", "The state or province."),
    Attribute::text("postalCode", "The postal code."),
    Attribute::text("country", "The country, as two letters of ISO 3166-1."),
    Attribute::text("type", "What it is for.").one_of(&["work", "home", "other"]),
    PRIMARY,
];

static GROUP_OF_USER: [Attribute; 4] = [
    Attribute::text("value", "The group's id.").exact().read_only(),
    Attribute::new("$ref", Kind::Reference(&["Group"]), "The group's address.").read_only(),
    Attribute::text("display", "The group's name.").read_only(),
    Attribute::text("type", "How they belong to it.").read_only().one_of(&["direct"]),
];

static ATTRIBUTES: [Attribute; 13] = [
    Attribute::text("userName", "The name by which the company knows the person; often the address at work.")
        .required()
        .unique(),
    Attribute::new("name", Kind::Complex(&NAME), "The person's name.").required(),
    Attribute::text("displayName", "What the person is called on screen."),
    Attribute::text("nickName", "What the person is called by friends."),
    Attribute::text("title", "What the person does at the company."),
    Attribute::text("preferredLanguage", "The language of mails to the person, as in BCP 47."),
    Attribute::text("locale", "The person's place, for dates and numbers."),
    Attribute::text("timezone", "The person's time zone, by its IANA name."),
    Attribute::new(
        "active",
        Kind::Boolean,
        "Whether the person works there. When not, their time at the company ends.",
    ),
    Attribute::new(
        "emails",
        Kind::Complex(&EMAIL),
        "Addresses. The primary one, else the one at work, gets the invitation.",
    )
    .several()
    .required(),
    Attribute::new("phoneNumbers", Kind::Complex(&PHONE), "Telephone numbers.").several(),
    Attribute::new("addresses", Kind::Complex(&ADDRESS), "Postal addresses.").several(),
    Attribute::new("groups", Kind::Complex(&GROUP_OF_USER), "The company, and the person's role there.")
        .several()
        .read_only(),
];

const ORGANIZATION: Attribute = Attribute::text(
    "organization",
    "The company, by its number in the partner record; answers name it so too, whatever a client wrote.",
);
const DEPARTMENT: Attribute = Attribute::text("department", "The department.");

static OF_COMPANY: [Attribute; 2] = [ORGANIZATION.read_only(), DEPARTMENT];
static OF_PROGRAM: [Attribute; 2] = [ORGANIZATION.immutable().required(), DEPARTMENT];

static USER: Schema =
    Schema { id: USER_URN, name: "User", description: "A person in a partner record.", attributes: &ATTRIBUTES };

const fn enterprise(attributes: &'static [Attribute]) -> Schema {
    Schema { id: ENTERPRISE_URN, name: "Enterprise User", description: "The person at the company.", attributes }
}

static ENTERPRISE_OF_COMPANY: Schema = enterprise(&OF_COMPANY);
static ENTERPRISE_OF_PROGRAM: Schema = enterprise(&OF_PROGRAM);

const fn user(extension: &'static Schema) -> ResourceType {
    ResourceType {
        name: "User",
        endpoint: "/Users",
        description: "The people in a partner record.",
        schema: &USER,
        extension: Some(extension),
    }
}

/// People, for a client that is one company's: which company it is goes without saying.
pub static USER_OF_COMPANY: ResourceType = user(&ENTERPRISE_OF_COMPANY);

/// People, for a client that speaks for all companies and says which.
pub static USER_OF_PROGRAM: ResourceType = user(&ENTERPRISE_OF_PROGRAM);
