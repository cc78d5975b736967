//! What the checks of a document found, as views and sentences. The command line tells it in the same words.

use contract::verification::{
    CheckOutcome, DocumentCheck, DocumentCheckView, DocumentFacts, DocumentStanding, DocumentVerificationView,
    SecuringForm,
};
use credential::carrier::CarrierFault;
use credential::facts::Facts;
use credential::verdict::Skipped;
use credential::{Check, Outcome, Reason, Securing, Standing, Verdict};
use jiff::Timestamp;
use language::text::verification as text;
use language::{Language, Message};

/// Every check that was made or left out, in order.
pub fn checks(verdict: &Verdict, language: Language) -> Vec<DocumentCheckView> {
    let view = |(check, outcome): &(Check, Outcome)| {
        let kind = kind(*check);
        match outcome {
            Outcome::Passed => passed(kind, language),
            Outcome::Failed { reason } if reason.is_absence() => {
                not_checked(kind, &reason.code(), &absent(reason), language)
            }
            Outcome::Failed { reason } => failed(kind, &reason.code(), &refused(reason), language),
            Outcome::NotChecked { because } => {
                let (word, finding) = skipped(*because);
                not_checked(kind, word, &finding, language)
            }
        }
    };
    verdict.checks.iter().map(view).collect()
}

/// The checks of a file out of which no credential could be taken.
fn unopened(fault: &CarrierFault, language: Language) -> Vec<DocumentCheckView> {
    let written = serde_json::to_value(fault).unwrap_or_default();
    let finding = match fault {
        CarrierFault::PngCredentialMissing
        | CarrierFault::SvgCredentialMissing
        | CarrierFault::PdfCredentialMissing => text::refused_carrier_empty(),
        CarrierFault::PngCredentialRepeated
        | CarrierFault::SvgCredentialRepeated
        | CarrierFault::PdfCredentialRepeated => text::refused_carrier_ambiguous(),
        fault => text::refused_carrier(fault.to_string()),
    };
    let document = failed(DocumentCheck::Document, written["reason"].as_str().unwrap_or_default(), &finding, language);
    let (word, unasked) = skipped(Skipped::EarlierFailure);
    let others = Check::ALL[1..].iter().map(|check| kind(*check)).chain([DocumentCheck::Record]);
    let others = others.map(|check| not_checked(check, word, &unasked, language));
    std::iter::once(document).chain(others).collect()
}

/// The verdict on a file out of which no credential could be taken.
pub fn unopened_view(fault: &CarrierFault, checked_at: Timestamp, language: Language) -> DocumentVerificationView {
    let checks = unopened(fault, language);
    let standing = DocumentStanding::Invalid;
    DocumentVerificationView {
        standing,
        statement: statement(standing, &checks).text(language),
        checked_at,
        securing: None,
        issuer: None,
        facts: None,
        checks,
        record: None,
    }
}

/// A check that holds.
pub fn passed(check: DocumentCheck, language: Language) -> DocumentCheckView {
    let finding = match check {
        DocumentCheck::Document => text::holds_document(),
        DocumentCheck::Context => text::holds_context(),
        DocumentCheck::Vocabulary => text::holds_vocabulary(),
        DocumentCheck::Model => text::holds_model(),
        DocumentCheck::Key => text::holds_key(),
        DocumentCheck::Signature => text::holds_signature(),
        DocumentCheck::Period => text::holds_period(),
        DocumentCheck::Status => text::holds_status(),
        DocumentCheck::Record => text::holds_record(),
    };
    DocumentCheckView { check, outcome: CheckOutcome::Passed, reason: None, finding: finding.text(language) }
}

/// A check that does not hold.
pub fn failed(check: DocumentCheck, reason: &str, finding: &Message, language: Language) -> DocumentCheckView {
    let reason = Some(reason.to_owned());
    DocumentCheckView { check, outcome: CheckOutcome::Failed, reason, finding: finding.text(language) }
}

/// A check that was left out.
pub fn not_checked(check: DocumentCheck, reason: &str, finding: &Message, language: Language) -> DocumentCheckView {
    let reason = Some(reason.to_owned());
    DocumentCheckView { check, outcome: CheckOutcome::NotChecked, reason, finding: finding.text(language) }
}

