//! The simulator, through its own JSON API: what is done there, and its books.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

/// What a server answers that waited too long for the rest of a question.
pub(crate) const REQUEST_TIMEOUT: u16 = 408;

/// All that a vendor knows, as far as it is compared.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Books {
    pub(crate) authorizations: BTreeMap<String, Authorization>,
    pub(crate) appointments: BTreeMap<u64, Appointment>,
    pub(crate) call_backs: BTreeMap<u64, CallBack>,
    pub(crate) files_read: Vec<FileRead>,
    pub(crate) files_written: BTreeMap<String, FileWritten>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Authorization {
    #[serde(rename = "clientCandidateID")]
    pub(crate) candidate: String,
    pub(crate) series: String,
    pub(crate) deleted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Appointment {
    #[serde(rename = "registrationID")]
    pub(crate) registration: u64,
    #[serde(rename = "clientAuthorizationID")]
    pub(crate) authorization: String,
    #[serde(rename = "clientCandidateID")]
    pub(crate) candidate: String,
    pub(crate) series: String,
    pub(crate) start: Timestamp,
    pub(crate) progress: Progress,
    pub(crate) result: Option<ExamResult>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Progress {
    Scheduled,
    Begun,
    Delivered,
    Cancelled,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExamResult {
    pub(crate) exam_date: Timestamp,
    pub(crate) score: Option<u32>,
    pub(crate) grade: Option<Grade>,
    pub(crate) no_show: bool,
    pub(crate) nda_refused: bool,
    pub(crate) standing: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Grade {
    Pass,
    Fail,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Standing {
    Reported,
    Held,
    Released,
    Revoked,
    Reinstated,
}

impl ExamResult {
    /// Whether it is a pass that counts.
    pub(crate) fn counts(&self) -> bool {
        self.grade == Some(Grade::Pass) && !matches!(self.standing, Standing::Held | Standing::Revoked)
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CallBack {
    #[serde(rename = "eventID")]
    pub(crate) event: String,
    pub(crate) kind: String,
    #[serde(rename = "registrationID")]
    pub(crate) registration: u64,
    pub(crate) body: String,
    pub(crate) attempts: u32,
    pub(crate) delivered_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct FileRead {
    pub(crate) name: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct FileWritten {
    pub(crate) state: FileState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FileState {
    Due,
    Half,
    Written,
}

impl Books {
    /// What is still to be told to the program, in words; none when all is told.
    pub(crate) fn untold(&self) -> Option<String> {
        let call_backs = self.call_backs.values().filter(|one| one.delivered_at.is_none()).count();
        let files = self.files_written.values().filter(|file| file.state != FileState::Written).count();
        (call_backs + files > 0).then(|| format!("{call_backs} call-backs and {files} files of the vendor"))
    }
}

/// What became of something that was to be done at the vendor's.
#[derive(Debug)]
pub(crate) enum Done {
    /// It is done; an appointment as it is after it.
    Taken(Box<Appointment>),
    /// It cannot be done as things are.
    Refused,
    /// No answer came: it may be done, or not.
    Unanswered,
}

/// The simulator's doors.
#[derive(Debug)]
pub(crate) struct Vendor {
    http: reqwest::Client,
    url: String,
    /// The books as they were last read, and since when they are.
    last: Mutex<Option<(Instant, Arc<Books>)>>,
}

impl Vendor {
    pub(crate) fn new(url: String) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).no_proxy().build()?;
        Ok(Self { http, url, last: Mutex::new(None) })
    }

    async fn call(&self, method: Method, path: &str, body: &Value) -> reqwest::Result<(u16, String)> {
        let answer = self.http.request(method, format!("{}/api{path}", self.url)).json(body).send().await?;
        Ok((answer.status().as_u16(), answer.text().await?))
    }

    /// Whether it answers.
    pub(crate) async fn is_ready(&self) -> bool {
        self.call(Method::GET, "/clock", &Value::Null).await.is_ok_and(|(status, _)| status == 200)
    }

    /// The vendor's time.
    pub(crate) async fn now(&self) -> anyhow::Result<Timestamp> {
        let clock: Value = self.ask(Method::GET, "/clock", &Value::Null).await?;
        Ok(clock["now"].as_str().context("the clock tells no time")?.parse()?)
    }

    /// Does something with an appointment.
    pub(crate) async fn act(&self, method: Method, path: &str, body: &Value) -> anyhow::Result<Done> {
        Ok(match self.call(method, path, body).await {
            // It did not even hear the question out; on a machine that is busy enough that happens.
            Err(_) | Ok((REQUEST_TIMEOUT, _)) => Done::Unanswered,
            Ok((200..=299, text)) => Done::Taken(serde_json::from_str(&text).with_context(|| text.clone())?),
            Ok((404 | 409, _)) => Done::Refused,
            Ok((status, text)) => bail!("{path} is answered by {status}: {text}"),
        })
    }

    /// Asks until there is an answer.
    pub(crate) async fn ask(&self, method: Method, path: &str, body: &Value) -> anyhow::Result<Value> {
        let begun = Instant::now();
        loop {
            match self.call(method.clone(), path, body).await {
                Ok((200..=299, text)) => return Ok(serde_json::from_str(&text)?),
                Ok((REQUEST_TIMEOUT, _)) | Err(_) => {
                    ensure!(begun.elapsed() < crate::PATIENCE, "the simulator does not answer {path}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Ok((status, text)) => bail!("{path} is answered by {status}: {text}"),
            }
        }
    }

    /// The books, as they were after that moment or later.
    pub(crate) async fn books_since(&self, moment: Instant) -> anyhow::Result<Arc<Books>> {
        let mut last = self.last.lock().await;
        if let Some((since, books)) = &*last
            && *since >= moment
        {
            return Ok(Arc::clone(books));
        }
        let since = Instant::now();
        let books: Books = serde_json::from_value(self.ask(Method::GET, "/books", &Value::Null).await?)?;
        let books = Arc::new(books);
        *last = Some((since, Arc::clone(&books)));
        Ok(books)
    }

    /// The books as they are.
    pub(crate) async fn books(&self) -> anyhow::Result<Arc<Books>> {
        self.books_since(Instant::now()).await
    }
}
