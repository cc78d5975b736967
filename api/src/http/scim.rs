//! `/scim/v2`: the provisioning service (RFC 7644), for the machines of partner companies.
//!
//! It describes itself by `/Schemas`, so it is not in the OpenAPI document; its operations have a table of their own in
//! [`crate::access`]. Failures are SCIM's and not problem details: [`failure`] turns every one under this path into that form, those
//! of the framework included.

use std::future::Future;
use std::pin::Pin;

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{self, Data, Path, Query};
use actix_web::{
    FromRequest, HttpMessage as _, HttpRequest, HttpResponse, ResponseError as _, delete, get, patch, post, put,
};
use contract::problem::{Problem, ProblemCode};
use scim::message::{self, LARGEST_PAGE, Search};
use scim::schema::{GROUP, USER_OF_COMPANY, USER_OF_PROGRAM};
use scim::{Projection, ResourceType};
use serde::Deserialize;
use serde_json::{Value, json};

use super::body::Body;
use super::etag;
use super::principal::{Checked, bearer};
use crate::access::{SCIM_OPERATIONS, ScimClient};
use crate::app::App;
use crate::error::Error;
use crate::service::scim::{self as service, BASE, IfMatch, Listed, SCIM_TYPE, Tagged};
use crate::service::scim_tokens;

/// Mounts the service.
pub(super) fn configure(config: &mut web::ServiceConfig) {
    config.service(
        web::scope(BASE)
            .service(list_scim_users)
            .service(create_scim_user)
            .service(search_scim_users)
            .service(find_scim_user)
            .service(replace_scim_user)
            .service(patch_scim_user)
            .service(delete_scim_user)
            .service(list_scim_groups)
            .service(search_scim_groups)
            .service(find_scim_group)
            .service(replace_scim_group)
            .service(patch_scim_group)
            .service(find_scim_service_provider_config)
            .service(list_scim_schemas)
            .service(find_scim_schema)
            .service(list_scim_resource_types)
            .service(find_scim_resource_type)
            .default_service(web::to(otherwise)),
    );
}

/// Whether a path belongs to this service.
pub(super) fn owns(path: &str) -> bool {
    path.strip_prefix(BASE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A failure in SCIM's form (RFC 7644, section 3.12), which knows no 422.
pub(super) fn failure(response: HttpResponse, problem: &Problem) -> HttpResponse<BoxBody> {
    let status = match response.status() {
        StatusCode::UNPROCESSABLE_ENTITY => StatusCode::BAD_REQUEST,
        status => status,
    };
    let detail = problem.detail.as_deref().unwrap_or(&problem.title);
    let mut body = message::failure(status.as_u16(), None, detail);
    let kind = problem.extensions.get(SCIM_TYPE).cloned();
    // What could not be read as JSON has no other name.
    let kind = kind.or_else(|| (problem.code() == Some(ProblemCode::MalformedJson)).then(|| json!("invalidSyntax")));
    if let Some(kind) = kind {
        body[SCIM_TYPE] = kind;
    }
    let mut response = response.set_body(BoxBody::new(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(message::MEDIA_TYPE));
    response
}

/// A client is let in by its token alone; what it may see follows from that.
impl FromRequest for ScimClient {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = request.app_data::<Data<App>>().expect("every server has its app");
            let token = bearer(&request).ok_or_else(|| {
                Error::of(ProblemCode::Unauthenticated).detail("Send a token as `Authorization: Bearer`.")
            })?;
            let client = scim_tokens::authenticate(app, token).await?;
            if !SCIM_OPERATIONS.contains(&request.match_name().unwrap_or_default()) {
                return Err(ProblemCode::Forbidden.into());
            }
            request.extensions_mut().insert(Checked);
            Ok(client)
        })
    }
}

/// What can be asked of a list or a resource in the query string.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    filter: Option<String>,
    start_index: Option<i64>,
    count: Option<i64>,
    attributes: Option<String>,
    excluded_attributes: Option<String>,
}

