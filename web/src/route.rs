//! The addresses of the application, typed: nothing else builds or reads a path.

use std::fmt;

use domain::id::{
    AuthorizationId, ChangeRequestId, CompanyId, CredentialId, ExchangeId, FactId, ShareId, VoucherPoolId,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

pub(crate) use crate::page::Return;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The front page, or the candidate's home.
    Home,
    SignIn,
    /// Coming by oneself, step by step.
    Registration,
    /// Where the mail of a registration leads.
    ConfirmRegistration,
    /// Getting back into an account.
    Recovery,
    /// Where the mail of a recovery leads.
    CompleteRecovery,
    /// Where the mail of a partner company's invitation leads.
    Invitation,
    Faq,
    Privacy,
    /// How the program's office is reached.
    Support,
    /// What a candidate tells of themselves.
    Profile,
    /// Asking with evidence for another legal name.
    LegalNameRequest,
    /// Asking with evidence for another company.
    CompanyRequest,
    /// Asking with evidence for accommodations at exams.
    AccommodationsRequest,
    /// One's own e-mail addresses.
    Addresses,
    /// Where the mail to a new address leads.
    VerifyAddress,
    /// What one has accepted.
    Agreements,
    /// The ways into one's own account.
    Security,
    /// Which mails somebody gets.
    MailChoices,
    /// One's own data: all of it as a file, and being erased.
    MyData,
    /// Merging another account into one's own.
    Merge,
    /// Where the mail to a merged account leads.
    UndoMerge,
    /// Where the link that stops mails leads, with its token.
    Unsubscribe(String),
    ExamHistory,
    /// One attempt, as a score report says it.
    ExamResult(FactId),
    /// Claiming results by score report.
    ScoreReports,
    Catalogue,
    /// What a candidate registered for.
    Exams,
    /// One of it.
    Authorization(AuthorizationId),
    /// Coming back from a vendor's pages.
    ExamReturn(Return),
    /// An exam, by code.
    Exam(String),
    /// An achievement, by code.
    Achievement(String),
    ProgressList,
    /// Progress towards an achievement, by code.
    Progress(String),
    Credentials,
    /// One of one's own credentials.
    Credential(CredentialId),
    /// What one shows to whom.
    Shares,
    NewShare,
    Share(ShareId),
    /// What whoever has a share's link sees.
    Shared,
    /// Where whoever is told of changes stops that.
    EndWatch,
    Verify,
    /// The verdict on a verification code, as it was typed.
    Verification(String),
    /// A credential's public page.
    PublicCredential(CredentialId),
    ResultImports,
    Claims,
    /// Awards that something speaks against.
    AwardReviews,
    /// Candidate IDs that may be one person's.
    Duplicates,
    /// Who delivers exams, and every message to and from them, for staff.
    ExamVendors,
    /// One of these messages.
    Exchange(ExchangeId),
    /// Vouchers that were bought, for staff.
    VoucherPools,
    /// One pool of them.
    VoucherPool(VoucherPoolId),
    /// Partner companies, for staff.
    Companies,
    /// One of them, with the people in its record.
    Company(CompanyId),
    /// Changes that candidates ask for with evidence.
    ChangeRequests,
    /// One of them.
    ChangeRequest(ChangeRequestId),
}

impl Route {
    /// Whether it is one of the pages about one's own account, which the menu has one link for.
    pub(crate) fn is_of_account(&self) -> bool {
        matches!(
            self,
            Self::Profile
                | Self::LegalNameRequest
                | Self::CompanyRequest
                | Self::AccommodationsRequest
                | Self::Addresses
                | Self::VerifyAddress
                | Self::Agreements
                | Self::Security
                | Self::MailChoices
                | Self::MyData
                | Self::Merge
        )
    }

