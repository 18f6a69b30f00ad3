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

The chat endpoint of the complete [gateway](../examples/gateway), and the same endpoint in FastAPI, wired in six ways
([`python`](python/services)): validation, a client with a connection pool, a factory with arguments, a call of the model,
a response. All verify the signature and the claims of one RS256 token for each request. Otherwise the services in
Python do less: no request ids, deadlines, retries or streams. They run on one worker of uvicorn with uvloop and
httptools, and call the model with httpx over aiohttp, which is faster than httpx alone. No service logs requests.

The service has one core; wrk and a model of a few lines of axum share another. *busy* is the share of time in which the
service ran. If it is below 100 % although the model answers immediately, the other core was the limit. Most of the
difference between the first row and the others comes from the languages and their servers; the differences between the
others are the cost of dependency injection in Python.
";

const SHARED: &str = "
Other work ran on this machine at the same time. A service with more threads received a larger share of its core, so
compare *on a core, each* rather than requests per second and latencies.
";

const SERVICES: &str = "
* **hardwire** is the example, built with link time optimization.
* **wireup** follows the first page of its documentation, **with `WireupRoute`** its page about optimization.
* **dishka** uses its middleware and `@inject`.
* **Depends** is FastAPI alone, with every dependency an `async def`.
* **Dependency Injector** is `Depends(Provide[…provider])`, as in its documentation and in the original of the gateway;
  **async** is the fix in that service.
";

/// Renders the section, and writes its picture.
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
    text += SERVICES;
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
