//! Writes the files of `catalogue/` that are made from others: the JSON Schema and the sample result archive.
//!
//! `cargo run -p catalogue --example refresh`

use std::error::Error;
use std::path::Path;

#[path = "refresh/sample.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    std::fs::write(catalogue.join("schema").join(catalogue::schema::FILE_NAME), catalogue::schema::json())?;
    let table = std::fs::read_to_string(catalogue.join("sample/results.tsv"))?;
    std::fs::write(catalogue.join("sample/exam-results.zip"), sample::archive(&table)?)?;
    Ok(())
}
