//! The two addresses among the settings: how the public reaches the server, and where its database is.

use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

/// The address the public reaches the server by: scheme, host and port, without a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    https: bool,
    here: bool,
}

impl PublicUrl {
    /// Reads an origin such as `https://certs.example.org`.
    ///
    /// # Errors
    ///
    /// A sentence when it is not an `http` or `https` origin, has a path, or is plain `http` to another machine.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url: Url = text
            .parse()
            .map_err(|error| format!("`{text}` is not an address, such as `https://certs.example.org`: {error}"))?;
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            other => return Err(format!("`{text}` has the scheme `{other}`; use `https`")),
        };
        let (Some(host), "/", None, None) = (url.host(), url.path(), url.query(), url.fragment()) else {
            return Err(format!("`{text}` must end after the host and port; the server has the whole site to itself"));
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err("must not have a user or password in it".to_owned());
        }
        let here = match host {
            Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if !https && !here {
            return Err(format!("`{text}` must begin with `https://`; plain `http` is for this machine alone"));
        }
        Ok(Self { origin: url.origin().ascii_serialization(), https, here })
    }

    /// The address of a server that only this machine reaches.
    pub fn local(port: u16) -> Self {
        Self { origin: format!("http://127.0.0.1:{port}"), https: false, here: true }
    }

    /// The origin, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// The address of a path of this server, which begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The host, when it is a name and not a number.
    pub fn domain(&self) -> Option<String> {
        let host = self.host();
        let number = host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok();
        (!number).then_some(host)
    }

    /// The same server by the name that a machine has for itself.
    pub fn at_localhost(&self) -> String {
        let scheme = if self.https { "https" } else { "http" };
        let port = self.origin.rsplit_once(':').map(|(_, port)| port).filter(|port| port.parse::<u16>().is_ok());
        port.map_or_else(|| format!("{scheme}://localhost"), |port| format!("{scheme}://localhost:{port}"))
    }

    /// Whether browsers reach the server by `https`, so that cookies can be `Secure`.
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// Whether it names this machine, so that nobody else comes by it.
    pub const fn is_here(&self) -> bool {
        self.here
    }

    /// The host alone, without scheme and port.
    pub fn host(&self) -> String {
        let url: Url = self.origin.parse().expect("it was read as an address");
        url.host_str().expect("it has a host").to_owned()
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.origin)
    }
}

/// Where the database is. The scheme decides which it is, so that a mistyped address never becomes a new empty file.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// A file, by its absolute path.
    Sqlite(PathBuf),
    /// A server, by a connection address that may have a password in it.
    Postgres(SecretString),
}

impl DatabaseUrl {
    /// Reads `sqlite:///absolute/path.db` or `postgres://user:password@host/database`.
    ///
    /// # Errors
    ///
    /// A sentence when the scheme is missing or unknown, or the path of the file is not absolute. Never repeats the address,
    /// which may have a password in it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            let path = Path::new(path);
            return if path.is_absolute() && path.file_name().is_some() {
                Ok(Self::Sqlite(path.to_owned()))
            } else {
                Err("must name a file by its absolute path after `sqlite://`, such as `sqlite:///srv/certtracker.db`"
                    .to_owned())
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return match text.parse::<Url>() {
                Ok(_) => Ok(Self::Postgres(text.into())),
                Err(error) => Err(format!("is not an address of a PostgreSQL database: {error}")),
            };
        }
        Err("must begin with `sqlite://` or `postgres://`".to_owned())
    }

    /// Whether it is a PostgreSQL server.
    pub const fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }
}

/// Without the password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(formatter, "sqlite://{}", path.display()),
            Self::Postgres(url) => match url.expose_secret().parse::<Url>() {
                Ok(mut url) => {
                    if url.password().is_some() {
                        // Fails only for addresses without a host, which have no password either.
                        let _ = url.set_password(Some("***"));
                    }
                    // Parameters may hold a password too (`?password=`).
                    url.set_query(None);
                    write!(formatter, "{url}")
                }
                Err(_) => formatter.write_str("postgres://***"),
            },
        }
    }
}
