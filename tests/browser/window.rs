//! A browser window, used and read as a person would: by what stands on the page, waiting until it is there.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// How long anything may take: far more than it does, for machines that do much else.
const PATIENCE: Duration = Duration::from_secs(20);

/// Finds what can be pressed by its words.
const PRESSABLE: &str = "
    const words = element => element.innerText.replace(/\\s+/g, ' ').trim();
    const all = [...document.querySelectorAll('a[href], button, summary')].filter(element => element.checkVisibility());
    return all.find(element => words(element) === arguments[0])
        ?? all.find(element => words(element).startsWith(arguments[0] + ' ')) ?? null;";

/// Whether the page is complete: the program has taken over, nothing loads, nothing moves.
const SETTLED: &str = "
    return document.readyState === 'complete'
        && !document.querySelector('.early-front, .early-other, .skeleton')
        && document.querySelector('#page-title')?.innerText.trim()
        && document.fonts.status === 'loaded'
        && document.getAnimations().every(animation => animation.playState !== 'running');";

#[derive(Clone)]
pub struct Window {
    client: Client,
    base: String,
}

impl Window {
    pub fn new(client: Client, base: &str) -> Self {
        Self { client, base: base.to_owned() }
    }

    /// The same window, which then reaches the server by the name that a machine has for itself.
    pub fn at_localhost(&self) -> Self {
        Self { client: self.client.clone(), base: self.base.replace("127.0.0.1", "localhost") }
    }

