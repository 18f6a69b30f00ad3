//! The program under test, as a child process with its own port.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{sync::watch, time::timeout};

const IN_FLIGHT: &str =
    r#"model_inferences_in_flight{model_engine="anthropic",model_name="claude-2.0"}"#;

/// A running gateway. Dropping it kills the process.
pub(crate) struct Gateway {
    child: Child,
    /// The address of its API port.
    pub(crate) address: String,
    client: Client,
    /// The log so far. The channel closes when the program ends.
    log: watch::Receiver<String>,
    /// The text printed at startup.
    pub(crate) greeting: String,
    /// Its working directory.
    pub(crate) home: TempDir,
}

/// The exit of a gateway that refused to start.
pub(crate) struct Refusal {
    pub(crate) status: ExitStatus,
    pub(crate) stderr: String,
}

/// The program, with only these environment variables.
pub(crate) fn command(home: &Path, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .env_clear()
        .envs(variables.iter().copied())
        .current_dir(home);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts a gateway that must refuse its configuration.
pub(crate) fn refused(home: &Path, variables: &[(&str, &str)]) -> Refusal {
    let output = command(home, variables).output().expect("the program runs");
    Refusal {
        status: output.status,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Gateway {
    pub(crate) fn start(variables: &[(&str, &str)]) -> Self {
        Self::start_in(TempDir::new().expect("a directory"), variables)
    }

    /// Starts a gateway that uses a scripted Anthropic, through one of its interfaces.
    pub(crate) fn before(upstream: &str, api: &str, more: &[(&str, &str)]) -> Self {
        let mut variables = vec![
            ("ANTHROPIC_BASE_URL", upstream),
            ("ANTHROPIC_API_KEY", "sk-test"),
            ("AIGW_ANTHROPIC__API", api),
        ];
        variables.extend(more);
        Self::start(&variables)
    }

    /// Starts a gateway with the built-in model that trusts these issuers.
    pub(crate) fn trusting(issuers: [&str; 2], more: &[(&str, &str)]) -> Self {
        let mut variables = vec![
            ("AIGW_AUTH__BYPASS_EXTERNAL", "false"),
            ("AIGW_GITLAB_URL", issuers[0]),
            ("AIGW_CUSTOMER_PORTAL_URL", issuers[1]),
        ];
        variables.extend(more);
        Self::start(&variables)
    }

    pub(crate) fn start_in(home: TempDir, variables: &[(&str, &str)]) -> Self {
        let mut all = vec![
            ("AIGW_FASTAPI__API_PORT", "0"),
            ("AIGW_FASTAPI__METRICS_PORT", "0"),
        ];
        all.extend(variables);
        let mut child = command(home.path(), &all)
            .spawn()
            .expect("the program starts");
        let log = collect(child.stderr.take().expect("a piped stderr"));
        let greeting = greeting_of(BufReader::new(child.stdout.take().expect("a piped stdout")));
        let line = greeting.lines().next().unwrap_or_default();
        let address = line
            .trim()
            .trim_start_matches("Serving on http://")
            .trim_end_matches(". Try:")
            .to_owned();
        assert!(
            address.contains(':'),
            "{line:?}, and on stderr {:?}",
            *log.borrow()
        );
        Self {
            child,
            address,
            client: client(),
            log,
            greeting,
            home,
        }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Requests a path on the metrics port.
    pub(crate) async fn operations(&self, path: &str) -> Response {
        let (_, address) = self
            .greeting
            .split_once("Its wiring is on ")
            .expect("a line");
        let (address, _) = address.split_once("/wiring").expect("a URL");
        let request = self.client.get(format!("{address}{path}"));
        request.send().await.expect("a response")
    }

    /// The value of a time series, such as `name{label="value"}`.
    pub(crate) async fn metric(&self, series: &str) -> Option<f64> {
        let text = self.operations("/metrics").await.text().await;
        let text = text.expect("a body");
        let value = text
            .lines()
            .find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
        value.map(|value| value.parse().expect("a number"))
    }

    /// Waits until a time series has this value. Polls, because metrics are only sent on request.
    pub(crate) async fn measured(&self, series: &str, value: f64) {
        let begun = Instant::now();
        loop {
            let found = self.metric(series).await;
            if found == Some(value) {
                return;
            }
            assert!(
                begun.elapsed() < Duration::from_mins(1),
                "{series} is {found:?} and not {value}"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The number of calls in progress to Anthropic's usual model.
    pub(crate) async fn in_flight(&self) -> Option<f64> {
        self.metric(IN_FLIGHT).await
    }

    /// Waits until no model call is in progress. Polls, because the gateway does not report the end of a stream.
    pub(crate) async fn idle(&self) {
        self.measured(IN_FLIGHT, 0.0).await;
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> RequestBuilder {
        self.client
            .request(method.parse().expect("a method"), self.url(path))
    }

    /// Sends this JSON as a chat request.
    pub(crate) async fn ask(&self, body: &Value) -> Response {
        self.request("POST", "/v1/chat/agent")
            .json(body)
            .send()
            .await
            .expect("a response")
    }

    /// Sends a chat request with this token.
    pub(crate) async fn ask_as(&self, token: &str) -> Response {
        let request = self
            .request("POST", "/v1/chat/agent")
            .bearer_auth(token)
            .header("x-gitlab-authentication-type", "oidc");
        request
            .json(&prompt("Hi"))
            .send()
            .await
            .expect("a response")
    }

    /// Sends these bytes as a chat request.
    pub(crate) async fn ask_raw(
        &self,
        body: impl Into<reqwest::Body>,
        kind: Option<&str>,
    ) -> Response {
        let request = self.request("POST", "/v1/chat/agent").body(body);
        let request = kind.into_iter().fold(request, |request, kind| {
            request.header("content-type", kind)
        });
        request.send().await.expect("a response")
    }

    /// The number of threads of this process, as the operating system counts them.
    pub(crate) fn threads(&self) -> usize {
        std::fs::read_dir(format!("/proc/{}/task", self.pid()))
            .expect("a running process")
            .count()
    }

    pub(crate) fn log(&self) -> String {
        self.log.borrow().clone()
    }

    /// The complete lines of the log, as soon as one of them contains this text.
    pub(crate) async fn logged(&self, text: &str) -> String {
        let mut log = self.log.clone();
        let found = log.wait_for(|log| complete_lines(log).contains(text));
        let found = timeout(Duration::from_secs(30), found).await;
        let log = found.ok().and_then(Result::ok);
        let log = log.map(|log| complete_lines(&log).to_owned());
        log.unwrap_or_else(|| panic!("no {text:?} in {}", self.log()))
    }

    pub(crate) fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args(["-s", name, &self.pid().to_string()])
            .status()
            .expect("kill runs");
        assert!(status.success());
    }

    /// Waits until the program exits by itself.
    pub(crate) async fn ended(&mut self, within: Duration) -> Option<ExitStatus> {
        let end = self.log.wait_for(|_| false);
        let _closed = timeout(within, end).await.ok()?;
        Some(self.child.wait().expect("a child"))
    }

    /// Fails if the program has exited, or if anything in it has panicked.
    pub(crate) fn assert_sound(&mut self) {
        assert!(
            self.child.try_wait().expect("a child").is_none(),
            "the gateway ended"
        );
        assert!(!self.log().contains("panicked"), "{}", self.log());
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads up to the line with the addresses of the wiring and the metrics.
fn greeting_of(mut stdout: impl BufRead + Send + 'static) -> String {
    let mut greeting = String::new();
    while !greeting.ends_with("/metrics.\n")
        && stdout.read_line(&mut greeting).expect("a greeting") > 0
    {}
    thread::spawn(move || stdout.read_to_string(&mut String::new()));
    greeting
}

fn collect(mut stderr: impl Read + Send + 'static) -> watch::Receiver<String> {
    let (writer, log) = watch::channel(String::new());
    thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(count @ 1..) = stderr.read(&mut chunk) {
            let text = String::from_utf8_lossy(&chunk[..count]);
            writer.send_modify(|log| log.push_str(&text));
        }
    });
    log
}

fn complete_lines(log: &str) -> &str {
    log.rsplit_once('\n').map_or("", |(lines, _)| lines)
}

/// A client that does not follow redirects and ignores the proxies of this machine.
pub(crate) fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client")
}

/// A valid request with this prompt.
pub(crate) fn prompt(content: &str) -> Value {
    json!({ "prompt_components": [{
        "type": "prompt",
        "metadata": { "source": "gitlab-rails-sm", "version": "16.5.0-ee" },
        "payload": { "content": content, "provider": "anthropic", "model": "claude-2.0" },
    }] })
}

/// A valid request whose answer is streamed.
pub(crate) fn streamed(content: &str) -> Value {
    let mut body = prompt(content);
    body["stream"] = json!(true);
    body
}

/// A valid request with these parameters.
pub(crate) fn with_params(params: &Value) -> Value {
    let mut body = prompt("\n\nHuman: Hi\n\nAssistant:");
    body["prompt_components"][0]["payload"]["params"] = params.clone();
    body
}

pub(crate) async fn detail(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.expect("a JSON body");
    (status, body["detail"].clone())
}
