//! The test centres, all invented, and when their seats can be taken.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::Serialize;

/// A place where exams are sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Centre {
    #[serde(rename = "testCenterID")]
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) address: &'static str,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) time_zone: &'static str,
    pub(crate) seats: u32,
    pub(crate) online: bool,
}

const fn centre(
    [id, name, address, city, country, phone, time_zone]: [&'static str; 7],
    seats: u32,
    online: bool,
) -> Centre {
    Centre { id, name, address, city, country, phone, time_zone, seats, online }
}

/// Zones with and without summer time, on both halves of the globe, and one that is off by half an hour.
pub(crate) const CENTRES: [Centre; 8] = [
    centre(
        ["55001", "Norrsken Test House", "Provgatan 7", "Stockholm", "SWE", "+46 8 555 0101", "Europe/Stockholm"],
        4,
        false,
    ),
    centre(
        [
            "55002",
            "Lyra Examination Rooms",
            "Calle del Ensayo 12",
            "Madrid",
            "ESP",
            "+34 91 555 01 02",
            "Europe/Madrid",
        ],
        3,
        false,
    ),
    centre(
        ["55003", "Prairie Test Center", "400 W Sample St", "Chicago", "USA", "+1 312 555 0103", "America/Chicago"],
        6,
        false,
    ),
    centre(
        ["55004", "Harbour Assessment", "9 Trial Lane", "Sydney", "AUS", "+61 2 5550 0104", "Australia/Sydney"],
        3,
        false,
    ),
    centre(["55005", "Sakura Testing", "1-2-3 Mihoncho", "Osaka", "JPN", "+81 6 5550 0105", "Asia/Tokyo"], 4, false),
    centre(
        ["55006", "Nirmal Test Point", "21 Namuna Road", "Kolkata", "IND", "+91 33 5550 0106", "Asia/Kolkata"],
        5,
        false,
    ),
    centre(
        ["55007", "Baobab Exam Centre", "Mfano Avenue 3", "Nairobi", "KEN", "+254 20 555 0107", "Africa/Nairobi"],
        1,
        false,
    ),
    centre(["55900", "Online, at home", "At the candidate's own desk", "Online", "", "", "Etc/UTC"], 20, true),
];

/// Hours at which an exam can begin.
const OPEN: [i8; 4] = [9, 11, 13, 15];
const OPEN_ONLINE: [i8; 12] = [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22];

impl Centre {
    pub(crate) fn find(id: &str) -> Option<Self> {
        CENTRES.into_iter().find(|centre| centre.id == id)
    }

    pub(crate) fn zone(self) -> TimeZone {
        // The zones are part of the binary, so each of the eight is found.
        TimeZone::get(self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// When exams can begin on a day, by the centre's clock. None on a Sunday, but online.
    pub(crate) fn times(self, day: Date) -> Vec<Time> {
        let hours: &[i8] = match (self.online, day.weekday()) {
            (true, _) => &OPEN_ONLINE,
            (false, Weekday::Sunday) => &[],
            (false, _) => &OPEN,
        };
        hours.iter().map(|hour| Time::midnight().with().hour(*hour).build().unwrap_or(Time::midnight())).collect()
    }

    /// The instant of a time by the centre's clock.
    pub(crate) fn instant(self, local: DateTime) -> Option<Timestamp> {
        self.zone().to_ambiguous_timestamp(local).compatible().ok()
    }

    /// An instant by the centre's clock.
    pub(crate) fn local(self, at: Timestamp) -> ZonedDateTime {
        at.to_zoned_datetime(self.zone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_centre_has_its_own_id_and_a_zone_that_is_known() {
        let ids: std::collections::BTreeSet<_> = CENTRES.iter().map(|centre| centre.id).collect();
        assert_eq!(ids.len(), CENTRES.len());
        for centre in CENTRES {
            assert!(TimeZone::get(centre.time_zone).is_ok(), "{}", centre.time_zone);
        }
    }

    #[test]
    fn summer_time_moves_the_instant_and_not_the_hour() {
        let stockholm = Centre::find("55001").unwrap();
        let at = |month| stockholm.instant(jiff::civil::date(2026, month, 2).at(9, 0, 0, 0)).unwrap().to_string();
        assert_eq!(at(3), "2026-03-02T08:00:00Z");
        assert_eq!(at(6), "2026-06-02T07:00:00Z");
    }
}
