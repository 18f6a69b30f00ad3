//! `#[request(extract)]`: plain axum handlers can take the value as well.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use crate::emit::{AskedTypes, Emitter, Rejection, Setting};
use crate::graph::{Graph, Holder, Sharing};
use crate::plan::{Argument, LocalId, LocalOrigin, Plan, Step, plan_of_extractor};
use crate::syntax::{CallSite, Code, code};

pub(super) fn extractors(site: CallSite<'_>, container: &Container, graph: &Graph) -> TokenStream {
    let providers = container.providers.iter().enumerate();
    let marked = providers.filter(|(_, provider)| provider.options.extract.is_some());
    let extractors = marked.map(|(position, provider)| {
        // The error that the future is not `Send` goes to the type.
        let place = provider.returned.provided.span();
        extractor(site.at(place), container, graph, position, provider)
    });
    extractors.collect()
}

/// Output:
/// ```ignore
/// impl FromRequestParts<App> for User {
///     type Rejection = AuthError;
///
///     async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AuthError> {
///         let user = match App::user(&parts.headers, &app.db).await {
///             Ok(user) => user,
///             Err(error) => return Err(error),
///         };
///         Ok(user)
///     }
/// }
/// ```
fn extractor(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    position: usize,
    provider: &Declaration,
) -> TokenStream {
    let hardwire = site.hardwire();
    let (app, ty) = (&container.name, &provider.returned.provided);
    let plan = if graph.is_broken {
        Plan::default()
    } else {
        plan_of_extractor(graph, position)
    };
    let rejected = Rejected::of(site, container, graph, &plan);
    let setting = Setting::Extractor(rejected.form);
    let mut emitter = Emitter::new(site, graph, &plan, code!(site=> #app), &[], setting);
    let modules = container.module_paths();
    emitter.modules = &modules;
    let twins = emitter.twins(&AskedTypes {
        sources: &[graph.extracted(position)],
        guards: &[],
        generics: &provider.function.signature.generics,
    });
    let (steps, value) = (emitter.steps(), emitter.value());
    let body = if graph.is_broken {
        quote_spanned!(site.code=> ::core::unreachable!())
    } else {
        let value = as_returned(site, graph.providers[position].sharing, value);
        quote_spanned!(site.code=> #twins #steps ::core::result::Result::Ok(#value))
    };
    let rejection = rejected.ty;
    let (state, [parts_name, state_name]) =
        (container.state_type(), parameters(site, container, &plan));
    let taken = plan
        .needs_app()
        .then(|| container.taken_from_state(site, &state_name));
    let required = required(site, container, graph, &plan);
    let allowed = required.is_some().then(|| {
        quote_spanned!(site.code=> #[allow(trivial_bounds, reason = "rustc shows a bound if its extractor needs the body")])
    });
    quote_spanned! {site.code=>
        #allowed
        impl #hardwire::__private::Extractor<#state> for #ty #required {
            type Rejection = #rejection;

            async fn from_request_parts(
                #parts_name: &mut #hardwire::__private::Parts,
                #state_name: &#state,
            ) -> ::core::result::Result<Self, Self::Rejection> {
                #taken
                #body
            }
        }
    }
}

/// Functions share what is in a `Box` in an `Arc`, so the `Box` is another one.
fn as_returned(site: CallSite<'_>, sharing: Sharing, value: Code) -> Code {
    match sharing {
        Sharing::Request {
            returned: Holder::Box,
        } => code!(site=> ::std::boxed::Box::new(#value)),
        _ => value,
    }
}

/// The names of the head and of the state, where they are needed.
fn parameters(site: CallSite<'_>, container: &Container, plan: &Plan) -> [TokenStream; 2] {
    let is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
    let is_looked_for = !plan.shared.is_empty();
    let needs_parts = plan.has_extractors() || is_looked_for || plan.any_argument(&mut { is_part });
    let needs_state = plan.has_extractors() || plan.needs_app();
    let state = if container.state.is_some() {
        "state"
    } else {
        "app"
    };
    [("parts", needs_parts), (state, needs_state)].map(|(name, is_needed)| {
        let name = site.local(name);
        if is_needed {
            quote_spanned!(site.code=> #name)
        } else {
            quote_spanned!(site.code=> _)
        }
    })
}

/// The type of the rejection, and how an error becomes one.
struct Rejected {
    ty: TokenStream,
    form: Rejection,
}

impl Rejected {
    /// A response if a lazy singleton is needed, which may fail without an error. The container's
    /// error; else the error itself if one thing can fail; else a response.
    fn of(site: CallSite<'_>, container: &Container, graph: &Graph, plan: &Plan) -> Self {
        if plan.has_lazy() {
            return Self {
                form: match container.error {
                    Some(_) => Rejection::Refused,
                    None => Rejection::Response,
                },
                ..Self::response(site)
            };
        }
        let has_own_rejections = container.keeps_rejections && extracts(plan);
        if has_own_rejections {
            return Self {
                form: Rejection::Refused,
                ..Self::response(site)
            };
        }
        if let Some(error) = &container.error {
            return Self {
                ty: error.to_token_stream(),
                form: Rejection::Converted,
            };
        }
        let steps = plan.steps.iter();
        let errors: Vec<_> = steps
            .filter_map(|step| error(site, container, graph, plan, step))
            .collect();
        match errors.as_slice() {
            [] => Self::error(quote_spanned!(site.code=> ::core::convert::Infallible)),
            [only] if !only.is_empty() => Self::error(only.clone()),
            _ => Self::response(site),
        }
    }

    fn error(ty: TokenStream) -> Self {
        Self {
            ty,
            form: Rejection::Error,
        }
    }

    fn response(site: CallSite<'_>) -> Self {
        let hardwire = site.hardwire();
        Self {
            ty: quote_spanned!(site.code=> #hardwire::__private::Response),
            form: Rejection::Response,
        }
    }
}

/// An extractor that a provider asks for may reject the request.
fn extracts(plan: &Plan) -> bool {
    let mut steps = plan.steps.iter();
    steps.any(|step| matches!(step, Step::ExtractFor { .. }))
}

/// If the step can fail, the type of its error, which is empty if it has no name here.
fn error(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    plan: &Plan,
    step: &Step,
) -> Option<TokenStream> {
    match step {
        Step::Provide { local, .. } if plan.is_outcome(*local) => None,
        Step::Provide { call, .. } => {
            let provider = &container.providers[graph.declared(call.provider)];
            let returned = &provider.returned;
            returned.is_fallible.then(|| {
                let error = returned.error.as_ref();
                let is_nameable = provider.is_own() && provider.generics.is_empty();
                let named = error.filter(|_| is_nameable);
                let named = named.map(|error| error.ty(site));
                named.to_token_stream()
            })
        }
        Step::ExtractFor { local, .. } => {
            let ty = extractor_type(container, graph, plan, *local);
            let named = ty.map(|ty| rejection_of(site, container, ty));
            Some(named.unwrap_or_default())
        }
        Step::Await { .. }
        | Step::Defer { .. }
        | Step::Extract { .. }
        | Step::Copy { .. }
        | Step::Keep { .. }
        | Step::Retain(_)
        | Step::End(_) => None,
    }
}

/// The type of a provider's extractor, if it has a name here.
fn extractor_type<'a>(
    container: &'a Container,
    graph: &Graph,
    plan: &Plan,
    local: LocalId,
) -> Option<&'a Type> {
    let LocalOrigin::ProviderParameter {
        provider,
        parameter,
    } = plan.locals[local].origin
    else {
        return None;
    };
    let provider = &container.providers[graph.declared(provider)];
    let is_nameable = provider.is_own() && provider.generics.is_empty();
    is_nameable.then(|| &*provider.parameters[parameter].argument.ty)
}

/// Requires that the extractors do without the body, each at its parameter. The function and the rejection rely on it,
/// so there is one error.
///
/// Output: `where Query<Page>: FromHead<App, Head>`
fn required(site: CallSite<'_>, container: &Container, graph: &Graph, plan: &Plan) -> Option<Code> {
    let extracted = plan.steps.iter().filter_map(|step| match step {
        Step::ExtractFor { local, .. } => extractor_type(container, graph, plan, *local),
        _ => None,
    });
    let state = container.state_type();
    let bounds: Code = extracted
        .map(|ty| {
            let here = site.spanned(ty.span());
            code!(here=> #ty: #hardwire::bounds::FromHead<#state, #hardwire::bounds::Head>,)
        })
        .collect();
    (!bounds.is_empty()).then(|| code!(site=> where #bounds))
}

fn rejection_of(site: CallSite<'_>, container: &Container, extractor: &Type) -> TokenStream {
    let hardwire = site.hardwire();
    let state = container.state_type();
    quote_spanned!(site.code=> <#extractor as #hardwire::bounds::FromHead<#state, #hardwire::bounds::Head>>::Rejection)
}
