//! The provisioning service, by plain requests: what a client may see and do, what is refused, and in which form.

use api::access::SCIM_OPERATIONS;
use api::service::scim_tokens;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::TestApp;
use crate::harness::http::{Answer, send};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const SEARCH: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// A SCIM client of a test server.
struct Scim<'a> {
    app: &'a TestApp,
    token: String,
}

impl TestApp {
    /// A client that speaks for one company, or for the program.
    fn scim(&self, partner_id: Option<&str>) -> Scim<'_> {
        let token = scim_tokens::create_blocking(&self.app, "a test", partner_id).unwrap();
        Scim { app: self, token }
    }
}

impl Scim<'_> {
    fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method: Method = method.parse().unwrap();
        self.app.http().request(method, &format!("/scim/v2{path}")).bearer_auth(&self.token)
    }

    async fn get(&self, path: &str) -> Answer {
        send(self.request("GET", path)).await
    }

    async fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path).header("content-type", "application/scim+json");
        send(request.body(body.to_string())).await
    }

    async fn create(&self, user: &str) -> Value {
        let answer = self.send("POST", "/Users", &person(user)).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()
    }

    async fn patch(&self, path: &str, operations: Value) -> Answer {
        self.send("PATCH", path, &json!({ "schemas": [PATCH], "Operations": operations })).await
    }
}

fn person(user: &str) -> Value {
    json!({
        "schemas": [USER],
        "userName": user,
        "externalId": format!("hr-{user}"),
        "name": { "givenName": "Mika", "familyName": "Sato" },
        "emails": [{ "value": format!("{user}@northwind.example"), "type": "work", "primary": true }],
        "preferredLanguage": "ja-JP",
        "active": true,
    })
}

/// The failure that an answer must be, in the form of RFC 7644, section 3.12.
#[track_caller]
fn failure(answer: &Answer, status: u16, kind: Option<&str>) -> String {
    let said = answer.text();
    assert_eq!(answer.header("content-type"), "application/scim+json", "{said}");
    let body = answer.json();
    assert_eq!((answer.status.as_u16(), &body["status"]), (status, &json!(status.to_string())), "{said}");
    assert_eq!(body["schemas"], json!([ERROR]), "{said}");
    assert_eq!(body.get("scimType").and_then(Value::as_str), kind, "{said}");
    body["detail"].as_str().unwrap().to_owned()
}

/// Every operation with a path that leads to nothing.
const CALLS: [(&str, &str); 17] = [
    ("GET", "/Users"),
    ("POST", "/Users/.search"),
    ("POST", "/Users"),
    ("GET", "/Users/1"),
    ("PUT", "/Users/1"),
    ("PATCH", "/Users/1"),
    ("DELETE", "/Users/1"),
    ("GET", "/Groups"),
    ("POST", "/Groups/.search"),
    ("GET", "/Groups/1"),
    ("PUT", "/Groups/1"),
    ("PATCH", "/Groups/1"),
    ("GET", "/ServiceProviderConfig"),
    ("GET", "/Schemas"),
    ("GET", "/Schemas/1"),
    ("GET", "/ResourceTypes"),
    ("GET", "/ResourceTypes/1"),
];

#[actix_web::test]
async fn nobody_gets_in_without_a_token_of_a_client() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(None);
    assert_eq!(CALLS.len(), SCIM_OPERATIONS.len());

    for (method, path) in CALLS {
        let path = format!("/scim/v2{path}");
        let call = |token: Option<&str>| {
            let request = app.http().request(method.parse().unwrap(), &path);
            send(token.map_or(request.try_clone().unwrap(), |token| request.bearer_auth(token)))
        };
        failure(&call(None).await, 401, None);
        failure(&call(Some("ct_scim_nonsense")).await, 401, None);
        let staff = call(Some(&app.office_token())).await;
        failure(&staff, 401, None);
        assert_eq!(staff.header("www-authenticate"), "Bearer");
        assert_ne!(call(Some(&client.token)).await.status, 401, "{method} {path}");
    }
    let elsewhere = app.http().request(Method::GET, "/api/v1/companies").bearer_auth(&client.token);
    assert_eq!(send(elsewhere).await.status, 401);
}

