//! The section about the time of one request.

use std::error::Error;
use std::fmt::Write;

use benches_record::PeerTimes;

use crate::duration::nanoseconds;
use crate::plot::bars::{self, Bar};
use crate::statistics::{least, median, most};
use crate::{benches, setting};

const BY_HAND: &str = "by hand";
const NOTHING: &str = "nothing wired";

const HEAD: &str = "
## One request, against its peers

The same service in seven ways ([`peers`](peers/src)), with one handler: a configuration and a pool as singletons; a
session, a user, a transaction, a repository and a service for each request. Measured from the router to the response,
without a socket. All responses are equal. *wiring* is the time without the router and the request, that is, less the
time of a handler without dependencies.

![time of one request](plots/peers.svg)

";

const LIMITATIONS: &str = "
* **by hand** borrows everything from the request and the state, as Hardwire's handlers do.
* **nject** supports neither async nor fallible providers: the handler builds session, user and transaction by hand, and
  nject the other two.
* **shaku** has no access to the request and no async providers: session and user come from an extractor written by hand,
  and are arguments of the service's method.
* **`Cached`** stores clones in the request's extensions; each type is an extractor written by hand.
* **froodi** answers 500 if a provider fails, whatever the error. Its values are in `Arc`s.
";

struct Peer<'a> {
    name: &'a str,
    rounds: Vec<f64>,
}

/// Renders the section, and writes its picture.
pub(crate) fn section(times: &PeerTimes) -> Result<String, Box<dyn Error>> {
    let peers = peers(times);
    let of = |name| peers.iter().find(|peer| peer.name == name).map(Peer::time);
    let by_hand = of(BY_HAND).ok_or("no measurement by hand")?;
    let nothing = of(NOTHING).ok_or("no measurement without dependencies")?;
    let mut text = HEAD.to_owned();
    text += "| wired by | one request | × by hand | wiring | × by hand | rounds |\n";
    text += "|---|--:|--:|--:|--:|---|\n";
    for peer in &peers {
        text += &peer.row(by_hand, nothing);
    }
    text += LIMITATIONS;
    text += &setting::paragraph(&times.setting);
    picture(&peers, by_hand)?;
    Ok(text)
}

fn peers(times: &PeerTimes) -> Vec<Peer<'_>> {
    let mut peers: Vec<Peer<'_>> = Vec::new();
    for round in &times.rounds {
        match peers.iter_mut().find(|peer| peer.name == round.peer) {
            Some(peer) => peer.rounds.push(round.median_ns),
            None => peers.push(Peer {
                name: &round.peer,
                rounds: vec![round.median_ns],
            }),
        }
    }
    peers
}

impl Peer<'_> {
    fn time(&self) -> f64 {
        median(self.rounds.iter().copied())
    }

    fn row(&self, by_hand: f64, nothing: f64) -> String {
        let time = self.time();
        let least = least(self.rounds.iter().copied()).unwrap_or(time);
        let most = most(self.rounds.iter().copied()).unwrap_or(time);
        let mut row = format!(
            "| {} | {} | {:.2} ",
            self.name,
            nanoseconds(time),
            time / by_hand
        );
        let wiring = time - nothing;
        let _ = if self.name == NOTHING {
            write!(row, "| | ")
        } else {
            let ratio = wiring / (by_hand - nothing);
            write!(row, "| {} | {ratio:.2} ", nanoseconds(wiring))
        };
        let _ = writeln!(row, "| {} – {} |", nanoseconds(least), nanoseconds(most));
        row
    }
}

fn picture(peers: &[Peer<'_>], by_hand: f64) -> Result<(), Box<dyn Error>> {
    let bars = peers.iter().map(|peer| Bar {
        name: peer.name.to_owned(),
        value: peer.time(),
        label: format!(
            "{} ({:.2} ×)",
            nanoseconds(peer.time()),
            peer.time() / by_hand
        ),
    });
    let bars: Vec<_> = bars.collect();
    bars::draw(&benches().join("plots/peers.svg"), &bars)
}
