//! Holds each client address to a rate, by class of request, in this process.
//!
//! It keeps one client from using the server up; guessing of passwords is also counted for each account in the database,
//! which holds for all replicas together. The algorithm is the generic cell rate algorithm: one instant for each client, which
//! is when it will have paid for all that it asked.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest};
use contract::problem::ProblemCode;
use jiff::Timestamp;
use language::text::problem as text;

use crate::app::App;
use crate::error::Error;
use crate::http::client_address;

/// Where a request can be a guess, hashes a password or sends a mail.
const GUESSABLE: [&str; 5] =
    ["/api/v1/session", "/api/v1/me/password", "/api/v1/registrations", "/api/v1/recoveries", "/api/v1/invitations"];

/// Requests that share a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    /// Signing in, refreshing, proving again who one is, registering, recovering, taking an invitation.
    SignIn,
    /// What anybody may ask without signing in.
    Public,
    /// The rest of the API.
    Api,
    /// Provisioning, by machines that bring many people at once.
    Scim,
}

impl Class {
    fn of(method: &Method, path: &str) -> Option<Self> {
        if path == "/api/v1/session/passkey-challenge" {
            // Asked for by every visit of the sign-in page.
            return Some(Self::Public);
        }
        if GUESSABLE.iter().any(|prefix| path.starts_with(prefix)) {
            return Some(if *method == Method::GET || *method == Method::DELETE { Self::Api } else { Self::SignIn });
        }
        if crate::http::headers::is_public(path) || path.starts_with("/unsubscribe/") {
            return Some(Self::Public);
        }
        if path.starts_with("/scim/") {
            return Some(Self::Scim);
        }
        path.starts_with("/api/v1/").then_some(Self::Api)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Public => "public",
            Self::Api => "api",
            Self::Scim => "scim",
        }
    }

    /// How many requests may come at once.
    const fn burst(self) -> u32 {
        match self {
            Self::SignIn => 20,
            Self::Public => 120,
            Self::Api => 240,
            Self::Scim => 600,
        }
    }

    /// After how long one more may come.
    const fn interval(self) -> Duration {
        match self {
            Self::SignIn => Duration::from_secs(3),
            Self::Public => Duration::from_millis(100),
            Self::Api => Duration::from_millis(50),
            Self::Scim => Duration::from_millis(20),
        }
    }
}

/// What one request of a client learns about its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    /// How many more may come at once.
    remaining: u32,
    /// `None` when this one may pass, otherwise how long it must wait.
    wait: Option<Duration>,
}

/// The instants by which clients will have paid. One for each server process.
#[derive(Debug, Default)]
pub struct RateLimiter {
    paid_at: Mutex<HashMap<(Class, IpAddr), i64>>,
}

/// Above this many clients the paid-up ones are forgotten; a few megabytes.
const MOST_CLIENTS: usize = 50_000;

impl RateLimiter {
    /// Lets `count` requests pass together, or none of them.
    fn ask(&self, class: Class, client: IpAddr, now: Timestamp, count: u32) -> Standing {
        let now = now.as_microsecond();
        let interval = class.interval().as_micros() as i64;
        let window = interval * i64::from(class.burst());
        let mut clients = self.paid_at.lock().expect("no code that holds this lock panics");
        if clients.len() >= MOST_CLIENTS {
            clients.retain(|_, paid_at| *paid_at > now);
            if clients.len() >= MOST_CLIENTS {
                // Nobody has paid up: an attack from many addresses. Forgetting lets requests in, it never locks anyone out.
                clients.clear();
            }
        }
        let paid_at = clients.entry((class, client)).or_insert(now);
        if *paid_at > now + window {
            // Nobody can owe so much: the clock was set back.
            *paid_at = now;
        }
        let next = (*paid_at).max(now) + interval * i64::from(count);
        if next - now > window {
            let wait = Duration::from_micros((next - now - window).unsigned_abs());
            let remaining = ((window - ((*paid_at).max(now) - now)) / interval) as u32;
            return Standing { remaining, wait: Some(wait) };
        }
        *paid_at = next;
        Standing { remaining: ((window - (next - now)) / interval) as u32, wait: None }
    }
}

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Lets a request pass or answers `429` with `Retry-After`. Says the client's standing in the headers of
/// draft-ietf-httpapi-ratelimit-headers-10.
pub async fn rate_limit(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some((class, standing)) = ask(request.request(), 1) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let mut response = match standing.wait {
        None => next.call(request).await?.map_into_boxed_body(),
        Some(wait) => {
            let (request, _) = request.into_parts();
            ServiceResponse::from_err(too_many(wait), request)
        }
    };
    // What the handler was charged since.
    let standing = response.request().extensions().get().copied().unwrap_or(standing);
    let name = class.name();
    let window = (class.interval() * class.burst()).as_secs();
    set(response.headers_mut(), RATE_LIMIT_POLICY, format!("\"{name}\";q={};w={window}", class.burst()));
    set(response.headers_mut(), RATE_LIMIT, format!("\"{name}\";r={}", standing.remaining));
    Ok(response)
}

