//! What people tell of themselves, from the form to the domain's values: names, contact, demographics.
//!
//! Registration and profile read the same forms. Each function adds what it refuses to `faults`, with pointers that begin with
//! `at`, so that a form is told everything at once; it answers `None` only when it added something.

use contract::contact::{ContactDetailsView, ContactForm};
use contract::name::{DeliveryNameForm, NamesForm};
use domain::contact::{AddressField, Contact, CountryCode, PhoneNumber};
use domain::demographics::{Demographics, UNDISCLOSED, is_plausible_birth_date};
use domain::id::CandidateIdError;
use domain::name::{DeliveryName, DeliveryNameError, FullName, Names};
use domain::text::TextError;
use jiff::civil::Date;
use language::Message;
use language::text::problem as text;
use places::{AddressFault, AddressFaultKind, AddressForm, PhoneFault};

use crate::error::Refusal;

/// A text that was refused.
pub fn text_fault(pointer: impl Into<String>, error: TextError) -> Refusal {
    Refusal::new(pointer, error.code(), text_message(error))
}

fn text_message(error: TextError) -> Message {
    match error {
        TextError::Empty => text::must_not_be_empty(),
        TextError::TooLong { longest } => text::longer_than(longest),
        TextError::Character { character } => text::character_refused(name_of(character)),
        TextError::NoLetter => text::no_letter(),
    }
}

/// A character as it can be told: itself, or its number where it cannot be seen or would turn the sentence round.
fn name_of(character: char) -> String {
    let seen = !character.is_control() && !character.is_whitespace() && character.escape_debug().count() == 1;
    if seen { character.to_string() } else { format!("U+{:04X}", u32::from(character)) }
}

/// What is wrong with a text as a candidate ID.
pub fn candidate_id_message(error: CandidateIdError) -> Message {
    match error {
        CandidateIdError::Malformed => text::candidate_id_malformed(),
        CandidateIdError::CheckDigits => text::candidate_id_mistyped(),
    }
}

/// A person's names, as they give them without evidence: the one for certificates is made of words of the legal name, or is
/// the one that they have already.
pub fn names(form: &NamesForm, kept: Option<&FullName>, at: &str, faults: &mut Vec<Refusal>) -> Option<Names> {
    let names = any_names(form, at, faults)?;
    if names.certificate.as_ref() == kept || names.certificate_is_own() {
        return Some(names);
    }
    faults.push(Refusal::new(format!("{at}/certificate"), "not_own", text::certificate_not_own()));
    None
}

/// A person's names, of which somebody will see evidence.
pub fn any_names(form: &NamesForm, at: &str, faults: &mut Vec<Refusal>) -> Option<Names> {
    let before = faults.len();
    let legal = full_name(&form.legal, &format!("{at}/legal"), faults);
    let native = typed(form.native.as_ref()).and_then(|text| full_name(text, &format!("{at}/native"), faults));
    let delivery = delivery_name(&form.delivery, &format!("{at}/delivery"), faults);
    let certificate = typed(form.certificate.as_ref());
    let certificate = certificate.and_then(|text| full_name(text, &format!("{at}/certificate"), faults));
    let names = Names { legal: legal?, native, delivery: delivery?, certificate };
    (faults.len() == before).then_some(names)
}

fn full_name(text: &str, pointer: &str, faults: &mut Vec<Refusal>) -> Option<FullName> {
    FullName::new(text).map_err(|error| faults.push(text_fault(pointer, error))).ok()
}

/// What was typed where nothing need be.
fn typed(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.trim().is_empty())
}

/// A name as the exam-delivery vendor takes it.
pub fn delivery_name(form: &DeliveryNameForm, at: &str, faults: &mut Vec<Refusal>) -> Option<DeliveryName> {
    // Each half is checked by itself too, so that both are told.
    match DeliveryName::new(&form.first, &form.last) {
        Ok(name) => return Some(name),
        Err(DeliveryNameError::First(error)) => {
            faults.push(text_fault(format!("{at}/first"), error));
            if let Err(DeliveryNameError::Last(error)) = DeliveryName::new("A", &form.last) {
                faults.push(text_fault(format!("{at}/last"), error));
            }
        }
        Err(DeliveryNameError::Last(error)) => faults.push(text_fault(format!("{at}/last"), error)),
    }
    None
}

