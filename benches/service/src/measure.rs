//! Runs the measurements in order, and stores their results.

use std::path::Path;
use std::process::Stdio;

use benches_record::{DatabaseLoad, DatabaseLoads, Endpoint, Implementation, Record, Setting};
use clap::Args;
use tokio::process::Command;

use crate::Result;
use crate::database;
use crate::load::Generator;
use crate::server;

const IMPLEMENTATIONS: [Implementation; 3] = [
    Implementation::Wired,
    Implementation::ByHand,
    Implementation::FastApi,
];
const ENDPOINTS: [Endpoint; 3] = [Endpoint::Login, Endpoint::List, Endpoint::Create];

/// The measurements to run. The defaults are those for the published results.
#[derive(Args)]
pub(crate) struct Measurement {
    /// The number of repetitions of each load.
    #[arg(long, default_value_t = 3)]
    repetitions: u32,
    /// The number of connections. Each always has one request in flight.
    #[arg(long, default_value_t = 16)]
    connections: u32,
    /// The duration of each load, in seconds.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// The core of the service.
    #[arg(long, default_value_t = 0)]
    server_core: usize,
    /// The core of the load generator.
    #[arg(long, default_value_t = 1)]
    load_core: usize,
}

impl Measurement {
    /// Runs all measurements, and stores the results after each load.
    pub(crate) async fn run(&self) -> Result<()> {
        let mut setting = Setting::here(self.command(), &["axum", "sqlx"]);
        set_up().await?;
        setting.versions.extend(versions().await?);
        let folder = tempfile::tempdir()?;
        let seeded = folder.path().join("seeded.sqlite");
        database::seed(&seeded).await?;
        let mut kept = DatabaseLoads {
            setting,
            connections: self.connections,
            loads: Vec::new(),
        };
        // The implementations alternate, so that a machine that becomes slower affects all of them alike.
        for repetition in 0..self.repetitions {
            for (endpoint, implementation) in turns() {
                let file = folder.path().join("measured.sqlite");
                std::fs::copy(&seeded, &file)?;
                let load = self.load(implementation, endpoint, &file).await?;
                eprintln!("{repetition}: {load:?}");
                kept.loads.push(load);
                kept.write()?;
                remove(&file)?;
            }
        }
        Ok(())
    }

    async fn load(
        &self,
        implementation: Implementation,
        endpoint: Endpoint,
        file: &Path,
    ) -> Result<DatabaseLoad> {
        let generator = Generator {
            core: self.load_core,
            connections: self.connections,
            seconds: self.seconds,
        };
        let server = server::start(implementation, self.server_core, file).await?;
        let load = generator.load(&server, implementation, endpoint).await?;
        server.end().await?;
        Ok(load)
    }

    fn command(&self) -> String {
        let Self {
            repetitions,
            connections,
            seconds,
            server_core,
            load_core,
        } = self;
        format!(
            "cargo run --profile bench --manifest-path service/Cargo.toml -- measure --repetitions {repetitions} \
             --connections {connections} --seconds {seconds} --server-core {server_core} --load-core {load_core}"
        )
    }
}

fn turns() -> impl Iterator<Item = (Endpoint, Implementation)> {
    ENDPOINTS
        .into_iter()
        .flat_map(|endpoint| IMPLEMENTATIONS.map(|implementation| (endpoint, implementation)))
}

/// Removes a database and the files that `SQLite` creates next to it.
fn remove(file: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// Installs the Python service in its virtual environment.
async fn set_up() -> Result<()> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("set-up.sh");
    let done = Command::new(script).kill_on_drop(true).status().await?;
    if done.success() {
        Ok(())
    } else {
        Err("the service in Python cannot be set up".into())
    }
}

/// The versions of Python and of the measured packages.
async fn versions() -> Result<Vec<(String, String)>> {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/python");
    let script = "import platform, importlib.metadata as m
print('Python', platform.python_version())
for name in ['fastapi', 'SQLAlchemy', 'uvicorn']: print(name, m.version(name))";
    let output = Command::new(python)
        .args(["-c", script])
        .stderr(Stdio::inherit())
        .output()
        .await?;
    let said = String::from_utf8(output.stdout)?;
    let versions = said.lines().filter_map(|line| line.split_once(' '));
    Ok(versions
        .map(|(name, version)| (name.to_owned(), version.to_owned()))
        .collect())
}
