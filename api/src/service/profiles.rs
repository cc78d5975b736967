//! Profiles: what candidates tell of themselves, how each part changes, and what vendors know of it.
//!
//! Every change is a new version, so that its history can be read. What vendors should know is the version in force; what
//! they cannot take of it is said before anybody books an exam.

use std::collections::BTreeMap;
use std::sync::Arc;

use contract::name::{DeliveryNameForm, NamesForm};
use contract::page::Page;
use contract::problem::{FieldError, ProblemCode};
use contract::profile::{
    ProfileFieldKind, ProfileFieldView, ProfileVersionView, ProfileView, Recorder, UpdateProfile, VendorRecordState,
    VendorRecordView,
};
use domain::calendar::AsOf;
use domain::id::{AccountId, CandidateId};
use domain::name::Names;
use domain::profile::Profile;
use domain::sync::SyncState;
use jiff::Timestamp;
use language::Language;
use language::text::problem as text;

use super::{catalogue, person};
use crate::access::Principal;
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::page::{PageRequest, cut};
use crate::store::candidates::Candidate;
use crate::store::profiles::Version;
use crate::store::{self, DbConn, StoreError};

/// How each part of a profile changes.
const FIELDS: [(&str, ProfileFieldKind); 8] = [
    ("/names/legal", ProfileFieldKind::NeedsEvidence),
    ("/names/native", ProfileFieldKind::Editable),
    ("/names/delivery", ProfileFieldKind::VendorSynced),
    ("/names/certificate", ProfileFieldKind::Editable),
    ("/contact/address", ProfileFieldKind::VendorSynced),
    ("/contact/phone", ProfileFieldKind::VendorSynced),
    ("/company", ProfileFieldKind::NeedsEvidence),
    ("/demographics", ProfileFieldKind::Editable),
];

/// The profile in force, with what is said of it in that language.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &Arc<App>, who: &Principal, language: Language) -> Result<ProfileView, Error> {
    let id = who.candidate()?;
    let worker = Arc::clone(app);
    app.db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let in_force = in_force(conn, id)?;
            view(conn, &in_force, &vendors(&worker, &revision), language)
        })
        .await
}

/// Changes what a candidate may change by themselves, when `read` is the version in force.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with everything that was refused; [`ProblemCode::PreconditionFailed`] when another version is
/// in force by now.
pub async fn update(
    app: &Arc<App>,
    who: &Principal,
    read: u32,
    update: UpdateProfile,
    language: Language,
) -> Result<ProfileView, Error> {
    let id = who.candidate()?;
    let by = who.account_id;
    let now = app.clock.now();
    let worker = Arc::clone(app);
    app.db
        .write(move |conn| {
            // Issuing waits, so that no credential is signed with a name that is changing.
            store::take_turn(conn)?;
            let revision = worker.catalogue.current(conn)?;
            let mut current = in_force(conn, id)?;
            if current.version != read {
                return Err(Error::of(ProblemCode::PreconditionFailed));
            }
            let profile = changed(&current.profile, update, now)?;
            if current.version == 0 || profile != current.profile {
                current.record(conn, profile, by, now)?;
            }
            view(conn, &current, &vendors(&worker, &revision), language)
        })
        .await
}

/// Versions of a candidate's own profile, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, who: &Principal, page: &PageRequest) -> Result<Page<ProfileVersionView>, Error> {
    let id = who.candidate()?;
    let own = who.account_id;
    let before: Option<u32> = page.after()?;
    let limit = page.rows();
    let versions = app.db.read(move |conn| Ok::<_, Error>(store::profiles::list(conn, id, before, limit)?)).await?;
    let (versions, next) = cut(versions, page, |version: &Version| version.version);
    Ok(Page { items: versions.into_iter().map(|version| version_view(version, own)).collect(), next })
}

/// A candidate with the profile in force.
pub(super) struct InForce {
    candidate: Candidate,
    /// 0 when nothing but the names is known.
    version: u32,
    pub(super) profile: Profile,
    /// Since when it is in force.
    pub(super) since: Timestamp,
}

/// The profile of a candidate; their names alone when nothing was recorded.
pub(super) fn in_force(conn: &mut DbConn, id: CandidateId) -> Result<InForce, Error> {
    let candidate = store::candidates::find(conn, id)?;
    let candidate = candidate.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
    let names = candidate.names.clone();
    Ok(match store::profiles::latest(conn, id)? {
        Some(Version { version, profile, recorded_at, .. }) => {
            InForce { candidate, version, profile: Profile { names, ..profile }, since: recorded_at }
        }
        None => {
            let profile = Profile { names, contact: None, company: None, demographics: Default::default() };
            InForce { version: 0, profile, since: candidate.created_at, candidate }
        }
    })
}

impl InForce {
    /// Puts another profile in force: a new version, the names, and credentials that show another name to be issued anew.
    /// The caller has the [turn](store::take_turn).
    ///
    /// # Errors
    /// [`ProblemCode::PreconditionFailed`] when somebody else was quicker.
    pub(super) fn record(
        &mut self,
        conn: &mut DbConn,
        profile: Profile,
        by: AccountId,
        now: Timestamp,
    ) -> Result<(), Error> {
        let id = self.candidate.id;
        let version = self.version + 1;
        let new = Version { version, profile, recorded_at: now, recorded_by: Some(by) };
        store::profiles::insert(conn, id, &new).map_err(|error| match error {
            StoreError::Conflict(_) => Error::of(ProblemCode::PreconditionFailed).because(error),
            other => other.into(),
        })?;
        let (old, names) = (&self.candidate.names, &new.profile.names);
        if names != old {
            store::candidates::set_names(conn, id, names)?;
        }
        if names.legal != old.legal {
            store::accounts::set_display_name(conn, id, names.legal.as_str())?;
        }
        if names.on_certificate() != old.on_certificate() {
            store::awards::mark_all_unissued(conn, id)?;
        }
        store::duplicates::set_uncompared(conn, &[id], true)?;
        store::vendor_records::want_anew(conn, id, now)?;
        self.candidate.names = names.clone();
        self.version = version;
        self.profile = new.profile;
        self.since = now;
        Ok(())
    }
}

