//! The code that the helps of a message offer, and the program in which it is applied.

use std::ops::Range;

/// Code that a help offers, and the place that its message points to.
#[derive(Debug)]
pub(crate) struct Offer {
    pub(crate) code: String,
    line: usize,
    columns: Range<usize>,
    /// The help says "in both places".
    is_twice: bool,
}

/// The words before the offered code, which is in backticks.
const INTRODUCTIONS: [&str; 6] = [
    "write `",
    "ask for `",
    "asked for as `",
    "by value: write `",
    "or name the arguments of the only call: `",
    "or name the arguments of its only call: `",
];

/// Each offer in the output of rustc for one program.
pub(crate) fn offers(output: &str) -> Vec<Offer> {
    let mut messages: Vec<Vec<&str>> = Vec::new();
    for line in output.lines() {
        if line.starts_with("error") || messages.is_empty() {
            messages.push(Vec::new());
        }
        messages
            .last_mut()
            .into_iter()
            .for_each(|message| message.push(line));
    }
    messages.iter().flat_map(|lines| offers_of(lines)).collect()
}

fn offers_of(message: &[&str]) -> Vec<Offer> {
    let lines = || message.iter().copied();
    let is_ours = lines().any(|line| line.contains("note: see https://docs.rs/hardwire/"));
    let Some((line, columns)) = place(message).filter(|_| is_ours) else {
        return Vec::new();
    };
    let helps = lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("= help: ")
            .or_else(|| line.strip_prefix("= note: "))
    });
    let offers = helps.flat_map(|help| {
        let is_twice = help.contains("in both places") || help.ends_with("in both");
        codes(help).into_iter().map(move |code| (code, is_twice))
    });
    let offers = offers.map(|(code, is_twice)| Offer {
        code,
        line,
        columns: columns.clone(),
        is_twice,
    });
    offers.collect()
}

/// The line and the columns that are underlined, counted from 0.
fn place(message: &[&str]) -> Option<(usize, Range<usize>)> {
    let arrow = message
        .iter()
        .position(|line| line.trim_start().starts_with("--> "))?;
    let mut numbers = message[arrow].rsplit(':');
    let (column, line) = (numbers.next()?, numbers.next()?);
    let (column, line): (usize, usize) = (column.parse().ok()?, line.parse().ok()?);
    let mut underlines = message[arrow..].iter().filter(|line| line.contains('^'));
    let underline = underlines
        .next()?
        .trim_start_matches(|character| character != '^');
    let width = underline
        .chars()
        .take_while(|character| *character == '^')
        .count();
    let start = column - 1;
    Some((line - 1, start..start + width))
}

/// The offered codes of a help.
fn codes(help: &str) -> Vec<String> {
    let mut starts: Vec<_> = INTRODUCTIONS
        .iter()
        .flat_map(|words| help.match_indices(words).map(|(at, _)| at + words.len()))
        .collect();
    starts.sort_unstable();
    starts.dedup();
    let codes = starts
        .into_iter()
        .filter_map(|at| Some(help[at..].split_once('`')?.0.to_owned()));
    codes.collect()
}

impl Offer {
    /// Whether it contains no placeholder.
    pub(crate) fn is_complete(&self) -> bool {
        !self.code.contains('…')
    }

    /// The program with the offered code, or `None` if it has no place there.
    pub(crate) fn apply(&self, program: &str) -> Option<String> {
        if let Some(ty) = self.code.strip_prefix('&').filter(|_| self.is_twice) {
            return Some(program.replace(&format!("&mut {ty}"), &self.code));
        }
        if let Some((declaration, _)) = self
            .code
            .strip_prefix("trait ")
            .and_then(|code| code.split_once(':'))
        {
            return Some(program.replacen(&format!("trait {declaration}"), &self.code, 1));
        }
        if let Some(from) = self.code.strip_prefix("impl From<") {
            let (error, _) = from.split_once("> for ")?;
            let body = format!("fn from(_: {error}) -> Self {{ unimplemented!() }}");
            return Some(format!("{program}\n{} {{ {body} }}\n", self.code));
        }
        let mut lines: Vec<_> = program.lines().map(str::to_owned).collect();
        let line = lines.get_mut(self.line)?;
        let range = self.replaced(line)?;
        // An attribute that is not there yet goes before the parameter.
        let space = if range.is_empty() { " " } else { "" };
        line.replace_range(range, &format!("{}{space}", self.code));
        Some(lines.join("\n"))
    }