/// Charges the client for more than the one request that it sent, where that asks for as much work as many.
///
/// # Errors
/// [`ProblemCode::TooManyRequests`] when it would have to wait; then it is charged nothing more.
pub fn charge(request: &HttpRequest, more: usize) -> Result<(), Error> {
    let more = u32::try_from(more).unwrap_or(u32::MAX);
    if more == 0 {
        return Ok(());
    }
    let Some((class, standing)) = ask(request, more) else { return Ok(()) };
    request.extensions_mut().insert(standing);
    // Sent again, the request itself is counted again.
    standing.wait.map_or(Ok(()), |wait| Err(too_many(wait + class.interval())))
}

/// Asks for that many requests of the client's. `None` where nothing is limited.
fn ask(request: &HttpRequest, count: u32) -> Option<(Class, Standing)> {
    let app = request.app_data::<Data<App>>().expect("every server has its app");
    let class = if app.config.limits.rate { Class::of(request.method(), request.path()) } else { None }?;
    let client = client_address::of(request.head(), app.config.server.trusted_proxies)?;
    let limiter = request.app_data::<Data<RateLimiter>>().expect("every server has its limiter");
    Some((class, limiter.ask(class, network(client), app.clock.now(), count)))
}

fn too_many(wait: Duration) -> Error {
    Error::of(ProblemCode::TooManyRequests).detail(text::from_your_address()).retry_after(wait)
}

fn set(headers: &mut header::HeaderMap, name: HeaderName, value: String) {
    headers.insert(name, HeaderValue::try_from(value).expect("names and numbers are printable"));
}

/// The part of an address that one client cannot change at will: all of IPv4, the first 64 bits of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => IpAddr::V6((u128::from(address) >> 64 << 64).into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn a_burst_passes_then_one_at_each_interval() {
        let limiter = RateLimiter::default();
        let client = "203.0.113.9".parse().unwrap();
        let ask = |seconds| limiter.ask(Class::SignIn, client, at(seconds), 1);

        let burst: Vec<u32> = (0..20).map(|_| ask(0).remaining).collect();

        assert_eq!(burst, (0..20).rev().collect::<Vec<_>>());
        assert_eq!(ask(0), Standing { remaining: 0, wait: Some(Duration::from_secs(3)) });
        assert_eq!(ask(2).wait, Some(Duration::from_secs(1)));
        assert_eq!(ask(3).wait, None);
        assert!(ask(3).wait.is_some());
    }

    #[test]
    fn many_at_once_pass_together_or_cost_nothing() {
        let limiter = RateLimiter::default();
        let client = "203.0.113.9".parse().unwrap();
        let ask = |count| limiter.ask(Class::SignIn, client, at(0), count);

        assert_eq!(ask(15), Standing { remaining: 5, wait: None });
        assert_eq!(ask(7), Standing { remaining: 5, wait: Some(Duration::from_secs(6)) });
        assert_eq!(ask(5), Standing { remaining: 0, wait: None });
    }

    #[test]
    fn nobody_is_locked_out_by_a_clock_that_is_set_back() {
        let limiter = RateLimiter::default();
        let client = "203.0.113.9".parse().unwrap();
        limiter.ask(Class::SignIn, client, at(3_600), 1);

        assert_eq!(limiter.ask(Class::SignIn, client, at(0), 1), Standing { remaining: 19, wait: None });
    }

    #[test]
    fn classes_and_clients_do_not_pay_for_each_other() {
        let limiter = RateLimiter::default();
        let (one, other) = ("203.0.113.9".parse().unwrap(), "203.0.113.10".parse().unwrap());
        for _ in 0..30 {
            limiter.ask(Class::SignIn, one, at(0), 1);
        }

        assert_eq!(limiter.ask(Class::SignIn, other, at(0), 1).wait, None);
        assert_eq!(limiter.ask(Class::Api, one, at(0), 1).wait, None);
    }

    #[test]
    fn one_ipv6_network_is_one_client() {
        let seen = |text: &str| network(text.parse().unwrap()).to_string();

        assert_eq!(seen("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(seen("::ffff:203.0.113.9"), "203.0.113.9");
    }
}
