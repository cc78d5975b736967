//! Accommodations: what makes an exam fair for whoever has to sit it differently.
//!
//! They tell of health or disability, so each is used with consent alone, kept apart from the profile, and removed when it ends.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is done differently for one candidate, whatever a vendor calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Accommodation {
    /// Half an hour more.
    ExtraHalfHour,
    /// Half as much time again.
    TimeAndAHalf,
    /// Twice the time.
    DoubleTime,
    /// More breaks, which do not count.
    ExtraBreaks,
    /// A room alone.
    SeparateRoom,
    /// Somebody who reads the questions aloud.
    Reader,
    /// Somebody who writes the answers down.
    Recorder,
    /// Somebody who interprets into a sign language.
    SignLanguageInterpreter,
    /// Equipment that is adjusted: a screen, a desk, a device of one's own.
    AdaptedEquipment,
}

impl Accommodation {
    /// All there are, in the order in which people read them.
    pub const ALL: [Self; 9] = [
        Self::ExtraHalfHour,
        Self::TimeAndAHalf,
        Self::DoubleTime,
        Self::ExtraBreaks,
        Self::SeparateRoom,
        Self::Reader,
        Self::Recorder,
        Self::SignLanguageInterpreter,
        Self::AdaptedEquipment,
    ];

    /// The word of this accommodation, as it is written everywhere.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ExtraHalfHour => "extra_half_hour",
            Self::TimeAndAHalf => "time_and_a_half",
            Self::DoubleTime => "double_time",
            Self::ExtraBreaks => "extra_breaks",
            Self::SeparateRoom => "separate_room",
            Self::Reader => "reader",
            Self::Recorder => "recorder",
            Self::SignLanguageInterpreter => "sign_language_interpreter",
            Self::AdaptedEquipment => "adapted_equipment",
        }
    }

    /// Whether it says how much time there is; of these one alone can hold.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::ExtraHalfHour | Self::TimeAndAHalf | Self::DoubleTime)
    }
}

/// For how long an accommodation is granted, in days: a year, after which it is asked for again.
const DAYS: i32 = 365;

/// The last day of an accommodation that is granted on that one.
pub fn ends_on(granted: Date) -> Date {
    granted.saturating_add(jiff::Span::new().days(DAYS - 1))
}

/// Why a list of accommodations cannot be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NeedsError {
    /// Nothing is asked for.
    #[error("nothing is asked for")]
    Empty,
    /// Several of them say how much time there is.
    #[error("more than one amount of time is asked for")]
    Times,
}

/// The accommodations of a list, each once and in their order.
///
/// # Errors
/// When there is none, or they contradict each other.
pub fn needs(mut asked: Vec<Accommodation>) -> Result<Vec<Accommodation>, NeedsError> {
    asked.sort_unstable();
    asked.dedup();
    if asked.is_empty() {
        return Err(NeedsError::Empty);
    }
    if asked.iter().filter(|need| need.is_time()).count() > 1 {
        return Err(NeedsError::Times);
    }
    Ok(asked)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_word_is_what_is_written() {
        for accommodation in Accommodation::ALL {
            assert_eq!(serde_json::to_value(accommodation).unwrap(), accommodation.as_str());
        }
    }

    #[test]
    fn what_is_asked_for_is_each_once_and_of_one_time() {
        use Accommodation::{DoubleTime, ExtraHalfHour, Reader};
        assert_eq!(needs(vec![]), Err(NeedsError::Empty));
        assert_eq!(needs(vec![Reader, DoubleTime, Reader]), Ok(vec![DoubleTime, Reader]));
        assert_eq!(needs(vec![ExtraHalfHour, DoubleTime]), Err(NeedsError::Times));
    }

    #[test]
    fn it_is_granted_for_a_year() {
        assert_eq!(ends_on(date(2026, 3, 1)), date(2027, 2, 28));
    }
}
