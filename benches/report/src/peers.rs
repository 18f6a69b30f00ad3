//! The section about one request.

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

The same service seven times ([`peers`](peers/src)): a configuration and a pool that live as long as
it does; a session, a user, a transaction, a repository and a service made for each request; one
handler. From the router to the response, without a socket. All answer the same bytes. *wiring* is
what is left without the router and the request, that is, without the handler that needs nothing.

![time of one request](plots/peers.svg)

";

const WHAT_THEY_CANNOT: &str = "
* **by hand** borrows everything from the request and the state, as Hardwire's handlers do.
* **nject** builds neither asynchronously nor fallibly: its handler makes session, user and
  transaction by hand, and nject wires the other two that a request has.
* **shaku** does not see the request and builds nothing asynchronously: session and user are an
  extractor written by hand, and arguments of the service's method.
* **`Cached`** keeps clones in the request's extensions; each type is an extractor written by hand.
* **froodi** answers 500 when a provider fails, whatever the error says. Its values are in `Arc`s.
";

struct Peer<'a> {
    name: &'a str,
    rounds: Vec<f64>,
}

/// The section, whose picture is written beside it.
pub(crate) fn section(times: &PeerTimes) -> Result<String, Box<dyn Error>> {
    let peers = peers(times);
    let of = |name| peers.iter().find(|peer| peer.name == name).map(Peer::time);
    let by_hand = of(BY_HAND).ok_or("nothing is compared to")?;
    let nothing = of(NOTHING).ok_or("no price of the router")?;
    let mut text = HEAD.to_owned();
    text += "| wired by | one request | × by hand | wiring | × by hand | rounds |\n";
    text += "|---|--:|--:|--:|--:|---|\n";
    for peer in &peers {
        text += &peer.row(by_hand, nothing);
    }
    text += WHAT_THEY_CANNOT;
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
