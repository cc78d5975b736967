//! The archive: `data.json` for programs, `index.html` for people, and the files there are.

use std::io::{Cursor, Write as _};

use domain::id::CandidateId;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::page;
use crate::app::App;
use crate::error::Error;
use crate::service::credentials::signed_document;
use crate::store::accounts::Account;
use crate::store::personal::{Export, Person, TABLES};
use crate::store::{self, DbConn};

/// Puts together everything that is kept about a person.
///
/// # Errors
/// When the database fails.
pub(super) fn make(
    app: &App,
    conn: &mut DbConn,
    account: &Account,
    owner: Person,
    now: Timestamp,
) -> Result<Vec<u8>, Error> {
    let people = store::merges::people(conn, owner)?;
    let mut tables = Map::new();
    for table in TABLES {
        if matches!(table.export, Export::Columns { .. }) {
            let rows = people.iter().map(|person| store::personal::rows(conn, table, *person));
            tables.insert(table.name.to_owned(), rows.collect::<Result<Vec<_>, _>>()?.concat().into());
        }
    }
    let left_out: Map<String, Value> = TABLES
        .iter()
        .filter_map(|table| match table.export {
            Export::Nothing(reason) => Some((table.name.to_owned(), reason.into())),
            Export::Columns { .. } => None,
        })
        .collect();
    let issuer = &app.config.issuer.name;
    let data = json!({
        "made_at": now,
        "made_by": issuer,
        "candidate_id": owner.candidate,
        "tables": tables,
        "left_out": left_out,
    });
    let mut archive = Archive(ZipWriter::new(Cursor::new(Vec::new())));
    archive.add("data.json", &serde_json::to_vec_pretty(&data).map_err(Error::internal)?)?;
    archive.add("index.html", page::write(account, issuer, &data["tables"], now).as_bytes())?;
    let Some(candidate) = owner.candidate else { return archive.end() };
    let candidates: Vec<CandidateId> = people.iter().filter_map(|person| person.candidate).collect();
    for document in store::documents::of_candidates(conn, &candidates)? {
        let sealed = store::documents::sealed_content(conn, document.id)?;
        let content = app.documents.open(&sealed, document.id.uuid().as_bytes());
        let content = content.ok_or_else(|| Error::internal("a document was sealed with another key secret"))?;
        archive.add(&format!("documents/{}/{}", document.id, document.file_name), &content)?;
    }
    for issued in store::credentials::of_candidate(conn, candidate)? {
        let credential = issued.credential;
        let document = signed_document(conn, credential.template_id, &credential.document)?;
        archive.add(&format!("credentials/{}.json", credential.id), document.as_bytes())?;
    }
    archive.end()
}

struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn add(&mut self, name: &str, content: &[u8]) -> Result<(), Error> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, options).map_err(Error::internal)?;
        self.0.write_all(content).map_err(Error::internal)
    }

    fn end(self) -> Result<Vec<u8>, Error> {
        Ok(self.0.finish().map_err(Error::internal)?.into_inner())
    }
}
