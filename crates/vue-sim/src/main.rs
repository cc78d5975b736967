//! The command line.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use tracing_subscriber::EnvFilter;
use vue_sim::{Adapter, Exams, Settings, Sim, TokenClock, program_settings};

/// A simulator of an exam-delivery vendor of the Pearson VUE or PSI kind.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the vendor: SFTP server, SOAP services, pages, JSON API and call-backs.
    Serve(Box<Options>),
    /// Print the settings, in TOML, that a program needs to talk to it.
    Settings(Box<Options>),
}

#[derive(Debug, Args)]
struct Options {
    /// Where books, secrets and files are kept; made when it is not there.
    #[arg(long)]
    data_dir: PathBuf,
    /// Address of the pages and of the JSON API.
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Address under which candidates reach the pages [default: http://LISTEN]
    #[arg(long)]
    public_url: Option<String>,
    /// Address of the SFTP server.
    #[arg(long, default_value = "127.0.0.1:8022")]
    sftp_listen: SocketAddr,
    /// Address of the SOAP services.
    #[arg(long, default_value = "127.0.0.1:8443")]
    soap_listen: SocketAddr,
    /// The program's public address.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    program_url: String,
    /// Where call-backs go, without the kind [default: PROGRAM_URL/api/v1/exam-vendors/VENDOR/events]
    #[arg(long)]
    call_back_url: Option<String>,
    /// The vendor's code, the issuer of call-backs [default: that of the adapter]
    #[arg(long, value_parser = code)]
    vendor: Option<String>,
    /// The program's code at the vendor.
    #[arg(long, default_value = "TESSARINE")]
    client_code: String,
    /// The program's name at the SFTP server.
    #[arg(long, default_value = "program")]
    sftp_user: String,
    /// The program's name in requests by SOAP.
    #[arg(long, default_value = "program")]
    soap_user: String,
    /// Public keys that the program may sign in with beside its password, in OpenSSH's format.
    #[arg(long)]
    authorized_keys: Option<PathBuf>,
    /// The exams that are delivered, in TOML; without it any series is.
    #[arg(long)]
    exams: Option<PathBuf>,
    /// Seconds between two runs of the feeds.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    feed_seconds: u64,
    /// What the API (as a bearer token) and the back office (as a password) ask for.
    #[arg(long, env = "VUE_SIM_API_SECRET", hide_env_values = true)]
    api_secret: Option<String>,
    /// Whose time call-back tokens and hand-offs follow when the vendor's clock is advanced.
    #[arg(long, default_value = "machine")]
    token_clock: TokenClock,
    /// How the program talks to the vendor: by files, by SOAP, by REST services, or by launches and results.
    #[arg(long, default_value = "pearson-files")]
    adapter: Adapter,
}

fn code(text: &str) -> Result<String, String> {
    let sound =
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if sound { Ok(text.to_owned()) } else { Err("letters, digits, - and _ are expected".to_owned()) }
}

impl Options {
    fn settings(self) -> Result<Settings, String> {
        let exams = match &self.exams {
            None => Exams::default(),
            Some(path) => {
                let shown = path.display();
                let text = std::fs::read_to_string(path).map_err(|fault| format!("{shown}: {fault}"))?;
                Exams::parse(&text).map_err(|fault| format!("{shown}: {fault}"))?
            }
        };
        let vendor = self.vendor.unwrap_or_else(|| match self.adapter {
            Adapter::PearsonFiles | Adapter::PearsonRealTime => "pearson-vue".to_owned(),
            Adapter::Psi => "psi".to_owned(),
            Adapter::AssessmentEngine => "assessment-engine".to_owned(),
        });
        Ok(Settings {
            listen: self.listen,
            public_url: self.public_url,
            sftp_listen: self.sftp_listen,
            soap_listen: self.soap_listen,
            program_url: self.program_url,
            call_back_url: self.call_back_url,
            vendor,
            client_code: self.client_code,
            sftp_user: self.sftp_user,
            soap_user: self.soap_user,
            authorized_keys: self.authorized_keys,
            exams,
            feed_every: Some(Duration::from_secs(self.feed_seconds)),
            api_secret: self.api_secret,
            token_clock: self.token_clock,
            adapter: self.adapter,
            ..Settings::new(self.data_dir)
        })
    }
}

fn run(cli: Cli) -> Result<(), String> {
    match cli.command {
        Command::Settings(options) => {
            print!("{}", program_settings(&options.settings()?).map_err(|fault| fault.to_string())?);
        }
        Command::Serve(options) => {
            let filter = EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| EnvFilter::new("info,russh=warn,actix_server=warn"));
            tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
            let sim = Sim::start(options.settings()?).map_err(|fault| fault.to_string())?;
            // Whoever started it may have stopped listening by now, which is no reason to end.
            drop(io::stdout().write_all(doors(&sim).as_bytes()));
            sim.wait_for_signal().map_err(|fault| fault.to_string())?;
        }
    }
    Ok(())
}

/// Where it can be spoken to, a line for each door.
fn doors(sim: &Sim) -> String {
    let of_its_kind = match sim.adapter() {
        Adapter::PearsonFiles | Adapter::PearsonRealTime => format!(
            "sftp          {} (user {}, host key {})\nsoap          {} (user {})\n",
            sim.sftp_address(),
            sim.sftp_user(),
            sim.host_key(),
            sim.soap_url(),
            sim.soap_user()
        ),
        Adapter::Psi => format!("rest          {}\n", sim.rest_url()),
        Adapter::AssessmentEngine => format!("launches      {}\n", sim.launch_url()),
    };
    format!("back office   {}/\n{of_its_kind}data folder   {}\n", sim.url(), sim.data_dir().display())
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("vue-sim: {fault}");
            ExitCode::FAILURE
        }
    }
}
