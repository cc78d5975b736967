//! Plain HTTP, for tests of what the typed client keeps out of sight: headers, broken requests, cookies.

use contract::problem::{Problem, ProblemCode};
use reqwest::{Method, RequestBuilder, StatusCode};

/// A client that follows no redirect and decompresses nothing.
pub struct Http {
    base: String,
    client: reqwest::Client,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub body: Vec<u8>,
}

impl Http {
    pub fn new(base: &str) -> Self {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_gzip()
            .no_brotli()
            .build()
            .unwrap();
        Self { base: base.to_owned(), client }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn call(&self, method: &str, path: &str) -> Answer {
        send(self.request(method.parse().unwrap(), path)).await
    }

    pub async fn post_json(&self, path: &str, body: &str) -> Answer {
        let request = self.request(Method::POST, path).header("content-type", "application/json");
        send(request.body(body.to_owned())).await
    }
}

pub async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    Answer { status, headers, body: response.bytes().await.unwrap().to_vec() }
}

impl Answer {
    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The problem that this answer must be: well-formed in every respect, and of that kind.
    #[track_caller]
    pub fn problem(&self, code: ProblemCode) -> Problem {
        let said = self.text();
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {said}", self.status);
        let problem: Problem = serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {said}"));
        assert_eq!(problem.code(), Some(code), "{said}");
        assert_eq!(self.status.as_u16(), code.status(), "{said}");
        assert_eq!(problem.status, code.status(), "{said}");
        if self.header("content-language") == "en" {
            assert_eq!(problem.title, code.title(), "{said}");
        }
        assert_eq!(problem.request_id.as_deref(), Some(self.header("x-request-id")), "{said}");
        problem
    }
}
