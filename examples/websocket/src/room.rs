//! Sends each line to everyone in the room.

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver, Sender};

pub(crate) struct Room(Sender<String>);

/// The lines for one visitor.
pub(crate) struct Heard(Receiver<String>);

impl Default for Room {
    fn default() -> Self {
        Self(broadcast::Sender::new(64))
    }
}

impl Room {
    pub(crate) fn enter(&self, name: &str) -> Heard {
        let heard = Heard(self.0.subscribe());
        self.tell(format!("{name} is here"));
        heard
    }

    pub(crate) fn say(&self, name: &str, text: &str) {
        self.tell(format!("{name}: {text}"));
    }

    pub(crate) fn leave(&self, name: &str) {
        self.tell(format!("{name} has left"));
    }

    fn tell(&self, line: String) {
        // Fails only if the room is empty.
        drop(self.0.send(line));
    }
}

impl Heard {
    /// The next line, or the number of missed lines if the visitor is too slow.
    pub(crate) async fn next(&mut self) -> String {
        match self.0.recv().await {
            Ok(line) => line,
            Err(RecvError::Lagged(count)) => format!("{count} lines were missed"),
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}