#[actix_web::test]
async fn a_token_that_was_revoked_lets_nobody_in() {
    let app = TestApp::new().await;
    let client = app.scim(None);
    assert_eq!(client.get("/Users").await.status, 200);
    let [(token, company)] = scim_tokens::list_blocking(&app.app).unwrap().try_into().unwrap();
    assert!(company.is_none() && token.last_used_at == Some(app.app.clock.now()));

    scim_tokens::revoke_blocking(&app.app, token.id).unwrap();

    failure(&client.get("/Users").await, 401, None);
    assert!(scim_tokens::revoke_blocking(&app.app, token.id).is_err());
}

#[actix_web::test]
async fn a_person_is_provisioned_changed_and_removed() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));

    let made = client.send("POST", "/Users", &person("mika")).await;

    assert_eq!(made.status, 201, "{}", made.text());
    let user = made.json();
    let (id, location) = (user["id"].as_str().unwrap(), user["meta"]["location"].as_str().unwrap());
    assert_eq!((made.header("location"), made.header("etag")), (location, "W/\"1\""));
    assert!(location.ends_with(&format!("/scim/v2/Users/{id}")));
    assert_eq!(user[ENTERPRISE]["organization"], "P-1");
    assert_eq!((user["active"].as_bool(), user["groups"][0]["display"].as_str()), (Some(true), Some("Northwind")));
    assert_eq!(client.get(&format!("/Users/{id}")).await.json(), user);
    assert_eq!(app.lines("SELECT recipient || ' ' || language AS text FROM mails"), ["mika@northwind.example ja"]);

    let path = format!("/Users/{id}");
    let patched = client.patch(&path, json!([{ "op": "Replace", "path": "active", "value": "False" }])).await;
    assert_eq!((patched.status.as_u16(), patched.json()["active"].as_bool()), (200, Some(false)));
    assert_eq!(patched.header("etag"), "W/\"2\"");
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans WHERE to_on IS NOT NULL").len(), 1);

    assert_eq!(send(client.request("DELETE", &path)).await.status, 204);
    failure(&client.get(&path).await, 404, None);
    assert_eq!(client.get("/Users").await.json()["totalResults"], 0);
    assert_eq!(app.lines("SELECT legal_name AS text FROM candidates"), ["Mika Sato"]);
    let contacts = app.contacts_of("P-1").await;
    assert_eq!(contacts[0].state, domain::company::ContactState::Left);
}

#[actix_web::test]
async fn what_is_taken_is_told_as_a_conflict_and_a_replay_makes_nobody_twice() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    let mika = client.create("mika").await;
    client.create("eva").await;

    failure(&client.send("POST", "/Users", &person("MIKA")).await, 409, Some("uniqueness"));
    let path = format!("/Users/{}", mika["id"].as_str().unwrap());
    let renamed = client.patch(&path, json!([{ "op": "replace", "path": "userName", "value": "eva" }])).await;
    failure(&renamed, 409, Some("uniqueness"));

    let li = person("li");
    let both = tokio::join!(client.send("POST", "/Users", &li), client.send("POST", "/Users", &li));
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(client.get("/Users").await.json()["totalResults"], 3);
    assert_eq!(app.lines("SELECT 'x' AS text FROM accounts").len(), 3);
    // Whoever was removed can be added anew.
    assert_eq!(send(client.request("DELETE", &path)).await.status, 204);
    assert_ne!(client.create("mika").await["id"], mika["id"]);
    assert_eq!(app.lines("SELECT 'x' AS text FROM accounts").len(), 3);
}

#[actix_web::test]
async fn of_two_who_change_the_same_state_one_is_told_to_read_again() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    let user = client.create("mika").await;
    let path = format!("/Users/{}", user["id"].as_str().unwrap());
    let title = |title: &str, tag: &str| {
        let body = json!({ "schemas": [PATCH], "Operations": [{ "op": "add", "path": "title", "value": title }] });
        let request = client.request("PATCH", &path).header("content-type", "application/scim+json");
        send(request.header("if-match", tag).body(body.to_string()))
    };

    let both = tokio::join!(title("Engineer", "W/\"1\""), title("Manager", "W/\"1\""));

    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    failure(&title("Late", "W/\"1\"").await, 412, None);
    failure(&send(client.request("DELETE", &path).header("if-match", "\"1\"")).await, 412, None);
    assert_eq!(title("Third", "\"7\", W/\"2\"").await.status, 200);
    assert_eq!(title("Fourth", "*").await.json()["title"], "Fourth");
    let kept = send(client.request("GET", &path).header("if-none-match", "W/\"4\"")).await;
    assert_eq!((kept.status.as_u16(), kept.body.len()), (304, 0));
    // What changes nothing keeps its tag.
    assert_eq!(title("Fourth", "*").await.header("etag"), "W/\"4\"");
}

