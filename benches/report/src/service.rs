//! The section about a service with a database.

use std::error::Error;
use std::fmt::Write;

use benches_record::{DatabaseLoad, DatabaseLoads, Endpoint, Implementation};

use crate::plot::bars::{self, Bar};
use crate::statistics::median;
use crate::{benches, setting};

const HEAD: &str = "
## A service with a database, against the same by hand and in Python

Three endpoints of [Conduit](../examples/conduit) with an SQLite file ([`service`](service/src)): a login with argon2 on
another thread, a list of twenty articles, and a new article in a transaction of an authenticated user. *wired* and *by
hand* only differ in [`wired.rs`](service/src/wired.rs) and [`by_hand.rs`](service/src/by_hand.rs); *FastAPI* is the same
service in [FastAPI with SQLAlchemy](service/services/fastapi_app.py), on one worker of uvicorn. The service has one core,
wrk another. Each service starts with its own copy of the file. Figures are medians; memory is resident memory. All
verify one password at a time, because a service has one core. The `argon2` crate is Rust; argon2-cffi is C with vector
instructions.

A wired commit has a timeout, like every teardown; the commit by hand has none. tokio wakes the thread that waits for
I/O when it sets a timer and no other is set, which costs system calls. By hand, `tokio::time::timeout` around the
commit costs as much. In a service whose requests have a timeout, another timer is set already.

![requests a second](plots/service.svg)
";

const IMPLEMENTATIONS: [Implementation; 3] = [
    Implementation::Wired,
    Implementation::ByHand,
    Implementation::FastApi,
];
const ENDPOINTS: [Endpoint; 3] = [Endpoint::Login, Endpoint::List, Endpoint::Create];

/// Renders the section, and writes its picture.
pub(crate) fn section(loads: &DatabaseLoads) -> Result<String, Box<dyn Error>> {
    let mut text = HEAD.to_owned();
    let _ = writeln!(
        text,
        "\n{} requests are in flight at any time.\n",
        loads.connections
    );
    text +=
        "| | | requests a second | p50 | p99 | memory | threads |\n|---|---|--:|--:|--:|--:|--:|\n";
    for (endpoint, implementation) in rows() {
        text += &row(
            &of(loads, endpoint, implementation),
            endpoint,
            implementation,
        );
    }
    picture(loads)?;
    text += &setting::paragraph(&loads.setting);
    Ok(text)
}

fn rows() -> impl Iterator<Item = (Endpoint, Implementation)> {
    let endpoints = ENDPOINTS.into_iter();
    endpoints.flat_map(|endpoint| IMPLEMENTATIONS.map(|implementation| (endpoint, implementation)))
}

fn of(
    loads: &DatabaseLoads,
    endpoint: Endpoint,
    implementation: Implementation,
) -> Vec<&DatabaseLoad> {
    let loads = loads.loads.iter();
    loads
        .filter(|load| load.endpoint == endpoint && load.implementation == implementation)
        .collect()
}

fn row(loads: &[&DatabaseLoad], endpoint: Endpoint, implementation: Implementation) -> String {
    let of = |figure: fn(&DatabaseLoad) -> f64| median(loads.iter().map(|load| figure(load)));
    format!(
        "| {} | {} | {:.0} | {:.2} ms | {:.2} ms | {:.1} MiB | {:.0} |\n",
        endpoint_name(endpoint),
        name(implementation),
        of(DatabaseLoad::rate),
        of(|load| load.p50_ms),
        of(|load| load.p99_ms),
        of(mebibytes),
        of(threads),
    )
}

#[expect(clippy::cast_precision_loss, reason = "a few million at most")]
fn mebibytes(load: &DatabaseLoad) -> f64 {
    load.resident as f64 / f64::from(1 << 20)
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
fn threads(load: &DatabaseLoad) -> f64 {
    load.threads as f64
}

fn name(implementation: Implementation) -> &'static str {
    match implementation {
        Implementation::Wired => "wired",
        Implementation::ByHand => "by hand",
        Implementation::FastApi => "FastAPI",
    }
}

fn endpoint_name(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Login => "login",
        Endpoint::List => "list of articles",
        Endpoint::Create => "create article",
    }
}

/// A bar for each row. Its length is relative to the handwritten implementation of the same endpoint.
fn picture(loads: &DatabaseLoads) -> Result<(), Box<dyn Error>> {
    let rate = |endpoint, implementation| {
        median(
            of(loads, endpoint, implementation)
                .into_iter()
                .map(DatabaseLoad::rate),
        )
    };
    let bars = rows().map(|(endpoint, implementation)| {
        let rate_here = rate(endpoint, implementation);
        Bar {
            name: format!("{}, {}", endpoint_name(endpoint), name(implementation)),
            value: rate_here / rate(endpoint, Implementation::ByHand),
            label: format!("{rate_here:.0} a second"),
        }
    });
    let bars: Vec<_> = bars.collect();
    bars::draw(&benches().join("plots/service.svg"), &bars)
}
