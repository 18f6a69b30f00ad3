use std::fmt::Write;

use benches_record::{Burst, Service};

use super::name;

const HEAD: &str = "
### Threads

The threads of a service before a burst of concurrent requests, the maximum during it, and the threads after it. Each
burst starts when the previous one has been answered. The original of the gateway was fixed because of such bursts.

";

const WHY: &str = "
FastAPI runs each dependency that is not an `async def` on a thread of its pool. `Provide[…]` is not an `async def`, and
neither is the `Depends` that wireup's `Injected` creates. `WireupRoute` removes that `Depends`.
";

/// The table of all bursts.
pub(super) fn table(bursts: &[Burst]) -> String {
    let Some(first) = bursts.first() else {
        return String::new();
    };
    let mut text = HEAD.to_owned();
    text += &header(of(bursts, first.service));
    for service in services(bursts) {
        text += &row(service, of(bursts, service));
    }
    text + WHY
}

fn services(bursts: &[Burst]) -> Vec<Service> {
    let mut services: Vec<_> = bursts.iter().map(|burst| burst.service).collect();
    services.dedup();
    services
}

fn of(bursts: &[Burst], service: Service) -> impl Iterator<Item = &Burst> {
    bursts.iter().filter(move |burst| burst.service == service)
}

fn header<'a>(bursts: impl Iterator<Item = &'a Burst>) -> String {
    let mut text = "| wired by | before |".to_owned();
    let mut line = "|---|--:|".to_owned();
    for burst in bursts {
        let validity = if burst.valid { "" } else { " invalid" };
        let _ = write!(text, " {}{validity} at once | after |", burst.requests);
        line += "--:|--:|";
    }
    format!("{text}\n{line}\n")
}

fn row<'a>(service: Service, bursts: impl Iterator<Item = &'a Burst>) -> String {
    let mut bursts = bursts.peekable();
    let before = bursts.peek().map_or(0, |burst| burst.before);
    let mut row = format!("| {} | {before} |", name(service));
    for burst in bursts {
        let _ = write!(row, " {} | {} |", burst.during, burst.after);
    }
    row + "\n"
}
