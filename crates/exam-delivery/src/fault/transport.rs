//! Why something did not get to a vendor or back, for the operator.

use thiserror::Error;

/// Why something did not get through, in plain words for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TransportFault {
    /// Nobody answers at the address.
    #[error("{host} cannot be reached ({detail}): check the address, and that the vendor's server is up")]
    Unreachable {
        /// Name and port of the server.
        host: String,
        /// What the system said.
        detail: String,
    },
    /// The other side did not answer in time.
    #[error("the vendor's server did not answer within {seconds} s while {step}")]
    TimedOut {
        /// What was being done.
        step: &'static str,
        /// How long it was waited for.
        seconds: u64,
    },
    /// The other side does not take the secret.
    #[error("the vendor's server does not let {user} in ({detail}): check the user's name and the secret")]
    WrongSecret {
        /// Who wanted in.
        user: String,
        /// What is wrong with the secret, or what the server would take.
        detail: String,
    },
    /// The server is not the one that was trusted.
    #[error(
        "the vendor's server shows the host key {found} instead of {expected}: ask the vendor whether it changed its \
         key before you trust the new one"
    )]
    HostKeyChanged {
        /// The fingerprint that is trusted.
        expected: String,
        /// The fingerprint that was shown.
        found: String,
    },
    /// A certificate is no longer valid.
    #[error("a certificate has expired ({detail}): renew it")]
    CertificateExpired {
        /// Which one.
        detail: String,
    },
    /// The other side fails, whatever it is asked.
    #[error("the vendor's server fails ({detail}): it is tried again; ask the vendor if it stays so")]
    ServerFailed {
        /// What it answered.
        detail: String,
    },
    /// The answer is not of the vendor's interface.
    #[error(
        "something answered that is not the vendor's interface ({detail}): check the address, and what is between us and \
         the vendor"
    )]
    NotUnderstood {
        /// What it was.
        detail: String,
    },
    /// The other side has no room.
    #[error("the vendor's server has no space for {name}: ask the vendor to make room")]
    NoSpace {
        /// What was being written.
        name: String,
    },
    /// The folder or file is not there.
    #[error("{name} is not on the vendor's server: check the names of the folders")]
    NotFound {
        /// Which one.
        name: String,
    },
    /// The other side forbids it.
    #[error("the vendor's server does not allow {step} {name}: ask the vendor for the right to do so")]
    NotAllowed {
        /// What was being done.
        step: &'static str,
        /// With which folder or file.
        name: String,
    },
    /// It is larger than is accepted.
    #[error("{name} is larger than {max} bytes, the most that is accepted")]
    TooLarge {
        /// Which one.
        name: String,
        /// The limit in bytes.
        max: u64,
    },
    /// The other side wants to be asked less often.
    #[error("the vendor's server takes no more requests for now{}: it is asked again later", .seconds.map(|seconds| format!(", for {seconds} s")).unwrap_or_default())]
    RateLimited {
        /// How long it wants to be left alone, where it says so.
        seconds: Option<u64>,
    },
    /// The conversation broke off or went wrong.
    #[error("something went wrong between us and the vendor's server: {detail}")]
    Broken {
        /// What went wrong.
        detail: String,
    },
}

impl TransportFault {
    /// The fault as one word for machines, such as labels of metrics.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "unreachable",
            Self::TimedOut { .. } => "timed_out",
            Self::WrongSecret { .. } => "wrong_secret",
            Self::HostKeyChanged { .. } => "host_key_changed",
            Self::CertificateExpired { .. } => "certificate_expired",
            Self::ServerFailed { .. } => "server_failed",
            Self::NotUnderstood { .. } => "not_understood",
            Self::NoSpace { .. } => "no_space",
            Self::NotFound { .. } => "not_found",
            Self::NotAllowed { .. } => "not_allowed",
            Self::TooLarge { .. } => "too_large",
            Self::RateLimited { .. } => "rate_limited",
            Self::Broken { .. } => "broken",
        }
    }
}
