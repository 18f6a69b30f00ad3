//! Programs larger than people write, which compile without a raised `recursion_limit`.

use std::fmt::Write;
use std::path::Path;

/// A multiple of the three kinds and of the modules.
const PROVIDERS: usize = 1020;
const HANDLERS: usize = 400;
const MODULES: usize = 10;

/// Each macro call may be in 127 others. One call for each condition and two for each module would end at a
/// tenth of these.
const SMALL_MODULES: usize = 640;
const CONDITIONS: usize = 1280;

/// Each of a third of the providers is a singleton, a request value, or made anew, and needs two
/// others.
#[test]
fn a_thousand_providers_and_four_hundred_handlers() {
    let mut container = String::new();
    for number in 0..PROVIDERS {
        provider(&mut container, number, &needs(number));
    }
    let mut source = program(&format!("#[container] impl App {{ {container} }}"));
    for number in 0..HANDLERS {
        let first = number * 3 % PROVIDERS / 3 * 3;
        let (shared, owned, made) = (first, first + 1, first + 2);
        let handler = format!(
            "#[inject] async fn handler_{number}(a: &T{shared}, b: T{owned}, c: T{made}, body: String) \
             -> String {{ format!(\"{{}} {{}} {{}}{{body}}\", a.0, b.0, c.0) }}\n"
        );
        source.push_str(&handler);
        writeln!(source, "routes!(handler_{number});").unwrap();
    }
    compiles("wide", &source);
}

/// Half of it while the container is built, half of it in a request.
#[test]
fn a_chain_of_a_thousand_providers() {
    let mut container = String::new();
    for number in 0..PROVIDERS {
        let before: Vec<_> = number.checked_sub(1).into_iter().collect();
        let kind = if number < PROVIDERS / 2 {
            "singleton"
        } else {
            "request"
        };
        one(&mut container, kind, number, &before);
    }
    let mut source = program(&format!("#[container] impl App {{ {container} }}"));
    let last = PROVIDERS - 1;
    let handler =
        format!("#[inject] async fn last(end: &T{last}) -> String {{ end.0.to_string() }}\n");
    source.push_str(&handler);
    source.push_str("routes!(last);");
    compiles("deep", &source);
}

#[test]
fn a_thousand_providers_in_ten_modules() {
    let mut modules = String::new();
    let size = PROVIDERS / MODULES;
    for module in 0..MODULES {
        let mut block = String::new();
        for number in module * size..(module + 1) * size {
            provider(&mut block, number, &needs(number));
        }
        writeln!(modules, "#[module] impl Module{module} {{ {block} }}").unwrap();
    }
    let names: Vec<_> = (0..MODULES)
        .map(|module| format!("Module{module}"))
        .collect();
    let names = names.join(", ");
    let mut source = program(&format!(
        "{modules} #[container(modules({names}))] impl App {{}}"
    ));
    source.push_str("#[inject] async fn one(a: &T3, b: T997, c: &T501) -> String { format!(\"{} {} {}\", a.0, b.0, c.0) }\n");
    source.push_str("routes!(one);");
    compiles("modules", &source);
}

/// A container names the modules, of which each one provides a value.
#[test]
fn six_hundred_and_forty_modules() {
    let mut modules = String::new();
    for module in 0..SMALL_MODULES {
        let mut block = String::new();
        let kind = ["singleton", "request", "factory"][module % 3];
        one(&mut block, kind, module, &[]);
        writeln!(modules, "#[module] impl Module{module} {{ {block} }}").unwrap();
    }
    let names: Vec<_> = (0..SMALL_MODULES)
        .map(|module| format!("Module{module}"))
        .collect();
    let names = names.join(", ");
    let mut source = program(&format!(
        "{modules} #[container(modules({names}))] impl App {{}}"
    ));
    source.push_str("#[inject] async fn one(a: &T0, b: T637, c: &T300) -> String { format!(\"{} {} {}\", a.0, b.0, c.0) }\n");
    source.push_str("routes!(one);");
    compiles("small_modules", &source);
}