/// What the checks add up to, without regard to anybody's books.
pub fn standing(verdict: &Verdict) -> DocumentStanding {
    if verdict.is_undecided() {
        return DocumentStanding::Undecided;
    }
    match verdict.standing() {
        Standing::Valid => DocumentStanding::Valid,
        Standing::StatusUnknown => DocumentStanding::Undecided,
        Standing::Expired => DocumentStanding::Expired,
        Standing::NotYetValid => DocumentStanding::NotYetValid,
        Standing::Revoked => DocumentStanding::Revoked,
        Standing::Suspended => DocumentStanding::Suspended,
        Standing::Invalid => DocumentStanding::Invalid,
    }
}

/// The standing as a sentence, with the first finding that speaks against the document.
pub fn statement(standing: DocumentStanding, checks: &[DocumentCheckView]) -> Message {
    match standing {
        DocumentStanding::Valid => text::document_valid(),
        DocumentStanding::NotYetValid => text::document_not_yet_valid(),
        DocumentStanding::Expired => text::document_expired(),
        DocumentStanding::Suspended => text::document_suspended(),
        DocumentStanding::Revoked => text::document_revoked(),
        DocumentStanding::Undecided => text::document_undecided(),
        DocumentStanding::Invalid => {
            let first = checks.iter().find(|check| check.outcome == CheckOutcome::Failed);
            text::document_invalid(language::Argument::Own(
                first.map(|check| check.finding.clone()).unwrap_or_default(),
            ))
        }
    }
}

/// How the document is secured.
pub fn securing(verdict: &Verdict) -> Option<SecuringForm> {
    verdict.securing.map(|securing| match securing {
        Securing::DataIntegrity => SecuringForm::DataIntegrity,
        Securing::Jws => SecuringForm::Jws,
    })
}

/// What the document says.
pub fn facts(facts: &Facts) -> DocumentFacts {
    let Facts { id, name, description, holder_name, candidate_number, licence_number, criteria, .. } = facts.clone();
    DocumentFacts {
        id,
        name,
        description,
        holder_name,
        candidate_number,
        licence_number,
        achievement_code: facts.achievement_code.clone(),
        achievement_name: facts.achievement_name.clone(),
        criteria,
        awarded_at: facts.awarded_at,
        valid_from: facts.valid_from,
        valid_until: facts.valid_until,
    }
}

fn kind(check: Check) -> DocumentCheck {
    match check {
        Check::Document => DocumentCheck::Document,
        Check::Context => DocumentCheck::Context,
        Check::Vocabulary => DocumentCheck::Vocabulary,
        Check::Model => DocumentCheck::Model,
        Check::Key => DocumentCheck::Key,
        Check::Signature => DocumentCheck::Signature,
        Check::Period => DocumentCheck::Period,
        Check::Status => DocumentCheck::Status,
    }
}

fn skipped(because: Skipped) -> (&'static str, Message) {
    match because {
        Skipped::NothingToCheck => ("nothing_to_check", text::unasked_nothing()),
        Skipped::NotAsked => ("not_asked", text::unasked_policy()),
        Skipped::EarlierFailure => ("earlier_failure", text::unasked_earlier()),
    }
}

fn absent(reason: &Reason) -> Message {
    match reason {
        Reason::IssuerUnresolved { issuer } => text::unasked_issuer(issuer),
        Reason::StatusUnreachable { list } | Reason::StatusListRefused { list, .. } => text::unasked_list(list),
        _ => text::unasked_earlier(),
    }
}

