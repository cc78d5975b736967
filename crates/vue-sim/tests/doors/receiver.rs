//! A program that takes call-backs, as little of one as is needed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What came.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) token: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) body: Value,
}

/// Listens until the test ends.
pub(crate) struct Receiver {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
    /// The answers to give before all is taken.
    refusals: Arc<Mutex<u32>>,
}

impl Receiver {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let refusals = Arc::new(Mutex::new(0));
        let (into, left) = (Arc::clone(&received), Arc::clone(&refusals));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                take(stream.unwrap(), &into, &left);
            }
        });
        Self { url, received, refusals }
    }

    pub(crate) fn refuse(&self, times: u32) {
        *self.refusals.lock().unwrap() = times;
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    pub(crate) fn kinds(&self) -> Vec<String> {
        self.received().iter().map(|one| one.path.rsplit('/').next().unwrap().to_owned()).collect()
    }
}

fn take(mut stream: TcpStream, into: &Mutex<Vec<Received>>, refusals: &Mutex<u32>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let method = line.split(' ').next().unwrap_or_default().to_owned();
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let (mut length, mut token) = (0, String::new());
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "authorization" => value.trim_start_matches("Bearer ").clone_into(&mut token),
            _ => {}
        }
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).unwrap();
    let body = serde_json::from_slice(&bytes).unwrap();
    into.lock().unwrap().push(Received { method, path, token, bytes, body });
    let mut left = refusals.lock().unwrap();
    let status = if *left > 0 { "503 Not now" } else { "200 OK" };
    *left = left.saturating_sub(1);
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
    stream.write_all(head.as_bytes()).unwrap();
}

impl Received {
    /// Checks the token as a program has to, and answers its number.
    pub(crate) fn check(&self, secret: &str, audience: &str) -> Result<String, String> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[audience]);
        validation.set_issuer(&["pearson-vue"]);
        validation.leeway = 0;
        let key = DecodingKey::from_secret(secret.as_bytes());
        let claims = decode::<Value>(&self.token, &key, &validation).map_err(|fault| fault.to_string())?.claims;
        assert_eq!(claims["sha256"], URL_SAFE_NO_PAD.encode(Sha256::digest(&self.bytes)));
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 300);
        Ok(claims["jti"].as_str().unwrap().to_owned())
    }
}
