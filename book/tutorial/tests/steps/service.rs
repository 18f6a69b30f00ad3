//! A running program of the tutorial.

use std::error::Error;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};

use axum::body::Body;
use http::request::Builder;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

/// A running program. Dropping it stops the program and removes its database.
pub(crate) struct Service {
    process: Child,
    output: BufReader<ChildStdout>,
    address: String,
    _folder: TempDir,
}

impl Service {
    /// Starts the program on a free port, with a new database.
    pub(crate) fn start(program: &str, variables: &[(&str, &str)]) -> Result<Self, Box<dyn Error>> {
        let folder = TempDir::new()?;
        let mut process = Command::new(program)
            .current_dir(&folder)
            .env("NOTES_PORT", "0")
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut output = BufReader::new(process.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let address = line
            .trim()
            .strip_prefix("listening on ")
            .ok_or("no address")?
            .to_owned();
        Ok(Self {
            process,
            output,
            address,
            _folder: folder,
        })
    }

    /// A request to this path.
    pub(crate) fn request(&self, method: &str, path: &str) -> Builder {
        let request = Request::builder().method(method);
        request.uri(format!("{}{path}", self.address))
    }

    /// Sends this signal. Returns the output that follows.
    pub(crate) fn signal(mut self, signal: &str) -> Result<String, Box<dyn Error>> {
        let id = self.process.id().to_string();
        Command::new("kill").args(["-s", signal, &id]).status()?;
        let mut output = String::new();
        self.output.read_to_string(&mut output)?;
        assert!(self.process.wait()?.success());
        Ok(output)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // The program may already have ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The error output of a program that does not start.
pub(crate) fn fails_to_start(
    program: &str,
    variable: &str,
    value: &str,
) -> Result<String, Box<dyn Error>> {
    let output = Command::new(program).env(variable, value).output()?;
    assert!(!output.status.success());
    Ok(String::from_utf8(output.stderr)?)
}

/// The status and the text of the response.
pub(crate) async fn send(
    request: Builder,
    json: Option<Value>,
) -> Result<(StatusCode, String), Box<dyn Error>> {
    let (request, body) = match json {
        Some(json) => {
            let request = request.header("content-type", "application/json");
            (request, Body::from(json.to_string()))
        }
        None => (request, Body::empty()),
    };
    let client = Client::builder(TokioExecutor::new()).build_http();
    let response = client.request(request.body(body)?).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    Ok((status, String::from_utf8(body.to_vec())?))
}
