use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex, PoisonError};

use anyhow::Context;
use ra_ap_ide::{Analysis, AnalysisHost, FileId};
use ra_ap_ide_db::ChangeWithProcMacros;
use ra_ap_load_cargo::{LoadCargoConfig, ProcMacroServerChoice, load_workspace_at};
use ra_ap_paths::{AbsPathBuf, Utf8PathBuf};
use ra_ap_project_model::{CargoConfig, RustLibSource};
use ra_ap_vfs::{Vfs, VfsPath};

use crate::File;

/// Shared, because the workspace takes a while to load. Locked, because a test may change a file.
static OPEN: LazyLock<Mutex<Editor>> = LazyLock::new(|| Mutex::new(Editor::load()));

/// An editor with the workspace of the gateway.
pub struct Editor {
    host: AnalysisHost,
    files: Vfs,
    /// The folder of the gateway.
    folder: AbsPathBuf,
}

impl Editor {
    /// Opens a file of the gateway, such as `src/app.rs`. All tests of this process share one editor.
    ///
    /// # Panics
    ///
    /// Panics if the workspace cannot be loaded, or if the file does not exist.
    #[must_use]
    pub fn open(path: &str) -> File {
        let editor = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        File::new(editor, path)
    }

    fn load() -> Self {
        let gateway = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/gateway");
        let folder = gateway.canonicalize().expect("the gateway");
        let (database, files, server) =
            load_workspace_at(&folder, &cargo(), &proc_macros(), &|_| ()).expect("a workspace");
        assert!(server.is_some(), "the toolchain has no proc-macro server");
        Self {
            host: AnalysisHost::with_database(database),
            files,
            folder: absolute(folder),
        }
    }

    pub(crate) fn analysis(&self) -> Analysis {
        self.host.analysis()
    }

    pub(crate) fn file(&self, path: &str) -> FileId {
        let path = VfsPath::from(self.folder.join(path));
        let found = self.files.file_id(&path);
        found.with_context(|| path.to_string()).expect("a file").0
    }

    /// The path of a file. It is relative if the file is in the gateway's folder.
    pub(crate) fn path(&self, file: FileId) -> String {
        let path = self.files.file_path(file).to_string();
        let own = path.strip_prefix(self.folder.as_str());
        own.map_or(path.clone(), |own| own.trim_start_matches('/').to_owned())
    }

    pub(crate) fn change(&mut self, file: FileId, text: &str) {
        let mut change = ChangeWithProcMacros::default();
        change.change_file(file, Some(text.to_owned()));
        self.host.apply_change(change);
    }
}

fn cargo() -> CargoConfig {
    CargoConfig {
        all_targets: true,
        set_test: true,
        sysroot: Some(RustLibSource::Discover),
        sysroot_src: Some(absolute(standard_library())),
        ..CargoConfig::default()
    }
}

/// The source of the standard library. Without it, rust-analyzer would make rustup install it.
fn standard_library() -> PathBuf {
    let said = env::var_os("RUST_SRC_PATH").map(PathBuf::from);
    let library = said.unwrap_or_else(|| toolchain().join("lib/rustlib/src/rust/library"));
    let advice = "say `rustup component add rust-src`, or where it is in `RUST_SRC_PATH`";
    assert!(
        library.join("core").exists(),
        "no source of the standard library: {advice}"
    );
    library
}

fn toolchain() -> PathBuf {
    let mut rustc = Command::new("rustc");
    let printed = rustc.args(["--print", "sysroot"]).output().expect("rustc");
    let printed = String::from_utf8(printed.stdout).expect("UTF-8");
    PathBuf::from(printed.trim())
}

fn absolute(path: PathBuf) -> AbsPathBuf {
    AbsPathBuf::assert(Utf8PathBuf::from_path_buf(path).expect("UTF-8"))
}

fn proc_macros() -> LoadCargoConfig {
    LoadCargoConfig {
        load_out_dirs_from_check: true,
        with_proc_macro_server: ProcMacroServerChoice::Sysroot,
        prefill_caches: false,
        num_worker_threads: 1,
        proc_macro_processes: 1,
    }
}