#[actix_web::test]
async fn a_company_sees_its_own_people_and_the_program_all() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    app.company("P-2", "Fabrikam");
    let (one, two, program) = (app.scim(Some("P-1")), app.scim(Some("P-2")), app.scim(None));
    let mika = one.create("mika").await;
    two.create("mika").await;
    let path = format!("/Users/{}", mika["id"].as_str().unwrap());

    for call in [("GET", json!(null)), ("PUT", person("x")), ("DELETE", json!(null))] {
        failure(&two.send(call.0, &path, &call.1).await, 404, None);
    }
    let group = mika["groups"][0]["value"].as_str().unwrap();
    failure(&two.get(&format!("/Groups/{group}")).await, 404, None);
    assert_eq!(two.get("/Users").await.json()["totalResults"], 1);
    assert_eq!(two.get("/Groups").await.json()["totalResults"], 3);
    assert_eq!(program.get("/Users").await.json()["totalResults"], 2);
    assert_eq!(program.get("/Groups").await.json()["totalResults"], 6);
    assert_eq!(program.get(&path).await.status, 200);
    // The program's client says which company it is; a company's cannot say another.
    failure(&program.send("POST", "/Users", &person("eva")).await, 400, Some("invalidValue"));
    let mut eva = person("eva");
    eva[ENTERPRISE] = json!({ "organization": "P-2" });
    assert_eq!(program.send("POST", "/Users", &eva).await.json()[ENTERPRISE]["organization"], "P-2");
    eva["userName"] = json!("eva2");
    eva["emails"][0]["value"] = json!("eva2@northwind.example");
    assert_eq!(one.send("POST", "/Users", &eva).await.json()[ENTERPRISE]["organization"], "P-1");
}

#[actix_web::test]
async fn somebody_elsewhere_is_asked_before_a_company_can_call_them_its_own() {
    let app = TestApp::with_sample().await;
    let ada = crate::harness::program::person("Ada");
    app.as_candidate(ada);
    let company = app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    let mut user = person("ada");
    user["emails"][0]["value"] = json!(format!("{ada}@example.org"));

    let made = client.send("POST", "/Users", &user).await.json();

    assert!(made["active"].as_bool().unwrap());
    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.candidate_id, contact.state), (None, domain::company::ContactState::Invited));
    assert!(app.lines("SELECT 'x' AS text FROM employment_spans").is_empty());
    // In a domain that is proved to be its own, a company is believed.
    app.verify_domain(&company, "example.org");
    send(client.request("DELETE", &format!("/Users/{}", made["id"].as_str().unwrap()))).await;
    client.send("POST", "/Users", &user).await;
    let contacts = app.contacts_of("P-1").await;
    assert!(contacts.iter().any(|contact| contact.candidate_id == Some(ada)), "{contacts:?}");
}

