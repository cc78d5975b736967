//! The log: structured, to standard error, as text for people or JSON for machines.
//!
//! What may stand in it: identifiers, counts, durations, words out of closed lists. What may not: names, addresses,
//! passwords, tokens, verification codes, and query strings, which may hold any of them.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::config::{Log, LogFormat};

/// Starts logging. A second call in the same process changes nothing.
pub fn init(log: &Log) {
    let filter = EnvFilter::try_new(&log.filter).unwrap_or_else(|_checked_with_the_settings| EnvFilter::new("info"));
    let terminal = std::io::stderr().is_terminal();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_span_events(FmtSpan::NONE)
        .with_target(true);
    let format = log.format.unwrap_or(if terminal { LogFormat::Text } else { LogFormat::Json });
    // Fails only when a subscriber is set already, which tests do.
    let _ = match format {
        LogFormat::Text => subscriber.with_ansi(terminal).try_init(),
        LogFormat::Json => {
            subscriber.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
        }
    };
}

/// The chain of causes of an error in one line, for a log field.
pub fn causes(error: &dyn std::error::Error) -> String {
    let mut line = String::new();
    let mut next = error.source();
    while let Some(cause) = next {
        if !line.is_empty() {
            line.push_str(": ");
        }
        line.push_str(&cause.to_string());
        next = cause.source();
    }
    line
}
