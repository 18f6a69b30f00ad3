//! Runs one of the Rust services.

use std::path::PathBuf;

use axum::Router;
use clap::{Args, ValueEnum};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::Result;
use crate::by_hand::{self, AppState};
use crate::wired::{self, App, File};

#[derive(Args)]
pub(crate) struct Serve {
    way: Way,
    #[arg(long)]
    port: u16,
    #[arg(long)]
    database: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Way {
    Wired,
    ByHand,
}

impl Serve {
    pub(crate) async fn run(self) -> Result<()> {
        match self.way {
            Way::Wired => {
                let app = App::build(File(self.database)).await?;
                serve(self.port, wired::router(app.clone())).await?;
                app.shutdown().await?;
            }
            Way::ByHand => {
                let state = AppState::open(&self.database).await?;
                serve(self.port, by_hand::router(state.clone())).await?;
                state.close().await;
            }
        }
        Ok(())
    }
}

async fn serve(port: u16, router: Router) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let mut terminate = signal(SignalKind::terminate())?;
    let ended = async move {
        terminate.recv().await;
    };
    axum::serve(listener, router)
        .with_graceful_shutdown(ended)
        .await?;
    Ok(())
}
