//! What people tell of themselves beside names and contact. All of it can be left out, and "prefer not to say" is an answer.

use contract::contact::Demographics as Answers;
use domain::demographics::{Education, Experience, Gender, Industry, JobFunction, UNDISCLOSED};
use language::text::web::person as text;
use leptos::prelude::*;
use serde::Serialize;

use super::Part;
use crate::browser;
use crate::form::{Fields, Sending, typed};
use crate::ui::{Choice, Field};

/// The fields by the pointers of what is sent.
pub(in crate::page) const FIELDS: Fields =
    &[("/demographics/birth_date", "birth-date"), ("/demographics/native_language", "native-language")];

/// What is typed and chosen; choices by the word of the API.
#[derive(Clone, Copy)]
pub(in crate::page) struct Demographics {
    birth_date: RwSignal<String>,
    gender: RwSignal<String>,
    job_function: RwSignal<String>,
    industry: RwSignal<String>,
    experience: RwSignal<String>,
    education: RwSignal<String>,
    native_language: RwSignal<String>,
}

impl Demographics {
    pub(in crate::page) fn of(before: Answers) -> Self {
        let birth_date = before.birth_date.map(|date| date.to_string());
        Self {
            birth_date: RwSignal::new(birth_date.unwrap_or_default()),
            gender: chosen(before.gender),
            job_function: chosen(before.job_function),
            industry: chosen(before.industry),
            experience: chosen(before.experience),
            education: chosen(before.education),
            native_language: RwSignal::new(before.native_language.unwrap_or_default()),
        }
    }

    pub(in crate::page) fn form(self) -> Answers {
        Answers {
            birth_date: typed(self.birth_date).and_then(|date| date.parse().ok()),
            gender: choice(Gender::ALL, self.gender),
            job_function: choice(JobFunction::ALL, self.job_function),
            industry: choice(Industry::ALL, self.industry),
            experience: choice(Experience::ALL, self.experience),
            education: choice(Education::ALL, self.education),
            native_language: typed(self.native_language),
        }
    }

    /// What is wrong before anything is sent: a date of which a part is missing is no value to the browser.
    pub(in crate::page) fn faults(self) -> Vec<(&'static str, String)> {
        let half = browser::is_half_typed("birth-date");
        half.then(|| ("/demographics/birth_date", text::birth_date_half().to_owned())).into_iter().collect()
    }

    pub(in crate::page) fn parts(self) -> Vec<Part> {
        let date = |date: &str| date.parse().map_or_else(|_| date.to_owned(), crate::words::date);
        vec![
            Part::new("birth-date", text::birth_date(), self.birth_date).shown_as(date),
            Part::new("gender", text::gender(), self.gender).shown_as(|word| label(Gender::ALL, word, gender)),
            Part::new("job-function", text::job_function(), self.job_function)
                .shown_as(|word| label(JobFunction::ALL, word, job_function)),
            Part::new("industry", text::industry(), self.industry)
                .shown_as(|word| label(Industry::ALL, word, industry)),
            Part::new("experience", text::experience(), self.experience)
                .shown_as(|word| label(Experience::ALL, word, experience)),
            Part::new("education", text::education(), self.education)
                .shown_as(|word| label(Education::ALL, word, education)),
            Part::new("native-language", text::native_language(), self.native_language).shown_as(language_name),
        ]
    }

    /// The date of birth, with why it is asked.
    pub(in crate::page) fn birth_date(self, sending: Sending) -> AnyView {
        view! {
            <Field
                id="birth-date"
                label=text::birth_date()
                hint=text::birth_date_hint()
                value=self.birth_date
                kind=Signal::stored("date")
                autocomplete="bday"
                error=sending.fault("/demographics/birth_date")
            />
        }
        .into_any()
    }

    /// The questions that are only counted, with why they are asked.
    pub(in crate::page) fn voluntary(self, sending: Sending, languages: &[String]) -> AnyView {
        let one =
            |id, label, value, options| view! { <Choice id label value options none=text::not_answered()/> }.into_any();
        let mut spoken: Vec<(String, String)> = languages
            .iter()
            .map(|code| (language_name(code), code.clone()))
            // What the browser has no name for, nobody would find by its code.
            .filter(|(name, code)| name != code)
            .collect();
        spoken.sort();
        spoken.push((text::undisclosed().to_owned(), UNDISCLOSED.to_owned()));
        view! {
            <p class="field-hint">{text::voluntary_why()}</p>
            {one("gender", text::gender(), self.gender, options(Gender::ALL, gender))}
            {one("job-function", text::job_function(), self.job_function, options(JobFunction::ALL, job_function))}
            {one("industry", text::industry(), self.industry, options(Industry::ALL, industry))}
            {one("experience", text::experience(), self.experience, options(Experience::ALL, experience))}
            {one("education", text::education(), self.education, options(Education::ALL, education))}
            <Choice
                id="native-language"
                label=text::native_language()
                value=self.native_language
                options=spoken
                none=text::not_answered()
                error=sending.fault("/demographics/native_language")
            />
        }
        .into_any()
    }
}

