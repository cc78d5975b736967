//! The web server: the JSON API, the hand-off, the candidates' pages and the back office.

mod api;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::{App, HttpServer, web};

use crate::sim::Office;

pub(crate) fn server(office: &Arc<Office>, listener: TcpListener) -> io::Result<Server> {
    let office = web::Data::from(Arc::clone(office));
    let server = HttpServer::new(move || App::new().app_data(office.clone()).configure(api::routes))
        .workers(2)
        .disable_signals()
        .shutdown_timeout(1)
        .listen(listener)?;
    Ok(server.run())
}
