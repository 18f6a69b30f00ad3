//! Each message has a section in the documentation, `hardwire::mistakes`, with the mistake, the message and the
//! fix. The mistake and the message are those of the UI test: `UPDATE_EXPECT=1` writes both. The fix is compiled with
//! the documentation.

use std::fs;
use std::path::PathBuf;

use expect_test::expect_file;

use crate::outputs;
use crate::slugs::{messages, pages, workspace};

/// The page of the messages that rustc itself reports.
const RUSTC: &str = "rustc";

/// What the reader was doing, and the pages of the messages about that. The page of rustc's messages has these
/// headings too.
const ACTIVITIES: [(&str, &[&str]); 5] = [
    ("Declaring a container or a module", &["block"]),
    (
        "Declaring a provider",
        &[
            "provider",
            "lifetime",
            "lazy",
            "thread",
            "shared",
            "after_body",
            "teardown",
            "generic",
        ],
    ),
    (
        "Asking for a dependency",
        &["missing", "parameter", "mismatch", "outcome", "deferred"],
    ),
    (
        "Writing a handler, a middleware or a task",
        &["handler", "group", "guard", "mapping", "task"],
    ),
    ("Testing", &[]),
];

#[test]
fn each_message_has_its_section() {
    let lacking: Vec<_> = messages()
        .into_iter()
        .filter(|message| !is_documented(&message.page, &message.slug))
        .map(|message| {
            format!(
                "## `{}` in {}",
                message.slug,
                page_path(&message.page).display()
            )
        })
        .collect();
    assert!(lacking.is_empty(), "no section {lacking:#?}");
}

#[test]
fn each_section_has_its_message() {
    let slugs: Vec<_> = messages().into_iter().map(|message| message.slug).collect();
    for page in pages() {
        for section in sections(&read(&page)) {
            assert!(
                slugs.contains(&section),
                "no message `{section}`, which is in {page}.md"
            );
        }
    }
}

#[test]
fn a_section_shows_what_there_is() {
    for page in documented_pages() {
        expect_file![page_path(&page)].assert_eq(&with_examples(&read(&page)));
    }
}

#[test]
fn the_index_lists_what_is_said() {
    let tables = ACTIVITIES.iter().map(|(activity, pages)| {
        let of_macros = pages
            .iter()
            .flat_map(|page| rows(page, &sections(&read(page))));
        let of_rustc = rows(RUSTC, &sections(&under_heading(&read(RUSTC), activity)));
        let rows: Vec<_> = of_macros.chain(of_rustc).collect();
        format!(
            "# {activity}\n\n| message | section |\n|---|---|\n{}\n",
            rows.join("\n")
        )
    });
    let tables: Vec<_> = tables.collect();
    expect_file![page_path("index")].assert_eq(&tables.join("\n"));
}

#[test]
fn each_section_is_in_the_index() {
    let pages = ACTIVITIES
        .iter()
        .flat_map(|(_, pages)| pages.iter().copied());
    let mut listed: Vec<_> = pages.collect();
    listed.sort_unstable();
    assert_eq!(listed, self::pages());
    let grouped = ACTIVITIES.iter();
    let grouped =
        grouped.flat_map(|(activity, _)| sections(&under_heading(&read(RUSTC), activity)));
    assert_eq!(grouped.collect::<Vec<_>>(), sections(&read(RUSTC)));
}

/// The address at the end of a message is that of a section.
#[test]
fn each_address_is_that_of_a_section() {
    let folders = [
        "mistakes",
        "together",
        "left_to_rustc",
        "first_month",
        "override",
    ];
    for path in folders.into_iter().flat_map(outputs) {
        let text = fs::read_to_string(&path).unwrap();
        for address in text
            .lines()
            .filter_map(|line| line.split_once("/hardwire/mistakes/"))
        {
            let (page, slug) = address.1.split_once("/index.html#").unwrap();
            assert!(
                is_documented(page, slug),
                "{page}#{slug} in {}",
                path.display()
            );
        }
    }
}

