//! Who is at the other end of the connection, past the operator's own proxies.

use std::net::IpAddr;

use actix_web::dev::RequestHead;

/// The client's address. With `trusted_proxies` proxies before the server, each of which appends the address it saw to
/// `X-Forwarded-For`, the client is that many places from the right; everything further left is the client's own invention.
pub fn of(head: &RequestHead, trusted_proxies: usize) -> Option<IpAddr> {
    let peer = head.peer_addr.map(|address| address.ip());
    if trusted_proxies == 0 {
        return peer;
    }
    let hops: Vec<&str> = head
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    hops.len().checked_sub(trusted_proxies).and_then(|place| hops[place].parse().ok()).or(peer)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_as_many_hops_as_there_are_proxies_are_believed() {
        let request = TestRequest::default()
            .peer_addr("10.0.0.1:5000".parse().unwrap())
            .insert_header(("x-forwarded-for", "6.6.6.6, 203.0.113.9"))
            .to_http_request();
        let seen = |proxies| of(request.head(), proxies).map(|address| address.to_string());

        assert_eq!(seen(0).as_deref(), Some("10.0.0.1"));
        assert_eq!(seen(1).as_deref(), Some("203.0.113.9"));
        assert_eq!(seen(3).as_deref(), Some("10.0.0.1"));
    }
}
