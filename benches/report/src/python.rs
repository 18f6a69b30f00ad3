//! The section about the gateway and its counterparts in Python.

mod figures;
mod loads;
mod threads;

use std::error::Error;

use benches_record::{Service, ServiceLoads};

use crate::plot::bars::{self, Bar};
use crate::{benches, setting};
use figures::Figures;

const HEAD: &str = "
## A service, against the same in Python

The chat of the [gateway](../examples/gateway), whole, as it is deployed, and the same endpoint in
FastAPI, wired in six ways ([`python`](python/services)): validation, a client with its connections,
a factory with arguments, a question to the model, an answer. All of them verify the signature and the
claims of one RS256 token for each request. Otherwise the services in Python do less: they name no
request, set no deadline, try nothing twice and stream nothing. They run on one worker of uvicorn with
uvloop and httptools, and ask through httpx over aiohttp, which is faster than httpx alone. No service
logs requests.

A service has one core to itself; wrk, and a model that is a few lines of axum, have another. *busy*
is how much of the time the service ran: less than all, where the model answers at once, says that
the other core was the limit. Most of what lies between the first row and the others is the
languages and their servers; what wiring costs in Python lies between the others.
";

const SHARED: &str = "
These figures are of a machine that others used. A service with more threads was given more of its
core there, so requests a second and latencies say little; *on a core, each* says more.
";

const WHO: &str = "
* **hardwire** is the example, built with link time optimization.
* **wireup** is wired as the first page of its documentation shows it, and **with `WireupRoute`** as
  a page about optimization does.
* **dishka** has its middleware and `@inject`.
* **Depends** is FastAPI alone, and every dependency an `async def`.
* **Dependency Injector** is `Depends(Provide[…provider])`, as its documentation and the service
  that the gateway is modelled on have it; **async** is how that service repaired it.
";

/// The section, whose picture is written beside it.
pub(crate) fn section(loads: &ServiceLoads) -> Result<String, Box<dyn Error>> {
    let mut text = HEAD.to_owned();
    if setting::is_shared(&loads.setting) {
        text += SHARED;
    }
    for delay in delays(loads) {
        let figures = Figures::at(&loads.loads, delay);
        if delay == 0 {
            picture(&figures)?;
            text += "\n![time on a core for one request](plots/python.svg)\n";
        }
        text += &loads::table(&figures, delay, loads.connections);
    }
    text += WHO;
    text += &threads::table(&loads.bursts);
    text += &setting::paragraph(&loads.setting);
    Ok(text)
}

fn delays(loads: &ServiceLoads) -> Vec<u64> {
    let mut delays: Vec<_> = loads.loads.iter().map(|load| load.delay_ms).collect();
    delays.sort_unstable();
    delays.dedup();
    delays
}

fn name(service: Service) -> &'static str {
    match service {
        Service::Hardwire => "hardwire",
        Service::WireupRoute => "wireup, WireupRoute",
        Service::Wireup => "wireup",
        Service::Dishka => "dishka",
        Service::Depends => "Depends",
        Service::ProvideAsync => "Dependency Injector, async",
        Service::Provide => "Dependency Injector",
    }
}

fn picture(figures: &[Figures]) -> Result<(), Box<dyn Error>> {
    let bars = figures.iter().map(|figures| Bar {
        name: name(figures.service).to_owned(),
        value: figures.cost,
        label: format!("{:.0} µs on a core", figures.cost * 1e6),
    });
    let bars: Vec<_> = bars.collect();
    bars::draw(&benches().join("plots/python.svg"), &bars)
}
