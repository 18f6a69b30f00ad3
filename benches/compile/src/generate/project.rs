//! The files of one project.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use benches_record::Writing;

use super::service::{Handler, Service};
use super::{by_hand, froodi, hardwire, manifest};
use crate::size::Size;

const HANDLERS_IN_A_FILE: usize = 50;

/// What the project is called.
pub(crate) fn name(writing: Writing, size: Size) -> String {
    let writing = match writing {
        Writing::ByHand => "by_hand",
        Writing::DebugHandler => "debug_handler",
        Writing::Hardwire => "hardwire",
        Writing::HardwireOptimized => "hardwire_optimized",
        Writing::HardwireModules => "hardwire_modules",
        Writing::Froodi => "froodi",
    };
    format!("{writing}_{size}")
}

/// Writes the project.
pub(super) fn write(into: &Path, writing: Writing, size: Size) -> io::Result<()> {
    let service = Service::new(size);
    let files: Vec<_> = service.handlers.chunks(HANDLERS_IN_A_FILE).collect();
    let source = into.join("src");
    fs::create_dir_all(source.join("handlers"))?;
    let manifest = manifest::of_project(&name(writing, size), writing);
    fs::write(into.join("Cargo.toml"), manifest)?;
    fs::write(source.join("main.rs"), main(writing, size.handlers))?;
    fs::write(source.join("types.rs"), types(&service))?;
    fs::write(source.join("app.rs"), app(writing, &service))?;
    fs::write(
        source.join("handlers/mod.rs"),
        all_handlers(writing, files.len()),
    )?;
    for (number, handlers) in files.into_iter().enumerate() {
        let text = some_handlers(writing, &service, handlers);
        fs::write(source.join(format!("handlers/m{number}.rs")), text)?;
    }
    Ok(())
}

/// Edits the body of the first handler: to what it was not, whatever it was.
pub(crate) fn edit(project: &Path) -> io::Result<()> {
    let file = project.join("src/handlers/m0.rs");
    let text = fs::read_to_string(&file)?;
    let (old, new) = ("let edited = 0;", "let edited = 1000000;");
    let text = if text.contains(old) {
        text.replacen(old, new, 1)
    } else {
        text.replacen(new, old, 1)
    };
    fs::write(file, text)
}

/// Serves every handler once, and prints what it said.
fn main(writing: Writing, handlers: usize) -> String {
    let router = match writing {
        Writing::Froodi => {
            "froodi::axum::setup_async_default(handlers::routes(), app::container())"
        }
        _ => "handlers::routes().with_state(run(app::App::build()).unwrap())",
    };
    let router = match writing {
        Writing::ByHand | Writing::DebugHandler => router.replace(".unwrap()", ""),
        Writing::Hardwire
        | Writing::HardwireOptimized
        | Writing::HardwireModules
        | Writing::Froodi => router.to_owned(),
    };
    include_str!("main.rs.txt")
        .replace("ROUTER", &router)
        .replace("HANDLERS", &handlers.to_string())
}

fn types(service: &Service) -> String {
    let providers = service.providers.iter();
    let types = providers.map(|p| format!("pub struct P{}(pub u64);\n", p.number));
    types.collect::<String>() + "\npub async fn saved(_: &str) {}\n"
}

fn app(writing: Writing, service: &Service) -> String {
    match writing {
        Writing::ByHand | Writing::DebugHandler => by_hand::app(service),
        Writing::Hardwire | Writing::HardwireOptimized => hardwire::app(service),
        Writing::HardwireModules => hardwire::modules(service),
        Writing::Froodi => froodi::app(service),
    }
}

fn all_handlers(writing: Writing, files: usize) -> String {
    let mut text = String::from("use axum::Router;\n");
    let state = state(writing);
    for number in 0..files {
        let _ = writeln!(text, "mod m{number};");
    }
    let _ = write!(text, "\npub fn routes() -> Router<{state}> {{\n");
    text += "    let router = Router::new();\n";
    for number in 0..files {
        let _ = writeln!(text, "    let router = m{number}::routes(router);");
    }
    text + "    router\n}\n"
}

fn state(writing: Writing) -> &'static str {
    match writing {
        Writing::Froodi => "()",
        _ => "crate::app::App",
    }
}

fn some_handlers(writing: Writing, service: &Service, handlers: &[Handler]) -> String {
    let mut text = match writing {
        Writing::ByHand | Writing::DebugHandler => by_hand::HANDLERS.to_owned(),
        Writing::Hardwire | Writing::HardwireOptimized | Writing::HardwireModules => {
            hardwire::HANDLERS.to_owned()
        }
        Writing::Froodi => froodi::HANDLERS.to_owned(),
    };
    text.extend(handlers.iter().map(|handler| match writing {
        Writing::ByHand => by_hand::handler(service, handler, ""),
        Writing::DebugHandler => by_hand::handler(service, handler, "#[axum::debug_handler]\n"),
        Writing::Hardwire | Writing::HardwireOptimized | Writing::HardwireModules => {
            hardwire::handler(handler)
        }
        Writing::Froodi => froodi::handler(handler),
    }));
    let routes = handlers
        .iter()
        .map(|Handler { number, .. }| format!("\n        .route(\"/h{number}\", get(h{number}))"));
    let state = state(writing);
    let _ = write!(
        text,
        "\npub fn routes(router: Router<{state}>) -> Router<{state}> {{\n    router{}\n}}\n",
        routes.collect::<String>(),
    );
    text
}
