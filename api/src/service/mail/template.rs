//! Every mail there is, with the values it needs. What it says stands in `crates/language/locales/*/mail.ftl`.

use domain::award::AwardStatus;
use domain::mail_topic::MailTopic;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use language::{Argument, Message, text::mail as say};
use serde::{Deserialize, Serialize};

use crate::service::wording;

/// One mail, with the values it needs. Links are whole addresses.
///
/// Names that a stranger may choose are left out of mails to addresses that nobody has confirmed: what one types into a
/// registration must not become a letter to somebody else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "template", rename_all = "snake_case")]
pub enum Template {
    /// Confirm an address that was given in a registration.
    ActivateRegistration {
        /// Where the registration goes on; works once.
        link: String,
    },
    /// Somebody registered with an address that belongs to an account.
    RegistrationForKnownAddress {
        /// The sign-in page.
        link: String,
    },
    /// Somebody forgot their user name or password.
    RecoverAccount {
        /// The user name.
        user_name: String,
        /// Where a new password is chosen; works once.
        link: String,
    },
    /// The password was changed.
    PasswordChanged {
        /// When.
        at: Timestamp,
        /// Where it can be recovered.
        link: String,
    },
    /// The account has another address now; goes to the old one.
    EmailChanged {
        /// When.
        at: Timestamp,
    },
    /// Somebody signed in from a device that was not seen before.
    NewDevice {
        /// The device, as the list of sessions calls it.
        device: String,
        /// When.
        at: Timestamp,
        /// The list of sessions.
        link: String,
    },
    /// An authenticator app or a passkey was added or removed, or new recovery codes were made.
    WaysInChanged {
        /// When.
        at: Timestamp,
        /// The ways into the account.
        link: String,
    },
    /// Somebody signed in with the password and a recovery code.
    RecoveryCodeUsed {
        /// When.
        at: Timestamp,
        /// The ways into the account.
        link: String,
    },
    /// Confirm an address that was added to an account.
    VerifyAddress {
        /// Where it is confirmed; works once.
        link: String,
    },
    /// Somebody added an address to their account that belongs to another one.
    AddressOfAnotherAccount {
        /// The sign-in page.
        link: String,
    },
    /// An address of an account was verified or removed; goes to the primary one.
    AddressesChanged {
        /// When.
        at: Timestamp,
        /// The addresses of the account.
        link: String,
    },
    /// A company named somebody as one of its people.
    Invitation {
        /// The company.
        company: String,
        /// Where the account is set up; works once.
        link: String,
    },
    /// Somebody at a company asked for an account; goes to those who keep its partner record.
    PartnerRequest {
        /// The company.
        company: String,
        /// The address of who asked.
        address: String,
    },
    /// Everything that is kept about somebody was put together for them.
    ExportReady {
        /// Until when it can be downloaded.
        until: Timestamp,
        /// The page with the download.
        link: String,
    },
    /// Somebody asked to be erased.
    ErasureBegun {
        /// When it is done.
        due: Timestamp,
        /// The page where it is taken back.
        link: String,
    },
    /// Somebody was erased.
    ErasureDone,
    /// An account was merged into another one; goes to the mailbox of the one that nobody signs in with any more.
    AccountMerged {
        /// When.
        at: Timestamp,
        /// Until when it can be undone.
        until: Timestamp,
        /// Where it is undone without signing in; works once.
        link: String,
    },
    /// Another account was merged into theirs.
    AccountsMerged {
        /// When.
        at: Timestamp,
        /// Until when it can be undone.
        until: Timestamp,
        /// Their merges.
        link: String,
    },
    /// A merge was undone; goes to both.
    MergeUndone {
        /// When.
        at: Timestamp,
        /// The sign-in page.
        link: String,
    },
    /// Another account looks as if it were theirs, too.
    MergeSuggested {
        /// Where accounts are merged.
        link: String,
    },
    /// Somebody asked for help with the address of an account that was merged into another one.
    RecoverMergedAccount {
        /// When it was merged.
        at: Timestamp,
        /// Where help is asked for.
        link: String,
    },
    /// A request of a candidate was decided.
    RequestDecided {
        /// The page with the request.
        link: String,
    },
    /// Staff took an award away.
    AwardRevoked {
        /// The achievement's title.
        achievement: String,
        /// Why.
        reason: String,
        /// Where the candidate's credentials are.
        link: String,
    },
    /// A candidate shows credentials to somebody.
    CredentialsShared {
        /// The candidate, as their certificates name them.
        holder: String,
        /// What is shown.
        achievements: Vec<String>,
        /// What the candidate says with it; may be empty.
        message: String,
        /// From when on the link does not work.
        until: Timestamp,
        /// Where it is seen.
        link: String,
    },
    /// Somebody wants to be told when shared credentials change; goes to their candidate.
    WatchAsked {
        /// Who asks.
        watcher: String,
        /// Who the share is for.
        recipient: String,
        /// Where it is answered.
        link: String,
    },
    /// The candidate allowed it.
    WatchBegun {
        /// The candidate, as their certificates name them.
        holder: String,
        /// Where one stops being told.
        stop: String,
    },
    /// A watched credential stands otherwise.
    WatchedChanged {
        /// The candidate, as their certificates name them.
        holder: String,
        /// The achievement's title.
        achievement: String,
        /// How it stands.
        status: AwardStatus,
        /// The first day it is valid.
        valid_from: Date,
        /// The last day it is valid.
        valid_to: Option<Date>,
        /// Where one stops being told.
        stop: String,
    },
    /// The exam of an appointment is near.
    AppointmentNear {
        /// The exam's title.
        exam: String,
        /// When it begins.
        at: Timestamp,
        /// When it begins by the clock of where it is sat, where that is known.
        there: Option<DateTime>,
        /// Where that is.
        place: String,
        /// The page with the appointment.
        link: String,
    },
    /// The vendor confirmed that an exam can be booked.
    ReadyToBook {
        /// The exam's title.
        exam: String,
        /// What the vendor calls itself.
        vendor: String,
        /// The last day on which it can be sat.
        until: Date,
        /// The page where it is booked.
        link: String,
    },
    /// The vendor told the result of an exam.
    ResultArrived {
        /// The exam's title.
        exam: String,
        /// What the vendor calls itself.
        vendor: String,
        /// The page with the result.
        link: String,
    },
    /// The program gave a voucher.
    VoucherAssigned {
        /// What the vendor that takes it calls itself.
        vendor: String,
        /// The last day on which an exam can be sat with it.
        until: Date,
        /// The page with its code, which no mail has.
        link: String,
    },
    /// News that its reader asked for.
    Announcement {
        /// What it is about: it goes to those alone who want mails of this topic.
        topic: MailTopic,
        /// What it is called.
        title: String,
        /// What it says; blank lines part paragraphs.
        text: String,
        /// Where one stops getting news of this topic, without signing in (RFC 8058).
        unsubscribe_link: String,
    },
    /// Whether mail arrives.
    Test {
        /// When it was asked for.
        at: Timestamp,
    },
}

