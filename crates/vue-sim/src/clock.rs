//! The time of day, the one thing that is not told to the rest of the simulator by its caller.

use jiff::Timestamp;

/// The time of the machine, in whole seconds, which is all that the vendor's formats can say.
pub(crate) fn machine_now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the simulator's own clock starts here")]
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// A time as the vendor's files write it, in UTC.
pub(crate) fn stamp(at: Timestamp) -> String {
    at.strftime("%Y/%m/%d %H:%M:%S").to_string()
}

/// A time as the names of the vendor's files write it, in UTC.
pub(crate) fn name_stamp(at: Timestamp) -> String {
    at.strftime("%Y%m%d-%H%M%S").to_string()
}