#[actix_web::test]
async fn lists_are_filtered_paged_and_cut_to_what_is_asked_for() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    for user in ["ann", "bob", "cid", "dan", "eve"] {
        client.create(user).await;
        // Users are listed in the order in which they came.
        app.wait(jiff::SignedDuration::from_secs(1));
    }
    let names = async |query: &str| {
        let list = client.get(&format!("/Users?{query}")).await.json();
        let users = list["Resources"].as_array().unwrap_or_else(|| panic!("{list}"));
        let names: Vec<String> = users.iter().map(|user| user["userName"].as_str().unwrap().to_owned()).collect();
        (list["totalResults"].as_u64().unwrap(), list["startIndex"].as_u64().unwrap(), names.join(" "))
    };

    assert_eq!(names("").await, (5, 1, "ann bob cid dan eve".to_owned()));
    assert_eq!(names("startIndex=2&count=2").await, (5, 2, "bob cid".to_owned()));
    assert_eq!(names("startIndex=-7&count=1").await, (5, 1, "ann".to_owned()));
    assert_eq!(names("count=0").await, (5, 1, String::new()));
    assert_eq!(names("startIndex=100").await, (5, 100, String::new()));
    assert_eq!(names("filter=userName+eq+%22BOB%22").await, (1, 1, "bob".to_owned()));
    assert_eq!(names("filter=externalId+eq+%22hr-cid%22").await, (1, 1, "cid".to_owned()));
    assert_eq!(names("filter=emails.value+co+%22an%22&count=1").await, (2, 1, "ann".to_owned()));
    assert_eq!(names("filter=groups.display+eq+%22Northwind%22+and+not+(userName+sw+%22b%22)").await.0, 4);
    assert_eq!(names("filter=meta.created+gt+%222030-01-01T00:00:00Z%22").await.0, 0);
    let body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
        "filter": "userName sw \"d\"", "attributes": ["userName"],
    });
    let found = client.send("POST", "/Users/.search", &body).await.json();
    let only: std::collections::BTreeSet<&str> =
        found["Resources"][0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(only, ["id", "schemas", "userName"].into());
    let without = client.get("/Users?count=1&excludedAttributes=groups,emails").await.json();
    assert!(without["Resources"][0].get("groups").is_none() && without["Resources"][0].get("name").is_some());
}

#[actix_web::test]
async fn what_cannot_be_meant_is_refused_in_the_words_of_the_protocol() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    let user = client.create("mika").await;
    let path = format!("/Users/{}", user["id"].as_str().unwrap());

    let detail = failure(&client.get("/Users?filter=salary+gt+7").await, 400, Some("invalidFilter"));
    assert!(detail.contains("at character 1: there is no attribute `salary`"), "{detail}");
    failure(&client.get("/Users?filter=userName").await, 400, Some("invalidFilter"));
    failure(&client.get("/Users?startIndex=one").await, 400, None);
    failure(&client.get("/Users?attributes=id&excludedAttributes=id").await, 400, Some("invalidValue"));
    failure(&client.get("/Schemas?filter=id+pr").await, 403, None);
    for (schemas, kind) in
        [(json!([]), "invalidSyntax"), (json!(["urn:x"]), "invalidSyntax"), (json!([ENTERPRISE]), "invalidSyntax")]
    {
        let mut body = person("x");
        body["schemas"] = schemas;
        failure(&client.send("POST", "/Users", &body).await, 400, Some(kind));
        failure(&client.send("PUT", &path, &body).await, 400, Some(kind));
        failure(&client.send("PATCH", &path, &body).await, 400, Some(kind));
    }
    let mut nowhere = person("x");
    nowhere["emails"][0]["value"] = json!("nowhere");
    failure(&client.send("POST", "/Users", &nowhere).await, 400, Some("invalidValue"));
    let broken =
        client.request("POST", "/Users").header("content-type", "application/scim+json").body("{\"schemas\": [");
    failure(&send(broken).await, 400, Some("invalidSyntax"));
    let text = client.request("POST", "/Users").header("content-type", "text/plain").body("x");
    failure(&send(text).await, 415, None);
    let read_only = client.patch(&path, json!([{ "op": "add", "path": "groups", "value": [{ "value": "x" }] }])).await;
    failure(&read_only, 400, Some("mutability"));
    let nothing =
        client.patch(&path, json!([{ "op": "replace", "path": "phoneNumbers[type eq \"fax\"].value", "value": "1" }]));
    failure(&nothing.await, 400, Some("noTarget"));
    failure(&client.get("/Users/not-an-id").await, 404, None);
    failure(&client.get("/Nothing").await, 404, None);
    failure(&client.send("POST", "/Bulk", &json!({})).await, 501, None);
    failure(&client.get("/Me").await, 501, None);
    failure(&client.send("POST", "/Groups", &json!({})).await, 501, None);
    let method = client.send("PUT", "/Users", &json!({})).await;
    failure(&method, 405, None);
    assert_eq!(method.header("allow"), "GET, POST");
    // Nothing of all that has left a trace.
    assert_eq!(client.get(&path).await.json(), user);
}

