//! The SOAP services: who may come in, what they are asked, and how they go wrong.
//!
//! Who comes shows a certificate of the simulator's authority to the server, and a user name and a password in each
//! request. A record is judged and taken as one of a file is, and into the same books.

mod body;
mod document;
mod record;
mod tls;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{App, HttpMessage, HttpRequest, HttpResponse, HttpServer, post, web};
use quick_xml::escape::escape;
use sha2::{Digest, Sha256};

use self::document::Document;
use crate::certificates::{AUTHORITY, CLIENT, CLIENT_KEY};
use crate::fault::Fault;
use crate::feed::Feed;
use crate::secrets::SOAP_PASSWORD;
use crate::settings::Settings;
use crate::sim::quoted;
use crate::vendor::Vendor;

/// What is below the address of each service.
const PATH: &str = "/cxfws2/services";

/// Longest request that is read.
const MAX_BYTES: usize = 256 << 10;

/// How long a silent server keeps a connection: longer than anybody waits.
const SILENCE: Duration = Duration::from_hours(1);

const USERNAME: &str = "soap:Envelope/soap:Header/wsse:Security/wsse:UsernameToken/wsse:Username";
const PASSWORD: &str = "soap:Envelope/soap:Header/wsse:Security/wsse:UsernameToken/wsse:Password";
const PASSWORD_TEXT: &str = "#PasswordText";

/// A SOAP fault, which says that nothing was done.
#[derive(Debug)]
struct SoapFault {
    code: &'static str,
    text: String,
}

impl SoapFault {
    /// The request is not of the interface.
    fn schema(text: impl Into<String>) -> Self {
        Self { code: "SchemaViolation", text: text.into() }
    }
}

pub(crate) fn server(vendor: &Arc<Vendor>, listener: TcpListener) -> io::Result<Server> {
    let config = tls::config(vendor, listener.local_addr()?)?;
    let vendor = Data::from(Arc::clone(vendor));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(vendor.clone())
            .app_data(web::PayloadConfig::new(MAX_BYTES))
            .service(web::scope(PATH).service(answer))
    })
    .workers(2)
    .disable_signals()
    .shutdown_timeout(1)
    .listen_rustls_0_23(listener, config)?;
    Ok(server.run())
}

#[post("/{service}")]
async fn answer(vendor: Data<Vendor>, service: Path<String>, request: HttpRequest, body: Bytes) -> HttpResponse {
    if !matches!(service.as_str(), "Ping" | "CDDService" | "EADService") {
        return HttpResponse::NotFound().finish();
    }
    if request.content_type() != "application/soap+xml" {
        return HttpResponse::UnsupportedMediaType().finish();
    }
    if vendor.strikes(Fault::SoapUnavailable) {
        return HttpResponse::ServiceUnavailable()
            .content_type("text/html")
            .body("<html><body>Come back later</body></html>");
    }
    if vendor.strikes(Fault::SoapSilent) {
        actix_web::rt::time::sleep(SILENCE).await;
    }
    let taken = if vendor.strikes(Fault::SoapFault) {
        let text = "The request could not be processed.".to_owned();
        Err((StatusCode::OK, SoapFault { code: "SystemError", text }))
    } else {
        perform(&vendor, &service, &body).map_err(|fault| (StatusCode::INTERNAL_SERVER_ERROR, fault))
    };
    if vendor.strikes(Fault::SoapSlow) {
        let seconds = vendor.read(|books, _| books.faults.slow_seconds);
        actix_web::rt::time::sleep(Duration::from_secs(seconds.into())).await;
    }
    let (status, body) = match taken {
        Ok(body) => (StatusCode::OK, body),
        Err((status, fault)) => {
            tracing::info!(%service, code = fault.code, text = fault.text, "a request is answered by a fault");
            let body = format!(
                "<soapenv:Fault xmlns:vue=\"http://ws.pearsonvue.com\"><faultcode>vue:{}</faultcode><faultstring>{}\
                 </faultstring></soapenv:Fault>",
                fault.code,
                escape(fault.text)
            );
            (status, body)
        }
    };
    if service.as_str() != "Ping" && vendor.strikes(Fault::AnswerLost) {
        return HttpResponse::Ok().body(body::Lost);
    }
    let envelope = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope \
         xmlns:soapenv=\"http://www.w3.org/2003/05/soap-envelope\"><soapenv:Body>{body}</soapenv:Body></soapenv:Envelope>"
    );
    HttpResponse::build(status).insert_header((CONTENT_TYPE, "application/soap+xml; charset=utf-8")).body(envelope)
}

/// Does what a request asks for, and answers what goes into the envelope's body.
fn perform(vendor: &Vendor, service: &str, body: &[u8]) -> Result<String, SoapFault> {
    let document = Document::parse(body).map_err(SoapFault::schema)?;
    if service == "Ping" && document.has("soap:Envelope/soap:Body/ping:pingServiceRequest") {
        return Ok(pong());
    }
    check_user(vendor, &document)?;
    match service {
        "Ping" if document.has("soap:Envelope/soap:Body/ping:pingDatabaseRequest") => Ok(pong()),
        "CDDService" => record::take(vendor, Feed::Candidates, &document),
        "EADService" => record::take(vendor, Feed::Authorizations, &document),
        _ => Err(SoapFault::schema("pingServiceRequest or pingDatabaseRequest is expected")),
    }
}

fn pong() -> String {
    "<sch:pingResponse xmlns:sch=\"http://ws.pearsonvue.com/ping/schema\"><result status=\"success\" env=\"Simulated\" \
     inProduction=\"false\"/></sch:pingResponse>"
        .to_owned()
}

fn check_user(vendor: &Vendor, document: &Document) -> Result<(), SoapFault> {
    if document.attribute("soap:Envelope/soap:Header/wsse:Security", "soap:mustUnderstand") != "1" {
        return Err(SoapFault::schema("a wsse:Security header with mustUnderstand is expected"));
    }
    if !document.attribute(PASSWORD, "Type").ends_with(PASSWORD_TEXT) {
        return Err(SoapFault::schema("a wsse:Password of the type PasswordText is expected"));
    }
    // Digests are compared, so that the time taken says nothing about the password.
    let expected = Sha256::digest(vendor.secrets.soap_password.as_bytes());
    let right = Sha256::digest(document.text(PASSWORD).as_bytes()) == expected;
    if right && document.text(USERNAME) == vendor.settings.soap_user {
        return Ok(());
    }
    Err(SoapFault { code: "AuthenticationFailure", text: "Invalid user name or password.".to_owned() })
}

/// Where the services are.
pub(crate) fn url(address: SocketAddr) -> String {
    format!("https://{address}{PATH}")
}

/// What the program has to be told to come in.
pub(crate) fn program_settings(settings: &Settings, file: &dyn Fn(&str) -> String) -> String {
    format!(
        "[{code}.soap]
url = {url}
user = {user}
password_file = {password_file}
certificate_file = {certificate_file}
key_file = {key_file}
authorities_file = {authorities_file}
",
        code = settings.vendor,
        url = quoted(&url(settings.soap_listen)),
        user = quoted(&settings.soap_user),
        password_file = file(SOAP_PASSWORD),
        certificate_file = file(CLIENT),
        key_file = file(CLIENT_KEY),
        authorities_file = file(AUTHORITY),
    )
}
