//! Issuing: a signed credential for every award that has none, and a newer one for an award that was renewed.
//!
//! Takes no input: an award that is marked as unissued is the work to do, so it may run at any time, twice, or on several
//! servers at once, and a crash loses nothing. Documents are signed outside the transaction that stores them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read as _;
use std::sync::Arc;

use credential::document::{
    Achievement, AchievementType, AwardedCredential, Evidence, Holder, Issuer, SaltedEmail, StatusEntry,
};
use credential::{Securing, proof};
use domain::achievement::AchievementKind;
use domain::award::{Award, Basis};
use domain::calendar::days_after;
use domain::catalogue::Catalogue;
use domain::evaluation::Proof;
use domain::id::{AwardId, CandidateId, CredentialId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use language::Language;

use super::wording::Words;
use super::{catalogue, status_lists};
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store;
use crate::store::candidates::Holder as StoredHolder;
use crate::store::credentials::{Credential, Template};

/// How many credentials are signed and stored at a time.
const BATCH: i64 = 500;

/// How many credentials make one more core worth while.
const LEAST_SHARE: usize = 50;

/// Random letters and digits in a licence number: 50 bits, so that numbers do not tell how many there are.
const LICENCE_LETTERS: usize = 10;

/// How hard documents are compressed: beyond this, time grows and size does not shrink.
const COMPRESSION_LEVEL: i32 = 9;

/// The language of what is signed, whoever reads it: a catalogue is written in it too.
const LANGUAGE: Language = Language::English;

/// Issues what is to be issued, and answers how many. For jobs and the command line: it blocks.
///
/// # Errors
/// When the database fails, or a document cannot be made; what was issued before stays.
pub fn issue_waiting(app: &App) -> Result<u64, Error> {
    let mut all = 0;
    while let Some(issued) = issue_batch(app)? {
        all += issued;
        app.metrics.credentials_issued.inc_by(issued);
    }
    Ok(all)
}

/// Issues what a decision has just made due. The decision stands whether or not this works: what is not issued now, the job
/// issues.
pub async fn issue_now(app: &Arc<App>) {
    let app = Arc::clone(app);
    let issued = tokio::task::spawn_blocking(move || issue_waiting(&app)).await;
    if let Err(error) = issued.map_err(Error::internal).flatten() {
        tracing::warn!(%error, "credentials wait to be issued");
    }
}

struct Waiting {
    candidate: CandidateId,
    award: Award,
    proof: Proof,
    holder: StoredHolder,
    /// The credential it has already, which says what the award said before it was renewed.
    earlier: Option<Credential>,
}

/// Issues for some awards and answers how many; `None` when none waits.
fn issue_batch(app: &App) -> Result<Option<u64>, Error> {
    let (revision, waiting) = app.db.read_blocking(|conn| {
        let awards = store::awards::unissued(conn, BATCH)?;
        let candidates: Vec<_> = awards.iter().map(|(candidate, _)| *candidate).collect();
        let holders = store::candidates::holders(conn, &candidates)?;
        let ids: Vec<AwardId> = awards.iter().map(|(_, award)| award.id).collect();
        let earlier = store::credentials::of_awards(conn, &ids)?;
        let mut proofs = store::awards::proofs(conn, &ids)?;
        let waiting = awards.into_iter().map(|(candidate, award)| {
            let holder = holders.iter().find(|(known, _)| *known == candidate).map(|(_, holder)| holder.clone());
            let holder = holder.ok_or_else(|| Error::internal("an award belongs to no candidate"))?;
            let proof = proofs.remove(&award.id).ok_or_else(|| Error::internal("an award has no proof"))?;
            let earlier = earlier.iter().find(|credential| credential.award_id == award.id).cloned();
            Ok(Waiting { candidate, award, proof, holder, earlier })
        });
        let waiting = waiting.collect::<Result<Vec<_>, Error>>()?;
        Ok::<_, Error>((app.catalogue.current(conn)?, waiting))
    })?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let entries = status_lists::free_entries(app, waiting.len())?;
    let made = make(app, &revision.catalogue, &waiting, &entries)?;
    app.db.write_blocking(|conn| {
        store::take_turn(conn)?;
        let ids: Vec<AwardId> = waiting.iter().map(|waiting| waiting.award.id).collect();
        let there: Vec<AwardId> =
            store::credentials::of_awards(conn, &ids)?.iter().map(|credential| credential.award_id).collect();
        let candidates: Vec<_> = waiting.iter().map(|waiting| waiting.candidate).collect();
        let holders = store::candidates::holders(conn, &candidates)?;
        let another = |waiting: &Waiting| {
            holders.iter().any(|(candidate, holder)| {
                *candidate == waiting.candidate
                    && (&holder.certificate_name, holder.subject_id)
                        != (&waiting.holder.certificate_name, waiting.holder.subject_id)
            })
        };
        let (mut done, mut new) = (Vec::new(), Vec::new());
        let mut renewed = 0;
        for (waiting, credential) in waiting.iter().zip(made) {
            // The name changed while this was signed, or two accounts became one: the award goes on waiting.
            if another(waiting) {
                continue;
            }
            // Another server was quicker.
            if waiting.earlier.is_none() && there.contains(&waiting.award.id) {
                done.push(&waiting.award);
                continue;
            }
            if waiting.earlier.is_some() {
                store::credentials::update(conn, &credential)?;
                done.push(&waiting.award);
                renewed += 1;
            } else {
                new.push(credential);
            }
        }
        // What is drawn at random may be taken: that award goes on waiting.
        let added = store::credentials::insert(conn, &new)?;
        let kept: Vec<AwardId> =
            new.iter().filter(|new| added.contains(&new.id)).map(|credential| credential.award_id).collect();
        done.extend(waiting.iter().map(|waiting| &waiting.award).filter(|award| kept.contains(&award.id)));
        store::awards::mark_issued(conn, &done)?;
        Ok::<_, Error>(Some(renewed + kept.len() as u64))
    })
}

/// A credential for each award that waits, in that order. Needs no transaction, and works on all cores: of issuing it is most.
fn make(
    app: &App,
    catalogue: &Catalogue,
    waiting: &[Waiting],
    entries: &[(i32, i32)],
) -> Result<Vec<Credential>, Error> {
    let now = app.clock.now();
    let places: Vec<_> = waiting.iter().zip(entries).collect();
    let signed = on_all_cores(&places, |share| {
        share.iter().map(|(waiting, entry)| sign(app, catalogue, waiting, **entry, now)).collect()
    })?;
    let templates = templates(app, &signed)?;
    on_all_cores(&signed, |share| {
        // Preparing a template takes longer than using it.
        let mut compressors = HashMap::new();
        share.iter().map(|signed| pack(signed, &templates, &mut compressors)).collect()
    })
}

/// Has each core do its share; what comes of it keeps its order.
fn on_all_cores<T: Sync, U: Send>(
    all: &[T],
    work: impl Fn(&[T]) -> Result<Vec<U>, Error> + Sync,
) -> Result<Vec<U>, Error> {
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    let mut shares = all.chunks(all.len().div_ceil(cores).max(LEAST_SHARE));
    let Some(own) = shares.next() else { return Ok(Vec::new()) };
    let work = &work;
    std::thread::scope(|scope| {
        let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        let mut done = work(own)?;
        for other in others {
            done.extend(other.join().map_err(|_panic| Error::internal("a thread that issues panicked"))??);
        }
        Ok(done)
    })
}

/// What the documents of each family are compressed against; the first of a family becomes that.
fn templates<'a>(app: &App, signed: &'a [Signed]) -> Result<HashMap<&'a str, Template>, Error> {
    let families: HashMap<&str, &Signed> = signed.iter().map(|signed| (signed.family.as_str(), signed)).collect();
    let names: Vec<&str> = families.keys().copied().collect();
    let known = app.db.read_blocking(|conn| Ok::<_, Error>(store::credentials::templates(conn, &names)?))?;
    let mut templates: HashMap<&str, Template> = HashMap::new();
    for template in known {
        if let Some((name, _)) = families.get_key_value(template.name.as_str()) {
            templates.insert(name, template);
        }
    }
    if templates.len() < families.len() {
        app.db.write_blocking(|conn| {
            store::take_turn(conn)?;
            for (name, signed) in &families {
                let template = store::credentials::template(conn, name, || impersonal(&signed.document))?;
                templates.insert(name, template);
            }
            Ok::<_, Error>(())
        })?;
    }
    Ok(templates)
}

