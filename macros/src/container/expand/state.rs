//! The state of the router: `#[singleton(state)]`, with which extractors that want the singleton as their
//! state find it, and `#[container(state = AppState)]`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use crate::syntax::CallSite;

pub(super) fn states(site: CallSite<'_>, container: &Container) -> TokenStream {
    let marked = container
        .kept()
        .filter(|provider| provider.options.state.is_some());
    marked
        .map(|provider| state(site, container, provider))
        .collect()
}

/// Output:
/// ```ignore
/// impl FromRef<App> for Key {
///     fn from_ref(app: &App) -> Key {
///         Clone::clone(&app.key)
///     }
/// }
/// ```
/// With another state, that is the state, and the container is taken from it:
/// `impl FromRef<AppState> for Key`, with `let app = &App::__from_state(app);` as its first line.
fn state(site: CallSite<'_>, container: &Container, provider: &Declaration) -> TokenStream {
    let (state, name, ty) = (
        container.state_type(),
        provider.name(),
        &provider.returned.provided,
    );
    let app = site.local("app");
    let taken = container.taken_from_state(site, &app.to_token_stream());
    // The error that the type cannot be cloned goes to the type.
    let site = site.at(ty.span());
    let hardwire = site.hardwire();
    quote_spanned! {site.code=>
        impl #hardwire::__private::FromRef<#state> for #ty {
            fn from_ref(#app: &#state) -> #ty {
                #taken
                ::core::clone::Clone::clone(&#app.0.#name)
            }
        }
    }
}

/// `state = AppState`: where handlers find the type, and how they take the container from it.
///
/// Output:
/// ```ignore
/// impl HasState for App {
///     type State = AppState;
/// }
///
/// impl App {
///     fn __from_state(state: &AppState) -> App {
///         bounds::from_state(state)
///     }
/// }
/// ```
pub(super) fn another_state(site: CallSite<'_>, container: &Container) -> Option<TokenStream> {
    let (app, visibility) = (&container.name, &container.visibility);
    let state = container.state.as_ref()?;
    let name = site.local("state");
    // That the container cannot be taken from it is shown at it.
    let hardwire = site.spanned(state.span()).hardwire();
    let taken = quote_spanned!(state.span()=> #hardwire::bounds::from_state::<#state, Self>);
    // So is that the type is less visible than the container.
    let has_state = quote_spanned! {state.span()=>
        impl #hardwire::__private::HasState for #app {
            type State = #state;
        }
    };
    Some(quote! {
        #has_state

        impl #app {
            #[doc(hidden)]
            #[allow(dead_code, private_interfaces, reason = "a container may have no handler yet")]
            #[inline]
            #visibility fn __from_state(#name: &#state) -> Self {
                #taken(#name)
            }
        }
    })
}

impl Container {
    /// The state for which extractors run.
    pub(super) fn state_type(&self) -> TokenStream {
        match &self.state {
            Some(state) => state.to_token_stream(),
            None => self.name.to_token_stream(),
        }
    }

    /// `let app = &App::__from_state(state);`, where the state is not the container.
    pub(super) fn taken_from_state(
        &self,
        site: CallSite<'_>,
        state: &TokenStream,
    ) -> Option<TokenStream> {
        let (name, app) = (&self.name, site.local("app"));
        let taken = quote_spanned!(site.code=> let #app = &#name::__from_state(#state););
        self.state.is_some().then_some(taken)
    }
}
