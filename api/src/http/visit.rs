//! What a request tells of the device it comes from: as much as its owner recognises it by, and no more.
//!
//! The `User-Agent` is read into words out of closed lists. Browsers have frozen most of it, and name one another in it, so
//! the order of the lists matters: the name that fewest borrow comes first.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::app::App;
use crate::http::client_address;
use crate::service::session::{Place, Visit};

/// The cookie that a device is known by.
pub const DEVICE_COOKIE: &str = "certtracker_device";

/// What stands in a `User-Agent`, and which browser that is.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// What stands in a `User-Agent`, and which system that is.
const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// The longest name of a program that is kept.
const LONGEST_NAME: usize = 32;

impl FromRequest for Visit {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().expect("every server has its app");
        let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let address = client_address::of(request.head(), app.config.server.trusted_proxies);
        let (browser, system) = described(agent);
        let device = request.cookie(DEVICE_COOKIE).map(|cookie| cookie.value().to_owned());
        ready(Ok(Self { place: Place { browser, system, network: address.map(network) }, device }))
    }
}

/// The browser and the system of a `User-Agent`; of a program that is no browser, what it calls itself first.
fn described(agent: &str) -> (Option<String>, Option<String>) {
    let find =
        |list: &[(&str, &str)]| list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| (*name).to_owned());
    let plain = |c: &char| c.is_ascii_alphanumeric() || "._-/".contains(*c);
    let program = || {
        let name: String = agent.split(' ').next()?.chars().filter(plain).take(LONGEST_NAME).collect();
        (!name.is_empty()).then_some(name)
    };
    (find(&BROWSERS).or_else(program), find(&SYSTEMS))
}

/// The network that an address is in: 24 bits of IPv4, 48 of IPv6, which is a neighbourhood or a company.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{}/48", std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_told_apart_although_they_name_one_another() {
        for (agent, browser, system) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox", "Windows"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
                "Chrome",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36",
                "Chrome",
                "Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
                "Safari",
                "iOS",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
                "Safari",
                "macOS",
            ),
        ] {
            assert_eq!(described(agent), (Some(browser.to_owned()), Some(system.to_owned())), "{agent}");
        }
    }

    #[test]
    fn other_programs_go_by_their_own_name_without_what_could_do_harm() {
        assert_eq!(described("curl/8.14.1"), (Some("curl/8.14.1".to_owned()), None));
        assert_eq!(described("<script>alert(1)</script> x").0.as_deref(), Some("scriptalert1/script"));
        assert_eq!(described(&"x".repeat(500)).0.map(|name| name.len()), Some(LONGEST_NAME));
        assert_eq!(described(""), (None, None));
    }

    #[test]
    fn an_address_is_cut_to_its_network() {
        let cut = |text: &str| network(text.parse().unwrap());

        assert_eq!(cut("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(cut("::ffff:203.0.113.77"), "203.0.113.0/24");
        assert_eq!(cut("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
    }
}
