//! What stands in a type for the type parameters of another one: `User` for the `T` of `Cache<T>`
//! in `Cache<User>`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, PathArguments, PathSegment, Token, Type, TypeParamBound};

use super::type_key::ungroup;

/// The tokens for each type parameter, by its name without `r#`.
#[derive(Clone, Default)]
pub(crate) struct TypeArguments(Vec<(String, TokenStream)>);

impl TypeArguments {
    /// What the type parameters of `generic` are in `written`, which are known to have one key.
    pub(crate) fn of(generic: &Type, written: &Type, parameters: &[String]) -> Self {
        let mut found = Self::default();
        found.read(generic, written, parameters);
        found
    }

    /// The type with the type parameters in it replaced.
    pub(crate) fn put_in(&self, ty: &Type) -> Type {
        let tokens = self.replaced(ty.to_token_stream());
        syn::parse2(tokens.clone()).unwrap_or(Type::Verbatim(tokens))
    }

    fn replaced(&self, tokens: TokenStream) -> TokenStream {
        let mut is_name = true;
        let tokens = tokens.into_iter().map(|token| {
            // Behind `'` stands a lifetime, behind `::` what is in something else.
            let was_name = is_name;
            is_name = !matches!(&token, TokenTree::Punct(punct) if "':".contains(punct.as_char()));
            match token {
                TokenTree::Group(mut group) => {
                    let span = group.span();
                    let inner = self.replaced(group.stream());
                    group = proc_macro2::Group::new(group.delimiter(), inner);
                    group.set_span(span);
                    TokenTree::Group(group).into()
                }
                TokenTree::Ident(name) if was_name => {
                    let found = self.get(&name.unraw().to_string());
                    found.cloned().unwrap_or_else(|| name.into_token_stream())
                }
                token => token.into(),
            }
        });
        tokens.collect()
    }

    fn get(&self, name: &str) -> Option<&TokenStream> {
        let mut all = self.0.iter();
        let found = all.find(|(known, _)| known == name);
        found.map(|(_, tokens)| tokens)
    }

    fn read(&mut self, generic: &Type, written: &Type, parameters: &[String]) {
        let (generic, written) = (ungroup(generic), ungroup(written));
        if self.add(generic, written, parameters) {
            return;
        }
        match (generic, written) {
            (Type::Path(generic), Type::Path(written)) => {
                let segments = (generic.path.segments.last(), written.path.segments.last());
                self.read_segments(segments, parameters);
            }
            (Type::Reference(generic), Type::Reference(written)) => {
                self.read(&generic.elem, &written.elem, parameters);
            }
            (Type::Slice(generic), Type::Slice(written)) => {
                self.read(&generic.elem, &written.elem, parameters);
            }
            (Type::Array(generic), Type::Array(written)) => {
                self.read(&generic.elem, &written.elem, parameters);
                self.add(&generic.len, &written.len, parameters);
            }
            (Type::Tuple(generic), Type::Tuple(written)) => {
                for (generic, written) in generic.elems.iter().zip(&written.elems) {
                    self.read(generic, written, parameters);
                }
            }
            (Type::TraitObject(generic), Type::TraitObject(written)) => {
                let pairs = last_segments(&generic.bounds).zip(last_segments(&written.bounds));
                for (generic, written) in pairs {
                    self.read_segments((Some(generic), Some(written)), parameters);
                }
            }
            _ => {}
        }
    }

    fn read_segments(
        &mut self,
        (generic, written): (Option<&PathSegment>, Option<&PathSegment>),
        parameters: &[String],
    ) {
        let arguments = |segment: Option<&PathSegment>| match segment.map(|last| &last.arguments) {
            Some(PathArguments::AngleBracketed(arguments)) => {
                let arguments = arguments.args.iter().cloned();
                arguments
                    .filter(|argument| !matches!(argument, GenericArgument::Lifetime(_)))
                    .collect()
            }
            _ => Vec::new(),
        };
        for (generic, written) in arguments(generic).iter().zip(&arguments(written)) {
            match (generic, written) {
                (GenericArgument::Type(generic), GenericArgument::Type(written)) => {
                    self.read(generic, written, parameters);
                }
                _ => {
                    self.add(generic, written, parameters);
                }
            }
        }
    }

    /// Notes what is written, if it stands for nothing but a type parameter.
    fn add(
        &mut self,
        generic: &impl ToTokens,
        written: &impl ToTokens,
        parameters: &[String],
    ) -> bool {
        let name = match syn::parse2::<syn::Ident>(generic.to_token_stream()) {
            Ok(name) => name.unraw().to_string(),
            Err(_) => return false,
        };
        let is_parameter = parameters.contains(&name);
        if is_parameter && self.get(&name).is_none() {
            self.0.push((name, written.to_token_stream()));
        }
        is_parameter
    }
}

fn last_segments(
    bounds: &Punctuated<TypeParamBound, Token![+]>,
) -> impl Iterator<Item = &PathSegment> {
    bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::TypeArguments;

    fn put(generic: &str, written: &str, ty: &str) -> String {
        let parse = |text: &str| syn::parse_str(text).unwrap();
        let parameters = ["T".to_owned(), "N".to_owned()];
        let found = TypeArguments::of(&parse(generic), &parse(written), &parameters);
        let ty = found.put_in(&parse(ty)).to_token_stream().to_string();
        ty.replace(' ', "")
    }

    #[test]
    fn paths_are_kept_as_written() {
        let ty = put("Cache<T>", "cache::Cache<user::User>", "Arc<Other<T>>");
        assert_eq!(ty, "Arc<Other<user::User>>");
    }

    #[test]
    fn type_parameters_are_found_at_any_depth() {
        for (generic, written) in [
            ("Cache<'a, (u8, [T])>", "Cache<(u8, [X])>"),
            ("dyn Repo<T> + Send", "dyn repo::Repo<X> + Send"),
            ("Cache<&'static T, u8>", "Cache<&'static X, u8>"),
            ("Cache<[T; N]>", "Cache<[X; 4]>"),
        ] {
            assert_eq!(put(generic, written, "Of<T>"), "Of<X>");
        }
    }

    #[test]
    fn const_parameters_are_too() {
        assert_eq!(put("Ring<N>", "Ring<16>", "[u8; N]"), "[u8;16]");
        assert_eq!(put("Ring<[T; N]>", "Ring<[u8; 16]>", "Of<N>"), "Of<16>");
    }

    #[test]
    fn what_is_called_alike_stays() {
        assert_eq!(put("A<T>", "A<X>", "B<'T, b::T, T>"), "B<'T,b::T,X>");
    }
}
