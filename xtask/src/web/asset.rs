//! Files of the bundle: named by content, compressed beside themselves.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use language::Language;
use sha2::{Digest as _, Sha256, Sha384};

/// A file in the bundle.
pub(crate) struct Asset {
    /// The file's name before it was hashed, such as `sans.woff2`.
    pub(crate) source: String,
    /// Where it is served, from the root, such as `assets/sans-0f3a….woff2`.
    pub(crate) name: String,
    /// A Subresource Integrity value: <https://www.w3.org/TR/SRI/#the-integrity-attribute>.
    pub(crate) integrity: String,
    /// Its size in bytes.
    pub(crate) size: usize,
    /// Its size in bytes under brotli, where that is smaller.
    pub(crate) compressed: Option<usize>,
}

impl Asset {
    /// The bytes that a browser of today transfers.
    pub(crate) fn transferred(&self) -> usize {
        self.compressed.unwrap_or(self.size)
    }

    /// The last part of the name: how a neighbour in the same folder refers to it.
    pub(crate) fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}

/// The folder that the bundle is written to.
pub(crate) struct Dist {
    folder: PathBuf,
    compress: bool,
}

impl Dist {
    /// Empties the folder.
    pub(crate) fn create(folder: &Path, compress: bool) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(folder.join("assets"))?;
        Ok(Self { folder: folder.to_owned(), compress })
    }

    /// Writes `assets/STEM-HASH.EXTENSION`.
    pub(crate) fn put(&mut self, stem: &str, extension: &str, bytes: &[u8]) -> Result<Asset> {
        let name = format!("assets/{stem}-{}.{extension}", &hash(bytes)[..16]);
        self.write(format!("{stem}.{extension}"), name, bytes)
    }

    /// Writes `index.LANGUAGE.html`.
    pub(crate) fn put_page(&mut self, language: Language, bytes: &[u8]) -> Result<Asset> {
        let name = format!("index.{language}.html");
        self.write(name.clone(), name, bytes)
    }

    /// Puts every file of a folder that ends in one of `extensions`.
    pub(crate) fn copy_folder(&mut self, folder: &Path, extensions: &[&str]) -> Result<Vec<Asset>> {
        let mut files = Vec::new();
        collect(folder, extensions, &mut files)?;
        files
            .iter()
            .map(|path| {
                let stem = path.file_stem().and_then(|stem| stem.to_str()).context("a file name is not UTF-8")?;
                let extension = path.extension().and_then(|end| end.to_str()).context("a file name is not UTF-8")?;
                self.put(stem, extension, &fs::read(path)?)
            })
            .collect()
    }

    fn write(&self, source: String, name: String, bytes: &[u8]) -> Result<Asset> {
        let path = self.folder.join(&name);
        fs::write(&path, bytes)?;
        let integrity = format!("sha384-{}", base64::prelude::BASE64_STANDARD.encode(Sha384::digest(bytes)));
        let mut asset = Asset { source, name, integrity, size: bytes.len(), compressed: None };
        // Fonts are brotli inside already.
        if self.compress && !asset.name.ends_with(".woff2") {
            let brotli = brotli(bytes)?;
            if brotli.len() < bytes.len() {
                asset.compressed = Some(brotli.len());
                fs::write(beside(&path, "br"), brotli)?;
            }
            let gzip = gzip(bytes)?;
            if gzip.len() < bytes.len() {
                fs::write(beside(&path, "gz"), gzip)?;
            }
        }
        Ok(asset)
    }
}

/// Adds the files of `folder` and below that end in one of `extensions`, in the order of their paths.
pub(crate) fn collect(folder: &Path, extensions: &[&str], files: &mut Vec<PathBuf>) -> Result<()> {
    let mut entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, extensions, files)?;
        } else if path.extension().and_then(|end| end.to_str()).is_some_and(|end| extensions.contains(&end)) {
            files.push(path);
        }
    }
    Ok(())
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_content_and_compressed_beside_itself() {
        let folder = std::env::temp_dir().join(format!("xtask-asset-{}", std::process::id()));
        let mut dist = Dist::create(&folder, true).unwrap();

        let long = dist.put("a", "js", "let same = 1;".repeat(100).as_bytes()).unwrap();
        let other = dist.put("a", "js", b"let other = 1;").unwrap();
        let font = dist.put("a", "woff2", &[0; 1000]).unwrap();

        assert_ne!(long.name, other.name);
        assert_eq!(dist.put("a", "js", b"let other = 1;").unwrap().name, other.name);
        assert!(long.transferred() < long.size);
        assert_eq!(font.transferred(), 1000, "fonts are compressed inside");
        let compressed = fs::read(folder.join(format!("{}.br", long.name))).unwrap();
        assert_eq!(Some(compressed.len()), long.compressed);
        assert!(folder.join(format!("{}.gz", long.name)).exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_integrity_is_that_of_the_standards_example() {
        // Subresource Integrity, section 3.1: the hash of this very text.
        let folder = std::env::temp_dir().join(format!("xtask-integrity-{}", std::process::id()));
        let mut dist = Dist::create(&folder, false).unwrap();

        let asset = dist.put("hello", "js", b"alert('Hello, world.');").unwrap();

        assert_eq!(asset.integrity, "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO");
        fs::remove_dir_all(&folder).unwrap();
    }
}
