//! The web server: the JSON API, the hand-off, the candidates' pages and the back office.

mod api;
mod back_office;
mod booking;
mod candidate;
mod guard;
mod hand_off;
mod launch;
mod page;
mod session;
mod sitting;
mod tables;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpResponse, HttpServer, get, web};

pub(crate) use session::Sessions;

use crate::settings::Adapter;
use crate::sim::Office;

pub(crate) fn server(office: &Arc<Office>, listener: TcpListener) -> io::Result<Server> {
    let adapter = office.vendor.settings.adapter;
    let office = web::Data::from(Arc::clone(office));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(office.clone())
            .app_data(web::FormConfig::default().error_handler(|fault, _| page::Fault::from(fault).into()))
            .wrap(from_fn(guard::guard))
            .configure(api::routes)
            .configure(hand_off::routes)
            .configure(candidate::routes)
            .configure(booking::routes)
            .configure(sitting::routes)
            .configure(back_office::routes)
            .configure(|config| match adapter {
                Adapter::PearsonFiles | Adapter::PearsonRealTime => {}
                Adapter::Psi => crate::rest::routes(config),
                Adapter::AssessmentEngine => launch::routes(config),
            })
            .service(style)
            .default_service(web::to(nothing))
    })
    .workers(2)
    .disable_signals()
    .shutdown_timeout(1)
    .listen(listener)?;
    Ok(server.run())
}

#[get("/style.css")]
async fn style() -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/css; charset=utf-8")).body(include_str!("http/style.css"))
}

async fn nothing() -> page::Answer {
    Err(crate::vendor::Refusal::NotFound("page".to_owned()).into())
}