/// Which of the two kinds of mail it is. Each has a sender of its own, so that nobody who blocks the one loses the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// What somebody needs in order to use their account.
    Service,
    /// What somebody asked for and can stop.
    Marketing,
}

impl Stream {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Marketing => "marketing",
        }
    }
}

/// Without the values, which may be one-time links.
impl std::fmt::Debug for Template {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.word())
    }
}

/// What a mail says, not yet in any language.
pub(super) struct Content {
    pub(super) subject: Message,
    /// What stands before the button.
    pub(super) before: Vec<Message>,
    /// The button, and where it leads.
    pub(super) action: Option<(Message, String)>,
    /// What stands after it.
    pub(super) after: Vec<Message>,
    /// Why the mail came.
    pub(super) why: Message,
    /// How to get no more of the kind.
    pub(super) unsubscribe: Option<(Message, String)>,
}

impl Template {
    /// The word for [`VerifyAddress`](Self::VerifyAddress).
    pub const VERIFY_ADDRESS: &str = "verify_address";
    /// The word for [`AddressOfAnotherAccount`](Self::AddressOfAnotherAccount).
    pub const ADDRESS_OF_ANOTHER_ACCOUNT: &str = "address_of_another_account";

    /// The word for [`RecoverMergedAccount`](Self::RecoverMergedAccount).
    pub const RECOVER_MERGED_ACCOUNT: &str = "recover_merged_account";

