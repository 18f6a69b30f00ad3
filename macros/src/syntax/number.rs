//! Numbers as generic arguments.

use super::call_site::CallSite;
use super::code::{Code, code};

/// A number as a type, digit by digit: `N4`, `(N1, N2)`.
///
/// For a literal `4` among generic arguments, rustc creates a constant with a body each time, which it
/// checks, builds and evaluates.
pub(crate) fn number(site: CallSite<'_>, number: usize) -> Code {
    let digits = number.to_string();
    let digits = digits.chars().map(|digit| {
        let name = site.name(&format!("N{digit}"));
        code!(site=> #hardwire::__private::#name)
    });
    if number < 10 {
        digits.collect()
    } else {
        let digits = site.list(digits);
        code!(site=> (#digits))
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::syntax::{CallSite, RuntimePath};

    #[test]
    fn a_number_is_a_digit_or_a_tuple_of_digits() {
        let runtime = RuntimePath::default();
        let site = CallSite::of_call(&runtime);
        let text = |written| number(site, written).to_string().replace(' ', "");
        assert_eq!(text(4), "::hardwire::__private::N4");
        let one_and_two = "(::hardwire::__private::N1,::hardwire::__private::N2)";
        assert_eq!(text(12), one_and_two);
    }
}
