//! Mail domains that anybody can have an address in: having one says nothing about where a person works.
//!
//! The list is that of the npm package `free-email-domains` 1.12.6 (MIT, github.com/Kikobeats/free-email-domains), in order
//! and one to a line; it is renewed by taking a later release of the package.

use domain::company::MailDomain;

static DOMAINS: &str = include_str!("../../data/free-mail-domains.txt");

/// Whether anybody can have an address in this domain.
pub fn is_free(domain: &MailDomain) -> bool {
    DOMAINS.lines().any(|known| known == domain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_great_ones_are_known_and_companies_are_not_among_them() {
        let free = |text: &str| is_free(&text.parse().unwrap());
        for domain in ["gmail.com", "GMX.de", "yahoo.co.jp", "qq.com", "proton.me"] {
            assert!(free(domain), "{domain}");
        }
        for domain in ["example.com", "mail.example.org", "symantec.com"] {
            assert!(!free(domain), "{domain}");
        }
    }
}
