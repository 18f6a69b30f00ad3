use std::fmt::Write;

use benches_record::{Burst, Service};

use super::name;

const HEAD: &str = "
### Threads

What the gateway's predecessor was repaired for: requests that come all at once, the next when all
are answered, and how many threads the service has before, at most meanwhile, and after.

";

const WHY: &str = "
FastAPI runs each dependency that is not an `async def` on a thread of its pool, whatever it does.
`Provide[…]` is none, and neither is the `Depends` that wireup's `Injected` stands for, which
`WireupRoute` takes away.
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
        let what = if burst.valid { "" } else { " invalid" };
        let _ = write!(text, " {}{what} at once | after |", burst.requests);
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
