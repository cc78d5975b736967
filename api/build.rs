//! Prepares what the server embeds: the folder of the web app, the files of the API reference, and a rebuild when a migration
//! changes.

use std::fs::{self, File};
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;
use zip::ZipArchive;

/// The files of Swagger UI that the reference page uses; the archive has the rest for other ways of bundling.
const REFERENCE: [&str; 3] = ["swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../migrations");
    println!("cargo::rerun-if-changed=../web/dist");
    // Embedding needs the folder; without the app in it the server says so on its page.
    fs::create_dir_all("../web/dist").expect("the folder for the web app can be made");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    pack_reference(Path::new(&out));
}

fn pack_reference(out: &Path) {
    let mut archive = ZipArchive::new(Cursor::new(SWAGGER_UI_VENDORED)).expect("the vendored archive is a zip file");
    for name in REFERENCE {
        let place = (0..archive.len())
            .find(|&place| {
                let member = archive.by_index(place).expect("the archive is sound");
                let inside = member
                    .name()
                    .ok()
                    .and_then(|path| path.split_once("/dist/").map(|(top, file)| !top.contains('/') && file == name));
                inside == Some(true)
            })
            .expect("Swagger UI has its usual files");
        let mut bytes = Vec::new();
        archive.by_index(place).expect("it was just found").read_to_end(&mut bytes).expect("the archive is sound");
        let file = File::create(out.join(format!("{name}.gz"))).expect("OUT_DIR can be written");
        let mut packed = GzEncoder::new(file, Compression::best());
        packed.write_all(&bytes).expect("OUT_DIR can be written");
        packed.finish().expect("OUT_DIR can be written");
    }
}