    /// The page at a path; `None` when there is none.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let segments = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| percent_decode_str(segment).decode_utf8().ok().map(|text| text.into_owned()))
            .collect::<Option<Vec<_>>>()?;
        let words: Vec<&str> = segments.iter().map(String::as_str).collect();
        Some(match words.as_slice() {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn,
            ["registration"] => Self::Registration,
            ["registration", "confirm"] => Self::ConfirmRegistration,
            ["recovery"] => Self::Recovery,
            ["recovery", "complete"] => Self::CompleteRecovery,
            ["invitation"] => Self::Invitation,
            ["faq"] => Self::Faq,
            ["privacy"] => Self::Privacy,
            ["support"] => Self::Support,
            ["account", "profile"] => Self::Profile,
            ["account", "profile", "legal-name"] => Self::LegalNameRequest,
            ["account", "profile", "company"] => Self::CompanyRequest,
            ["account", "profile", "accommodations"] => Self::AccommodationsRequest,
            ["account", "addresses"] => Self::Addresses,
            ["account", "addresses", "verify"] => Self::VerifyAddress,
            ["account", "agreements"] => Self::Agreements,
            ["account", "security"] => Self::Security,
            ["account", "mail-choices"] => Self::MailChoices,
            ["account", "my-data"] => Self::MyData,
            ["account", "merge"] => Self::Merge,
            ["undo-merge"] => Self::UndoMerge,
            ["unsubscribe", token] => Self::Unsubscribe((*token).to_owned()),
            ["exam-history"] => Self::ExamHistory,
            ["exam-history", "score-reports"] => Self::ScoreReports,
            ["exam-history", id] => Self::ExamResult(id.parse().ok()?),
            ["catalogue"] => Self::Catalogue,
            ["exams"] => Self::Exams,
            ["exams", "authorizations", id] => Self::Authorization(id.parse().ok()?),
            ["exams", "returned", how] => Self::ExamReturn(Return::ALL.into_iter().find(|known| known.word() == *how)?),
            ["exams", code] => Self::Exam((*code).to_owned()),
            ["achievements", code] => Self::Achievement((*code).to_owned()),
            ["progress"] => Self::ProgressList,
            ["progress", code] => Self::Progress((*code).to_owned()),
            ["my-credentials"] => Self::Credentials,
            ["my-credentials", id] => Self::Credential(id.parse().ok()?),
            ["shares"] => Self::Shares,
            ["shares", "new"] => Self::NewShare,
            ["shares", id] => Self::Share(id.parse().ok()?),
            ["shared"] => Self::Shared,
            ["shared", "stop"] => Self::EndWatch,
            ["verify"] => Self::Verify,
            ["verify", code] => Self::Verification((*code).to_owned()),
            ["credentials", id] => Self::PublicCredential(id.parse().ok()?),
            ["staff", "result-imports"] => Self::ResultImports,
            ["staff", "claims"] => Self::Claims,
            ["staff", "award-reviews"] => Self::AwardReviews,
            ["staff", "duplicates"] => Self::Duplicates,
            ["staff", "exam-vendors"] => Self::ExamVendors,
            ["staff", "exchanges", id] => Self::Exchange(id.parse().ok()?),
            ["staff", "voucher-pools"] => Self::VoucherPools,
            ["staff", "voucher-pools", id] => Self::VoucherPool(id.parse().ok()?),
            ["staff", "companies"] => Self::Companies,
            ["staff", "companies", id] => Self::Company(id.parse().ok()?),
            ["staff", "change-requests"] => Self::ChangeRequests,
            ["staff", "change-requests", id] => Self::ChangeRequest(id.parse().ok()?),
            _ => return None,
        })
    }
}

