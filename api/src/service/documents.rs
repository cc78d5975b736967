//! Files that candidates upload as evidence.
//!
//! What a file is is found in its content. It is kept in the database, sealed, never served to be shown, and removed when
//! nobody needs it any more.

use contract::change_request::DocumentView;
use contract::problem::ProblemCode;
use domain::id::DocumentId;
use domain::text::line;
use language::text::problem as text;
use sha2::{Digest as _, Sha256};

use super::person::text_fault;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store;
use crate::store::documents::Document;

mod content;

use content::{ContentFault, MediaType};

/// How many files of a candidate may wait for their request.
const MOST_UNATTACHED: i64 = 10;
/// The longest file name that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// A file with its content.
#[derive(Debug)]
pub struct Content {
    /// Its name, with the ending of what it is.
    pub file_name: String,
    /// What it is.
    pub media_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Keeps a file that the candidate will name in a request.
///
/// # Errors
/// [`ProblemCode::DocumentRefused`] when it is not wholly a PDF, JPEG or PNG file; [`ProblemCode::InvalidRequest`] for its name;
/// [`ProblemCode::Conflict`] when too many files wait already.
pub async fn create(app: &App, who: &Principal, file_name: &str, bytes: Vec<u8>) -> Result<DocumentView, Error> {
    let candidate = who.candidate()?;
    let file_name = name(file_name)?;
    let now = app.clock.now();
    let id = DocumentId::new(random::uuid(now));
    let sealer = app.documents.clone();
    // Looked through and sealed apart: a long file takes a while, and everybody's writing would wait.
    let looked_at = tokio::task::spawn_blocking(move || {
        let media_type = content::recognise(&bytes)?;
        let sealed = sealer.seal(&bytes, id.uuid().as_bytes());
        Ok((media_type, bytes.len() as u64, Sha256::digest(&bytes), sealed))
    });
    let (media_type, size, sha256, sealed) = looked_at.await.map_err(Error::internal)?.map_err(refused)?;
    app.db
        .write(move |conn| {
            if store::documents::count_unattached(conn, candidate)? >= MOST_UNATTACHED {
                return Err(Error::of(ProblemCode::Conflict).detail(text::too_many_documents()));
            }
            let document = Document {
                id,
                change_request: None,
                file_name: with_ending(file_name, media_type),
                media_type: media_type.as_str().to_owned(),
                size,
                uploaded_at: now,
            };
            store::documents::insert(conn, candidate, &document, &sha256, &sealed)?;
            Ok(view(&document))
        })
        .await
}

fn refused(fault: ContentFault) -> Error {
    let detail = match fault {
        ContentFault::Empty => text::document_empty(),
        ContentFault::Unknown => text::document_unknown(),
        ContentFault::Damaged => text::document_damaged(),
        ContentFault::Ambiguous => text::document_ambiguous(),
        ContentFault::Active => text::document_active(),
    };
    Error::of(ProblemCode::DocumentRefused).detail(detail).because(fault)
}

/// A file that belongs to a request, for staff.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none.
pub async fn find(app: &App, id: DocumentId) -> Result<Content, Error> {
    let sealer = app.documents.clone();
    app.db
        .read(move |conn| {
            let found = store::documents::find(conn, id)?;
            let (document, sealed) = found.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            let opened = sealer.open(&sealed, id.uuid().as_bytes());
            let bytes = opened.ok_or_else(|| Error::internal("a document was sealed with another key secret"))?;
            Ok(Content { file_name: document.file_name, media_type: document.media_type, bytes: bytes.to_vec() })
        })
        .await
}

/// A file as the client sees it.
pub fn view(document: &Document) -> DocumentView {
    DocumentView {
        id: document.id,
        file_name: document.file_name.clone(),
        media_type: document.media_type.clone(),
        size: document.size,
        uploaded_at: document.uploaded_at,
    }
}

/// The name alone, without the folders that some programs send along.
fn name(typed: &str) -> Result<String, Error> {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    line(last, LONGEST_NAME).map_err(|error| Error::invalid(vec![text_fault("file_name", error)]))
}

/// The name with the ending of what the file is, so that whoever opens it opens that.
fn with_ending(name: String, media_type: MediaType) -> String {
    let lower = name.to_lowercase();
    match media_type.endings() {
        endings if endings.iter().any(|ending| lower.ends_with(ending)) => name,
        endings => name + endings[0],
    }
}
