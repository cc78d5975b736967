//! The limit: actix-web and nothing else, with the very bytes of an answer of the server's.

use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpResponse, HttpServer};
use anyhow::Context as _;

struct Answer {
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

/// Serves on a free port, which it prints, until it is killed.
pub(crate) fn serve(answer: &Path, workers: usize) -> anyhow::Result<()> {
    let answer = Data::new(Answer::read(&std::fs::read(answer)?)?);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let server = HttpServer::new(move || {
        App::new().app_data(answer.clone()).route("/api/v1/verifications/{code}", web::get().to(verdict))
    });
    actix_web::rt::System::new().block_on(server.workers(workers).listen(listener)?.run())?;
    Ok(())
}

async fn verdict(answer: Data<Answer>) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    for (name, value) in &answer.headers {
        response.insert_header((name.clone(), value.clone()));
    }
    response.body(answer.body.clone())
}

impl Answer {
    /// Takes an answer apart as it came. What actix adds of itself is left out.
    fn read(answer: &[u8]) -> anyhow::Result<Self> {
        let mut headers = [httparse::EMPTY_HEADER; 48];
        let mut response = httparse::Response::new(&mut headers);
        let httparse::Status::Complete(head) = response.parse(answer)? else { anyhow::bail!("half an answer") };
        let headers = response
            .headers
            .iter()
            .filter(|header| !["date", "content-length"].contains(&header.name.to_ascii_lowercase().as_str()))
            .map(|header| Ok((header.name.parse()?, HeaderValue::from_bytes(header.value)?)))
            .collect::<anyhow::Result<Vec<_>>>()
            .context("a header that cannot be repeated")?;
        Ok(Self { headers, body: Bytes::copy_from_slice(&answer[head..]) })
    }
}