#[actix_web::test]
async fn who_has_a_role_is_said_by_the_members_of_its_group() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    app.company("P-2", "Fabrikam");
    let client = app.scim(Some("P-1"));
    let (mika, eva) = (client.create("mika").await, client.create("eva").await);
    let stranger = app.scim(Some("P-2")).create("li").await;
    let (mika, eva, stranger) = (&mika["id"], &eva["id"], &stranger["id"]);
    let groups = client.get("/Groups?excludedAttributes=members").await.json();
    let group = |name: &str| {
        let groups = groups["Resources"].as_array().unwrap();
        let group = groups.iter().find(|group| group["displayName"] == name).unwrap();
        format!("/Groups/{}", group["id"].as_str().unwrap())
    };
    let (company, primary) = (group("Northwind"), group("Northwind: primary contacts"));
    let administrators = group("Northwind: contact administrators");
    let members = |answer: &Answer| {
        let group = answer.json();
        let members = group["members"].as_array().cloned().unwrap_or_default();
        members.into_iter().map(|member| member["value"].clone()).collect::<Vec<_>>()
    };

    let added = client.patch(&primary, json!([{ "op": "Add", "path": "members", "value": [{ "value": mika }] }])).await;

    assert_eq!((added.status.as_u16(), members(&added)), (200, vec![mika.clone()]), "{}", added.text());
    assert_eq!(members(&client.get(&company).await).len(), 2);
    let user = client.get(&format!("/Users/{}", mika.as_str().unwrap())).await.json();
    assert_eq!(user["groups"][1]["display"], "Northwind: primary contacts");
    let put = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "members": [{ "value": eva }, { "value": mika }] });
    assert_eq!(members(&client.send("PUT", &administrators, &put).await).len(), 2);
    assert!(members(&client.get(&primary).await).is_empty(), "one role at a time");
    let removal = format!("members[value eq \"{}\"]", eva.as_str().unwrap());
    let removed = client.patch(&administrators, json!([{ "op": "remove", "path": removal }])).await;
    assert_eq!(members(&removed), std::slice::from_ref(mika));

    let foreign = client.patch(&primary, json!([{ "op": "add", "path": "members", "value": [{ "value": stranger }] }]));
    failure(&foreign.await, 400, Some("invalidValue"));
    let given = client.patch(&company, json!([{ "op": "remove", "path": "members" }])).await;
    failure(&given, 400, Some("mutability"));
    let renamed = client.patch(&primary, json!([{ "op": "replace", "path": "displayName", "value": "x" }])).await;
    failure(&renamed, 400, Some("mutability"));
    let stale = client.request("PUT", &primary).header("if-match", "W/\"0\"").json(&put);
    failure(&send(stale).await, 412, None);
    failure(&client.get("/Groups/nothing").await, 404, None);
    let found = client.get("/Groups?filter=displayName+eq+%22northwind%22").await.json();
    assert_eq!(found["totalResults"], 1);
}

#[actix_web::test]
async fn of_two_who_change_the_same_group_one_is_told_to_read_again() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    let (mika, eva) = (client.create("mika").await, client.create("eva").await);
    let groups = client.get("/Groups?filter=displayName+co+%22primary%22").await.json();
    let group = &groups["Resources"][0];
    let (path, tag) =
        (format!("/Groups/{}", group["id"].as_str().unwrap()), group["meta"]["version"].as_str().unwrap());
    let add = |user: &Value| {
        let operation = json!({ "op": "add", "path": "members", "value": [{ "value": user["id"] }] });
        let body = json!({ "schemas": [PATCH], "Operations": [operation] });
        send(client.request("PATCH", &path).header("if-match", tag).json(&body))
    };

    let both = tokio::join!(add(&mika), add(&eva));

    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    assert_eq!(client.get(&path).await.json()["members"].as_array().unwrap().len(), 1);
    failure(&add(&eva).await, 412, None);
}

