//! Builds and installs the programs.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tokio::process::Command;

use crate::Result;

const MEASURED: [&str; 13] = [
    "aiohttp",
    "cryptography",
    "dependency-injector",
    "dishka",
    "fastapi",
    "httptools",
    "httpx",
    "pydantic",
    "PyJWT",
    "starlette",
    "uvicorn",
    "uvloop",
    "wireup",
];

/// The programs to start.
pub(crate) struct Programs {
    pub(crate) gateway: String,
    pub(crate) uvicorn: String,
    /// The folder of the services that uvicorn runs.
    pub(crate) services: String,
}

impl Programs {
    /// Builds the gateway for deployment, and installs the other services in their virtual environment.
    pub(crate) async fn set_up() -> Result<Self> {
        eprintln!("setting the services in Python up");
        let mut script = Command::new(folder().join("set-up.sh"));
        let done = script.kill_on_drop(true).status().await?;
        done.success()
            .then_some(())
            .ok_or("the services in Python cannot be set up")?;
        eprintln!("building the gateway");
        Ok(Self {
            gateway: gateway().await?,
            uvicorn: in_folder(".venv/bin/uvicorn"),
            services: in_folder("services"),
        })
    }
}

/// The folder of this crate.
pub(crate) fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn in_folder(path: &str) -> String {
    folder().join(path).display().to_string()
}

/// The path of the gateway's binary. In its workspace, the profile `bench` is `release` with link time optimization.
async fn gateway() -> Result<String> {
    let output = Command::new("cargo")
        .args([
            "build",
            "--profile",
            "bench",
            "--package",
            "gateway",
            "--bin",
            "gateway",
        ])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(folder().join("../.."))
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .output()
        .await?;
    let messages = String::from_utf8(output.stdout)?;
    let messages = messages.lines().map(serde_json::from_str::<Value>);
    let mut executables = messages.filter_map(|m| Some(m.ok()?["executable"].as_str()?.to_owned()));
    executables
        .next()
        .ok_or_else(|| "the gateway is not built".into())
}

/// The versions of the measured frameworks, of Python and of wrk.
pub(crate) async fn versions() -> Result<BTreeMap<String, String>> {
    let output = Command::new(in_folder(".venv/bin/pip"))
        .args(["list", "--format", "json", "--disable-pip-version-check"])
        .output()
        .await?;
    let packages: Vec<BTreeMap<String, String>> = serde_json::from_slice(&output.stdout)?;
    let packages = packages
        .into_iter()
        .filter_map(|mut package| Some((package.remove("name")?, package.remove("version")?)));
    let measured = packages.filter(|(name, _)| MEASURED.contains(&name.as_str()));
    let python = (
        "Python".to_owned(),
        says(&in_folder(".venv/bin/python")).await?,
    );
    let wrk = ("wrk".to_owned(), says("wrk").await?);
    Ok(measured.chain([python, wrk]).collect())
}

/// The name and the version that a program prints.
async fn says(program: &str) -> Result<String> {
    let output = Command::new(program).arg("--version").output().await;
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    let said = String::from_utf8(output.stdout)?;
    let words: Vec<_> = said.split_whitespace().take(2).collect();
    Ok(words.join(" "))
}