/// The word of the API for a value of a closed list.
fn word(value: impl Serialize) -> String {
    let word = serde_json::to_value(value).ok();
    word.and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

fn chosen(before: Option<impl Serialize>) -> RwSignal<String> {
    RwSignal::new(before.map(word).unwrap_or_default())
}

fn choice<T: Serialize + Copy>(all: &[T], chosen: RwSignal<String>) -> Option<T> {
    let chosen = chosen.read_untracked();
    all.iter().copied().find(|value| word(value) == *chosen)
}

fn options<T: Serialize + Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<(String, String)> {
    all.iter().map(|value| (label(*value).to_owned(), word(value))).collect()
}

fn label<T: Serialize + Copy>(all: &[T], word: &str, label: fn(T) -> &'static str) -> String {
    all.iter().find(|value| self::word(value) == word).map(|value| label(*value).to_owned()).unwrap_or_default()
}

fn language_name(code: &str) -> String {
    if code == UNDISCLOSED { text::undisclosed().to_owned() } else { browser::language_name(code) }
}

fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => text::gender_female(),
        Gender::Male => text::gender_male(),
        Gender::Another => text::gender_another(),
        Gender::Undisclosed => text::undisclosed(),
    }
}

fn job_function(function: JobFunction) -> &'static str {
    match function {
        JobFunction::Architecture => text::job_architecture(),
        JobFunction::Consulting => text::job_consulting(),
        JobFunction::Development => text::job_development(),
        JobFunction::Engineering => text::job_engineering(),
        JobFunction::Executive => text::job_executive(),
        JobFunction::Management => text::job_management(),
        JobFunction::Operations => text::job_operations(),
        JobFunction::Sales => text::job_sales(),
        JobFunction::Security => text::job_security(),
        JobFunction::Support => text::job_support(),
        JobFunction::Training => text::job_training(),
        JobFunction::Student => text::job_student(),
        JobFunction::Other => text::job_other(),
        JobFunction::Undisclosed => text::undisclosed(),
    }
}

fn industry(industry: Industry) -> &'static str {
    match industry {
        Industry::Agriculture => text::industry_agriculture(),
        Industry::Construction => text::industry_construction(),
        Industry::Education => text::industry_education(),
        Industry::Energy => text::industry_energy(),
        Industry::Finance => text::industry_finance(),
        Industry::Government => text::industry_government(),
        Industry::Health => text::industry_health(),
        Industry::Hospitality => text::industry_hospitality(),
        Industry::InformationTechnology => text::industry_information_technology(),
        Industry::Manufacturing => text::industry_manufacturing(),
        Industry::Media => text::industry_media(),
        Industry::ProfessionalServices => text::industry_professional_services(),
        Industry::Retail => text::industry_retail(),
        Industry::Telecommunications => text::industry_telecommunications(),
        Industry::Transport => text::industry_transport(),
        Industry::Other => text::industry_other(),
        Industry::Undisclosed => text::undisclosed(),
    }
}

fn experience(experience: Experience) -> &'static str {
    match experience {
        Experience::None => text::experience_none(),
        Experience::OneToTwo => text::experience_one_to_two(),
        Experience::ThreeToFive => text::experience_three_to_five(),
        Experience::SixToTen => text::experience_six_to_ten(),
        Experience::ElevenOrMore => text::experience_eleven_or_more(),
        Experience::Undisclosed => text::undisclosed(),
    }
}

fn education(education: Education) -> &'static str {
    match education {
        Education::LowerSecondary => text::education_lower_secondary(),
        Education::UpperSecondary => text::education_upper_secondary(),
        Education::Vocational => text::education_vocational(),
        Education::Bachelor => text::education_bachelor(),
        Education::Master => text::education_master(),
        Education::Doctorate => text::education_doctorate(),
        Education::Undisclosed => text::undisclosed(),
    }
}