/// A credential with its document in the form in which it is stored.
fn pack<'a>(
    signed: &'a Signed,
    templates: &HashMap<&str, Template>,
    compressors: &mut HashMap<&'a str, zstd::bulk::Compressor<'static>>,
) -> Result<Credential, Error> {
    let missing = || Error::internal("a family of documents has no template");
    let template = templates.get(signed.family.as_str()).ok_or_else(missing)?;
    let compressor = match compressors.entry(&signed.family) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(new) => new.insert(compressor(&template.body)?),
    };
    let document = compressor.compress(signed.document.as_bytes()).map_err(Error::internal)?;
    Ok(Credential { template_id: template.id, document, ..signed.credential.clone() })
}

/// A document without what it says of its holder. What others are compressed against outlives whoever came first.
fn impersonal(document: &str) -> String {
    let parsed: serde_json::Value = serde_json::from_str(document).unwrap_or_default();
    let subject = &parsed["credentialSubject"];
    let identifiers = subject["identifier"].as_array().map(Vec::as_slice).unwrap_or_default();
    let told = identifiers.iter().flat_map(|identifier| [&identifier["identityHash"], &identifier["salt"]]);
    told.chain([&subject["id"], &subject["licenseNumber"], &parsed["id"]])
        .filter(|value| value.is_string())
        .fold(document.to_owned(), |text, value| text.replace(&value.to_string(), "\"\""))
}

