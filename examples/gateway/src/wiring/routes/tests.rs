//! Tests that the list of routes is complete and correct.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use axum::{
    Router,
    body::Body,
    http::{Request, header::ALLOW},
};
use confique::Config as _;
use syn::{
    FnArg, Ident, Item, ItemFn, Meta, PathArguments, ReturnType, Token, Type, TypeParamBound,
    punctuated::Punctuated,
};
use tower::ServiceExt;

use super::{ROUTES, in_turn};
use crate::{app::App, config::Config, operations, routes};

/// The methods of each path.
type Methods = BTreeMap<String, BTreeSet<String>>;

#[tokio::test]
async fn each_path_of_a_router_is_listed_with_its_methods() {
    let config = Config::builder().load().expect("defaults");
    let app = App::build(config).await.expect("an app");
    assert_eq!(served(routes::router(app.clone())).await, listed("API"));
    assert_eq!(served(operations::router(app)).await, listed("metrics"));
}

#[test]
fn each_injected_function_is_listed() {
    let listed: Vec<_> = ROUTES.iter().map(|route| route.handler).collect();
    let injected = injected(Path::new("src"));
    assert!(injected.len() >= 6, "{injected:?}");
    for function in injected {
        assert!(listed.contains(&&*function), "{function}");
    }
}

#[test]
fn each_route_lists_the_dependencies_of_its_handler() {
    for route in ROUTES {
        assert_eq!(
            asked(&function(route.handler)),
            route.wired,
            "{}",
            route.handler
        );
    }
}

#[test]
fn transitive_dependencies_come_from_the_graph() {
    assert_eq!(
        in_turn(App::GRAPH, &["claude"]),
        ["inferences", "client", "engine", "config"]
    );
    assert!(in_turn(App::GRAPH, &["ending"]).is_empty());
}

#[test]
fn routes_for_callers_need_a_user() {
    let for_everyone = ["monitoring::healthz", "monitoring::ready", "access::note"];
    for route in ROUTES.iter().filter(|route| route.port != "metrics") {
        let needed = in_turn(App::GRAPH, route.wired);
        let is_guarded = route.wired.contains(&"user") || needed.contains(&"user");
        let is_open = for_everyone.contains(&route.handler);
        assert_ne!(is_guarded, is_open, "{}", route.handler);
    }
}

/// axum exposes the paths of a router only in its `Debug` output, and the methods of a path only in the header `allow`.
///
/// Part of this output: `paths: {RouteId(0): "/metrics", RouteId(1): "/wiring"}`
async fn served(router: Router) -> Methods {
    let text = format!("{router:?}");
    let (_, paths) = text.split_once("paths: {").expect("paths");
    let (paths, _) = paths.split_once("} }").expect("an end of the paths");
    let mut served = Methods::new();
    for path in paths.split('"').skip(1).step_by(2) {
        let request = Request::builder().method("BREW").uri(path);
        let request = request.body(Body::empty()).expect("a request");
        let Ok(response) = router.clone().oneshot(request).await;
        let allowed = response.headers()[ALLOW].to_str().expect("a text");
        served.insert(
            path.to_owned(),
            allowed.split(',').map(str::to_owned).collect(),
        );
    }
    served
}

/// The routes of this port, without fallbacks and middleware.
fn listed(port: &str) -> Methods {
    let mut listed = Methods::new();
    for route in ROUTES
        .iter()
        .filter(|route| route.port == port && !route.method.starts_with("every"))
    {
        for path in route.path.split(", ") {
            let methods = listed.entry(path.to_owned()).or_default();
            methods.insert(route.method.to_owned());
            // axum answers HEAD with the handler for GET.
            methods.extend((route.method == "GET").then(|| "HEAD".to_owned()));
        }
    }
    listed
}

/// The functions with `#[inject]` in a directory, by path.
fn injected(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("a directory");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                injected(&path)
            } else {
                injected_in(&path)
            }
        })
        .collect()
}

fn injected_in(file: &Path) -> Vec<String> {
    let module: PathBuf = file.with_extension("").components().skip(1).collect();
    let module = module.to_string_lossy().replace('/', "::");
    let injected = functions(file).into_iter().filter(|function| {
        let mut attributes = function.attrs.iter();
        attributes.any(|attribute| attribute.path().is_ident("inject"))
    });
    injected
        .map(|function| format!("{module}::{}", function.sig.ident))
        .collect()
}

/// The functions in a file. Other files, such as scripts for the page, contain none.
fn functions(file: &Path) -> Vec<ItemFn> {
    if file.extension().is_none_or(|extension| extension != "rs") {
        return Vec::new();
    }
    let items = syn::parse_file(&fs::read_to_string(file).expect("a file")).expect("Rust");
    let functions = items.items.into_iter().filter_map(|item| match item {
        Item::Fn(function) => Some(function),
        _ => None,
    });
    functions.collect()
}

/// `chat::agent::agent` is the function `agent` in `src/chat/agent.rs`.
fn function(path: &str) -> ItemFn {
    let (module, name) = path.rsplit_once("::").expect("a module");
    let file = format!("src/{}.rs", module.replace("::", "/"));
    let mut functions = functions(Path::new(&file)).into_iter();
    let named = functions.find(|function| function.sig.ident == name);
    named.expect("the function")
}

/// The guards, and the providers of parameters. Parameters without a provider are skipped.
fn asked(function: &ItemFn) -> Vec<String> {
    let parameters = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(parameter) => provider(&parameter.ty),
        FnArg::Receiver(_) => None,
    });
    guards(function).into_iter().chain(parameters).collect()
}

fn guards(function: &ItemFn) -> Vec<String> {
    let attributes = function.attrs.iter();
    let Some(Meta::List(inject)) = attributes
        .map(|attribute| &attribute.meta)
        .find(|meta| meta.path().is_ident("inject"))
    else {
        return Vec::new();
    };
    let options = inject.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    let guards = options
        .expect("options")
        .into_iter()
        .filter_map(|option| match option {
            Meta::List(guards) if guards.path.is_ident("guard") => Some(guards),
            _ => None,
        });
    guards
        .flat_map(|guards| {
            let names = guards.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated);
            names
                .expect("names")
                .into_iter()
                .map(|name| name.to_string())
        })
        .collect()
}

fn provider(asked: &Type) -> Option<String> {
    let asked = last_word(asked)?;
    let mut providers = App::GRAPH.providers().iter();
    providers
        .find(|provider| provider.provides().split('<').next() == Some(asked.as_str()))
        .map(|provider| provider.name().to_owned())
}

/// The last name in a type: `Claude` in `&Claude`, `Claude<T>` and `impl Fn(Model) -> Claude`.
fn last_word(asked: &Type) -> Option<String> {
    match asked {
        Type::Reference(reference) => last_word(&reference.elem),
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        Type::ImplTrait(bounds) => {
            let TypeParamBound::Trait(bound) = bounds.bounds.first()? else {
                return None;
            };
            let PathArguments::Parenthesized(call) = &bound.path.segments.last()?.arguments else {
                return None;
            };
            match &call.output {
                ReturnType::Type(_, returned) => last_word(returned),
                ReturnType::Default => None,
            }
        }
        _ => None,
    }
}