/// Every other provider is configured out, and every other parameter of a handler.
#[test]
fn twelve_hundred_and_eighty_conditions() {
    let condition = |number: usize| match number % 2 {
        0 => format!("#[cfg(not(condition_{number}))]"),
        _ => format!("#[cfg(condition_{number})]"),
    };
    let mut container = String::new();
    for number in 0..CONDITIONS {
        let condition = condition(number);
        let provider =
            format!("{condition} #[request] fn t{number}() -> T{number} {{ T{number}(1) }}\n");
        container.push_str(&provider);
    }
    let parameters: String = (0..CONDITIONS / 8)
        .map(|number| format!("{} _t{number}: T{number}", condition(number)))
        .collect::<Vec<_>>()
        .join(", ");
    let mut source = String::from("#![allow(unexpected_cfgs)]\n");
    source.push_str(&program(&format!(
        "#[container] impl App {{ {container} }}"
    )));
    writeln!(source, "#[inject] async fn some({parameters}) {{}}").unwrap();
    source.push_str("routes!(some);");
    compiles("conditions", &source);
}

/// Each of a thousand errors names the way from the last of the chain to itself.
#[test]
fn a_chain_of_a_thousand_fallible_singletons() {
    let mut container = String::new();
    for number in 0..PROVIDERS {
        let parameter = number.checked_sub(1).map(|before| format!("_: &T{before}"));
        let parameter = parameter.unwrap_or_default();
        writeln!(
            container,
            "#[singleton] fn t{number}({parameter}) -> Result<T{number}, Refused> {{ Ok(T{number}(1)) }}"
        )
        .unwrap();
    }
    let source = program(&format!("#[container] impl App {{ {container} }}"));
    compiles("fallible_chain", &source);
}

/// The singletons of which a provider is made.
fn needs(number: usize) -> Vec<usize> {
    match number {
        0..3 => Vec::new(),
        number => vec![number / 6 * 3, number / 9 * 3],
    }
}

fn provider(block: &mut String, number: usize, needs: &[usize]) {
    let kind = ["singleton", "request", "factory"][number % 3];
    one(block, kind, number, needs);
}

/// `#[request] async fn t4(a: &T2, b: &T3) -> Result<T4, Refused> { Ok(T4(a.0 + b.0)) }`
fn one(block: &mut String, kind: &str, number: usize, needs: &[usize]) {
    let parameters: Vec<_> = needs
        .iter()
        .enumerate()
        .map(|(position, need)| format!("a{position}: &T{need}"))
        .collect();
    let parameters = parameters.join(", ");
    let sum: String = (0..needs.len()).fold(String::new(), |sum, position| {
        sum + &format!(".wrapping_add(a{position}.0)")
    });
    let (word, output, value) = match number % 4 {
        0 => ("", format!("T{number}"), format!("T{number}(1_u16{sum})")),
        1 => (
            "async",
            format!("T{number}"),
            format!("T{number}(1_u16{sum})"),
        ),
        _ => (
            "",
            format!("Result<T{number}, Refused>"),
            format!("Ok(T{number}(1_u16{sum}))"),
        ),
    };
    writeln!(
        block,
        "#[{kind}] {word} fn t{number}({parameters}) -> {output} {{ {value} }}"
    )
    .unwrap();
}

fn program(container: &str) -> String {
    let mut source = String::from(
        "#![allow(dead_code)]\n\
         use axum::{Router, http::StatusCode, routing::get};\n\
         #[allow(unused_imports)]\n\
         use hardwire::{container, inject, module};\n\
         #[derive(Debug)] struct Refused;\n\
         impl std::fmt::Display for Refused { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(\"refused\") } }\n\
         impl std::error::Error for Refused {}\n\
         impl axum::response::IntoResponse for Refused { fn into_response(self) -> axum::response::Response { StatusCode::GONE.into_response() } }\n\
         macro_rules! routes { ($handler:ident) => { const _: fn() = || { let _: Router<App> = Router::new().route(\"/\", get($handler)); }; }; }\n\
         fn main() { let _ = App::build(); }\n",
    );
    for number in 0..PROVIDERS.max(CONDITIONS) {
        writeln!(source, "struct T{number}(u16);").unwrap();
    }
    source + container + "\n"
}

fn compiles(name: &str, source: &str) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.rs"));
    std::fs::write(&file, source).unwrap();
    trybuild::TestCases::new().pass(file);
}