struct Signed {
    credential: Credential,
    family: String,
    document: String,
}

/// Signs one. A newer document keeps its place in the status list, not `entry`: what is withdrawn is withdrawn in all its copies.
fn sign(
    app: &App,
    catalogue: &Catalogue,
    waiting: &Waiting,
    entry: (i32, i32),
    now: Timestamp,
) -> Result<Signed, Error> {
    let achievement = waiting.award.achievement.as_str();
    let (id, code, licence_number) = match &waiting.earlier {
        Some(earlier) => (earlier.id, earlier.code, earlier.licence_number.clone()),
        None => (
            CredentialId::from(random::public_uuid()),
            random::verification_code(),
            format!("{achievement}-{}", random::plain_text(LICENCE_LETTERS)),
        ),
    };
    let entry = waiting.earlier.as_ref().map_or(entry, |earlier| earlier.status_entry);
    let awarded = awarded(app, catalogue, waiting, id.into(), &licence_number, entry);
    let document = awarded.to_document(&app.site, Securing::DataIntegrity).map_err(Error::internal)?;
    let method = app.site.verification_method(&app.keys.ed25519.public().multibase());
    let document = proof::sign(document, &app.keys.ed25519, &method, now).map_err(Error::internal)?;
    let version = waiting.award.rule_version.as_ref().map_or("", |version| version.as_str());
    Ok(Signed {
        credential: Credential {
            id,
            award_id: waiting.award.id,
            code,
            licence_number,
            holder_name: waiting.holder.certificate_name.clone(),
            status_entry: entry,
            key_id: app.keys.ed25519_id.clone(),
            issued_at: now,
            template_id: 0,
            document: Vec::new(),
            erased_at: None,
        },
        family: format!("{achievement} {version} {}", app.site.did()),
        document: document.to_string(),
    })
}

