//! Generated code as the documentation shows it: with shortened paths, and `…` for parts that are left out.

/// The blocks of a page between fences of this kind.
pub(crate) fn blocks<'a>(page: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("```{kind}\n");
    let after_fences = page.split(fence.as_str()).skip(1);
    after_fences
        .filter_map(|text| text.split("\n```").next())
        .collect()
}

/// Code without white space, comments at the ends of lines, and without the paths that readers do not need.
pub(crate) struct Shortened(String);

impl Shortened {
    pub(crate) fn of(code: &str) -> Self {
        let code = code
            .lines()
            .map(|line| line.split(" // ").next().unwrap_or(line));
        let code: String = code.flat_map(str::split_whitespace).collect();
        let prefixes = [
            "::hardwire::wired::alone::",
            "::hardwire::wired::headers::",
            "::hardwire::wired::request::",
            "::hardwire::wired::",
            "::hardwire::__private::",
            "::hardwire::bounds::",
            "::core::result::Result::",
            "::core::future::",
            "::core::marker::",
        ];
        let code = prefixes
            .iter()
            .fold(code, |code, prefix| code.replace(prefix, ""));
        // rustfmt and prettyplease put different punctuation after the last of several lines.
        Self(
            code.replace(",)", ")")
                .replace(",>", ">")
                .replace(";}", "}")
                .replace("},", "}")
                .replace("{return", "return")
                .replace("(error)}", "(error)")
                .replace("(error),", "(error)"),
        )
    }

    /// Whether this is all in the code, in this order and without gaps but for each `…`.
    pub(crate) fn contains(&self, shown: &str) -> bool {
        let shown = Self::of(shown).0;
        let parts: Vec<_> = shown.split('…').collect();
        let starts = self.0.match_indices(parts[0]);
        starts.into_iter().any(|(start, first)| {
            let after = Some(&self.0[start + first.len()..]);
            let end = parts[1..].iter().fold(after, |code, part| {
                let code = code?;
                Some(&code[code.find(part)? + part.len()..])
            });
            end.is_some()
        })
    }
}
