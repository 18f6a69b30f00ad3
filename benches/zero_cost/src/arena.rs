//! An allocator for which all blocks cost the same.
//!
//! The system's keeps books, and what one block costs depends on all that came before it: by up to
//! 400 instructions, which would be said of the code that asked for the block. And glibc copies what is
//! large in a way that depends on where in its page it lies, so that is always at the beginning.

#![expect(unsafe_code, reason = "no allocator can be written without")]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const BYTES: usize = 64 << 20;
const LINE: usize = 64;
const PAGE: usize = 4096;

/// From this size on, a block has its own page.
const LARGE: usize = 256;

type Memory = UnsafeCell<MaybeUninit<[u8; BYTES]>>;

/// Gives one block after the other, each at a line of the cache or at a page, counts them, and takes
/// none back.
#[derive(Debug)]
#[repr(C, align(4096))]
pub struct Arena {
    memory: Memory,
    used: AtomicUsize,
    blocks: AtomicUsize,
}

// SAFETY: no byte of the memory is given twice, so no two threads have the same one.
unsafe impl Sync for Arena {}

impl Arena {
    /// An arena that has given nothing.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a static needs a constant")]
    pub const fn new() -> Self {
        Self {
            memory: UnsafeCell::new(MaybeUninit::uninit()),
            used: AtomicUsize::new(0),
            blocks: AtomicUsize::new(0),
        }
    }

    /// How many blocks it has given.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.blocks.load(Relaxed)
    }
}

// SAFETY: a block lies within the memory, which begins at a page, and blocks do not overlap.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = layout.size().next_multiple_of(LINE);
        let place = if size < LARGE { LINE } else { PAGE };
        let end = |used: usize| Some(used.next_multiple_of(place) + size);
        let Ok(used) = self.used.fetch_update(Relaxed, Relaxed, end) else {
            return ptr::null_mut();
        };
        let start = used.next_multiple_of(place);
        if layout.align() > place || start + size > BYTES {
            return ptr::null_mut();
        }
        self.blocks.fetch_add(1, Relaxed);
        // SAFETY: `start` is within the memory.
        unsafe { self.memory.get().cast::<u8>().add(start) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