/// The part of a page from the heading of this activity to that of the next one.
fn under_heading(page: &str, activity: &str) -> String {
    let is_heading = |line: &str| {
        let heading = line.strip_prefix("# ");
        heading.is_some_and(|heading| ACTIVITIES.iter().any(|(activity, _)| *activity == heading))
    };
    let lines = page
        .lines()
        .skip_while(|line| line.strip_prefix("# ") != Some(activity))
        .skip(1)
        .take_while(|line| !is_heading(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn documented_pages() -> Vec<String> {
    pages().into_iter().chain([RUSTC.to_owned()]).collect()
}

fn page_path(page: &str) -> PathBuf {
    let pages = workspace().join("runtime/src/docs/mistakes");
    pages.join(page).with_extension("md")
}

fn read(page: &str) -> String {
    fs::read_to_string(page_path(page)).unwrap_or_default()
}

fn is_documented(page: &str, slug: &str) -> bool {
    sections(&read(page)).iter().any(|section| section == slug)
}

/// The slugs that a page has a section for.
fn sections(page: &str) -> Vec<String> {
    let headings = page.lines().filter_map(|line| line.strip_prefix("## `"));
    headings
        .map(|heading| heading.trim_end_matches('`').to_owned())
        .collect()
}

/// The page, with the examples in its sections as they are now.
fn with_examples(page: &str) -> String {
    let mut sections = page.split("\n## `");
    let introduction = sections.next().unwrap_or_default().to_owned();
    sections.fold(introduction, |page, section| {
        let (slug, _) = section.split_once('`').unwrap();
        let section = with_block(section, "compile_fail", &shown(&ui_file(slug, "rs")));
        let section = with_block(&section, "text", &said(slug));
        let fixed = section.rsplit("\n```\n").nth(1).unwrap_or_default();
        assert!(fixed.contains("fn "), "the section of `{slug}` has no fix");
        format!("{page}\n## `{section}")
    })
}

/// The section, with `content` in its block of this kind.
fn with_block(section: &str, kind: &str, content: &str) -> String {
    let fence = format!("\n```{kind}\n");
    let Some((before, behind)) = section.split_once(&fence) else {
        panic!("no block ```{kind} in {section}");
    };
    let (_, behind) = behind.split_once("```").unwrap();
    format!("{before}{fence}{content}\n```{behind}")
}

/// A test's source, without what it says of itself; what all of them have is hidden from readers.
fn shown(source: &str) -> String {
    let lines = source.lines().skip_while(|line| line.starts_with("//!"));
    let source = lines.collect::<Vec<_>>().join("\n");
    let (items, main) = source.split_once("\nfn main() {\n").unwrap();
    let imports = |line: &&str| line.starts_with("use ") || line.is_empty();
    let hidden = |line: &str| format!("# {line}").trim_end().to_owned();
    let first = items.lines().take_while(imports).map(hidden);
    let shown = items.lines().skip_while(imports).map(str::to_owned);
    let mut lines: Vec<_> = first.chain(shown).collect();
    lines.extend(
        format!("\nfn main() {{\n{main}")
            .lines()
            .skip(1)
            .map(hidden),
    );
    lines.join("\n")
}

/// What the compiler says of a test, as if it were a program.
fn said(slug: &str) -> String {
    let folder = folder(slug);
    let file = format!("ui/{folder}/{slug}.rs");
    let said = ui_file(slug, "stderr")
        .replace(&format!("$DIR/{file}"), "src/main.rs")
        .replace(&file, "src/main.rs");
    said.trim_end().to_owned()
}

fn ui_file(slug: &str, extension: &str) -> String {
    let path = workspace().join("tests/ui").join(folder(slug)).join(slug);
    fs::read_to_string(path.with_extension(extension)).unwrap()
}

fn folder(slug: &str) -> &'static str {
    let folders = ["mistakes", "together", "left_to_rustc"];
    let path = |folder: &str| workspace().join("tests/ui").join(folder).join(slug);
    let has_it = |folder: &&str| path(folder).with_extension("rs").exists();
    let found = folders.into_iter().find(has_it);
    found.unwrap_or_else(|| panic!("no UI test for `{slug}`"))
}

/// The rows of the index for a page: the first line of what is said, and where it is explained.
fn rows(page: &str, slugs: &[String]) -> Vec<String> {
    let rows = slugs.iter().map(|slug| {
        let said = ui_file(slug, "stderr");
        let (_, rule) = said.lines().next().unwrap().split_once(": ").unwrap();
        format!(
            "| {} | [`{slug}`]({page}#{slug}) |",
            rule.replace('|', "\\|")
        )
    });
    rows.collect()
}
