//! What a test has run in the place of a provider: where it is put, and how it is found again. The
//! container and its modules each write what only they can name.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::format_ident;
use syn::{GenericParam, ReturnType, Type, WherePredicate};

use super::super::module::home;
use super::super::parse::{Container, Declaration};
use super::functions::generics_of;
use crate::emit;
use crate::graph::{Graph, Provider};
use crate::syntax::{Applied, Hardwire, Parameter, elided, lasting, quote, ungroup};

/// A provider as something else that can stand in its place.
struct Overridable<'a> {
    declaration: &'a Declaration,
    provider: &'a Provider,
    /// The types of its `#[arg]`s.
    arguments: Vec<TokenStream>,
    returned: TokenStream,
    generics: Vec<GenericParam>,
    bounds: Vec<&'a WherePredicate>,
}

impl<'a> Overridable<'a> {
    fn of(declaration: &'a Declaration, provider: &'a Provider) -> Option<Self> {
        if declaration.lifetime.is_kept() {
            return None;
        }
        let signature = &declaration.function.signature;
        let ReturnType::Type(_, returned) = &signature.output else {
            return None;
        };
        let given = declaration.parameters.iter();
        let given = given.filter(|parameter| parameter.is_argument());
        let given: Vec<_> = given.enumerate().map(Given::of).collect();
        let arguments: Vec<_> = given
            .iter()
            .map(|given| elided(&given.ty, &signature.generics))
            .collect();
        let returned = lasting(returned, &signature.generics);
        let told = quote!(#returned, #(#arguments),*);
        let (generics, bounds) = generics_of(declaration, &told);
        let generics = generics.into_iter().cloned();
        let generics = generics.chain(given.into_iter().filter_map(|given| given.generic));
        Some(Self {
            declaration,
            provider,
            arguments,
            returned,
            generics: generics.collect(),
            bounds,
        })
    }

    /// `dyn Fn(Model) -> Claude + Send + Sync`
    fn call(&self, returned: &TokenStream) -> TokenStream {
        let arguments = &self.arguments;
        quote! {
            dyn ::core::ops::Fn(#(#arguments),*) -> #returned + ::core::marker::Send + ::core::marker::Sync
        }
    }

    /// What is in its place.
    fn ty(&self) -> TokenStream {
        let returned = &self.returned;
        let call = self.call(returned);
        if self.provider.may_wait() {
            let waiting = self.call(&quote!(#Hardwire::__private::Made<#returned>));
            quote!(#Hardwire::__private::Override<#call, #waiting>)
        } else {
            quote!(::std::sync::Arc<#call>)
        }
    }

    /// `<S: Scope>`, and `where (S,): 'static`
    fn generics(&self) -> [Option<TokenStream>; 2] {
        let (generics, bounds) = (&self.generics, &self.bounds);
        let types = generics.iter().filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            _ => None,
        });
        let is_generic = !generics.is_empty();
        [
            is_generic.then(|| quote!(#(#generics),*)),
            // Not each by itself, which clippy does not like beside other bounds of it.
            is_generic.then(|| quote!((#(#types,)*): 'static, #(#bounds,)*)),
        ]
    }

    /// Output:
    /// ```ignore
    /// fn __override_claude(overrides: &Overrides) -> Option<Arc<dyn Fn(Model) -> Claude + Send + Sync>> {
    ///     overrides.get("claude")
    /// }
    /// ```
    fn lookup(&self) -> TokenStream {
        let visibility = &self.declaration.function.visibility;
        let (function, ty) = (emit::override_function(self.provider), self.ty());
        let [generics, bounds] = self.generics();
        let (generics, bounds) = (
            generics.map(|generics| quote!(<#generics>)),
            bounds.map(|bounds| quote!(where #bounds)),
        );
        let name = self.provider.plain_name();
        quote! {
            #[doc(hidden)]
            #[allow(dead_code, clippy::type_complexity, reason = "a program may not need the value")]
            #visibility fn #function #generics(
                overrides: &#Hardwire::__private::Overrides,
            ) -> ::core::option::Option<#ty> #bounds {
                overrides.get(#name)
            }
        }
    }

    /// `App::__override_authorized::<S>`
    fn path_of_lookup(&self, owner: &TokenStream) -> TokenStream {
        let function = emit::override_function(self.provider);
        let names = self.generics.iter().map(|parameter| match parameter {
            GenericParam::Type(parameter) => &parameter.ident,
            GenericParam::Const(parameter) => &parameter.ident,
            GenericParam::Lifetime(parameter) => &parameter.lifetime.ident,
        });
        let names: Vec<_> = names.collect();
        let turbofish = (!names.is_empty()).then(|| quote!(::<#(#names),*>));
        quote!(#owner::#function #turbofish)
    }

    /// `Override::Sync(Arc::new(make))`
    fn sync(&self) -> TokenStream {
        if self.provider.may_wait() {
            quote!(#Hardwire::__private::Override::Sync(
                ::std::sync::Arc::new(make)
            ))
        } else {
            quote!(::std::sync::Arc::new(make))
        }
    }

    /// `Override::Async(Arc::new(move |model: Model| Box::pin(make(model)) as Made<Claude>))`
    fn waiting(&self) -> TokenStream {
        let (arguments, returned) = (&self.arguments, &self.returned);
        let names: Vec<_> = (0..arguments.len())
            .map(|position| format_ident!("argument_{position}"))
            .collect();
        quote! {
            #Hardwire::__private::Override::Async(::std::sync::Arc::new(
                move |#(#names: #arguments),*| -> #Hardwire::__private::Made<#returned> {
                    ::std::boxed::Box::pin(make(#(#names),*))
                }
            ))
        }
    }

    /// The bounds of what a test gives, which returns this.
    fn given(&self, returned: &TokenStream) -> TokenStream {
        let arguments = &self.arguments;
        quote! {
            ::core::ops::Fn(#(#arguments),*) -> #returned
                + ::core::marker::Send + ::core::marker::Sync + 'static
        }
    }

    fn future(&self) -> TokenStream {
        let returned = &self.returned;
        quote!(::core::future::Future<Output = #returned> + ::core::marker::Send + 'static)
    }

    /// The methods of the builder, for a provider whose types have a name there.
    ///
    /// Output:
    /// ```ignore
    /// fn override_claude(mut self, make: impl Fn(Model) -> Claude + Send + Sync + 'static) -> Self {
    ///     self.__overrides.set("claude", App::__override_claude, Arc::new(make));
    ///     self
    /// }
    /// ```
    fn setters(&self, container: &Container) -> TokenStream {
        let app = &container.name;
        let lookup = self.path_of_lookup(&quote!(#app));
        let name = self.provider.plain_name();
        let set = |value: TokenStream| {
            quote!({
                self.__overrides.set(#name, #lookup, #value);
                self
            })
        };
        let [generics, bounds] = self.generics();
        let (given, future) = (self.given(&self.returned), self.future());
        let (document, body) = (self.document(), set(self.sync()));
        let [method, waiting_method] = self.methods();
        let visibility = &self.declaration.function.visibility;
        let sync_generics = generics.as_ref().map(|generics| quote!(<#generics>));
        let sync_bounds = bounds.as_ref().map(|bounds| quote!(where #bounds));
        let waiting = self.provider.may_wait().then(|| {
            let given = self.given(&quote!(__Made));
            let body = set(self.waiting());
            let document = format!("{document} What it returns is awaited.");
            let generics = generics.map(|generics| quote!(#generics,));
            quote! {
                #[doc = #document]
                #visibility fn #waiting_method<#generics __Made>(mut self, make: impl #given) -> Self
                where
                    __Made: #future,
                    #bounds
                #body
            }
        });
        quote! {
            #[doc = #document]
            #visibility fn #method #sync_generics(mut self, make: impl #given) -> Self #sync_bounds #body

            #waiting
        }
    }

    /// The same for a provider of a module, which alone can name its types.
    ///
    /// Output:
    /// ```ignore
    /// fn override_claude<F>(mut self, make: F) -> Self
    /// where
    ///     chat::Chat: Accepts<0, F, ()>,
    /// {
    ///     <chat::Chat as Accepts<0, F, ()>>::accept(&mut self.__overrides, make);
    ///     self
    /// }
    /// ```
    fn setters_of_module(&self, container: &Container) -> TokenStream {
        let (module, position) = home(container, self.declaration);
        let visibility = &self.declaration.function.visibility;
        let is_generic = !self.generics.is_empty();
        let generic = is_generic.then(|| quote!(Instance,));
        let instance = if is_generic {
            quote!(Instance)
        } else {
            quote!(())
        };
        let [method, waiting_method] = self.methods();
        let document = self.document();
        let setter = |accepts: TokenStream, method: &Ident, document: &str| {
            let accepts = quote!(#Hardwire::__private::#accepts<#position, __Override, #instance>);
            quote! {
                #[doc = #document]
                #visibility fn #method<#generic __Override>(mut self, make: __Override) -> Self
                where
                    #module: #accepts,
                {
                    <#module as #accepts>::accept(&mut self.__overrides, make);
                    self
                }
            }
        };
        let sync = setter(quote!(Accepts), &method, &document);
        let waiting = self.provider.may_wait().then(|| {
            let document = format!("{document} What it returns is awaited.");
            setter(quote!(AcceptsAsync), &waiting_method, &document)
        });
        quote!(#sync #waiting)
    }

    /// What the methods call.
    ///
    /// Output:
    /// ```ignore
    /// impl<F: Fn(Model) -> Claude + Send + Sync + 'static> Accepts<0, F, ()> for Chat {
    ///     fn accept(overrides: &mut Overrides, make: F) {
    ///         overrides.set("claude", Chat::__override_claude, Arc::new(make));
    ///     }
    /// }
    /// ```
    fn accepts(&self, module: &Container, position: usize) -> TokenStream {
        let position = Literal::usize_unsuffixed(position);
        let (owner, name) = (&module.name, self.provider.plain_name());
        let lookup = self.path_of_lookup(&quote!(#owner));
        let [generics, bounds] = self.generics();
        let generics = generics.map(|generics| quote!(, #generics));
        let instance = self.instance();
        let accept = |value: TokenStream| {
            quote! {
                fn accept(overrides: &mut #Hardwire::__private::Overrides, make: __Override) {
                    overrides.set(#name, #lookup, #value);
                }
            }
        };
        let (given, body) = (self.given(&self.returned), accept(self.sync()));
        let waiting = self.provider.may_wait().then(|| {
            let (given, body) = (self.given(&quote!(__Made)), accept(self.waiting()));
            let future = self.future();
            quote! {
                #[doc(hidden)]
                #[allow(private_bounds, private_interfaces, reason = "a provider may use types that are private to its module")]
                impl<__Override, __Made #generics>
                    #Hardwire::__private::AcceptsAsync<#position, __Override, #instance> for #owner
                where
                    __Override: #given,
                    __Made: #future,
                    #bounds
                {
                    #body
                }
            }
        });
        quote! {
            #[doc(hidden)]
            #[allow(private_bounds, private_interfaces, reason = "a provider may use types that are private to its module")]
            impl<__Override #generics>
                #Hardwire::__private::Accepts<#position, __Override, #instance> for #owner
            where
                __Override: #given,
                #bounds
            {
                #body
            }

            #waiting
        }
    }

    /// What tells an instance of a generic provider from others: the type that it provides, if that
    /// tells all of its type parameters.
    fn instance(&self) -> TokenStream {
        let Self {
            declaration,
            arguments,
            generics,
            ..
        } = self;
        let provided = lasting(
            &declaration.returned.provided,
            &declaration.function.signature.generics,
        );
        match generics.len() {
            0 => quote!(()),
            told if told == declaration.generics.len() => provided,
            _ => quote!((#provided, #(#arguments,)*)),
        }
    }

    fn document(&self) -> String {
        format!(
            "Has `make` run in the place of `{}`, whose own dependencies do not run for it then.",
            self.provider.plain_name()
        )
    }

    fn methods(&self) -> [Ident; 2] {
        let name = self.provider.plain_name();
        [
            format_ident!("override_{name}"),
            format_ident!("override_{name}_async"),
        ]
    }
}

/// An `#[arg]`, as a closure can take it.
struct Given {
    ty: Type,
    generic: Option<GenericParam>,
}

impl Given {
    /// Input: `#[arg] name: impl Display`
    ///
    /// Output: `__Argument0`, and `__Argument0: Display`
    fn of((position, parameter): (usize, &Parameter)) -> Self {
        let ty = &*parameter.argument.ty;
        let Type::ImplTrait(any) = ungroup(ty) else {
            return Self {
                ty: ty.clone(),
                generic: None,
            };
        };
        let (name, bounds) = (format_ident!("__Argument{position}"), &any.bounds);
        Self {
            ty: syn::parse_quote!(#name),
            generic: Some(syn::parse_quote!(#name: #bounds)),
        }
    }
}

/// What finds out what is in the place of a provider, in the block that declares it.
pub(super) fn lookup(
    graph: &Graph,
    declaration: &Declaration,
    provider: &Provider,
) -> Option<TokenStream> {
    let overridable = Overridable::of(declaration, provider).filter(|_| graph.has_overrides())?;
    Some(overridable.lookup())
}

/// The override of a factory with its arguments, where a provider asks for it by
/// `#[dep(name(arguments))]`.
///
/// Output:
/// ```ignore
/// fn __override_applied_user_0(make: &Arc<dyn Fn(&str) -> bool + Send + Sync>) -> bool {
///     make("bar")
/// }
/// ```
pub(super) fn applied(
    graph: &Graph,
    (declaration, provider): (&Declaration, &Provider),
    position: usize,
    parameter: &Parameter,
    (factory, linked): (&Declaration, &Provider),
) -> Option<TokenStream> {
    let overridable = Overridable::of(factory, linked);
    let overridable = overridable.filter(|_| graph.has_overrides() && !factory.takes_any())?;
    let function = emit::applied_override_function(provider, position);
    let visibility = &declaration.function.visibility;
    let (ty, returned) = (overridable.ty(), &overridable.returned);
    let [generics, bounds] = overridable.generics();
    let (generics, bounds) = (
        generics.map(|generics| quote!(<#generics>)),
        bounds.map(|bounds| quote!(where #bounds)),
    );
    let given = parameter.applied.iter();
    let given: Vec<_> = given
        .flat_map(|Applied { arguments, .. }| arguments.iter().flatten())
        .collect();
    let (asyncness, body) = if linked.may_wait() {
        let body = quote! {
            match make {
                #Hardwire::__private::Override::Sync(make) => make(#(#given),*),
                #Hardwire::__private::Override::Async(make) => make(#(#given),*).await,
            }
        };
        (Some(quote!(async)), body)
    } else {
        (None, quote!(make(#(#given),*)))
    };
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, clippy::type_complexity, reason = "a program may not need the value")]
        #visibility #asyncness fn #function #generics(make: &#ty) -> #returned #bounds {
            #body
        }
    })
}

/// The methods of the builder.
pub(super) fn setters(container: &Container, graph: &Graph) -> Vec<TokenStream> {
    if !graph.has_overrides() {
        return Vec::new();
    }
    let declared = container.providers.iter().zip(&graph.providers);
    let overridable =
        declared.filter_map(|(declaration, provider)| Overridable::of(declaration, provider));
    overridable
        .map(|overridable| {
            if overridable.declaration.is_own() {
                overridable.setters(container)
            } else {
                overridable.setters_of_module(container)
            }
        })
        .collect()
}

/// How a module lets one of its own providers, its `position`th, be overridden.
pub(in super::super) fn accepts(
    module: &Container,
    graph: &Graph,
    position: usize,
    declaration: &Declaration,
) -> Option<TokenStream> {
    let mut providers = graph.providers.iter();
    let provider = providers.find(|provider| *declaration.name() == provider.name)?;
    let overridable = Overridable::of(declaration, provider).filter(|_| graph.has_overrides())?;
    Some(overridable.accepts(module, position))
}

/// The field of the builder, and of what the container keeps.
pub(super) fn field(container: &Container, graph: &Graph) -> Option<TokenStream> {
    let visibility = &container.visibility;
    graph.has_overrides().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __overrides: #Hardwire::__private::Overrides,
        }
    })
}
