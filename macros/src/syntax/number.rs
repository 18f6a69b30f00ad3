//! Numbers among the arguments of generics.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use super::code::{Code, Insert, Written, code, list};
use super::hardwire::Hardwire;
use super::located::code_span;

/// A number as a type, digit by digit: `N4`, `(N1, N2)`.
///
/// Of a `4` that stands among the arguments of a generic, rustc makes a constant with a body of its
/// own, each time that it is written, and checks it, builds it and evaluates it.
#[derive(Clone, Copy)]
pub(crate) struct Number(pub(crate) usize);

impl Number {
    fn code(self) -> Code {
        let digits = self.0.to_string();
        let digits = digits.chars().map(|digit| {
            let name = Ident::new(&format!("N{digit}"), code_span());
            code!(#Hardwire::__private::#name)
        });
        if self.0 < 10 {
            digits.collect()
        } else {
            let digits = list(digits);
            code!((#digits))
        }
    }
}

impl ToTokens for Number {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.code().to_tokens(tokens);
    }
}

impl Insert for Number {
    fn insert_into(&self, written: &mut Written) {
        self.code().insert_into(written);
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::Number;

    #[test]
    fn a_number_is_a_digit_or_a_tuple_of_digits() {
        let text = |number| {
            Number(number)
                .to_token_stream()
                .to_string()
                .replace(' ', "")
        };
        assert_eq!(text(4), "::hardwire::__private::N4");
        let one_and_two = "(::hardwire::__private::N1,::hardwire::__private::N2)";
        assert_eq!(text(12), one_and_two);
    }
}