impl Asked {
    fn search(self) -> Search {
        let names = |text: Option<String>| -> Vec<String> {
            let text = text.unwrap_or_default();
            text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        Search {
            filter: self.filter,
            start: self.start_index,
            count: self.count,
            attributes: names(self.attributes),
            excluded: names(self.excluded_attributes),
        }
    }
}

fn answer(mut response: actix_web::HttpResponseBuilder, body: &Value) -> HttpResponse {
    response.insert_header((header::CONTENT_TYPE, message::MEDIA_TYPE)).body(body.to_string())
}

fn listed(listed: Listed) -> HttpResponse {
    answer(HttpResponse::Ok(), &message::list(listed.total, listed.start, listed.resources))
}

/// One resource with its tag, or that the client has it already.
fn tagged(
    request: &HttpRequest,
    found: Tagged,
    asked: Asked,
    kind: &'static ResourceType,
) -> Result<HttpResponse, Error> {
    if request.method() == Method::GET && etag::matches(request, &found.tag) {
        return Ok(HttpResponse::NotModified().insert_header((header::ETAG, found.tag)).finish());
    }
    shown(HttpResponse::Ok(), found, asked, kind)
}

fn shown(
    mut response: actix_web::HttpResponseBuilder,
    found: Tagged,
    asked: Asked,
    kind: &'static ResourceType,
) -> Result<HttpResponse, Error> {
    let search = asked.search();
    let projection = Projection::new(&search.attributes, &search.excluded, kind).map_err(service::refused)?;
    if let Some(Value::String(location)) = found.resource.get("meta").and_then(|meta| meta.get("location")) {
        response.insert_header((header::LOCATION, location.as_str()));
    }
    response.insert_header((header::ETAG, found.tag));
    Ok(answer(response, &Value::Object(projection.apply(found.resource, kind))))
}

fn if_match(request: &HttpRequest) -> IfMatch {
    IfMatch::new(request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok()))
}

fn users(client: &ScimClient) -> &'static ResourceType {
    if client.company_id.is_some() { &USER_OF_COMPANY } else { &USER_OF_PROGRAM }
}

#[get("/Users")]
async fn list_scim_users(app: Data<App>, client: ScimClient, asked: Query<Asked>) -> Result<HttpResponse, Error> {
    service::list_users(&app, &client, asked.into_inner().search()).await.map(listed)
}

#[post("/Users/.search")]
async fn search_scim_users(app: Data<App>, client: ScimClient, body: Body<Value>) -> Result<HttpResponse, Error> {
    let search = Search::read(&body.0).map_err(service::refused)?;
    service::list_users(&app, &client, search).await.map(listed)
}

#[post("/Users")]
async fn create_scim_user(
    app: Data<App>,
    client: ScimClient,
    asked: Query<Asked>,
    body: Body<Value>,
) -> Result<HttpResponse, Error> {
    let made = service::create_user(&app, &client, body.into_inner()).await?;
    shown(HttpResponse::Created(), made, asked.into_inner(), users(&client))
}

#[get("/Users/{id}")]
async fn find_scim_user(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let found = service::find_user(&app, &client, id.into_inner()).await?;
    tagged(&request, found, asked.into_inner(), users(&client))
}

#[put("/Users/{id}")]
async fn replace_scim_user(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
    body: Body<Value>,
) -> Result<HttpResponse, Error> {
    let changed = service::replace_user(&app, &client, id.into_inner(), body.into_inner(), if_match(&request)).await?;
    tagged(&request, changed, asked.into_inner(), users(&client))
}

#[patch("/Users/{id}")]
async fn patch_scim_user(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
    body: Body<Value>,
) -> Result<HttpResponse, Error> {
    let changed = service::patch_user(&app, &client, id.into_inner(), body.into_inner(), if_match(&request)).await?;
    tagged(&request, changed, asked.into_inner(), users(&client))
}