    /// Gives the browser an authenticator that keeps passkeys and knows who is there
    /// (Web Authentication, level 3, section 11.3).
    pub async fn add_authenticator(&self) {
        let authenticator = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
        });
        self.command("webauthn/authenticator", authenticator).await.unwrap();
    }

    /// Loads the page at a path, as from a link elsewhere.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
        self.settled().await;
    }

    /// Loads a page without waiting for the program.
    pub async fn begin_to_open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.settled().await;
    }

    pub async fn settled(&self) {
        self.until("the page to be complete", SETTLED, &[]).await;
    }

    /// Where the window is: path and what follows it.
    pub async fn path(&self) -> String {
        let address = self.client.current_url().await.unwrap();
        address.as_str().strip_prefix(&self.base).unwrap_or(address.as_str()).to_owned()
    }

    pub async fn title(&self) -> String {
        self.client.title().await.unwrap()
    }

    /// Waits until that is the page's title, and the page complete.
    pub async fn arrives_at(&self, heading: &str) {
        let script = "return document.querySelector('#page-title')?.innerText === arguments[0];";
        self.until(&format!("a page titled {heading:?}"), script, &[json!(heading)]).await;
        self.settled().await;
    }

    /// Waits until those words can be read on the page.
    pub async fn reads(&self, words: &str) {
        let script = "
            const words = text => text.replace(/\\s+/g, ' ').toLowerCase();
            return words(document.body.innerText).includes(words(arguments[0]));";
        self.until(&format!("the words {words:?}"), script, &[json!(words)]).await;
    }

    /// What can be read on the page, or in the part of it.
    pub async fn text(&self, part: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText.replace(/\\s+/g, ' ') ?? '';";
        self.run(script, &[json!(part)]).await.as_str().unwrap().to_owned()
    }

    /// Presses the link, button or line that says so.
    pub async fn press(&self, words: &str) {
        let begun = Instant::now();
        loop {
            let found =
                self.until(&format!("something to press that says {words:?}"), PRESSABLE, &[json!(words)]).await;
            match self.element(&found).click().await {
                Ok(()) => return,
                // The page was drawn anew between finding and pressing.
                Err(error) if begun.elapsed() > PATIENCE => panic!("{words:?} cannot be pressed: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Types into the field with that id, in place of what is there.
    pub async fn fill(&self, field: &str, text: &str) {
        let script = "return document.getElementById(arguments[0]);";
        let found = self.until(&format!("field {field}"), script, &[json!(field)]).await;
        let element = self.element(&found);
        element.clear().await.unwrap();
        element.send_keys(text).await.unwrap();
    }

    /// Chooses the entry of that value in the list with that id.
    pub async fn select(&self, field: &str, value: &str) {
        let there = "return document.querySelector(`#${arguments[0]} option[value='${arguments[1]}']`) !== null;";
        self.until(&format!("{value} in {field}"), there, &[json!(field), json!(value)]).await;
        let choose = "
            const select = document.getElementById(arguments[0]);
            select.value = arguments[1];
            select.dispatchEvent(new Event('change', { bubbles: true }));";
        self.run(choose, &[json!(field), json!(value)]).await;
    }

    /// What is in the field with that id.
    pub async fn value(&self, field: &str) -> String {
        let script = "return document.getElementById(arguments[0])?.value ?? '';";
        self.run(script, &[json!(field)]).await.as_str().unwrap().to_owned()
    }

    /// Goes on by the keyboard until the focus is at the element with that id.
    pub async fn tab_to(&self, id: &str) {
        const TAB: &str = "\u{E004}";
        for _ in 0..100 {
            self.keys(TAB).await;
            if self.run("return document.activeElement?.id ?? ''", &[]).await == id {
                return;
            }
        }
        panic!("the keyboard does not reach {id:?}");
    }

    /// Chooses a file in the file field with that id.
    pub async fn choose(&self, field: &str, file: &Path) {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Id(field)).await.unwrap();
        element.send_keys(file.to_str().unwrap()).await.unwrap();
    }

    /// Types where the focus is.
    pub async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    pub async fn sign_in(&self, user: &str, password: &str) {
        self.fill("user", user).await;
        self.fill("password", password).await;
        self.submit("Sign in").await;
    }

    /// Presses the button of the page's form; the same words may stand in the menu.
    pub async fn submit(&self, words: &str) {
        let script = "return [...document.querySelectorAll('main form button')]
            .find(button => button.innerText.trim() === arguments[0]) ?? null;";
        let found = self.until(&format!("a button {words:?} in a form"), script, &[json!(words)]).await;
        self.element(&found).click().await.unwrap();
    }

    /// Waits until the focus is at the element with that id.
    pub async fn has_focus_at(&self, id: &str) {
        let script = "return document.activeElement?.id === arguments[0];";
        self.until(&format!("the focus at {id:?}"), script, &[json!(id)]).await;
    }

    /// A window so wide, on a screen by day or by night.
    pub async fn look(&self, width: u32, height: u32, dark: bool) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).await;
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
        self.settled().await;
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.command("goog/cdp/execute", body).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Runs a script on the page.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.client.execute(script, arguments.to_vec()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs a script that answers by calling its last argument.
    pub async fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.client.execute_async(script, arguments.to_vec()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs a script until it answers something, and gives that.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let begun = Instant::now();
        loop {
            // Fails while one page makes way for another.
            let answer = self.client.execute(script, arguments.to_vec()).await;
            match answer {
                Ok(value) if !matches!(value, Value::Null | Value::Bool(false)) && value != "" => return value,
                answer if begun.elapsed() > PATIENCE => {
                    let answer = answer.map_or_else(|error| error.to_string(), |value| value.to_string());
                    let (path, page) = (self.path().await, self.text("body").await);
                    panic!("waited for {what}, in vain ({answer}), at {path} which reads:\n{page}");
                }
                _ => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }

    /// What the browser has had to complain of since it was last asked.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.command("se/log", json!({ "type": "browser" })).await.unwrap();
        let entries = log.as_array().unwrap().iter();
        let grave = entries.filter(|entry| ["WARNING", "SEVERE"].contains(&entry["level"].as_str().unwrap()));
        grave.map(|entry| format!("{}: {}", entry["level"].as_str().unwrap(), entry["message"])).collect()
    }

    /// Takes note of the one complaint that was to come: a request that the server refused.
    pub async fn expects_refusal(&self, status: u16, path: &str) {
        self.expects_refusals(status, &[path]).await;
    }

    /// As [`expects_refusal`](Self::expects_refusal), for a page that asks for several things.
    pub async fn expects_refusals(&self, status: u16, paths: &[&str]) {
        let mut complaints = self.complaints().await;
        complaints.sort_unstable();
        let fits = |(complaint, path): (&String, &&str)| {
            complaint.contains(path) && complaint.contains(&format!("status of {status}"))
        };
        let all = complaints.len() == paths.len() && complaints.iter().zip(paths).all(fits);
        assert!(all, "{status} at {paths:?} expected: {complaints:?}");
    }

    /// Keeps a picture of the window as it is, when pictures are wanted.
    pub async fn keep_picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("SCREENSHOTS") {
            self.picture(PathBuf::from(folder).join(format!("{name}.png"))).await;
        }
    }

    pub async fn keep_picture_of_failure(&self) {
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.png"));
        self.picture(file.clone()).await;
        eprintln!("the window at that moment: {}", file.display());
    }

    async fn picture(&self, file: PathBuf) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        match self.client.screenshot().await {
            Ok(picture) => std::fs::write(file, picture).unwrap(),
            Err(error) => eprintln!("no picture could be taken: {error}"),
        }
    }

    fn element(&self, found: &Value) -> Element {
        let reference = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        Element::from_element_id(self.client.clone(), ElementRef::from(reference.expect("an element").to_owned()))
    }

    async fn command(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Command { path, body }).await
    }
}

/// A command of chromedriver's own, beyond the standard.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, driver: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        driver.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