    /// The part of the line that the offered code replaces.
    fn replaced(&self, line: &str) -> Option<Range<usize>> {
        let code = self.code.as_str();
        if code.starts_with("-> ") {
            let ty = self.type_of_parameter(line)?;
            let arrow = line[ty.clone()].find("-> ")?;
            Some(ty.start + arrow..ty.end)
        } else if code == "impl AsyncFn" {
            Some(self.columns.start..self.columns.start + "impl Fn".len())
        } else if code.starts_with("#[") {
            self.attribute(line)
        } else if code.contains(": ") {
            self.parameter(line)
        } else if let Some(name) = option_name(code) {
            option(line, name, self.columns.start)
        } else if line.trim_start().starts_with("#[") {
            Some(self.columns.clone())
        } else {
            let ty = self.type_of_parameter(line);
            ty.or_else(|| Some(self.columns.clone()))
        }
    }

    /// The attribute of the same name, or where it goes.
    fn attribute(&self, line: &str) -> Option<Range<usize>> {
        let code = self.code.strip_prefix("#[")?;
        let name = code.split(['(', ']']).next()?;
        let is_before_an_item = line.trim_start().starts_with("#[");
        if is_before_an_item && !self.code.starts_with("#[inject") {
            return Some(line.find("#[")?..line.len());
        }
        attribute(line, name, self.columns.start).or_else(|| {
            let parameter = self.parameter(line)?;
            let is_whole = code.contains("] ");
            let end = if is_whole {
                parameter.end
            } else {
                parameter.start
            };
            Some(parameter.start..end)
        })
    }

    /// `name: Type` around the place.
    fn parameter(&self, line: &str) -> Option<Range<usize>> {
        let mut parameters = elements(line, line.find('(')? + 1).into_iter();
        parameters.find(|parameter| parameter.contains(&self.columns.start))
    }

    /// The type of the parameter around the place.
    fn type_of_parameter(&self, line: &str) -> Option<Range<usize>> {
        let parameter = self.parameter(line)?;
        let colon = line[parameter.clone()].find(": ")? + parameter.start + 2;
        (colon <= self.columns.start).then_some(colon..parameter.end)
    }
}

/// The name of the option that the code sets: `teardown = Tx::finish`, `modules(Sessions)`, `lazy, blocking`.
fn option_name(code: &str) -> Option<&str> {
    const OPTIONS: [&str; 12] = [
        "teardown",
        "until",
        "timeout",
        "as",
        "modules",
        "error",
        "state",
        "teardown_timeout",
        "rejections",
        "guard",
        "lazy",
        "call",
    ];
    let name = code.split([' ', '(', ',']).next()?;
    (name != code && OPTIONS.contains(&name)).then_some(name)
}

/// The last attribute of this name before the place.
fn attribute(line: &str, name: &str, place: usize) -> Option<Range<usize>> {
    let begin = format!("#[{name}");
    let starts = line.match_indices(&begin).map(|(at, _)| at);
    let start = starts.filter(|at| *at <= place).last()?;
    let mut depth = 0_i32;
    for (at, character) in line.char_indices().skip_while(|(at, _)| *at < start) {
        depth += match character {
            '[' | '(' => 1,
            ']' | ')' => -1,
            _ => 0,
        };
        if depth == 0 && character == ']' {
            return Some(start..at + 1);
        }
    }
    None
}

/// The option of this name, or else the one at the place, up to its comma.
fn option(line: &str, name: &str, place: usize) -> Option<Range<usize>> {
    let options = elements(line, line.find('(')? + 1);
    let mut named = options.iter();
    let named = named.find(|option| line[(*option).clone()].starts_with(name));
    named
        .or_else(|| options.iter().find(|option| option.contains(&place)))
        .cloned()
}

/// The elements between the commas of a list that begins here, without the space around them.
fn elements(line: &str, begin: usize) -> Vec<Range<usize>> {
    let (mut elements, mut start, mut depth) = (Vec::new(), begin, 0_i32);
    let mut previous = ' ';
    for (at, character) in line.char_indices().skip_while(|(at, _)| *at < begin) {
        match character {
            '(' | '[' | '<' => depth += 1,
            ')' if depth == 0 => {
                elements.push(trimmed(line, start..at));
                return elements;
            }
            '>' if previous == '-' => {}
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                elements.push(trimmed(line, start..at));
                start = at + 1;
            }
            _ => {}
        }
        previous = character;
    }
    elements
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// The program without the bodies of its functions, which may use a type as it was before.
pub(crate) fn without_bodies(program: &str) -> String {
    let mut lines = Vec::new();
    let mut end: Option<String> = None;
    for line in program.lines() {
        if end.as_deref().is_some_and(|end| end != line) {
            continue;
        }
        end = None;
        lines.push(line.to_owned());
        let is_function = line.contains("fn ") && line.ends_with('{');
        if is_function && !line.starts_with("fn main") {
            let indent = &line[..line.len() - line.trim_start().len()];
            lines.push(format!("{indent}    unimplemented!()"));
            end = Some(format!("{indent}}}"));
        }
    }
    lines.join("\n")
}
