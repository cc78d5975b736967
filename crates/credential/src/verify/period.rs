//! Whether a credential counts at a given time (Verifiable Credentials Data Model 2.0 section 4.9).

use jiff::Timestamp;
use serde_json::Value;

use crate::instant;
use crate::verdict::Reason;

/// Checks `validFrom` and `validUntil`, both inclusive.
pub(super) fn check(credential: &Value, at: Timestamp) -> Result<(), Reason> {
    let from = read(credential, "validFrom")?;
    let until = read(credential, "validUntil")?;
    match (from, until) {
        (Some(from), Some(until)) if until < from => Err(Reason::PeriodReversed),
        (Some(from), _) if at < from => Err(Reason::NotYetValid { from }),
        (_, Some(until)) if until < at => Err(Reason::Expired { until }),
        _ => Ok(()),
    }
}

fn read(credential: &Value, member: &str) -> Result<Option<Timestamp>, Reason> {
    credential
        .get(member)
        .map(|value| value.as_str().and_then(instant::read))
        .map(|at| at.ok_or_else(|| Reason::DateMalformed { at: format!("/{member}") }))
        .transpose()
}
