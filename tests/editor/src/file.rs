use std::ops::Range;
use std::sync::MutexGuard;
use std::thread;

use ra_ap_ide::{
    Analysis, AssistResolveStrategy, Cancellable, FileId, FilePosition, FileRange,
    NavigationTarget, TextRange, TextSize,
};

use crate::Editor;
use crate::configuration::{completion, definition, diagnostics, hover};

/// Marks the position of the cursor in a text.
const CURSOR: char = '|';

/// The stack size, in bytes.
const ROOM: usize = 64 << 20;

/// An open file. Closing it restores its original text.
pub struct File {
    editor: MutexGuard<'static, Editor>,
    id: FileId,
    saved: String,
    text: String,
}

impl File {
    pub(crate) fn new(editor: MutexGuard<'static, Editor>, path: &str) -> Self {
        let id = editor.file(path);
        let text = editor.analysis().file_text(id).expect("a text").to_string();
        Self {
            editor,
            id,
            saved: text.clone(),
            text,
        }
    }

    /// Replaces `old`, which must occur once, by `new`.
    #[must_use]
    pub fn typing(mut self, old: &str, new: &str) -> Self {
        only(&self.text, old);
        self.text = self.text.replacen(old, new, 1);
        self.editor.change(self.id, &self.text);
        self
    }

    /// The hover text at the cursor in `place`, which must occur once: `claude.str|eam(`.
    #[must_use]
    pub fn hover(&self, place: &str) -> String {
        let FilePosition { file_id, offset } = self.position(place);
        let range = TextRange::empty(offset);
        let shown = self.ask(|analysis| analysis.hover(&hover(), FileRange { file_id, range }));
        shown.map_or_else(String::new, |shown| shown.info.markup.to_string())
    }

    /// The definitions of the word at the cursor, such as `src/auth.rs: User`.
    #[must_use]
    pub fn definition(&self, place: &str) -> Vec<String> {
        let position = self.position(place);
        let found = self.ask(|analysis| analysis.goto_definition(position, &definition()));
        let targets = found.map_or_else(Vec::new, |found| found.info);
        let name = |target: &NavigationTarget| {
            let path = self.editor.path(target.file_id);
            format!("{path}: {}", target.name)
        };
        targets.iter().map(name).collect()
    }

    /// The completions at the cursor.
    #[must_use]
    pub fn completions(&self, place: &str) -> Vec<String> {
        let position = self.position(place);
        let offered = self.ask(|analysis| analysis.completions(&completion(), position, Some('.')));
        let items = offered.unwrap_or_default().into_iter();
        let name = |label: &str| label.split('(').next().unwrap_or_default().to_owned();
        items.map(|item| name(&item.label.primary)).collect()
    }

    /// The diagnostics, such as `E0609: no field … at `quota``.
    #[must_use]
    pub fn underlined(&self) -> Vec<String> {
        let id = self.id;
        let found = self.ask(|analysis| {
            analysis.full_diagnostics(&diagnostics(), AssistResolveStrategy::None, id)
        });
        let shown = found.iter().map(|found| {
            let place = &self.text[Range::<usize>::from(found.range.range)];
            format!("{}: {} at `{place}`", found.code.as_str(), found.message)
        });
        shown.collect()
    }

    /// Runs on another thread, because rust-analyzer needs more stack than a test has.
    fn ask<T: Send>(&self, question: impl FnOnce(Analysis) -> Cancellable<T> + Send) -> T {
        let analysis = self.editor.analysis();
        let answer = thread::scope(|scope| {
            let room = thread::Builder::new().stack_size(ROOM);
            let asked = room.spawn_scoped(scope, || question(analysis));
            asked.expect("a thread").join().expect("an answer")
        });
        answer.expect("nothing that changes meanwhile")
    }

    fn position(&self, place: &str) -> FilePosition {
        let before = place.find(CURSOR).expect("a cursor");
        let start = only(&self.text, &place.replace(CURSOR, ""));
        FilePosition {
            file_id: self.id,
            offset: TextSize::try_from(start + before).expect("a file of less than 4 GiB"),
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        if self.text != self.saved {
            self.editor.change(self.id, &self.saved);
        }
    }
}

/// The position of `part` in `text`. It must occur once.
fn only(text: &str, part: &str) -> usize {
    let mut places = text.match_indices(part);
    let (place, _) = places
        .next()
        .unwrap_or_else(|| panic!("no `{part}` in {text}"));
    assert!(places.next().is_none(), "`{part}` is there more than once");
    place
}
