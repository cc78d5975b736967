//! Starting and stopping: the listeners, the workers, and what happens when they are told to end.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header;
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, PathConfig, QueryConfig};
use actix_web::{HttpResponse, HttpServer};
use contract::problem::ProblemCode;
use utoipa_actix_web::AppExt as _;

use super::middleware::rate_limit::RateLimiter;
use super::middleware::{compress, observe, rate_limit};
use super::{dev_mail, page, routes};
use crate::app::App;
use crate::error::Error;
use crate::service::mail::mailbox;

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program has the port.
    #[error(
        "cannot listen on {address}: another program is using that port. Stop it, or set {variable} to another port"
    )]
    PortInUse {
        /// The address that was asked for.
        address: SocketAddr,
        /// The setting that says so.
        variable: &'static str,
    },
    /// The address cannot be listened on for another reason.
    #[error("cannot listen on {address} ({variable}): {source}")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// The setting that says so.
        variable: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// The server ended with an error.
    #[error("the server failed: {0}")]
    Run(#[from] std::io::Error),
}

/// The listeners, bound before anything else is started, so that a clash of ports is found first.
#[derive(Debug)]
pub struct Listeners {
    main: TcpListener,
    metrics: Option<TcpListener>,
}

impl Listeners {
    /// Takes the ports that the settings name.
    ///
    /// # Errors
    ///
    /// A sentence that names the setting.
    pub fn bind(server: &crate::config::Server) -> Result<Self, ServeError> {
        let main = bind(server.listen, "CERTTRACKER_LISTEN")?;
        let metrics = server.metrics_listen.map(|address| bind(address, "CERTTRACKER_METRICS_LISTEN")).transpose()?;
        Ok(Self { main, metrics })
    }

    /// Where the server listens, with the port it was given when it asked for any.
    pub fn address(&self) -> SocketAddr {
        self.main.local_addr().expect("a bound listener has an address")
    }

    /// The listener of the server itself, for tests that need no other.
    pub fn into_main(self) -> TcpListener {
        self.main
    }

    /// Where metrics are served.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.as_ref().and_then(|listener| listener.local_addr().ok())
    }
}

fn bind(address: SocketAddr, variable: &'static str) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::PortInUse { address, variable },
        _ => ServeError::Listen { address, variable, source },
    })
}

/// Serves until SIGTERM or SIGINT, then finishes the requests under way; a second signal ends those too.
///
/// # Errors
///
/// When a listener cannot be used.
pub async fn serve(app: Data<App>, listeners: Listeners) -> Result<(), ServeError> {
    let metrics = listeners.metrics.map(|listener| metrics_server(app.clone(), listener)).transpose()?;
    if let Some(metrics) = metrics {
        actix_web::rt::spawn(metrics);
    }
    let server = main_server(app, listeners.main)?;
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        let told = stop_signal().await;
        tracing::info!(server.signal = told, "stopping: finishing the requests under way");
        let finished = handle.stop(true);
        tokio::select! {
            () = finished => {}
            told = stop_signal() => {
                tracing::warn!(server.signal = told, "stopping at once");
                handle.stop(false).await;
            }
        }
    });
    server.await?;
    Ok(())
}

/// Waits until the process is told to stop.
async fn stop_signal() -> &'static str {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
            .expect("a process may listen for SIGTERM");
        tokio::select! {
            _ = interrupt => "SIGINT",
            _ = terminate.recv() => "SIGTERM",
        }
    }
    #[cfg(not(unix))]
    {
        interrupt.await.expect("a process may listen for Ctrl-C");
        "Ctrl-C"
    }
}

/// The server itself, not yet running.
///
/// # Errors
///
/// When the listener cannot be used.
pub fn main_server(app: Data<App>, listener: TcpListener) -> std::io::Result<Server> {
    let settings = app.config.server.clone();
    let shows_mail = mailbox::is_open(&app);
    let limiter = Data::new(RateLimiter::default());
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .app_data(limiter.clone())
            // What cannot be an identifier names nothing.
            .app_data(PathConfig::default().error_handler(|_, _| Error::of(ProblemCode::NotFound).into()))
            .app_data(QueryConfig::default().error_handler(|error, _| page::unreadable(&error).into()))
            // The last one added is the first that a request meets.
            .wrap(from_fn(compress::compress))
            .wrap(from_fn(rate_limit::rate_limit))
            .wrap(from_fn(observe::observe))
            .into_utoipa_app()
            .configure(routes::documented)
            .into_app()
            .configure(|config| {
                if shows_mail {
                    dev_mail::configure(config)
                }
            })
            .configure(routes::undocumented)
    });
    Ok(server
        .workers(settings.workers)
        // Queries wait as futures for their turn (see `store::db`); more threads would only hold memory.
        .worker_max_blocking_threads(blocking_threads(settings.workers))
        // Whoever has not sent the head of a request by then is not about to.
        .client_request_timeout(Duration::from_secs(10))
        .shutdown_timeout(settings.shutdown.as_secs())
        .disable_signals()
        .listen(listener)?
        .run())
}

/// Blocking threads of each worker: a query, a password and a file at once.
fn blocking_threads(workers: usize) -> usize {
    (16 / workers).max(4)
}

fn metrics_server(app: Data<App>, listener: TcpListener) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        actix_web::App::new().app_data(app.clone()).route("/metrics", web::get().to(metrics_page))
    });
    Ok(server.workers(1).disable_signals().listen(listener)?.run())
}

async fn metrics_page(app: Data<App>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"))
        .body(app.metrics.text())
}