#[delete("/Users/{id}")]
async fn delete_scim_user(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    service::delete_user(&app, &client, id.into_inner(), if_match(&request)).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[get("/Groups")]
async fn list_scim_groups(app: Data<App>, client: ScimClient, asked: Query<Asked>) -> Result<HttpResponse, Error> {
    service::list_groups(&app, &client, asked.into_inner().search()).await.map(listed)
}

#[post("/Groups/.search")]
async fn search_scim_groups(app: Data<App>, client: ScimClient, body: Body<Value>) -> Result<HttpResponse, Error> {
    let search = Search::read(&body.0).map_err(service::refused)?;
    service::list_groups(&app, &client, search).await.map(listed)
}

#[get("/Groups/{id}")]
async fn find_scim_group(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let found = service::find_group(&app, &client, id.into_inner()).await?;
    tagged(&request, found, asked.into_inner(), &GROUP)
}

#[put("/Groups/{id}")]
async fn replace_scim_group(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
    body: Body<Value>,
) -> Result<HttpResponse, Error> {
    let changed = service::replace_group(&app, &client, id.into_inner(), body.into_inner(), if_match(&request)).await?;
    tagged(&request, changed, asked.into_inner(), &GROUP)
}

#[patch("/Groups/{id}")]
async fn patch_scim_group(
    app: Data<App>,
    client: ScimClient,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
    body: Body<Value>,
) -> Result<HttpResponse, Error> {
    let changed = service::patch_group(&app, &client, id.into_inner(), body.into_inner(), if_match(&request)).await?;
    tagged(&request, changed, asked.into_inner(), &GROUP)
}

#[get("/ServiceProviderConfig")]
async fn find_scim_service_provider_config(app: Data<App>, _client: ScimClient) -> HttpResponse {
    answer(HttpResponse::Ok(), &message::service_provider_config(&service::base(&app), LARGEST_PAGE))
}

#[get("/Schemas")]
async fn list_scim_schemas(app: Data<App>, client: ScimClient, asked: Query<Asked>) -> Result<HttpResponse, Error> {
    let base = service::base(&app);
    unfiltered(&asked)?;
    Ok(all(schemas(&client).map(|schema| schema.describe(&base)).collect()))
}

#[get("/Schemas/{id}")]
async fn find_scim_schema(app: Data<App>, client: ScimClient, id: Path<String>) -> Result<HttpResponse, Error> {
    let schema = schemas(&client).find(|schema| schema.id.eq_ignore_ascii_case(&id));
    let schema = schema.ok_or_else(|| Error::of(ProblemCode::NotFound).detail("There is no such schema."))?;
    Ok(answer(HttpResponse::Ok(), &schema.describe(&service::base(&app))))
}

#[get("/ResourceTypes")]
async fn list_scim_resource_types(
    app: Data<App>,
    client: ScimClient,
    asked: Query<Asked>,
) -> Result<HttpResponse, Error> {
    let base = service::base(&app);
    unfiltered(&asked)?;
    Ok(all([users(&client), &GROUP].into_iter().map(|kind| kind.describe(&base)).collect()))
}

#[get("/ResourceTypes/{id}")]
async fn find_scim_resource_type(app: Data<App>, client: ScimClient, id: Path<String>) -> Result<HttpResponse, Error> {
    let kind = [users(&client), &GROUP].into_iter().find(|kind| kind.name == id.as_str());
    let kind = kind.ok_or_else(|| Error::of(ProblemCode::NotFound).detail("There is no such resource type."))?;
    Ok(answer(HttpResponse::Ok(), &kind.describe(&service::base(&app))))
}

fn schemas(client: &ScimClient) -> impl Iterator<Item = &'static scim::Schema> {
    users(client).schemas().chain(GROUP.schemas())
}

fn all(resources: Vec<Value>) -> HttpResponse {
    listed(Listed { total: resources.len(), start: 1, resources })
}

/// What describes the service cannot be filtered (RFC 7644, section 4).
fn unfiltered(asked: &Asked) -> Result<(), Error> {
    if asked.filter.is_none() {
        return Ok(());
    }
    Err(Error::of(ProblemCode::Forbidden).detail("What describes the service cannot be filtered."))
}

/// What the service declares not to support, and methods that a path does not take.
async fn otherwise(request: HttpRequest) -> HttpResponse {
    let path = request.path().strip_prefix(BASE).unwrap_or_default().trim_matches('/');
    let segments: Vec<&str> = path.split('/').collect();
    let not_implemented = |detail: &str| answer(HttpResponse::NotImplemented(), &message::failure(501, None, detail));
    let allowed: &[&str] = match segments[..] {
        ["Bulk"] => return not_implemented("Bulk operations are not supported."),
        ["Me", ..] => return not_implemented("A token is a machine's, so there is no `/Me`."),
        [".search"] => return not_implemented("Search `/Users/.search` or `/Groups/.search`."),
        ["Groups"] | ["Groups", _] if matches!(*request.method(), Method::POST | Method::DELETE) => {
            return not_implemented("Groups are the companies and their roles; they are neither made nor removed.");
        }
        ["Users"] => &["GET", "POST"],
        ["Users", ".search"] | ["Groups", ".search"] => &["POST"],
        ["Users", _] => &["GET", "PUT", "PATCH", "DELETE"],
        ["Groups", _] => &["GET", "PUT", "PATCH"],
        ["Groups" | "ServiceProviderConfig" | "Schemas" | "ResourceTypes"] | ["Schemas" | "ResourceTypes", _] => {
            &["GET"]
        }
        _ => return Error::of(ProblemCode::NotFound).error_response(),
    };
    let mut response = Error::of(ProblemCode::MethodNotAllowed).error_response();
    let allowed = HeaderValue::try_from(allowed.join(", ")).expect("names of methods are printable");
    response.headers_mut().insert(header::ALLOW, allowed);
    response
}