/// Where a person can be reached.
pub fn contact(form: &ContactForm, at: &str, faults: &mut Vec<Refusal>) -> Option<Contact> {
    let before = faults.len();
    let form_address = &form.address;
    let address = places::address(&AddressForm {
        country: &form_address.country,
        lines: &form_address.lines,
        dependent_locality: form_address.dependent_locality.as_deref(),
        locality: form_address.locality.as_deref(),
        subdivision: form_address.subdivision.as_deref(),
        postal_code: form_address.postal_code.as_deref(),
        sorting_code: form_address.sorting_code.as_deref(),
    });
    let address = address
        .map_err(|found| faults.extend(found.iter().map(|fault| address_fault(&format!("{at}/address"), fault))))
        .ok();
    let home = form_address.country.parse().ok();
    let phone = phone(&form.phone, home, &format!("{at}/phone"), faults);
    let mobile = typed(form.mobile.as_ref());
    let mobile = mobile.and_then(|text| self::phone(text, home, &format!("{at}/mobile"), faults));
    let contact = Contact { address: address?, phone: phone?, mobile };
    (faults.len() == before).then_some(contact)
}

/// A telephone number.
fn phone(text: &str, home: Option<CountryCode>, pointer: &str, faults: &mut Vec<Refusal>) -> Option<PhoneNumber> {
    let read = match home {
        Some(home) => places::phone(text, home),
        None if text.trim().is_empty() => Err(PhoneFault::Empty),
        // The country is refused already, and is what the number depends on.
        None => return None,
    };
    read.map_err(|fault| faults.push(Refusal::new(pointer, fault.code(), phone_message(fault)))).ok()
}

fn phone_message(fault: PhoneFault) -> Message {
    match fault {
        PhoneFault::Empty => text::must_not_be_empty(),
        PhoneFault::Character => text::phone_character(),
        PhoneFault::CallingCode => text::phone_calling_code(),
        PhoneFault::TooShort => text::phone_too_short(),
        PhoneFault::TooLong => text::phone_too_long(),
        PhoneFault::Unlike => text::phone_unlike(),
    }
}

fn address_fault(at: &str, fault: &AddressFault) -> Refusal {
    let pointer = match fault.place {
        Some(place) => address_pointer(at, fault.field, place),
        None => format!("{at}/{}", fault.field.word()),
    };
    Refusal::new(pointer, fault.kind.code(), address_message(&fault.kind))
}

fn address_message(kind: &AddressFaultKind) -> Message {
    match kind {
        AddressFaultKind::Text(error) => text_message(*error),
        AddressFaultKind::Unknown => text::not_of_the_list(),
        AddressFaultKind::NotUsed => text::address_part_not_used(),
        AddressFaultKind::TooMany { most } => text::too_many_lines(*most),
        AddressFaultKind::Malformed { example } => text::postal_code_malformed(example.as_str()),
        AddressFaultKind::Elsewhere => text::postal_code_elsewhere(),
    }
}

/// The pointer to a part of an address, or to one of its lines.
pub fn address_pointer(at: &str, field: AddressField, place: usize) -> String {
    match field {
        AddressField::Lines => format!("{at}/lines/{place}"),
        other => format!("{at}/{}", other.word()),
    }
}

/// Where a person can be reached, as the client sees it.
pub fn contact_view(contact: &Contact) -> ContactDetailsView {
    ContactDetailsView {
        address: contact.address.clone(),
        phone: contact.phone.to_string(),
        mobile: contact.mobile.as_ref().map(ToString::to_string),
    }
}

/// What a person tells of themselves.
pub fn demographics(form: Demographics, at: &str, today: Date, faults: &mut Vec<Refusal>) -> Option<Demographics> {
    let before = faults.len();
    let mut fault =
        |name: &str, code: &str, message: Message| faults.push(Refusal::new(format!("{at}/{name}"), code, message));
    if form.birth_date.is_some_and(|born| !is_plausible_birth_date(born, today)) {
        fault("birth_date", "implausible", text::birth_date_implausible());
    }
    if let Some(language) = form.native_language.as_deref()
        && language != UNDISCLOSED
        && !places::is_language(language)
    {
        fault("native_language", "unknown", text::language_unknown());
    }
    (faults.len() == before).then_some(form)
}
