//! Duplicates: whether two candidate IDs are one person's.
//!
//! What tells people apart is compared, folded, as a set of [keys](Identity::keys): two people who share one are looked at, and
//! nobody else, so that a program of any size can be searched through an index. Nothing follows from a likeness by itself: a
//! person is asked, and proves both accounts, or somebody of the program office says that they are two people.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::name::{Names, fold};

/// What may be alike about two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// One of the names, whatever the order of its words.
    Name,
    /// The birth date.
    BirthDate,
    /// A mailbox: an e-mail address without what stands behind a plus sign.
    Mailbox,
    /// A telephone number.
    Phone,
    /// The exam-delivery vendor's registration ID of one and the same attempt.
    VendorRegistration,
}

impl Trait {
    /// Every trait.
    pub const ALL: [Self; 5] = [Self::Name, Self::BirthDate, Self::Mailbox, Self::Phone, Self::VendorRegistration];

    /// Whether a person has but one value of it, as long as they tell the truth: two different ones are two people's.
    const fn parts_people(self) -> bool {
        matches!(self, Self::BirthDate)
    }
}

/// What is known of a person that tells people apart, folded for comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    keys: BTreeSet<(Trait, String)>,
}

impl Identity {
    /// A person of these names.
    pub fn new(names: &Names) -> Self {
        let mut identity = Self::default();
        let delivery = names.delivery.to_string();
        let written = [Some(names.legal.as_str()), names.native.as_ref().map(|name| name.as_str()), Some(&delivery)];
        for name in written.into_iter().flatten() {
            let folded = fold(name);
            let mut words: Vec<&str> = folded.split(' ').collect();
            words.sort_unstable();
            identity.add(Trait::Name, words.join(" "));
        }
        identity
    }

    /// Born on that day.
    #[must_use]
    pub fn born(mut self, on: Date) -> Self {
        self.add(Trait::BirthDate, on.to_string());
        self
    }

    /// Reads that mailbox.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        let folded = address.trim().to_lowercase();
        let mailbox = match folded.rsplit_once('@') {
            Some((local, domain)) => format!("{}@{domain}", local.split('+').next().unwrap_or(local)),
            None => folded,
        };
        self.add(Trait::Mailbox, mailbox);
        self
    }

    /// Has that telephone number (E.164).
    #[must_use]
    pub fn reached_by(mut self, phone: &str) -> Self {
        self.add(Trait::Phone, phone.to_owned());
        self
    }

    /// Sat, or says they sat, the exam that a vendor registered under that ID.
    #[must_use]
    pub fn registered_as(mut self, registration: &str) -> Self {
        self.add(Trait::VendorRegistration, registration.to_owned());
        self
    }

    /// An identity of such keys, which were kept.
    pub fn from_keys(keys: impl IntoIterator<Item = (Trait, String)>) -> Self {
        Self { keys: keys.into_iter().collect() }
    }

    /// Its keys: two people who have none in common are not alike.
    pub fn keys(&self) -> impl Iterator<Item = (Trait, &str)> {
        self.keys.iter().map(|(of, value)| (*of, value.as_str()))
    }

    /// How alike two people are.
    pub fn compare(&self, other: &Self) -> Likeness {
        let shared = |of: &Trait| self.keys.intersection(&other.keys).any(|(shared, _)| shared == of);
        let known = |identity: &Self, of: Trait| identity.keys.iter().any(|(known, _)| *known == of);
        let differs = |of: &Trait| of.parts_people() && known(self, *of) && known(other, *of) && !shared(of);
        Likeness {
            agree: Trait::ALL.into_iter().filter(shared).collect(),
            disagree: Trait::ALL.into_iter().filter(differs).collect(),
        }
    }

    fn add(&mut self, of: Trait, value: String) {
        if !value.is_empty() {
            self.keys.insert((of, value));
        }
    }
}

/// How alike two people are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// What they have in common.
    pub agree: Vec<Trait>,
    /// What is known of both, differs, and would not in one person.
    pub disagree: Vec<Trait>,
}

/// How much speaks for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// It may be one person.
    Possible,
    /// It hardly is anybody else.
    Strong,
}

impl Likeness {
    /// How much speaks for one person; `None` when too little does.
    ///
    /// | in common | birth dates | |
    /// |---|---|---|
    /// | a vendor's registration ID | any | strong |
    /// | anything else | differ | none |
    /// | a name | the same | strong |
    /// | a name, and a mailbox or telephone number | not both known | strong |
    /// | a mailbox or telephone number | the same | possible: somebody who took another name |
    /// | a name | not both known | possible |
    pub fn suspicion(&self) -> Option<Suspicion> {
        let has = |of| self.agree.contains(&of);
        let reached = has(Trait::Mailbox) || has(Trait::Phone);
        if has(Trait::VendorRegistration) {
            return Some(Suspicion::Strong);
        }
        if !self.disagree.is_empty() {
            return None;
        }
        match (has(Trait::Name), has(Trait::BirthDate), reached) {
            (true, true, _) | (true, false, true) => Some(Suspicion::Strong),
            (true, false, false) | (false, true, true) => Some(Suspicion::Possible),
            _ => None,
        }
    }

