//! What a server's answer means, in plain words.

use russh_sftp::client::error::Error;
use russh_sftp::protocol::StatusCode;

use crate::fault::TransportFault;

/// Why an operation did not succeed, and whether the connection is still good.
#[derive(Debug)]
pub(super) enum Failure {
    /// The server answered, and it was no.
    Refused(TransportFault),
    /// Nobody knows what became of it.
    Lost(TransportFault),
}

/// Longest text of a server's that is shown.
const SHOWN: usize = 200;

/// What went wrong with one step on a file or folder.
pub(super) fn failure(step: &'static str, name: &str, error: Error) -> Failure {
    let name = printable(name);
    let Error::Status(status) = error else {
        return Failure::Lost(TransportFault::Broken { detail: printable(&error.to_string()) });
    };
    match status.status_code {
        StatusCode::NoSuchFile => Failure::Refused(TransportFault::NotFound { name }),
        StatusCode::PermissionDenied => Failure::Refused(TransportFault::NotAllowed { step, name }),
        StatusCode::NoConnection | StatusCode::ConnectionLost => {
            Failure::Lost(TransportFault::Broken { detail: "the server lost its own connection".to_owned() })
        }
        // The protocol's version 3, which all servers speak, has no code for it: servers say so in words.
        _ if tells_of_no_space(&status.error_message) => Failure::Refused(TransportFault::NoSpace { name }),
        code => {
            let message = printable(&status.error_message);
            Failure::Refused(TransportFault::Broken { detail: format!("{step} {name}: {code} ({message})") })
        }
    }
}

fn tells_of_no_space(message: &str) -> bool {
    let message = message.to_lowercase();
    ["no space", "disk full", "quota", "not enough space", "insufficient space"]
        .iter()
        .any(|words| message.contains(words))
}

/// A text from outside, fit for a sentence.
pub(super) fn printable(text: &str) -> String {
    text.chars().take(SHOWN).map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}
