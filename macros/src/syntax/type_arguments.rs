//! What stands in a type for the type parameters of another one: `User` for the `T` of `Cache<T>`
//! in `Cache<User>`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;
use syn::ext::IdentExt;

use super::type_key::{tokens_at, type_key};

/// The tokens for each type parameter, by its name without `r#`.
#[derive(Clone, Default)]
pub(crate) struct TypeArguments(Vec<(String, TokenStream)>);

impl TypeArguments {
    /// What the type parameters of `generic` are in `written`, which are known to have one key.
    pub(crate) fn of(generic: &Type, written: &Type, parameters: &[String]) -> Self {
        let pattern = type_key(generic).marked(parameters);
        let found = parameters.iter().filter_map(|parameter| {
            let position = pattern.position_of(parameter)?;
            Some((parameter.clone(), tokens_at(written, &position)?))
        });
        Self(found.collect())
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
