use std::path::Path;

use actix_web::web::Data;
use clap::Args;

use super::{Failure, print};
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, unknown_variables};
use crate::http::server::{self, Listeners};
use crate::job;
use crate::telemetry;

/// Serve the web app and the API
///
/// Brings the database up to date first. SIGTERM and Ctrl-C finish the requests under way and end the server; a second one ends
/// it at once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker serve\n  \
    CERTTRACKER_LISTEN=127.0.0.1:9000 certtracker serve\n  \
    certtracker serve --config /etc/certtracker.toml --print-config")]
pub(super) struct Serve {
    /// Print the settings in force, without secrets, and end
    #[arg(long)]
    print_config: bool,
}

impl Serve {
    pub(super) async fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let config = Config::load(config)?;
        if self.print_config {
            return print(&config.to_string());
        }
        telemetry::init(&config.log);
        for (variable, suggestion) in unknown_variables() {
            tracing::warn!(variable, "{variable} is not a setting{suggestion}");
        }
        // Before the database is touched: a second server on the same ports must not migrate anything.
        let mut config = config;
        let listeners = Listeners::bind(&config.server)?;
        config.server.took_port(listeners.address().port());
        let app = Data::new(App::open(config, Clock::system())?);
        tracing::info!(
            server.address = %listeners.address(),
            server.public_url = %app.config.server.public_url,
            database.url = %app.config.database.url,
            "serving on http://{}",
            listeners.address()
        );
        if let Some(address) = listeners.metrics_address() {
            tracing::info!(metrics.address = %address, "serving metrics on http://{address}/metrics");
        }
        actix_web::rt::spawn(job::run(app.clone().into_inner()));
        server::serve(app, listeners).await?;
        tracing::info!("stopped");
        Ok(())
    }
}
