//! What the program asks of a person beside names and contact, and why.
//!
//! Nothing is asked that has no use, and only the birth date is asked of everybody. All other answers come from closed lists,
//! and each list has "prefer not to say", which is an answer: it is kept, so that nobody is asked again.
//!
//! | Answer | Category | Used for |
//! |---|---|---|
//! | birth date | identity | telling apart people of one name: duplicates, claims of results, the check at a test centre |
//! | gender | statistics, voluntary | fairness of exams, in numbers that name nobody |
//! | job function, industry, experience, education | statistics, voluntary | who sits which exam, in numbers that name nobody |
//! | native language | statistics, voluntary | fairness of exams, and into which languages they are worth translating |

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A person's answers. What is absent was not answered yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Demographics {
    /// When they were born.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub birth_date: Option<Date>,
    /// Their gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// What they do at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_function: Option<JobFunction>,
    /// What their employer does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<Industry>,
    /// How long they have worked in this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experience: Option<Experience>,
    /// The highest level of education they completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub education: Option<Education>,
    /// The language they learnt first: a language subtag of BCP 47, or [`UNDISCLOSED`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub native_language: Option<String>,
}

/// The word for "prefer not to say", in every list.
pub const UNDISCLOSED: &str = "undisclosed";

/// The longest life that is thought possible, in years.
const LONGEST_LIFE: i16 = 120;

/// Whether somebody alive today can have been born on that day.
pub fn is_plausible_birth_date(born: Date, today: Date) -> bool {
    born <= today && today.year() - born.year() <= LONGEST_LIFE
}

/// Declares a closed list once: its values, and the list itself for those who offer it.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $( $(#[$value_doc:meta])* $value:ident, )+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $( $(#[$value_doc])* $value, )+
            /// Prefers not to say.
            Undisclosed,
        }

        impl $name {
            /// Every value, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$( Self::$value, )+ Self::Undisclosed];
        }
    };
}

closed_list! {
    /// A person's gender.
    Gender {
        /// Female.
        Female,
        /// Male.
        Male,
        /// Neither of the two.
        Another,
    }
}

closed_list! {
    /// What a person does at work.
    JobFunction {
        /// Plans systems.
        Architecture,
        /// Tells others what to buy and how to use it.
        Consulting,
        /// Writes programs.
        Development,
        /// Builds and tests systems.
        Engineering,
        /// Runs a company or a part of it.
        Executive,
        /// Leads people.
        Management,
        /// Keeps systems running.
        Operations,
        /// Sells, or helps to sell.
        Sales,
        /// Keeps systems safe.
        Security,
        /// Helps those who use systems.
        Support,
        /// Teaches.
        Training,
        /// Learns, and does not work yet.
        Student,
        /// Something else.
        Other,
    }
}

closed_list! {
    /// What an employer does: the sections of ISIC, revision 4, with those joined that a person would not tell apart.
    Industry {
        /// Farming, forestry, fishing, mining.
        Agriculture,
        /// Building.
        Construction,
        /// Schools and universities.
        Education,
        /// Power, gas, water, waste.
        Energy,
        /// Banks and insurance.
        Finance,
        /// Public administration and defence.
        Government,
        /// Health and social work.
        Health,
        /// Hotels, restaurants, arts, sport.
        Hospitality,
        /// Software, services and hardware.
        InformationTechnology,
        /// Making things.
        Manufacturing,
        /// Publishing, film, broadcasting.
        Media,
        /// Law, accounting, research, engineering offices.
        ProfessionalServices,
        /// Trade.
        Retail,
        /// Networks for speech and data.
        Telecommunications,
        /// Carrying people and goods.
        Transport,
        /// Something else.
        Other,
    }
}

closed_list! {
    /// How long somebody has worked in this field, in full years.
    Experience {
        /// Less than one year.
        None,
        /// One or two.
        OneToTwo,
        /// Three to five.
        ThreeToFive,
        /// Six to ten.
        SixToTen,
        /// Eleven or more.
        ElevenOrMore,
    }
}

closed_list! {
    /// The highest level of education completed: the levels of ISCED 2011, with those joined that nobody here needs apart.
    Education {
        /// Primary or lower secondary (ISCED 1 and 2).
        LowerSecondary,
        /// Upper secondary (ISCED 3).
        UpperSecondary,
        /// Vocational training or a short course after school (ISCED 4 and 5).
        Vocational,
        /// Bachelor's or equivalent (ISCED 6).
        Bachelor,
        /// Master's or equivalent (ISCED 7).
        Master,
        /// Doctorate or equivalent (ISCED 8).
        Doctorate,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nobody_was_born_tomorrow_or_in_another_age() {
        let today = date(2026, 3, 1);

        assert!(is_plausible_birth_date(today, today));
        assert!(is_plausible_birth_date(date(1906, 1, 1), today));
        assert!(!is_plausible_birth_date(date(2026, 3, 2), today));
        assert!(!is_plausible_birth_date(date(1905, 12, 31), today));
    }

    #[test]
    fn prefer_not_to_say_is_one_word_in_every_list() {
        let words = [
            serde_json::to_value(Gender::Undisclosed).unwrap(),
            serde_json::to_value(JobFunction::Undisclosed).unwrap(),
            serde_json::to_value(Industry::Undisclosed).unwrap(),
            serde_json::to_value(Experience::Undisclosed).unwrap(),
            serde_json::to_value(Education::Undisclosed).unwrap(),
        ];

        assert!(words.iter().all(|word| word == UNDISCLOSED));
    }
}