    /// Whether somebody who has proved both accounts may merge them by themselves: they have a name in common, and nothing
    /// says that they are two people. Otherwise two people could pool what each of them earned.
    pub fn may_merge(&self) -> bool {
        self.agree.contains(&Trait::Name) && self.disagree.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::name::{DeliveryName, FullName};

    fn person(legal: &str) -> Identity {
        let words: Vec<&str> = legal.split(' ').collect();
        Identity::new(&Names {
            legal: FullName::new(legal).unwrap(),
            native: None,
            delivery: DeliveryName::new(words[0], words.last().unwrap()).unwrap(),
            certificate: None,
        })
    }

    fn suspicion(one: &Identity, other: &Identity) -> Option<Suspicion> {
        one.compare(other).suspicion()
    }

    #[test]
    fn a_name_is_the_same_in_another_order_and_without_its_marks() {
        let born = date(1980, 5, 6);
        let one = person("José Núñez").born(born);

        assert_eq!(suspicion(&one, &person("NUNEZ Jose").born(born)), Some(Suspicion::Strong));
        assert_eq!(suspicion(&one, &person("Nunez, Jose")), Some(Suspicion::Possible));
        assert_eq!(suspicion(&one, &person("José Ibáñez").born(born)), None);
    }

    #[test]
    fn people_of_one_name_who_were_born_on_different_days_are_two() {
        let one = person("Anna Schmidt").born(date(1980, 5, 6)).at("anna@example.org");
        let other = person("Anna Schmidt").born(date(1991, 1, 2)).at("anna@example.org");

        let likeness = one.compare(&other);
        assert_eq!(likeness.suspicion(), None);
        assert!(!likeness.may_merge());
        assert_eq!(likeness.disagree, [Trait::BirthDate]);
        // Unless a vendor says that both sat one and the same exam: one of the days is mistyped.
        let likeness = one.registered_as("pearson-vue 4711").compare(&other.registered_as("pearson-vue 4711"));
        assert_eq!(likeness.suspicion(), Some(Suspicion::Strong));
        assert!(!likeness.may_merge());
    }

    #[test]
    fn a_mailbox_is_the_same_whatever_stands_behind_a_plus_sign() {
        let one = person("Anna Schmidt").at("Anna@Example.org");

        assert_eq!(suspicion(&one, &person("Anna Schmidt").at("anna+exams@example.org")), Some(Suspicion::Strong));
        assert_eq!(suspicion(&one, &person("Bela Toth").at("anna+exams@example.org")), None, "a couple shares one");
        let born = date(1980, 5, 6);
        let married = person("Anna Toth").born(born).at("anna@example.org");
        assert_eq!(suspicion(&one.born(born), &married), Some(Suspicion::Possible));
    }

    fn any_identity() -> impl Strategy<Value = Identity> {
        let name = prop::sample::select(vec!["Anna Schmidt", "Schmidt Anna", "Bela Toth"]);
        let day = prop::option::of(1_i8..3);
        let mailbox = prop::option::of(prop::sample::select(vec!["a@x.org", "a+1@x.org", "b@x.org"]));
        let registration = prop::option::of(prop::sample::select(vec!["1", "2"]));
        (name, day, mailbox, registration).prop_map(|(name, day, mailbox, registration)| {
            let mut identity = person(name);
            if let Some(day) = day {
                identity = identity.born(date(1980, 1, day));
            }
            if let Some(mailbox) = mailbox {
                identity = identity.at(mailbox);
            }
            registration.iter().fold(identity, |identity, registration| identity.registered_as(registration))
        })
    }

    proptest! {
        #[test]
        fn likeness_is_mutual_and_rests_on_a_key_in_common(one in any_identity(), other in any_identity()) {
            prop_assert_eq!(one.compare(&other), other.compare(&one));
            let shared = one.keys().any(|key| other.keys().any(|of_other| key == of_other));
            prop_assert!(shared || suspicion(&one, &other).is_none());
            prop_assert!(!one.compare(&other).may_merge() || suspicion(&one, &other).is_some());
            prop_assert!(suspicion(&one, &one).is_some());
        }

        #[test]
        fn to_know_more_in_common_never_lessens_a_suspicion(
            one in any_identity(),
            other in any_identity(),
            mailbox in "[a-z]{1,5}@example\\.org",
        ) {
            let before = suspicion(&one, &other);
            prop_assert!(suspicion(&one.at(&mailbox), &other.at(&mailbox)) >= before);
        }

        #[test]
        fn keys_that_were_kept_are_the_same_identity(one in any_identity()) {
            let kept: Vec<(Trait, String)> = one.keys().map(|(of, value)| (of, value.to_owned())).collect();
            prop_assert_eq!(Identity::from_keys(kept), one);
        }
    }
}
