//! The settings in force, for `serve --print-config`, and the reference of all settings, for `docs/settings.md`.

use std::fmt::{self, Write as _};

use super::{Config, KeySecret, LogFormat, MailTransport, SETTINGS, SmtpPassword};

/// The settings in force, as the TOML file that would set them. Secrets are left out.
impl fmt::Display for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { server, database, key_secret, issuer, mail, exam_vendors, sign_in, privacy, limits, log } = self;
        let quoted = |text: &dyn fmt::Display| toml_text(&text.to_string());
        writeln!(formatter, "[server]")?;
        writeln!(formatter, "data_dir = {}", quoted(&server.data_dir.display()))?;
        writeln!(formatter, "listen = {}", quoted(&server.listen))?;
        writeln!(formatter, "public_url = {}", quoted(&server.public_url))?;
        match &server.metrics_listen {
            Some(address) => writeln!(formatter, "metrics_listen = {}", quoted(address))?,
            None => writeln!(formatter, "# metrics_listen: off")?,
        }
        writeln!(formatter, "trusted_proxies = {}", server.trusted_proxies)?;
        writeln!(formatter, "workers = {}", server.workers)?;
        writeln!(formatter, "shutdown_seconds = {}", server.shutdown.as_secs())?;
        writeln!(formatter, "\n[database]")?;
        writeln!(formatter, "url = {}", quoted(&database.url))?;
        writeln!(formatter, "connections = {}", database.connections)?;
        writeln!(formatter, "synchronous = {}", quoted(&database.synchronous.word().to_lowercase()))?;
        writeln!(formatter, "\n[keys]")?;
        match key_secret {
            KeySecret::Given(_) => writeln!(formatter, "# secret: given, not shown")?,
            KeySecret::File(path) | KeySecret::Generated(path) => {
                writeln!(formatter, "secret_file = {}", quoted(&path.display()))?;
            }
        }
        writeln!(formatter, "\n[issuer]")?;
        writeln!(formatter, "name = {}", quoted(&issuer.name))?;
        match &issuer.email {
            Some(email) => writeln!(formatter, "email = {}", quoted(email))?,
            None => writeln!(formatter, "# email: none")?,
        }
        writeln!(formatter, "\n[mail]")?;
        match &mail.transport {
            MailTransport::Mailbox => writeln!(formatter, "# smtp_host: none; mail is kept in the local mailbox")?,
            MailTransport::Smtp(smtp) => {
                writeln!(formatter, "smtp_host = {}", quoted(&smtp.host))?;
                writeln!(formatter, "smtp_port = {}", smtp.port)?;
                writeln!(formatter, "smtp_tls = {}", quoted(&smtp.tls.word()))?;
                match &smtp.login {
                    None => writeln!(formatter, "# smtp_user: none")?,
                    Some((user, password)) => {
                        writeln!(formatter, "smtp_user = {}", quoted(user))?;
                        match password {
                            SmtpPassword::Given(_) => writeln!(formatter, "# smtp_password: given, not shown")?,
                            SmtpPassword::File(path) => {
                                writeln!(formatter, "smtp_password_file = {}", quoted(&path.display()))?;
                            }
                        }
                    }
                }
                if let Some(path) = &smtp.ca_file {
                    writeln!(formatter, "smtp_ca_file = {}", quoted(&path.display()))?;
                }
                writeln!(formatter, "smtp_timeout_seconds = {}", smtp.timeout.as_secs())?;
                writeln!(formatter, "from = {}", quoted(&mail.from))?;
                writeln!(formatter, "marketing_from = {}", quoted(&mail.marketing_from))?;
                match &mail.reply_to {
                    Some(reply_to) => writeln!(formatter, "reply_to = {}", quoted(reply_to))?,
                    None => writeln!(formatter, "# reply_to: the sender")?,
                }
            }
        }
        writeln!(formatter, "\n[exams]")?;
        let vendors: Vec<&str> = exam_vendors.iter().map(|vendor| vendor.code.as_str()).collect();
        writeln!(
            formatter,
            "# vendors_file: {}",
            if vendors.is_empty() { "none".to_owned() } else { vendors.join(", ") }
        )?;
        writeln!(formatter, "\n[sign_in]")?;
        writeln!(formatter, "staff_second_factor = {}", quoted(&sign_in.staff_second_factor.word()))?;
        writeln!(formatter, "\n[privacy]")?;
        writeln!(formatter, "erasure_delay_days = {}", privacy.erasure_delay_days)?;
        writeln!(formatter, "\n[limits]")?;
        writeln!(formatter, "body = {}", limits.body)?;
        writeln!(formatter, "upload = {}", limits.upload)?;
        writeln!(formatter, "document = {}", limits.document)?;
        writeln!(formatter, "rate = {}", quoted(&if limits.rate { "on" } else { "off" }))?;
        writeln!(formatter, "disk_reserve = {}", limits.disk_reserve)?;
        writeln!(formatter, "\n[log]")?;
        writeln!(formatter, "filter = {}", quoted(&log.filter))?;
        match log.format {
            Some(LogFormat::Text) => writeln!(formatter, "format = \"text\""),
            Some(LogFormat::Json) => writeln!(formatter, "format = \"json\""),
            None => writeln!(formatter, "# format: text on a terminal, otherwise json"),
        }
    }
}

/// A text as TOML writes it (basic strings; TOML 1.0, "String").
fn toml_text(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                write!(quoted, "\\u{:04X}", u32::from(letter)).expect("writing to a string cannot fail");
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// All settings as a Markdown page.
pub fn reference() -> String {
    let mut page = String::from(
        "# Settings\n\n\
         <!-- Printed by `certtracker settings`; change `api/src/config/setting.rs` instead. -->\n\n\
         The server needs none: it then keeps everything under `./var` and serves on <http://127.0.0.1:8080>.\n\n\
         Settings come from environment variables and from an optional TOML file. A variable wins over the file; a blank \
         variable counts as not set. All settings are checked before anything starts, and everything that is wrong is \
         reported at once. `certtracker serve --print-config` prints what is in force, without secrets, in the form of the \
         file.\n",
    );
    for setting in SETTINGS {
        let place = setting.key.map_or_else(String::new, |key| format!(" · in the file `{key}`"));
        write!(page, "\n## `{}`\n\n{}\n\nDefault: {}{place}\n", setting.variable, setting.help, setting.default)
            .expect("writing to a string cannot fail");
    }
    page.push_str(
        "\n## A file\n\n```toml\n[server]\nlisten = \"0.0.0.0:8080\"\npublic_url = \"https://certs.example.org\"\n\
         trusted_proxies = 1\n\n[database]\nurl = \"postgres://certtracker@db.internal/certtracker\"\n\n[keys]\n\
         secret_file = \"/run/secrets/certtracker-key-secret\"\n\n[issuer]\nname = \"Example Certification Body\"\n\
         email = \"certs@example.org\"\n\n[mail]\nsmtp_host = \"smtp.example.org\"\nsmtp_user = \"certtracker\"\n\
         smtp_password_file = \"/run/secrets/certtracker-smtp\"\nfrom = \"Program Office <certs@example.org>\"\n```\n",
    );
    page
}