/// The path, ready for `href`.
impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => formatter.write_str("/"),
            Self::SignIn => formatter.write_str("/sign-in"),
            Self::Registration => formatter.write_str("/registration"),
            Self::ConfirmRegistration => formatter.write_str("/registration/confirm"),
            Self::Recovery => formatter.write_str("/recovery"),
            Self::CompleteRecovery => formatter.write_str("/recovery/complete"),
            Self::Invitation => formatter.write_str("/invitation"),
            Self::Faq => formatter.write_str("/faq"),
            Self::Privacy => formatter.write_str("/privacy"),
            Self::Support => formatter.write_str("/support"),
            Self::Profile => formatter.write_str("/account/profile"),
            Self::LegalNameRequest => formatter.write_str("/account/profile/legal-name"),
            Self::CompanyRequest => formatter.write_str("/account/profile/company"),
            Self::AccommodationsRequest => formatter.write_str("/account/profile/accommodations"),
            Self::Addresses => formatter.write_str("/account/addresses"),
            Self::VerifyAddress => formatter.write_str("/account/addresses/verify"),
            Self::Agreements => formatter.write_str("/account/agreements"),
            Self::Security => formatter.write_str("/account/security"),
            Self::MailChoices => formatter.write_str("/account/mail-choices"),
            Self::MyData => formatter.write_str("/account/my-data"),
            Self::Merge => formatter.write_str("/account/merge"),
            Self::UndoMerge => formatter.write_str("/undo-merge"),
            Self::Unsubscribe(token) => write!(formatter, "/unsubscribe/{}", segment(token)),
            Self::ExamHistory => formatter.write_str("/exam-history"),
            Self::ExamResult(id) => write!(formatter, "/exam-history/{id}"),
            Self::ScoreReports => formatter.write_str("/exam-history/score-reports"),
            Self::Catalogue => formatter.write_str("/catalogue"),
            Self::Exams => formatter.write_str("/exams"),
            Self::Authorization(id) => write!(formatter, "/exams/authorizations/{id}"),
            Self::ExamReturn(how) => write!(formatter, "/exams/returned/{}", how.word()),
            Self::Exam(code) => write!(formatter, "/exams/{}", segment(code)),
            Self::Achievement(code) => write!(formatter, "/achievements/{}", segment(code)),
            Self::ProgressList => formatter.write_str("/progress"),
            Self::Progress(code) => write!(formatter, "/progress/{}", segment(code)),
            Self::Credentials => formatter.write_str("/my-credentials"),
            Self::Credential(id) => write!(formatter, "/my-credentials/{id}"),
            Self::Shares => formatter.write_str("/shares"),
            Self::NewShare => formatter.write_str("/shares/new"),
            Self::Share(id) => write!(formatter, "/shares/{id}"),
            Self::Shared => formatter.write_str("/shared"),
            Self::EndWatch => formatter.write_str("/shared/stop"),
            Self::Verify => formatter.write_str("/verify"),
            Self::Verification(code) => write!(formatter, "/verify/{}", segment(code)),
            Self::PublicCredential(id) => write!(formatter, "/credentials/{id}"),
            Self::ResultImports => formatter.write_str("/staff/result-imports"),
            Self::Claims => formatter.write_str("/staff/claims"),
            Self::AwardReviews => formatter.write_str("/staff/award-reviews"),
            Self::Duplicates => formatter.write_str("/staff/duplicates"),
            Self::ExamVendors => formatter.write_str("/staff/exam-vendors"),
            Self::Exchange(id) => write!(formatter, "/staff/exchanges/{id}"),
            Self::VoucherPools => formatter.write_str("/staff/voucher-pools"),
            Self::VoucherPool(id) => write!(formatter, "/staff/voucher-pools/{id}"),
            Self::Companies => formatter.write_str("/staff/companies"),
            Self::Company(id) => write!(formatter, "/staff/companies/{id}"),
            Self::ChangeRequests => formatter.write_str("/staff/change-requests"),
            Self::ChangeRequest(id) => write!(formatter, "/staff/change-requests/{id}"),
        }
    }
}

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn segment(text: &str) -> impl fmt::Display + '_ {
    utf8_percent_encode(text, RESERVED)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_fixed_page_is_found_at_the_path_it_gives() {
        let id: CredentialId = "6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap();
        for route in [
            Route::Home,
            Route::SignIn,
            Route::Registration,
            Route::ConfirmRegistration,
            Route::Recovery,
            Route::CompleteRecovery,
            Route::Invitation,
            Route::Faq,
            Route::Privacy,
            Route::Support,
            Route::Profile,
            Route::LegalNameRequest,
            Route::CompanyRequest,
            Route::AccommodationsRequest,
            Route::Addresses,
            Route::VerifyAddress,
            Route::Agreements,
            Route::Security,
            Route::MailChoices,
            Route::MyData,
            Route::Merge,
            Route::UndoMerge,
            Route::ExamHistory,
            Route::ExamResult("6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap()),
            Route::Catalogue,
            Route::ProgressList,
            Route::Credentials,
            Route::Credential(id),
            Route::Shares,
            Route::NewShare,
            Route::Share("6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap()),
            Route::Shared,
            Route::EndWatch,
            Route::Verify,
            Route::PublicCredential(id),
            Route::Exams,
            Route::Authorization("12345678901234562".parse().unwrap()),
            Route::ExamReturn(Return::TimedOut),
            Route::ExamVendors,
            Route::Exchange("6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap()),
            Route::ResultImports,
            Route::Claims,
            Route::AwardReviews,
            Route::Duplicates,
            Route::VoucherPools,
            Route::VoucherPool("6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap()),
            Route::Companies,
            Route::Company("6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap()),
            Route::ChangeRequests,
            Route::ChangeRequest("6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f".parse().unwrap()),
        ] {
            assert_eq!(Route::parse(&route.to_string()), Some(route));
        }
    }

    #[test]
    fn what_is_no_page_is_none() {
        for path in ["/nowhere", "/my-credentials/not-a-uuid", "/progress/a/b", "/%ff", "/staff"] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_trailing_slash_is_forgiven() {
        assert_eq!(Route::parse("/catalogue/"), Some(Route::Catalogue));
    }

    proptest! {
        #[test]
        fn a_code_survives_whatever_it_holds(code in ".+") {
            for route in [Route::Achievement(code.clone()), Route::Unsubscribe(code.clone()), Route::Progress(code.clone()), Route::Verification(code)] {
                prop_assert_eq!(Route::parse(&route.to_string()), Some(route));
            }
        }
    }
}