#[actix_web::test]
async fn filters_and_patches_that_make_no_sense_are_refused_and_a_replay_changes_nothing() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let client = app.scim(Some("P-1"));
    let user = client.create("mika").await;
    let path = format!("/Users/{}", user["id"].as_str().unwrap());
    let (deep, long) = (
        format!("{}userName pr{}", "(".repeat(1_500), ")".repeat(1_500)),
        format!("userName eq \"{}\"", "x".repeat(50_000)),
    );
    for filter in [
        "",
        " ",
        "userName like \"m\"",
        "userName eq",
        "userName eq mika",
        "userName eq \"mika",
        "userName eq \"mika\" and",
        "userName eq \"mika\" xor active eq true",
        "(userName pr",
        "userName pr)",
        "not userName pr",
        "emails[type eq \"work\"",
        "emails[type eq \"work\"].value",
        "emails.nothing pr",
        "urn:nothing:userName pr",
        "active gt true",
        "userName eq \"a\"; DROP TABLE accounts",
        "userName eq {\"a\": 1}",
        deep.as_str(),
        long.as_str(),
    ] {
        let body = json!({ "schemas": [SEARCH], "filter": filter });
        failure(&client.send("POST", "/Users/.search", &body).await, 400, Some("invalidFilter"));
        failure(&client.send("POST", "/Groups/.search", &body).await, 400, Some("invalidFilter"));
    }

    for (operations, kind) in [
        (json!([]), "invalidSyntax"),
        (json!("add"), "invalidSyntax"),
        (json!([{ "op": "move", "path": "title", "value": "x" }]), "invalidSyntax"),
        (json!([{ "path": "title", "value": "x" }]), "invalidSyntax"),
        (json!([{ "op": "add", "path": "title" }]), "invalidValue"),
        (json!([{ "op": "remove" }]), "noTarget"),
        (json!([{ "op": "add", "path": "emails[", "value": "x" }]), "invalidPath"),
        (json!([{ "op": "add", "path": "nothing", "value": "x" }]), "invalidPath"),
        (json!([{ "op": "replace", "path": "active", "value": "perhaps" }]), "invalidValue"),
        (json!([{ "op": "replace", "path": "userName", "value": 7 }]), "invalidValue"),
        (json!([{ "op": "replace", "path": "emails", "value": [] }]), "mutability"),
        (json!([{ "op": "remove", "path": "userName" }]), "mutability"),
        (json!([{ "op": "replace", "path": "id", "value": "x" }]), "mutability"),
        (
            json!([{ "op": "add", "path": "title", "value": "x" }, { "op": "replace", "path": "id", "value": "x" }]),
            "mutability",
        ),
    ] {
        let answer = client.patch(&path, operations.clone()).await;
        assert_eq!(answer.status, 400, "{operations}: {}", answer.text());
        failure(&answer, 400, Some(kind));
    }
    assert_eq!(client.get(&path).await.json(), user, "nothing of a patch that is refused is kept");

    // The same again: no second change, no second mail, no second time at the company.
    let leave = json!([{ "op": "replace", "path": "active", "value": false }]);
    let first = client.patch(&path, leave.clone()).await;
    let again = client.patch(&path, leave).await;
    assert_eq!((first.header("etag"), first.json()), (again.header("etag"), again.json()));
    let put = client.send("PUT", &path, &first.json()).await;
    assert_eq!((put.status.as_u16(), put.header("etag")), (200, first.header("etag")), "{}", put.text());
    assert_eq!(app.lines("SELECT 'x' AS text FROM mails").len(), 1);
    assert_eq!(app.lines("SELECT DISTINCT CAST(from_on AS TEXT) AS text FROM employment_spans").len(), 1);
    assert_eq!(send(client.request("DELETE", &path)).await.status, 204);
    failure(&send(client.request("DELETE", &path)).await, 404, None);
}

#[actix_web::test]
async fn the_service_describes_itself() {
    let app = TestApp::new().await;
    app.company("P-1", "Northwind");
    let (company, program) = (app.scim(Some("P-1")), app.scim(None));
    let mutability = async |client: &Scim<'_>| {
        let schema = client.get(&format!("/Schemas/{ENTERPRISE}")).await.json();
        schema["attributes"][0]["mutability"].as_str().unwrap().to_owned()
    };

    let config = company.get("/ServiceProviderConfig").await.json();

    for (capability, supported) in
        [("patch", true), ("filter", true), ("etag", true), ("sort", false), ("bulk", false), ("changePassword", false)]
    {
        assert_eq!(config[capability]["supported"], supported, "{capability}");
    }
    assert_eq!(company.get("/Schemas").await.json()["totalResults"], 3);
    assert_eq!(company.get("/ResourceTypes").await.json()["Resources"][0]["schemaExtensions"][0]["schema"], ENTERPRISE);
    assert_eq!((mutability(&company).await, mutability(&program).await), ("readOnly".into(), "immutable".into()));
    failure(&company.get("/Schemas/urn:nothing").await, 404, None);
}