fn awarded(
    app: &App,
    catalogue: &Catalogue,
    waiting: &Waiting,
    id: uuid::Uuid,
    licence_number: &str,
    (list, index): (i32, i32),
) -> AwardedCredential {
    let Waiting { award, proof, holder, .. } = waiting;
    let reference = catalogue::reference_of(catalogue, &award.achievement);
    let achievement = catalogue.achievement(&award.achievement);
    let description = achievement
        .and_then(|achievement| achievement.description.clone())
        .unwrap_or_else(|| format!("The holder has earned {}.", reference.title));
    let kind = match achievement.map(|achievement| achievement.kind) {
        Some(AchievementKind::Accreditation) => AchievementType::Certificate,
        Some(AchievementKind::Certification) | None => AchievementType::Certification,
    };
    AwardedCredential {
        id,
        name: reference.title.clone(),
        description: Some(description.clone()),
        issuer: Issuer {
            name: app.config.issuer.name.clone(),
            url: None,
            email: app.config.issuer.email.clone(),
            image: None,
        },
        holder: Holder {
            id: holder.subject_id,
            name: holder.certificate_name.clone(),
            candidate_number: None,
            email: holder
                .email
                .clone()
                .map(|address| SaltedEmail { address, salt: random::plain_text(LICENCE_LETTERS) }),
        },
        licence_number: Some(licence_number.to_owned()),
        awarded_at: start_of(award.earned_on),
        valid_from: start_of(award.valid_from),
        valid_until: award.valid_to.map(end_of),
        achievement: Achievement {
            code: reference.code.clone(),
            name: reference.title,
            description,
            kind,
            version: award.rule_version.as_ref().map(ToString::to_string),
            tags: Vec::new(),
            criteria: criteria(catalogue, proof),
            image: Some(app.site.badge(&reference.code)),
            language: Some(LANGUAGE.tag().to_owned()),
        },
        results: Vec::new(),
        evidence: evidence(catalogue, award, proof),
        status: Some(StatusEntry {
            list: u64::try_from(list).unwrap_or_default(),
            index: u64::try_from(index).unwrap_or_default(),
        }),
    }
}

/// What had to be done, as an indented list in Markdown.
fn criteria(catalogue: &Catalogue, proof: &Proof) -> String {
    fn write(view: &contract::catalogue::RequirementView, depth: usize, text: &mut String) {
        text.push_str(&format!("{}- {}\n", "  ".repeat(depth), view.label));
        for line in &view.lines {
            write(line, depth + 1, text);
        }
    }
    let mut text = String::new();
    match &proof.root {
        Some(root) => write(&Words::new(catalogue, LANGUAGE).requirement(root), 0, &mut text),
        None => text.push_str("Granted by decision of the program."),
    }
    text.truncate(text.trim_end().len());
    text
}

fn evidence(catalogue: &Catalogue, award: &Award, proof: &Proof) -> Vec<Evidence> {
    let basis = match award.basis {
        Basis::Requirement => None,
        Basis::Honorary => Some("Awarded as an honour"),
        Basis::Legacy => Some("Taken over from an older program"),
        Basis::Waiver => Some("Requirement waived by the program"),
        Basis::Equivalence => Some("Recognised as of equal worth"),
    };
    let grounds = proof.root.as_ref().map(|root| Words::new(catalogue, LANGUAGE).grounds(root)).unwrap_or_default();
    let named = basis.map(|name| Evidence { url: None, name: name.to_owned(), narrative: None });
    let mut evidence: Vec<Evidence> = named.into_iter().collect();
    for ground in grounds {
        if !evidence.iter().any(|known| known.name == ground) {
            evidence.push(Evidence { url: None, name: ground, narrative: None });
        }
    }
    evidence
}

/// The first instant of a day, UTC.
fn start_of(day: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}

/// The last whole second of a day, UTC.
fn end_of(day: Date) -> Timestamp {
    start_of(days_after(day, 1)) - jiff::SignedDuration::from_secs(1)
}

/// Compresses against a template.
fn compressor(template: &str) -> Result<zstd::bulk::Compressor<'static>, Error> {
    zstd::bulk::Compressor::with_dictionary(COMPRESSION_LEVEL, template.as_bytes()).map_err(Error::internal)
}

/// The signed bytes out of the form in which they are stored.
///
/// # Errors
/// When what is stored is not what [`pack`] made.
pub(super) fn decompress(template: &str, stored: &[u8]) -> Result<String, Error> {
    let mut text = String::new();
    zstd::stream::read::Decoder::with_dictionary(stored, template.as_bytes())
        .map_err(Error::internal)?
        .read_to_string(&mut text)
        .map_err(Error::internal)?;
    Ok(text)
}