/// The profile with what the candidate changes by themselves.
fn changed(current: &Profile, update: UpdateProfile, now: Timestamp) -> Result<Profile, Error> {
    let mut faults = Vec::new();
    let form = NamesForm {
        legal: current.names.legal.as_str().to_owned(),
        native: update.names.native,
        delivery: update.names.delivery,
        certificate: update.names.certificate,
    };
    // A certificate name that staff have granted stays, also when it has other words than the legal name.
    let kept = current.names.certificate.as_ref();
    let names = person::names(&form, kept, "/names", &mut faults);
    let contact = update.contact.as_ref().map(|form| person::contact(form, "/contact", &mut faults));
    let today = AsOf::now(now).on;
    let demographics = person::demographics(update.demographics, "/demographics", today, &mut faults);
    match (names, contact, demographics) {
        (Some(names), None, Some(demographics)) => {
            Ok(Profile { names, contact: None, company: current.company.clone(), demographics })
        }
        (Some(names), Some(Some(contact)), Some(demographics)) => {
            Ok(Profile { names, contact: Some(contact), company: current.company.clone(), demographics })
        }
        _ => Err(Error::invalid(faults)),
    }
}

/// The vendors that exams of the catalogue are delivered by and that are told of candidates: what each calls itself, by code.
fn vendors(app: &App, revision: &catalogue::Revision) -> BTreeMap<String, String> {
    let codes = revision.catalogue.documents().exams.iter().filter_map(|exam| exam.delivery_vendor.as_deref());
    let told = codes.filter(|code| app.vendors.is_told_beforehand(code));
    told.map(|code| (code.to_owned(), app.vendors.name(code).to_owned())).collect()
}

fn view(
    conn: &mut DbConn,
    in_force: &InForce,
    vendors: &BTreeMap<String, String>,
    language: Language,
) -> Result<ProfileView, Error> {
    let profile = &in_force.profile;
    let unfit: Vec<FieldError> = unfit(profile).iter().map(|refusal| refusal.told(language)).collect();
    let records = store::vendor_records::of_candidate(conn, in_force.candidate.id)?;
    let vendor = |(vendor, name): (&String, &String)| {
        let record = records.iter().find(|record| record.vendor == *vendor);
        let state = match record.map(|record| record.sync.state()) {
            // Whatever it was told before: what is in force now cannot be sent.
            _ if !unfit.is_empty() => VendorRecordState::Unfit,
            None => VendorRecordState::NotSent,
            Some(SyncState::Waiting) => VendorRecordState::Waiting,
            Some(SyncState::Sent) => VendorRecordState::Sent,
            Some(SyncState::Confirmed) => VendorRecordState::Confirmed,
            Some(SyncState::Refused) => VendorRecordState::Refused,
        };
        VendorRecordView {
            vendor: vendor.clone(),
            vendor_name: name.clone(),
            state,
            wanted_since: in_force.since,
            answered_at: record.and_then(|record| record.answered_at),
            message: record.and_then(|record| record.message.clone()),
            unfit: unfit.clone(),
        }
    };
    Ok(ProfileView {
        version: in_force.version,
        names: names_form(&profile.names),
        contact: profile.contact.as_ref().map(person::contact_view),
        company: profile.company.as_ref().map(|name| name.as_str().to_owned()),
        demographics: profile.demographics.clone(),
        fields: FIELDS.map(|(field, kind)| ProfileFieldView { field: field.to_owned(), kind }).to_vec(),
        vendors: vendors.iter().map(vendor).collect(),
    })
}

/// What the vendors' fields cannot hold, or do not have yet.
pub(super) fn unfit(profile: &Profile) -> Vec<Refusal> {
    let Some(contact) = &profile.contact else {
        return vec![Refusal::new("/contact", "required", text::contact_needed_by_vendor())];
    };
    let unfit = contact.address.unfit_for_vendor().into_iter();
    unfit
        .map(|unfit| {
            person::text_fault(person::address_pointer("/contact/address", unfit.field, unfit.place), unfit.fault)
        })
        .collect()
}

/// Names as they are typed.
pub(super) fn names_form(names: &Names) -> NamesForm {
    NamesForm {
        legal: names.legal.as_str().to_owned(),
        native: names.native.as_ref().map(|name| name.as_str().to_owned()),
        delivery: DeliveryNameForm { first: names.delivery.first().to_owned(), last: names.delivery.last().to_owned() },
        certificate: names.certificate.as_ref().map(|name| name.as_str().to_owned()),
    }
}

fn version_view(version: Version, own: AccountId) -> ProfileVersionView {
    let Version { version, profile, recorded_at, recorded_by } = version;
    ProfileVersionView {
        version,
        recorded_at,
        recorded_by: if recorded_by == Some(own) { Recorder::Candidate } else { Recorder::Program },
        names: names_form(&profile.names),
        contact: profile.contact.as_ref().map(person::contact_view),
        company: profile.company.map(String::from),
        demographics: profile.demographics,
    }
}