/// Why a document is refused. The reason's own word tells apart what one sentence tells of several.
fn refused(reason: &Reason) -> Message {
    match reason {
        Reason::TooLarge { bytes } => text::refused_too_large(bytes.to_string()),
        Reason::TooDeep => text::refused_too_deep(),
        Reason::NotACredential { detail } => text::refused_no_credential(detail),
        Reason::DuplicateMember { member } => text::refused_duplicate(member),
        Reason::NothingSaid { at }
        | Reason::MemberNotAllowed { at }
        | Reason::RelativeId { at }
        | Reason::DescribedTwice { at } => text::refused_ambiguous(place(at)),
        Reason::TooMany { at } => text::refused_too_many(place(at)),
        Reason::ContextNotAllowed { context } => text::refused_context(context),
        Reason::UndefinedTerm { term: undefined } | Reason::RelativeIri { value: undefined } => {
            text::refused_undefined(undefined)
        }
        Reason::NotLinkedData { detail } => text::refused_not_linked_data(detail),
        Reason::TooComplex => text::refused_too_complex(),
        Reason::Missing { at } => text::refused_missing(place(at)),
        Reason::Misshapen { at } | Reason::ResultUnexplained { at } => text::refused_misshapen(place(at)),
        Reason::IssuerUnresolved { .. } | Reason::StatusUnreachable { .. } => absent(reason),
        Reason::IssuerMismatch { issuer, document } => text::refused_issuer_mismatch(document, issuer),
        Reason::KeyOfAnother { key } => text::refused_key_of_another(key),
        Reason::KeyNotPublished { key } => text::refused_key_not_published(key),
        Reason::KeyNotForAssertion { key } | Reason::KeyUnusable { key, .. } => text::refused_key_not_usable(key),
        Reason::KeyRevoked { key } => text::refused_key_revoked(key),
        Reason::ProofMissing => text::refused_unsigned(),
        Reason::ProofMalformed { .. }
        | Reason::ProofTypeUnknown
        | Reason::CryptosuiteUnknown
        | Reason::ProofPurposeWrong
        | Reason::ProofContextWrong => text::refused_proof(),
        Reason::ProofExpired { at } => text::refused_proof_expired(*at),
        Reason::SignatureInvalid => text::refused_signature(),
        Reason::JwsMalformed { detail } => text::refused_jws(detail),
        Reason::AlgorithmNotAllowed { algorithm } => text::refused_algorithm(algorithm),
        Reason::HeaderNotAllowed { header } => text::refused_header(header),
        Reason::ClaimMismatch { claim } => text::refused_claim(claim),
        Reason::DateMalformed { at } => text::refused_date(place(at)),
        Reason::PeriodReversed => text::refused_reversed(),
        Reason::NotYetValid { from } => text::refused_not_yet(*from),
        Reason::Expired { until } => text::refused_expired(*until),
        Reason::Revoked => text::refused_revoked(),
        Reason::Suspended => text::refused_suspended(),
        Reason::StatusTypeUnknown { .. }
        | Reason::StatusPurposeUnknown { .. }
        | Reason::StatusMalformed { .. }
        | Reason::StatusIndexOutOfRange { .. } => text::refused_status_entry(),
        Reason::StatusListRefused { because, .. } => text::refused_status_list(refused(because)),
        Reason::StatusListMisnamed { id } => text::refused_status_list_misnamed(id),
        Reason::StatusListOfAnother { issuer } => text::refused_status_list_of_another(issuer),
        Reason::StatusListPurpose | Reason::StatusListMalformed => text::refused_status_list_unfit(),
    }
}

/// A place in the document; the empty pointer is the whole of it.
fn place(pointer: &str) -> &str {
    if pointer.is_empty() { "/" } else { pointer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_at_hand_is_not_told_as_a_fault_of_the_document() {
        let verdict = Verdict {
            securing: Some(Securing::DataIntegrity),
            checks: vec![
                (Check::Document, Outcome::Passed),
                (Check::Key, Outcome::Failed { reason: Reason::IssuerUnresolved { issuer: "did:web:a".into() } }),
                (Check::Signature, Outcome::NotChecked { because: Skipped::EarlierFailure }),
            ],
            credential: None,
        };

        let told = checks(&verdict, Language::English);

        let outcomes: Vec<_> = told.iter().map(|check| (check.outcome, check.reason.as_deref())).collect();
        assert_eq!(
            outcomes,
            [
                (CheckOutcome::Passed, None),
                (CheckOutcome::NotChecked, Some("issuer_unresolved")),
                (CheckOutcome::NotChecked, Some("earlier_failure")),
            ]
        );
        assert_eq!(standing(&verdict), DocumentStanding::Undecided);
    }

    #[test]
    fn a_fault_is_told_whatever_else_is_not_at_hand() {
        let over = Reason::Expired { until: Timestamp::UNIX_EPOCH };
        let verdict = Verdict {
            securing: Some(Securing::DataIntegrity),
            checks: vec![
                (Check::Key, Outcome::Failed { reason: Reason::IssuerUnresolved { issuer: "did:web:a".into() } }),
                (Check::Period, Outcome::Failed { reason: over }),
            ],
            credential: None,
        };

        let told = checks(&verdict, Language::English);

        assert_eq!(standing(&verdict), DocumentStanding::Invalid);
        let said = statement(standing(&verdict), &told).text(Language::English);
        assert!(said.starts_with("Do not rely on this document. Its validity ended at 1 January 1970"), "{said}");
    }
}
