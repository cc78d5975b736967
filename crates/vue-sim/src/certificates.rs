//! The certificates of the SOAP services: an authority of the simulator's own, and what it issues.
//!
//! Authority and client certificate are made at the first start and kept, as the program is pointed at them. The
//! server's is made anew at each start, for the names by which the server can be reached then. All are valid from 2020 to
//! 2050, so that none ends while somebody tests something else; one that has expired is a fault to be switched on.

use std::io;
use std::path::Path;

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::StartFault;
use crate::secrets::kept;

pub(crate) const AUTHORITY: &str = "soap-authority.pem";
const AUTHORITY_KEY: &str = "soap-authority-key.pem";
pub(crate) const CLIENT: &str = "soap-client.pem";
pub(crate) const CLIENT_KEY: &str = "soap-client-key.pem";

/// The authority of one data folder.
pub(crate) struct Certificates {
    issuer: Issuer<'static, KeyPair>,
    /// The authority's own certificate, as PEM.
    pub(crate) authority: String,
    /// The program's certificate and key, as PEM.
    pub(crate) client: (String, String),
}

/// The server's certificate, with its key.
pub(crate) type Identity = (CertificateDer<'static>, PrivateKeyDer<'static>);

impl std::fmt::Debug for Certificates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Certificates").finish_non_exhaustive()
    }
}

impl Certificates {
    /// Reads the certificates of a folder, and makes those that are missing, each from what is there of the others.
    pub(crate) fn load(folder: &Path) -> Result<Self, StartFault> {
        let path = folder.join(AUTHORITY_KEY);
        let key = key(&path)?;
        let params = authority();
        let path = folder.join(AUTHORITY);
        let authority = kept(&path, || Ok(params.self_signed(&key).map_err(io::Error::other)?.pem()))?;
        let issuer = Issuer::new(params, key);

        let path = folder.join(CLIENT_KEY);
        let client_key = self::key(&path)?;
        let path = folder.join(CLIENT);
        let certificate = kept(&path, || {
            let params = leaf("program", Vec::new(), ExtendedKeyUsagePurpose::ClientAuth).map_err(io::Error::other)?;
            Ok(params.signed_by(&client_key, &issuer).map_err(io::Error::other)?.pem())
        })?;
        Ok(Self { issuer, authority, client: (certificate, client_key.serialize_pem()) })
    }

    /// Makes a certificate for a server of these names and addresses.
    pub(crate) fn server(&self, names: Vec<String>) -> Result<Identity, rcgen::Error> {
        let key = KeyPair::generate()?;
        let params = leaf("vue-sim", names, ExtendedKeyUsagePurpose::ServerAuth)?;
        let certificate = params.signed_by(&key, &self.issuer)?;
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        Ok((certificate.der().clone(), key.into()))
    }
}

/// A key that is made when it is missing.
fn key(path: &Path) -> Result<KeyPair, StartFault> {
    let pem = kept(path, || Ok(KeyPair::generate().map_err(io::Error::other)?.serialize_pem()))?;
    KeyPair::from_pem(&pem).map_err(|fault| StartFault::file(path, io::Error::other(fault)))
}

fn authority() -> CertificateParams {
    let mut params = params("vue-sim authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn leaf(name: &str, names: Vec<String>, usage: ExtendedKeyUsagePurpose) -> Result<CertificateParams, rcgen::Error> {
    let subject_alt_names = CertificateParams::new(names)?.subject_alt_names;
    let mut params = params(name);
    params.subject_alt_names = subject_alt_names;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![usage];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

fn params(name: &str) -> CertificateParams {
    let mut subject = DistinguishedName::new();
    subject.push(DnType::CommonName, name);
    let mut params = CertificateParams::default();
    params.distinguished_name = subject;
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2050, 1, 1);
    params
}
