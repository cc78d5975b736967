//! The pages that there are, for tests that visit every one.

use crate::stage::Stage;
use crate::window::Window;

/// Who looks at pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    Anybody,
    Candidate,
    Staff,
}

impl Visitor {
    /// Signs in, where the visitor does.
    pub async fn enter(self, window: &Window, stage: &Stage) {
        let (user, name) = match self {
            Self::Anybody => return,
            Self::Candidate => ("ada", "Ada Lindqvist"),
            Self::Staff => ("office", "Program Office"),
        };
        window.open("/sign-in").await;
        window.sign_in(user, stage.password(user)).await;
        window.arrives_at(name).await;
    }
}

/// A page, as one visitor sees it.
pub struct Place {
    /// For pictures.
    pub name: &'static str,
    pub path: String,
    /// What the tab says, without the product's name.
    pub title: &'static str,
}

/// Every page that the visitor comes to look at.
pub fn places(visitor: Visitor, stage: &Stage) -> Vec<Place> {
    let place = |name, path: &str, title| Place { name, path: path.to_owned(), title };
    let shown = stage.credential_of_ada("TCP-SECURITY");
    let achievement = "Tessarine Certified Professional: Security Operations";
    match visitor {
        Visitor::Anybody => vec![
            place("front", "/", "Accreditation and certification"),
            place("sign-in", "/sign-in", "Sign in"),
            place("sign-in-first", "/progress", "Sign in to see this page"),
            place("register", "/registration", "Register"),
            place("register-stale-link", "/registration/confirm", "This link no longer works"),
            place("recover", "/recovery", "Recover your account"),
            place("recover-stale-link", "/recovery/complete", "This link no longer works"),
            place("invitation-stale-link", "/invitation", "This is no invitation"),
            place("faq", "/faq", "Questions and answers"),
            place("privacy", "/privacy", "Privacy notice"),
            place("support", "/support", "Program Support Team"),
            place("catalogue", "/catalogue", "Catalogue"),
            place("achievement", "/achievements/TCP-SECURITY", achievement),
            place("verify", "/verify", "Check a credential"),
            place("verify-mistyped", "/verify/MISTYPED", "Check a credential"),
            place(
                "verdict",
                &format!("/verify/{}", shown.code),
                "Valid: Ada Lindqvist, Tessarine Certified Professional: Security Operations",
            ),
            place(
                "verdict-replaced",
                &format!("/credentials/{}", stage.credential_of_ada("TCS-SENTRY-7").id),
                "Replaced: Ada Lindqvist, Tessarine Certified Specialist: Sentry 7 Administration",
            ),
            place("exam", "/exams/340-900", "Tessarine Security Architecture"),
            place("share-stale-link", "/shared", "This link leads nowhere"),
            place("share-stop", "/shared/stop", "Be told no more"),
            place("undo-merge-stale", "/undo-merge", "This link does not undo anything"),
            place("not-found", "/nowhere", "There is no page at this address"),
        ],
        Visitor::Candidate => vec![
            place("dashboard", "/", "Ada Lindqvist"),
            place("profile", "/account/profile", "Profile"),
            place("legal-name-request", "/account/profile/legal-name", "Another legal name"),
            place("company-request", "/account/profile/company", "Another company"),
            place("accommodations-request", "/account/profile/accommodations", "Ask for accommodations"),
            place("addresses", "/account/addresses", "E-mail addresses"),
            place("address-stale-link", "/account/addresses/verify", "This link does not work here"),
            place("agreements", "/account/agreements", "Agreements"),
            place("security", "/account/security", "Sign-in and security"),
            place("mail-choices", "/account/mail-choices", "Mail choices"),
            place("my-data", "/account/my-data", "My data"),
            place("merge", "/account/merge", "Merge accounts"),
            place("exam-in-the-way", "/exams/340-900", "Tessarine Security Architecture"),
            place("exams-none", "/exams", "My exams"),
            place("exam-returned", "/exams/returned/timed-out", "The exam vendor signed you out"),
            place("exam-history", "/exam-history", "Exam history"),
            place("score-reports", "/exam-history/score-reports", "I have a score report"),
            place("progress-list", "/progress", "Progress"),
            place("progress", "/progress/TCE-ARCHITECT", "Tessarine Certified Expert: Security Architect"),
            place("credentials", "/my-credentials", "Your credentials"),
            place("credential", &format!("/my-credentials/{}", shown.id), achievement),
            place("shares", "/shares", "Sent to others"),
            place("share-new", "/shares/new", "Send credentials"),
            place(
                "achievement-signed-in",
                "/achievements/TCE-ARCHITECT",
                "Tessarine Certified Expert: Security Architect",
            ),
        ],
        Visitor::Staff => vec![
            place("staff", "/", "Program Office"),
            place("staff-security", "/account/security", "Sign-in and security"),
            place("result-imports", "/staff/result-imports", "Result imports"),
            place("claims", "/staff/claims", "Claims"),
            place("exam-vendors", "/staff/exam-vendors", "Exam vendors"),
            place("award-reviews", "/staff/award-reviews", "Awards under review"),
            place("duplicates", "/staff/duplicates", "Possible duplicates"),
            place("voucher-pools", "/staff/voucher-pools", "Vouchers"),
            place("companies", "/staff/companies", "Partner companies"),
            place("change-requests", "/staff/change-requests", "Change requests"),
        ],
    }
}
