//! TLS for the SOAP services, which asks who comes for a certificate.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, RootCertStore, ServerConfig, SignatureScheme,
};
use url::Url;

use crate::fault::Fault;
use crate::vendor::Vendor;

pub(super) fn config(vendor: &Arc<Vendor>, address: SocketAddr) -> io::Result<ServerConfig> {
    let certificates = &vendor.secrets.certificates;
    let provider = Arc::new(aws_lc_rs::default_provider());
    let (certificate, key) = certificates.server(names(vendor, address)).map_err(io::Error::other)?;
    let doorman = Arc::new(Doorman::new(vendor, &provider)?);
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_client_cert_verifier(doorman)
        .with_single_cert(vec![certificate], key)
        .map_err(io::Error::other)
}

/// The names and addresses under which the server can be reached.
fn names(vendor: &Vendor, address: SocketAddr) -> Vec<String> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned(), address.ip().to_string()];
    let public = vendor.settings.public_url.as_deref().and_then(|url| Url::parse(url).ok());
    names.extend(public.and_then(|url| Some(url.host_str()?.trim_matches(['[', ']']).to_owned())));
    names.sort();
    names.dedup();
    names
}

/// Lets in whoever has a certificate of the authority's, but for the fault.
#[derive(Debug)]
struct Doorman {
    vendor: Arc<Vendor>,
    rule: Arc<dyn ClientCertVerifier>,
}

impl Doorman {
    fn new(vendor: &Arc<Vendor>, provider: &Arc<CryptoProvider>) -> io::Result<Self> {
        let mut roots = RootCertStore::empty();
        let authority = CertificateDer::from_pem_slice(vendor.secrets.certificates.authority.as_bytes());
        roots.add(authority.map_err(io::Error::other)?).map_err(io::Error::other)?;
        let rule = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider));
        Ok(Self { vendor: Arc::clone(vendor), rule: rule.build().map_err(io::Error::other)? })
    }
}

impl ClientCertVerifier for Doorman {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        self.rule.root_hint_subjects()
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        let verified = self.rule.verify_client_cert(certificate, between, now)?;
        if self.vendor.strikes(Fault::ExpiredClientCertificate) {
            return Err(CertificateError::Expired.into());
        }
        Ok(verified)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.rule.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.rule.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.rule.supported_verify_schemes()
    }
}
