//! A request with a record: its elements become the columns of the same record in a file, and what becomes of it an
//! answer.

use std::collections::BTreeMap;

use quick_xml::escape::escape;

use super::SoapFault;
use super::document::Document;
use crate::feed::{Feed, Verdict};
use crate::vendor::Vendor;

/// The elements of a `cddRequest` in their order, with their columns; blank ones are read and not kept.
const CDD: [(&str, &str); 21] = [
    ("candidateName/firstName", "FirstName"),
    ("candidateName/lastName", "LastName"),
    ("candidateName/middleName", "MiddleName"),
    ("candidateName/salutation", "Salutation"),
    ("candidateName/suffix", "Suffix"),
    ("webAccountInfo/email", "Email"),
    ("lastUpdate", "LastUpdate"),
    ("primaryAddress/addressType", ""),
    ("primaryAddress/companyName", "CompanyName"),
    ("primaryAddress/address1", "Address1"),
    ("primaryAddress/address2", "Address2"),
    ("primaryAddress/address3", "Address3"),
    ("primaryAddress/city", "City"),
    ("primaryAddress/state", "State"),
    ("primaryAddress/postalCode", "PostalCode"),
    ("primaryAddress/country", "Country"),
    ("primaryAddress/phone/phoneNumber", "Phone"),
    ("primaryAddress/phone/extension", "Extension"),
    ("primaryAddress/phone/phoneCountryCode", "PhoneCountryCode"),
    ("primaryAddress/mobile/mobileNumber", ""),
    ("primaryAddress/mobile/mobileCountryCode", ""),
];

/// The elements of an `eadRequest` in their order, with their columns.
const EAD: [(&str, &str); 6] = [
    ("clientCandidateID", "ClientCandidateID"),
    ("examAuthorizationCount", "ExamAuthorizationCount"),
    ("examSeriesCode", "ExamSeriesCode"),
    ("eligibilityApptDateFirst", "EligibilityApptDateFirst"),
    ("eligibilityApptDateLast", "EligibilityApptDateLast"),
    ("lastUpdate", "LastUpdate"),
];

/// The attributes of both, with their columns.
const ATTRIBUTES: [(&str, &str); 6] = [
    ("clientID", ""),
    ("candidateID", "CandidateID"),
    ("clientCandidateID", "ClientCandidateID"),
    ("authorizationTransactionType", "AuthorizationTransactionType"),
    ("authorizationID", "AuthorizationID"),
    ("clientAuthorizationID", "ClientAuthorizationID"),
];

/// Takes the record of a request, and answers what became of it.
pub(super) fn take(vendor: &Vendor, feed: Feed, document: &Document) -> Result<String, SoapFault> {
    let (path, elements, attributes): (_, &[_], &[_]) = match feed {
        Feed::Candidates => ("soap:Envelope/soap:Body/cdd:cddRequest", &CDD, &[0, 1, 2]),
        Feed::Authorizations => ("soap:Envelope/soap:Body/ead:eadRequest", &EAD, &[0, 3, 4, 5]),
    };
    let values = values(document, path, elements, attributes)?;
    if document.attribute(path, "clientID") != vendor.settings.client_code {
        return Err(SoapFault::schema("clientID is not that of the user"));
    }
    let event = if feed == Feed::Candidates { "soap-cdd" } else { "soap-ead" };
    let taken = vendor.write(event, |entry| Ok(feed.take(entry, vendor, &values)));
    match taken {
        Ok(verdict) => {
            tracing::info!(event, ids = ?verdict.ids, verdict.accepted, verdict.message, "a record by SOAP");
            Ok(response(feed, &verdict))
        }
        Err(refusal) => Err(SoapFault { code: "SystemError", text: refusal.to_string() }),
    }
}

/// The values of a request by the columns of a file.
fn values(
    document: &Document,
    path: &str,
    elements: &[(&'static str, &'static str)],
    attributes: &[usize],
) -> Result<BTreeMap<&'static str, String>, SoapFault> {
    if !document.has(path) {
        return Err(SoapFault::schema(format!("{path} is expected")));
    }
    let mut values = BTreeMap::new();
    for name in document.attributes(path) {
        let known = attributes.iter().map(|index| ATTRIBUTES[*index]).find(|(known, _)| *known == name);
        let Some((_, column)) = known else {
            return Err(SoapFault::schema(format!("the attribute {name} is not expected")));
        };
        values.insert(column, document.attribute(path, name).to_owned());
    }
    let mut rest = elements.iter();
    for (name, text) in document.below(path) {
        // Each comes once at most, and after those that are before it.
        let Some((_, column)) = rest.find(|(known, _)| *known == name) else {
            return Err(SoapFault::schema(format!("{name} is not expected here")));
        };
        values.insert(column, text.to_owned());
    }
    if let Some(at) = values.get_mut("LastUpdate") {
        let Some(time) = at.strip_suffix(" GMT") else {
            return Err(SoapFault::schema("lastUpdate is not YYYY/MM/DD HH:MM:SS GMT"));
        };
        *at = time.to_owned();
    }
    Ok(values)
}

fn response(feed: Feed, verdict: &Verdict) -> String {
    let status = if verdict.accepted { "Accepted" } else { "Error" };
    let ids: Vec<_> = verdict.ids.iter().map(|id| escape(id.as_str())).collect();
    let message = escape(verdict.message.as_str());
    let said = format!("<status>{status}</status><message>{message}</message>");
    // A number that the vendor has not given yet is left out.
    let number = |name: &str| if ids[1].is_empty() { String::new() } else { format!(" {name}=\"{}\"", ids[1]) };
    match feed {
        Feed::Candidates => format!(
            "<cdd:cddResponse xmlns:cdd=\"http://ws.pearsonvue.com/rti/cdd/schema\"{} clientCandidateID=\"{}\">{said}\
             </cdd:cddResponse>",
            number("candidateID"),
            ids[0]
        ),
        Feed::Authorizations => format!(
            "<ead:eadResponse xmlns:ead=\"http://ws.pearsonvue.com/rti/ead/schema\"{} clientAuthorizationID=\"{}\">\
             <clientCandidateID>{}</clientCandidateID>{said}</ead:eadResponse>",
            number("authorizationID"),
            ids[0],
            ids[2]
        ),
    }
}