    /// The word for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::ActivateRegistration { .. } => "activate_registration",
            Self::RegistrationForKnownAddress { .. } => "registration_for_known_address",
            Self::RecoverAccount { .. } => "recover_account",
            Self::PasswordChanged { .. } => "password_changed",
            Self::EmailChanged { .. } => "email_changed",
            Self::NewDevice { .. } => "new_device",
            Self::WaysInChanged { .. } => "ways_in_changed",
            Self::RecoveryCodeUsed { .. } => "recovery_code_used",
            Self::VerifyAddress { .. } => Self::VERIFY_ADDRESS,
            Self::AddressOfAnotherAccount { .. } => Self::ADDRESS_OF_ANOTHER_ACCOUNT,
            Self::AddressesChanged { .. } => "addresses_changed",
            Self::Invitation { .. } => "invitation",
            Self::PartnerRequest { .. } => "partner_request",
            Self::ExportReady { .. } => "export_ready",
            Self::ErasureBegun { .. } => "erasure_begun",
            Self::ErasureDone => "erasure_done",
            Self::AccountMerged { .. } => "account_merged",
            Self::AccountsMerged { .. } => "accounts_merged",
            Self::MergeUndone { .. } => "merge_undone",
            Self::MergeSuggested { .. } => "merge_suggested",
            Self::RecoverMergedAccount { .. } => Self::RECOVER_MERGED_ACCOUNT,
            Self::RequestDecided { .. } => "request_decided",
            Self::AwardRevoked { .. } => "award_revoked",
            Self::CredentialsShared { .. } => "credentials_shared",
            Self::WatchAsked { .. } => "watch_asked",
            Self::WatchBegun { .. } => "watch_begun",
            Self::WatchedChanged { .. } => "watched_changed",
            Self::AppointmentNear { .. } => "appointment_near",
            Self::ReadyToBook { .. } => "ready_to_book",
            Self::ResultArrived { .. } => "result_arrived",
            Self::VoucherAssigned { .. } => "voucher_assigned",
            Self::Announcement { .. } => "announcement",
            Self::Test { .. } => "test",
        }
    }

    /// The stream it belongs to.
    pub const fn stream(&self) -> Stream {
        match self {
            Self::Announcement { .. } => Stream::Marketing,
            _ => Stream::Service,
        }
    }

    /// The topic that somebody has to have asked for to get it.
    pub(super) const fn topic(&self) -> Option<MailTopic> {
        match self {
            Self::Announcement { topic, .. } => Some(*topic),
            _ => None,
        }
    }

    /// Where its reader stops getting such mail.
    pub(super) fn unsubscribe_link(&self) -> Option<&str> {
        match self {
            Self::Announcement { unsubscribe_link, .. } => Some(unsubscribe_link),
            _ => None,
        }
    }

    /// What it says, for an installation of that issuer.
    pub(super) fn content(&self, issuer: &str) -> Content {
        match self {
            Self::ActivateRegistration { link } => Content {
                before: vec![say::activate_registration_started(issuer)],
                action: Some((say::activate_registration_action(), link.clone())),
                after: vec![say::activate_registration_once()],
                ..Content::new(say::activate_registration_subject(), say::activate_registration_why())
            },
            Self::RegistrationForKnownAddress { link } => Content {
                before: vec![
                    say::registration_for_known_address_tried(issuer),
                    say::registration_for_known_address_use(),
                ],
                action: Some((say::registration_for_known_address_action(), link.clone())),
                after: vec![say::registration_for_known_address_not_you()],
                ..Content::new(say::registration_for_known_address_subject(), say::registration_for_known_address_why())
            },
            Self::RecoverAccount { user_name, link } => Content {
                before: vec![say::recover_account_asked(issuer, user_name), say::recover_account_offer()],
                action: Some((say::recover_account_action(), link.clone())),
                after: vec![say::recover_account_once(), say::recover_account_not_you()],
                ..Content::new(say::recover_account_subject(), say::recover_account_why())
            },
            Self::PasswordChanged { at, link } => Content {
                before: vec![say::password_changed_when(issuer, *at), say::password_changed_not_you()],
                action: Some((say::password_changed_action(), link.clone())),
                ..Content::new(say::password_changed_subject(), say::password_changed_why())
            },
            Self::EmailChanged { at } => Content {
                before: vec![say::email_changed_when(*at, issuer), say::email_changed_not_you()],
                ..Content::new(say::email_changed_subject(), say::email_changed_why())
            },
            Self::NewDevice { device, at, link } => Content {
                before: vec![
                    say::new_device_when(issuer, *at, device),
                    say::new_device_you(),
                    say::new_device_not_you(),
                ],
                action: Some((say::new_device_action(), link.clone())),
                ..Content::new(say::new_device_subject(), say::new_device_why())
            },
            Self::WaysInChanged { at, link } => Content {
                before: vec![say::ways_in_changed_when(*at, issuer), say::ways_in_changed_not_you()],
                action: Some((say::ways_in_changed_action(), link.clone())),
                ..Content::new(say::ways_in_changed_subject(), say::ways_in_changed_why())
            },
            Self::RecoveryCodeUsed { at, link } => Content {
                before: vec![
                    say::recovery_code_used_when(issuer, *at),
                    say::recovery_code_used_left(),
                    say::recovery_code_used_not_you(),
                ],
                action: Some((say::recovery_code_used_action(), link.clone())),
                ..Content::new(say::recovery_code_used_subject(), say::recovery_code_used_why())
            },
            Self::VerifyAddress { link } => Content {
                before: vec![say::verify_address_added(issuer)],
                action: Some((say::verify_address_action(), link.clone())),
                after: vec![say::verify_address_once()],
                ..Content::new(say::verify_address_subject(), say::verify_address_why())
            },
            Self::AddressOfAnotherAccount { link } => Content {
                before: vec![say::address_of_another_account_tried(issuer), say::address_of_another_account_use()],
                action: Some((say::address_of_another_account_action(), link.clone())),
                after: vec![say::address_of_another_account_not_you()],
                ..Content::new(say::address_of_another_account_subject(), say::address_of_another_account_why())
            },
            Self::AddressesChanged { at, link } => Content {
                before: vec![say::addresses_changed_when(*at, issuer), say::addresses_changed_not_you()],
                action: Some((say::addresses_changed_action(), link.clone())),
                ..Content::new(say::addresses_changed_subject(), say::addresses_changed_why())
            },
            Self::Invitation { company, link } => Content {
                before: vec![say::invitation_sent(company)],
                action: Some((say::invitation_action(), link.clone())),
                after: vec![say::invitation_once(company)],
                ..Content::new(say::invitation_subject(company, issuer), say::invitation_why(company))
            },
            Self::PartnerRequest { company, address } => Content {
                before: vec![say::partner_request_asked(address, issuer), say::partner_request_add(company)],
                after: vec![say::partner_request_unknown()],
                ..Content::new(say::partner_request_subject(), say::partner_request_why(company))
            },
            Self::ExportReady { until, link } => Content {
                before: vec![say::export_ready_made(issuer), say::export_ready_until(*until)],
                action: Some((say::export_ready_action(), link.clone())),
                after: vec![say::export_ready_not_you()],
                ..Content::new(say::export_ready_subject(), say::export_ready_why())
            },
            Self::ErasureBegun { due, link } => Content {
                before: vec![say::erasure_begun_asked(issuer), say::erasure_begun_due(*due)],
                action: Some((say::erasure_begun_action(), link.clone())),
                after: vec![say::erasure_begun_not_you()],
                ..Content::new(say::erasure_begun_subject(), say::erasure_begun_why())
            },
            Self::ErasureDone => Content {
                before: vec![say::erasure_done_gone(issuer), say::erasure_done_stays()],
                ..Content::new(say::erasure_done_subject(), say::erasure_done_why())
            },
            Self::AccountMerged { at, until, link } => Content {
                before: vec![say::account_merged_when(*at, issuer), say::account_merged_not_you(*until)],
                action: Some((say::account_merged_action(), link.clone())),
                ..Content::new(say::account_merged_subject(), say::account_merged_why())
            },
            Self::AccountsMerged { at, until, link } => Content {
                before: vec![say::accounts_merged_when(*at, issuer), say::accounts_merged_until(*until)],
                action: Some((say::accounts_merged_action(), link.clone())),
                after: vec![say::accounts_merged_not_you()],
                ..Content::new(say::accounts_merged_subject(), say::accounts_merged_why())
            },
            Self::MergeUndone { at, link } => Content {
                before: vec![say::merge_undone_when(*at, issuer)],
                action: Some((say::merge_undone_action(), link.clone())),
                ..Content::new(say::merge_undone_subject(), say::merge_undone_why())
            },
            Self::MergeSuggested { link } => Content {
                before: vec![say::merge_suggested_seen(issuer), say::merge_suggested_do()],
                action: Some((say::merge_suggested_action(), link.clone())),
                after: vec![say::merge_suggested_not_you()],
                ..Content::new(say::merge_suggested_subject(), say::merge_suggested_why())
            },
            Self::RecoverMergedAccount { at, link } => Content {
                before: vec![say::recover_merged_account_asked(issuer, *at), say::recover_merged_account_use()],
                action: Some((say::recover_merged_account_action(), link.clone())),
                ..Content::new(say::recover_merged_account_subject(), say::recover_merged_account_why())
            },
            Self::RequestDecided { link } => Content {
                before: vec![say::request_decided_done(issuer)],
                action: Some((say::request_decided_action(), link.clone())),
                ..Content::new(say::request_decided_subject(), say::request_decided_why())
            },
            Self::AwardRevoked { achievement, reason, link } => Content {
                before: vec![say::award_revoked_done(issuer, achievement), say::award_revoked_because(reason)],
                action: Some((say::award_revoked_action(), link.clone())),
                after: vec![say::award_revoked_object()],
                ..Content::new(say::award_revoked_subject(achievement), say::award_revoked_why())
            },
            Self::CredentialsShared { holder, achievements, message, until, link } => {
                let said = (!message.is_empty()).then(|| say::credentials_shared_says(holder, message));
                let before = [Some(say::credentials_shared_what(holder, achievements.join(", "), issuer)), said];
                Content {
                    before: before.into_iter().flatten().collect(),
                    action: Some((say::credentials_shared_action(), link.clone())),
                    after: vec![say::credentials_shared_until(*until, holder)],
                    ..Content::new(say::credentials_shared_subject(holder), say::credentials_shared_why(holder))
                }
            }
            Self::WatchAsked { watcher, recipient, link } => Content {
                before: vec![say::watch_asked_who(watcher, recipient), say::watch_asked_yours()],
                action: Some((say::watch_asked_action(), link.clone())),
                ..Content::new(say::watch_asked_subject(), say::watch_asked_why())
            },
            Self::WatchBegun { holder, stop } => Content {
                before: vec![say::watch_begun_allowed(holder, issuer)],
                unsubscribe: Some((say::watch_stop(), stop.clone())),
                ..Content::new(say::watch_begun_subject(holder), say::watch_why(holder))
            },
            Self::WatchedChanged { holder, achievement, status, valid_from, valid_to, stop } => Content {
                before: vec![
                    say::watched_changed_what(achievement, issuer, holder),
                    wording::standing_of(*status, *valid_from, *valid_to, issuer),
                ],
                unsubscribe: Some((say::watch_stop(), stop.clone())),
                ..Content::new(say::watched_changed_subject(holder, achievement), say::watch_why(holder))
            },
            Self::AppointmentNear { exam, at, there, place, link } => {
                let clock = |there: &DateTime| Argument::Own(there.strftime("%H:%M").to_string());
                let where_ = there.map(|there| say::appointment_near_there(there.date(), clock(&there), place));
                let before = [Some(say::appointment_near_when(exam, *at)), where_, Some(say::appointment_near_bring())];
                Content {
                    before: before.into_iter().flatten().collect(),
                    action: Some((say::appointment_near_action(), link.clone())),
                    ..Content::new(say::appointment_near_subject(exam), say::appointment_near_why())
                }
            }
            Self::ReadyToBook { exam, vendor, until, link } => Content {
                before: vec![say::ready_to_book_when(vendor, exam, *until)],
                action: Some((say::ready_to_book_action(), link.clone())),
                ..Content::new(say::ready_to_book_subject(exam), say::ready_to_book_why())
            },
            Self::ResultArrived { exam, vendor, link } => Content {
                before: vec![say::result_arrived_when(vendor, exam)],
                action: Some((say::result_arrived_action(), link.clone())),
                ..Content::new(say::result_arrived_subject(exam), say::result_arrived_why())
            },
            Self::VoucherAssigned { vendor, until, link } => Content {
                before: vec![say::voucher_assigned_what(vendor, *until)],
                action: Some((say::voucher_assigned_action(), link.clone())),
                ..Content::new(say::voucher_assigned_subject(), say::voucher_assigned_why())
            },
            Self::Announcement { title, text, unsubscribe_link, .. } => Content {
                before: paragraphs(text).map(say::announcement_paragraph).collect(),
                unsubscribe: Some((say::announcement_stop(), unsubscribe_link.clone())),
                ..Content::new(say::announcement_subject(title), say::announcement_why(issuer))
            },
            Self::Test { at } => Content {
                before: vec![say::test_body(issuer, *at)],
                ..Content::new(say::test_subject(), say::test_why())
            },
        }
    }
}

impl Content {
    fn new(subject: Message, why: Message) -> Self {
        Self { subject, before: Vec::new(), action: None, after: Vec::new(), why, unsubscribe: None }
    }
}

/// The parts of a text between its blank lines.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}
