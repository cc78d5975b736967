//! The SFTP server: who may come in.
//!
//! Only the subsystem `sftp` is served; there is no shell, no command and no forwarding.

mod place;
mod session;

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use russh::keys::PublicKey;
use russh::server::{Auth, ChannelOpenHandle, Config, Handler, Msg, Server, Session, VerifiedPublicKey};
use russh::{Channel, ChannelId, MethodKind, MethodSet};
use sha2::{Digest, Sha256};

use crate::StartFault;
use crate::fault::Fault;
use crate::vendor::Vendor;

/// Gives each connection a handler.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    vendor: Arc<Vendor>,
    keys: Arc<Vec<PublicKey>>,
}

impl Door {
    pub(crate) fn new(vendor: Arc<Vendor>) -> Result<Self, StartFault> {
        let mut keys = Vec::new();
        if let Some(path) = &vendor.settings.authorized_keys {
            let text = fs::read_to_string(path).map_err(|fault| StartFault::file(path, fault))?;
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let key = PublicKey::from_openssh(line);
                keys.push(key.map_err(|fault| StartFault::file(path, std::io::Error::other(fault)))?);
            }
        }
        Ok(Self { vendor, keys: Arc::new(keys) })
    }

    pub(crate) fn config(&self) -> Arc<Config> {
        Arc::new(Config {
            methods: MethodSet::from([MethodKind::Password, MethodKind::PublicKey].as_slice()),
            auth_rejection_time: Duration::from_millis(200),
            auth_rejection_time_initial: Some(Duration::ZERO),
            keys: vec![self.vendor.secrets.host_key.clone()],
            max_auth_attempts: 6,
            inactivity_timeout: Some(Duration::from_mins(5)),
            nodelay: true,
            ..Config::default()
        })
    }
}

impl Server for Door {
    type Handler = Visitor;

    fn new_client(&mut self, peer: Option<SocketAddr>) -> Visitor {
        tracing::debug!(?peer, "a client connects to the SFTP server");
        Visitor { door: self.clone(), channels: HashMap::new() }
    }
}

/// One connection.
#[derive(Debug)]
pub(crate) struct Visitor {
    door: Door,
    channels: HashMap<ChannelId, Channel<Msg>>,
}

/// The two things that can end a connection.
#[derive(Debug, thiserror::Error)]
pub(crate) enum VisitFault {
    #[error(transparent)]
    Ssh(#[from] russh::Error),
    #[error(transparent)]
    Never(#[from] Infallible),
}

impl Visitor {
    fn answer(&self, right: bool) -> Auth {
        if right && !self.door.vendor.strikes(Fault::RefuseLogins) { Auth::Accept } else { Auth::reject() }
    }

    fn is_user(&self, user: &str) -> bool {
        user == self.door.vendor.settings.sftp_user
    }
}

impl Handler for Visitor {
    type Error = VisitFault;

    async fn auth_password(&mut self, user: &str, password: &str) -> Result<Auth, VisitFault> {
        // Digests are compared, so that the time taken says nothing about the password.
        let expected = Sha256::digest(self.door.vendor.secrets.sftp_password.as_bytes());
        let right = Sha256::digest(password.as_bytes()) == expected;
        Ok(self.answer(right && self.is_user(user)))
    }

    async fn auth_publickey(&mut self, user: &str, key: VerifiedPublicKey<'_>) -> Result<Auth, VisitFault> {
        let known = self.door.keys.iter().any(|known| known.key_data() == key.public_key.key_data());
        Ok(self.answer(known && self.is_user(user)))
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), VisitFault> {
        self.channels.insert(channel.id(), channel);
        reply.accept().await;
        Ok(())
    }

    async fn channel_close(&mut self, channel: ChannelId, _session: &mut Session) -> Result<(), VisitFault> {
        self.channels.remove(&channel);
        Ok(())
    }

    async fn channel_eof(&mut self, channel: ChannelId, session: &mut Session) -> Result<(), VisitFault> {
        session.close(channel)?;
        Ok(())
    }

    async fn shell_request(&mut self, id: ChannelId, session: &mut Session) -> Result<(), VisitFault> {
        Ok(session.channel_failure(id)?)
    }

    async fn exec_request(&mut self, id: ChannelId, _command: &[u8], session: &mut Session) -> Result<(), VisitFault> {
        Ok(session.channel_failure(id)?)
    }

    async fn subsystem_request(&mut self, id: ChannelId, name: &str, session: &mut Session) -> Result<(), VisitFault> {
        match self.channels.remove(&id).filter(|_| name == "sftp") {
            Some(channel) => {
                session.channel_success(id)?;
                let handler = session::FileSession::new(Arc::clone(&self.door.vendor));
                russh_sftp::server::run(channel.into_stream(), handler).await;
            }
            None => session.channel_failure(id)?,
        }
        Ok(())
    }
}
